package io.ringfire.benchmarks.rig;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringfire.engine.instrument.Instrument;
import io.ringfire.engine.pipeline.PipelineContext;
import io.ringfire.engine.pipeline.PipelineContext.Profile;
import io.ringfire.engine.pipeline.PipelineContext.Threading;
import io.ringfire.engine.strategy.Desk;
import io.ringfire.engine.strategy.Strategy;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What is counted, never how long it took: a machine that other work runs on decides that. */
class TickToOrderTest {
    private static final int RING = 256;
    private static final int BLOCK = 1 << 20;
    private static final long MS = 1_000_000L;

    private static PhaseResult run(Function<AskedOrders, Subject> maker, int rate, int every, boolean yields) {
        try (Hiccups hiccups = new Hiccups()) {
            return new Phase(rate, every, RING, 100 * MS, 400 * MS, yields).run("subject", maker, hiccups);
        }
    }

    private static PipelineContext context(Threading threading) {
        return new PipelineContext()
                .threading(threading)
                .profile(Profile.EFFICIENT)
                .ringSize(RING)
                .conclude();
    }

    private static Function<AskedOrders, Subject> engine(Threading threading, Strategy strategy) {
        return asked -> new StageRing(RigDirectory.make(), context(threading), BLOCK, asked, strategy);
    }

    private static void assertWhole(PhaseResult result, int rate, int every) {
        PhaseResult.Counts counts = result.counts();
        assertEquals(0, counts.unsent());
        assertEquals(0, counts.refused());
        assertTrue(counts.isWhole());
        assertEquals(counts.asked(), counts.offered());
        assertEquals(rate * 4L / 10, counts.ticks(), 1);
        assertEquals(rate / 2 / every, counts.asked(), 1);
        assertEquals(rate * 4L / 10 / every, result.times().getTotalCount(), 1);
        assertTrue(result.hiccups().getTotalCount() > 0);
    }

    @Test
    void shouldOfferEachOrderThatWasAskedForFused() {
        assertWhole(run(engine(Threading.FUSED, new AsksAtEveryNth(5)), 4_000, 5, false), 4_000, 5);
    }

    @Test
    void shouldOfferEachOrderThatWasAskedForPipelined() {
        assertWhole(run(engine(Threading.PIPELINED, new AsksAtEveryNth(5)), 2_000, 5, true), 2_000, 5);
    }

    @Test
    void shouldAnswerOrdersSoThatRiskRefusesNoneAtEachTick() {
        assertWhole(run(engine(Threading.FUSED, new AsksAtEveryNth(1)), 4_000, 1, false), 4_000, 1);
    }

    @Test
    void shouldMeasureABareRingWithTheSameCounts() {
        assertWhole(run(asked -> new BareRing(context(Threading.FUSED), true, asked, 5), 4_000, 5, false), 4_000, 5);
        assertWhole(run(asked -> new BareRing(context(Threading.FUSED), false, asked, 5), 4_000, 5, false), 4_000, 5);
    }

    /** The tail end's proof: with a strategy that leaves out one order in three the run is not whole. */
    @Test
    void shouldTellThatOrdersAreLost() {
        PhaseResult result = run(engine(Threading.FUSED, new AsksAtEveryNth(15)), 10_000, 10, false);
        assertTrue(result.counts().lost() > 0);
        assertTrue(!result.counts().isWhole());
    }

    @Test
    void shouldThrowWhatAStageThrew() {
        Strategy failing = new Strategy() {
            @Override
            public void onStart(Desk desk) {
                // nothing to keep
            }

            @Override
            public boolean wantsTicks() {
                return true;
            }

            @Override
            public void onTick(Instrument instrument) {
                throw new AssertionError("on purpose");
            }
        };
        assertThrows(IllegalStateException.class, () -> run(engine(Threading.FUSED, failing), 1_000, 10, false));
    }

    /** A rate that nothing reaches: what is not sent is counted, and nothing is called reached. */
    @Test
    void shouldCountWhatCouldNotBeSent() {
        int rate = 100_000_000;
        try (Hiccups hiccups = new Hiccups()) {
            PhaseResult result = new Phase(rate, 100, RING, 10 * MS, 50 * MS, false)
                    .run("engine", engine(Threading.FUSED, new AsksAtEveryNth(100)), hiccups);
            assertTrue(result.counts().unsent() > 0);
            assertTrue(result.counts().caughtUp() > 0);
            assertTrue(!RateCheck.isReached(rate, result.achievedPerSecond()));
            assertTrue(result.counts().isWhole());
        }
    }
}
