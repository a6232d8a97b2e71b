package io.ringfire.app.pulse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * States on a clock by hand. Seen failing with a mark that is taken anew at each look, with a stuck module that keeps its last latency, and
 * with a look whose exception is not caught.
 */
@Timeout(30)
class PulseBoardTest {
    private static final long MS = TimeUnit.MILLISECONDS.toNanos(1);
    private static final PulseLimits LIMITS = PulseLimits.ofMs(50, 200);

    private long nowNs = 1_000 * MS;
    private long in;
    private long out;
    private Thread thread;
    private final PulseBoard board = new PulseBoard(() -> nowNs, 100 * MS);

    private void registerRing() {
        board.register(Passage.through("ring", () -> in, () -> out, () -> thread, LIMITS, "nothing passes"));
    }

    private void pass(long ms) {
        for (long i = 0; i < ms / 10; i++) {
            nowNs += 10 * MS;
            board.doWork();
        }
    }

    private PulseReading ring() {
        return board.readings().get(0);
    }

    @Test
    void shouldMeasureHowLongWhatCameInTakesToComeOut() {
        registerRing();
        in = 5;
        board.doWork();
        nowNs += 10 * MS;
        board.doWork();
        nowNs += 10 * MS;
        out = 5;
        board.doWork();
        pass(100);
        assertEquals(PulseState.HEALTHY, ring().state());
        assertEquals(20 * MS, ring().latencyNs(), "as fine as the turns between two looks");
        pass(1_100);
        assertEquals(0, ring().latencyNs(), "nothing came in since");
        assertTrue(ring().maxNs() >= 20 * MS, "the last minute's longest");
    }

    /** What comes in behind the mark does not hide that nothing comes out. */
    @Test
    void shouldGoDownByItsLimitsWhileNothingPassesAndComeBack() {
        registerRing();
        in = 5;
        board.doWork();
        in = 6;
        pass(100);
        assertEquals(PulseState.DEGRADED, ring().state());
        in = 7;
        pass(100);
        assertEquals(PulseState.DEGRADED, ring().state(), "at the limit");
        pass(100);
        assertEquals(PulseState.UNHEALTHY, ring().state());
        assertEquals("nothing passes", ring().reason());
        assertEquals(200 * MS, ring().unwellNs());
        out = 7;
        pass(200);
        assertEquals(PulseState.HEALTHY, ring().state());
        assertEquals(0, ring().unwellNs());
    }

    @Test
    void shouldCallAnIdleWayWell() {
        registerRing();
        pass(1_000);
        assertEquals(PulseState.HEALTHY, ring().state());
    }

    @Test
    void shouldShowWhereAStuckThreadStandsInSoManyLinesAndNoMore() throws InterruptedException {
        CountDownLatch end = new CountDownLatch(1);
        thread = new Thread(() -> deep(100, end), "stuck");
        thread.start();
        registerRing();
        in = 1;
        board.doWork();
        pass(400);
        while (thread.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        pass(1_100); // the stack is taken anew each second
        assertEquals(PulseBoard.MOST_FRAMES, ring().trace().size());
        assertTrue(
                ring().trace().toString().contains("CountDownLatch.await"),
                ring().trace().toString());
        end.countDown();
        thread.join();
        pass(100);
        assertEquals(PulseState.DISCONNECTED, ring().state(), "its thread has ended");
    }

    private static void deep(int levels, CountDownLatch end) {
        if (levels > 0) {
            deep(levels - 1, end);
            return;
        }
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void shouldLookAtTheOthersWhenOneThrows() {
        board.register(new GaugePulse("a", () -> {
            throw new IllegalStateException("broken");
        }));
        board.register(new GaugePulse("b", () -> PulseFinding.healthy(1, 1)));
        board.doWork();
        assertEquals(PulseState.UNHEALTHY, board.readings().get(0).state());
        assertTrue(board.readings().get(0).reason().contains("broken"));
        assertTrue(board.readings().get(0).trace().size() > 0);
        assertEquals(PulseState.HEALTHY, board.readings().get(1).state());
    }

    @Test
    void shouldRefuseASecondModuleOfOneName() {
        registerRing();
        assertThrows(IllegalArgumentException.class, this::registerRing);
    }

    @Test
    void shouldFindAThreadThatTurnsAndMissOneThatDoesNot() {
        long[] turns = {0};
        board.register(Passage.turns("thread", () -> turns[0], () -> null, LIMITS));
        for (int i = 0; i < 50; i++) {
            turns[0]++;
            pass(10);
        }
        assertEquals(PulseState.HEALTHY, ring().state());
        pass(400);
        assertEquals(PulseState.UNHEALTHY, ring().state());
    }

    @Test
    void shouldForgetLatenciesAfterTwoMinutes() {
        RecentLatencies latencies = new RecentLatencies(0);
        latencies.record(70 * MS, 0);
        latencies.record(MS, 61_000 * MS);
        assertEquals(70 * MS, latencies.maxNs(), MS, "of the minute before");
        latencies.record(MS, 122_000 * MS);
        assertEquals(MS, latencies.maxNs(), 100_000);
    }
}
