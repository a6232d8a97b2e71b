package io.ringfire.engine.simulation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertIterableEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringfire.engine.fakes.DetectionRun;
import io.ringfire.engine.fakes.EngineRig;
import io.ringfire.engine.fakes.Frame;
import io.ringfire.engine.fakes.MemorySource;
import io.ringfire.engine.fakes.RegimeSource;
import io.ringfire.engine.fakes.ShieldedDetectors;
import io.ringfire.engine.ingress.FactWriter;
import io.ringfire.engine.instrument.Instrument;
import io.ringfire.engine.pattern.Detectors;
import io.ringfire.engine.pipeline.DirectPublisher;
import io.ringfire.engine.pipeline.FactPublisher;
import io.ringfire.engine.pipeline.LockstepPublisher;
import io.ringfire.engine.pipeline.PipelineContext.Threading;
import io.ringfire.engine.ring.EngineCounters.Counter;
import io.ringfire.engine.route.OrderInbox;
import io.ringfire.engine.sbe.CheckpointDecoder;
import io.ringfire.engine.sbe.ShieldVerdictDecoder;
import io.ringfire.engine.sbe.SignalDecoder;
import io.ringfire.engine.sbe.StrategyDisabledDecoder;
import io.ringfire.engine.sbe.TickDecoder;
import io.ringfire.engine.shield.ShieldOutcome;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Ten shielded detectors on fifteen symbols decide alike whoever runs the stages, with a slot for each tick, with quiet ones and blocks of
 * them, and in a replay. Seen failing: with the first bid of a block of quiet ticks on the board in place of the last, and with symbols
 * started in the order of their definitions.
 */
class DetectionDeterminismTest {
    private static final int SYMBOLS = 15;
    private static final long BURSTS = 300; // 150 bars a symbol
    private static final Instrument[] INSTRUMENTS = DetectionRun.instruments(SYMBOLS);

    /** How the stages are run. */
    private enum Way {
        DIRECT,
        FUSED,
        PIPELINED
    }

    private static EngineRig recorded;

    @BeforeAll
    static void record() {
        recorded = backtest(Way.DIRECT, true, INSTRUMENTS);
    }

    private static EngineRig rig() {
        return new EngineRig().shielded(ShieldedDetectors.slots(), ShieldedDetectors.rules(12));
    }

    private static FactPublisher publisher(EngineRig rig, Way way, boolean inStep) {
        if (way == Way.DIRECT) {
            return new DirectPublisher(rig.stages());
        }
        var pipeline = rig.launch(way == Way.FUSED ? Threading.FUSED : Threading.PIPELINED, 64);
        return inStep ? new LockstepPublisher(pipeline) : pipeline;
    }

    private static EngineRig backtest(Way way, boolean keepsTicks, Instrument... instruments) {
        OrderInbox orders = new OrderInbox();
        EngineRig rig = rig().gateway(orders).keepsTicks(keepsTicks);
        try (FactPublisher publisher = publisher(rig, way, true);
                MarketData market = RegimeSource.market(SYMBOLS, BURSTS)) {
            long ticks = DetectionRun.trade(rig, orders, publisher, market, instruments);
            assertEquals(SYMBOLS * BURSTS * RegimeSource.BURST, ticks);
        }
        assertEquals(List.of(), rig.failures());
        return rig;
    }

    private static EngineRig replay(Way way, byte[] records, MarketData market) {
        EngineRig rig = rig();
        try (FactPublisher publisher = publisher(rig, way, false);
                MemorySource own = new MemorySource(records)) {
            assertTrue(new ReplayDriver(new FactWriter(publisher, rig.counters()), own, market, () -> {}).run());
        }
        assertEquals(List.of(), rig.failures());
        return rig;
    }

    /** Else the comparisons below would compare little. */
    @Test
    void shouldComeToVerdictsOfSeveralKindsAndToSignalsOfMostDetectors() {
        Set<ShieldOutcome> outcomes = EnumSet.noneOf(ShieldOutcome.class);
        for (Frame frame : recorded.fires().frames(ShieldVerdictDecoder.TEMPLATE_ID)) {
            outcomes.add(ShieldOutcome.of(frame.as(new ShieldVerdictDecoder()).outcome()));
        }
        Set<String> signalling = new TreeSet<>();
        for (Frame frame : recorded.fires().frames(SignalDecoder.TEMPLATE_ID)) {
            SignalDecoder signal = frame.as(new SignalDecoder());
            signalling.add(Detectors.names().get(signal.strategyId()));
        }
        assertEquals(List.of(), recorded.fires().frames(StrategyDisabledDecoder.TEMPLATE_ID));
        assertTrue(outcomes.contains(ShieldOutcome.PASSED) && outcomes.size() >= 3, outcomes::toString);
        assertTrue(signalling.size() >= 5, signalling::toString);
        assertTrue(
                recorded.counters().get(Counter.FILLS) > 100,
                () -> recorded.counters().get(Counter.FILLS) + " fills");
    }

    @Test
    void shouldDetectAlikeOnEveryThreadingMode() {
        for (Way way : new Way[] {Way.FUSED, Way.PIPELINED}) {
            EngineRig rig = backtest(way, true, INSTRUMENTS);
            assertArrayEquals(recorded.inbound().bytes(), rig.inbound().bytes(), way + ": facts");
            assertArrayEquals(recorded.fires().bytes(), rig.fires().bytes(), way + ": fires");
        }
    }

    @Test
    void shouldDetectAlikeWithQuietTicksAndWhenReplayed() {
        EngineRig quiet = backtest(Way.DIRECT, false, INSTRUMENTS);
        assertEquals(0, quiet.inbound().frames(TickDecoder.TEMPLATE_ID).size());
        assertArrayEquals(recorded.fires().bytes(), quiet.fires().bytes(), "quiet ticks");
        byte[] facts = recorded.inbound().bytes();
        byte[] slim = quiet.inbound().bytes();
        for (Way way : Way.values()) {
            assertArrayEquals(
                    recorded.fires().bytes(), replay(way, facts, null).fires().bytes(), way + ": replay");
            EngineRig again = replay(way, slim, RegimeSource.market(SYMBOLS, BURSTS));
            assertArrayEquals(
                    recorded.fires().bytes(), again.fires().bytes(), way + ": replay with the market's ticks");
        }
    }

    /** Ids are given in symbol order; in what order the symbols are told changes the hash of the facts, and nothing that is decided. */
    @Test
    void shouldDecideAlikeInWhateverOrderSymbolsAreDefined() {
        Instrument[] backwards = IntStream.range(0, SYMBOLS)
                .mapToObj(i -> INSTRUMENTS[SYMBOLS - 1 - i])
                .toArray(Instrument[]::new);
        EngineRig rig = backtest(Way.DIRECT, false, backwards);

        assertFalse(Arrays.equals(recorded.fires().bytes(), rig.fires().bytes()), "the hash holds the order");
        assertIterableEquals(decisions(recorded), decisions(rig));
    }

    /** All outbound records but checkpoints, as their bytes. */
    private static List<String> decisions(EngineRig rig) {
        return rig.fires().frames().stream()
                .filter(frame -> frame.templateId() != CheckpointDecoder.TEMPLATE_ID)
                .map(frame -> HexFormat.of().formatHex(frame.buffer().byteArray()))
                .toList();
    }
}
