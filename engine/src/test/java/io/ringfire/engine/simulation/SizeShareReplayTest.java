package io.ringfire.engine.simulation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.ringfire.engine.fakes.EngineRig;
import io.ringfire.engine.fakes.Frame;
import io.ringfire.engine.fakes.Instruments;
import io.ringfire.engine.fakes.MemorySource;
import io.ringfire.engine.fakes.Preambles;
import io.ringfire.engine.fakes.ScriptedStrategy;
import io.ringfire.engine.ingress.FactWriter;
import io.ringfire.engine.order.Side;
import io.ringfire.engine.pipeline.DirectPublisher;
import io.ringfire.engine.sbe.CheckpointDecoder;
import io.ringfire.engine.sbe.OrderDecoder;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A share of the size is a fact: whoever takes the same facts decides the same, and the state hash tells of it. */
class SizeShareReplayTest {
    private static final long NOON = Preambles.NOON;

    private static EngineRig rig() {
        return new EngineRig()
                .strategy(new ScriptedStrategy()
                        .onTick((desk, eurusd) -> desk.enter(eurusd, Side.BUY, Instruments.LOT, 0, 0)));
    }

    /** An entry before the share is said, and one after; or no tick behind it. */
    private static EngineRig run(int percent, boolean tradesBehind) {
        EngineRig rig = rig();
        try (DirectPublisher publisher = new DirectPublisher(rig.stages())) {
            FactWriter facts = new FactWriter(publisher, rig.counters());
            Preambles.publish(facts, Instruments.eurusd(0));
            facts.tick(NOON + 1, 0, 0, NOON + 1, 100_000, 100_010, 0);
            facts.risk(NOON + 2, FactWriter.NO_ACCOUNT, 0, percent, "c", "somebody", "because");
            if (tradesBehind) {
                facts.tick(NOON + 3, 0, 0, NOON + 3, 100_001, 100_011, 0);
            }
            facts.runEnded(NOON + 4, 0);
        }
        assertEquals(List.of(), rig.failures());
        return rig;
    }

    private static List<Long> volumes(EngineRig rig) {
        return rig.fires().frames(OrderDecoder.TEMPLATE_ID).stream()
                .map(frame -> frame.as(new OrderDecoder()).quantityMicroLots())
                .toList();
    }

    @Test
    void shouldDecideAlikeWhenReplayed() {
        EngineRig recorded = run(25, true);
        assertEquals(List.of(Instruments.LOT, Instruments.LOT / 4), volumes(recorded));
        EngineRig replayed = rig();
        try (DirectPublisher publisher = new DirectPublisher(replayed.stages());
                MemorySource facts = recorded.inbound().source()) {
            new ReplayDriver(new FactWriter(publisher, replayed.counters()), facts, null, () -> {}).run();
        }
        assertArrayEquals(recorded.fires().bytes(), replayed.fires().bytes());
    }

    /** Nothing is traded behind the command, so that state alone can differ. Seen failing with the shares left out of the hash. */
    @Test
    void shouldTellOfTheShareInTheStateHash() {
        assertEquals(riskHash(run(100, false)), riskHash(run(100, false)));
        assertNotEquals(riskHash(run(100, false)), riskHash(run(99, false)));
        assertNotEquals(riskHash(run(50, false)), riskHash(run(99, false)));
    }

    private static long riskHash(EngineRig rig) {
        List<Frame> checkpoints = rig.fires().frames(CheckpointDecoder.TEMPLATE_ID);
        return checkpoints
                .get(checkpoints.size() - 1)
                .as(new CheckpointDecoder())
                .riskHash();
    }
}
