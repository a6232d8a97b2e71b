package io.ringfire.engine.ingress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringfire.engine.fakes.EngineRig;
import io.ringfire.engine.fakes.Preambles;
import io.ringfire.engine.fakes.SlotPublisher;
import io.ringfire.engine.ledger.AccountSpec;
import io.ringfire.engine.order.CommandKind;
import io.ringfire.engine.pipeline.Pipeline;
import io.ringfire.engine.pipeline.PipelineContext.Threading;
import io.ringfire.engine.record.RecordFrame;
import io.ringfire.engine.ring.EngineCounters;
import io.ringfire.engine.ring.EngineCounters.Counter;
import io.ringfire.engine.sbe.OperatorCommandDecoder;
import io.ringfire.engine.sbe.TimerDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FactWriterTest {
    private static final long NOON = Preambles.NOON;

    private final EngineCounters counters = new EngineCounters();
    private final SlotPublisher slot = new SlotPublisher();
    private final FactWriter facts = new FactWriter(slot, counters);

    private void command(String commandId, String why) {
        facts.command(NOON, CommandKind.HALT, 0, -1, 0, commandId, "somebody", why);
    }

    private String why() {
        OperatorCommandDecoder command = new OperatorCommandDecoder()
                .wrap(
                        slot.event().inbound().buffer(),
                        RecordFrame.BLOCK_OFFSET,
                        OperatorCommandDecoder.BLOCK_LENGTH,
                        OperatorCommandDecoder.SCHEMA_VERSION);
        command.skipWho();
        return command.why();
    }

    /** Seen failing: text was cut by characters, and 61 umlauts threw. */
    @Test
    void shouldCutTextBetweenCharactersAtWhatTheSchemaHolds() {
        command("c", "x".repeat(121));
        assertEquals("x".repeat(120), why());
        command("c", "ü".repeat(61));
        assertEquals("ü".repeat(60), why());
        command("c", "x" + "😀".repeat(40));
        assertEquals("x" + "😀".repeat(29), why());
        assertEquals(117, why().getBytes(StandardCharsets.UTF_8).length);
        command("c", "short");
        assertEquals("short", why());
    }

    /**
     * A fact that throws half-way leaves a claimed slot; were it not made void, the next publication would hand both to the stages.
     * Seen failing: the half-filled command was handled, and journalled.
     */
    @Test
    void shouldMakeASlotVoidWhoseFactThrewHalfWay() {
        List<String> seen = new ArrayList<>();
        EngineRig rig = new EngineRig()
                .listener((event, sequence) -> seen.add(
                        event.inbound().isVoid()
                                ? "void"
                                : "timer " + event.inbound().eventNs() % 1_000));
        Pipeline pipeline = rig.launch(Threading.FUSED, 4);
        FactWriter ringFacts = new FactWriter(pipeline, rig.counters());
        for (int i = 0; i < 4; i++) {
            ringFacts.timer(NOON + i, NOON + i);
        }
        assertThrows(
                IndexOutOfBoundsException.class,
                () -> ringFacts.command(NOON + 4, CommandKind.HALT, 0, -1, 0, "c".repeat(41), "somebody", "why"));
        ringFacts.timer(NOON + 5, NOON + 5);
        pipeline.close();

        assertEquals(List.of("timer 0", "timer 1", "timer 2", "timer 3", "void", "timer 5"), seen);
        assertEquals(1, rig.counters().get(Counter.VOID));
        assertEquals(5, rig.inbound().frames(TimerDecoder.TEMPLATE_ID).size());
    }

    @Test
    void shouldPublishAVoidWhenAFillerHasNothingOrThrows() {
        facts.fill(NOON, (fact, sequence, eventNs) -> false);
        assertTrue(slot.event().inbound().isVoid());
        assertThrows(
                IllegalStateException.class,
                () -> facts.fill(NOON, (fact, sequence, eventNs) -> {
                    throw new IllegalStateException();
                }));
        assertTrue(slot.event().inbound().isVoid());
        assertEquals(1, slot.sequence());
        assertEquals(2, counters.get(Counter.VOID));
    }

    @Test
    void shouldRefuseAnInstallationOrANameThatRecordsCannotHold() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new RunSpec('B', "ILOU00", 1, 1, "", "build", 0),
                "no such digits");
        assertThrows(IllegalArgumentException.class, () -> new RunSpec('B', "12345", 1, 1, "", "build", 0));
        assertThrows(
                IllegalArgumentException.class, () -> new RunSpec('B', "000000", 1, 1, "x".repeat(65), "build", 0));
        assertThrows(IllegalArgumentException.class, () -> new AccountSpec("", 0, 100, false, 0));
        assertThrows(IllegalArgumentException.class, () -> new AccountSpec("x".repeat(33), 0, 100, false, 0));
        assertThrows(IllegalArgumentException.class, () -> new AccountSpec("Kontö", 0, 100, false, 0));
    }
}
