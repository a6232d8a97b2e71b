package io.ringfire.app.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.agrona.concurrent.Agent;
import org.agrona.concurrent.IdleStrategy;
import org.agrona.concurrent.YieldingIdleStrategy;
import org.junit.jupiter.api.Test;

class IngressThreadTest {
    private static final long PATIENCE_MS = 10_000;

    private final List<String> trail = new CopyOnWriteArrayList<>();
    private final CountDownLatch atWork = new CountDownLatch(1);
    private final CountDownLatch release = new CountDownLatch(1);

    /** An agent that tells what becomes of it, and whose every turn does {@code work}. */
    private Agent agent(Runnable work) {
        return new Agent() {
            @Override
            public void onStart() {
                trail.add("start");
            }

            @Override
            public int doWork() {
                atWork.countDown();
                work.run();
                return 0;
            }

            @Override
            public void onClose() {
                trail.add("close");
            }

            @Override
            public String roleName() {
                return "ringfire-ingress";
            }
        };
    }

    private IngressThread start(Runnable work) {
        IngressThread thread = new IngressThread(
                agent(work),
                YieldingIdleStrategy.INSTANCE,
                error -> trail.add(error.getMessage()),
                () -> trail.add("end on " + Thread.currentThread().getName()));
        thread.start();
        return thread;
    }

    @Test
    void shouldCloseTheAgentAndThenEndTheRunOnTheSameThread() {
        IngressThread thread = start(() -> {});
        thread.close(PATIENCE_MS);
        assertEquals(List.of("start", "close", "end on ringfire-ingress"), trail);
    }

    /** An AgentRunner interrupts, and an interrupt closes the file that a journal is writing. Seen failing with an interrupt in close. */
    @Test
    void shouldNotInterruptTheTurnThatRuns() throws InterruptedException {
        AtomicBoolean wasInterrupted = new AtomicBoolean();
        IngressThread thread = start(() -> {
            try {
                release.await(200, TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                wasInterrupted.set(true);
            }
        });
        assertTrue(atWork.await(PATIENCE_MS, TimeUnit.MILLISECONDS));
        thread.close(PATIENCE_MS);
        assertFalse(wasInterrupted.get());
    }

    @Test
    void shouldGoOnAfterATurnThatThrew() throws InterruptedException {
        CountDownLatch turns = new CountDownLatch(3);
        IngressThread thread = start(() -> {
            turns.countDown();
            throw new IllegalStateException("broken");
        });
        assertTrue(turns.await(PATIENCE_MS, TimeUnit.MILLISECONDS));
        thread.close(PATIENCE_MS);
        assertEquals("broken", trail.get(1));
        assertEquals("end on ringfire-ingress", trail.get(trail.size() - 1));
    }

    /** The wait is a receive, which may fail as any turn may. Seen failing: the thread was gone, and nobody was told. */
    @Test
    void shouldTellOfAWaitThatThrewAndGoOn() throws InterruptedException {
        CountDownLatch turns = new CountDownLatch(3);
        IngressThread thread = new IngressThread(
                agent(turns::countDown),
                new IdleStrategy() {
                    @Override
                    public void idle(int workCount) {
                        throw new IllegalStateException("no socket");
                    }

                    @Override
                    public void idle() {
                        // not called
                    }

                    @Override
                    public void reset() {
                        // no state
                    }
                },
                error -> trail.add(error.getMessage()),
                () -> trail.add("end"));
        thread.start();
        assertTrue(turns.await(PATIENCE_MS, TimeUnit.MILLISECONDS));
        thread.close(PATIENCE_MS);
        assertEquals("no socket", trail.get(1));
        assertEquals("end", trail.get(trail.size() - 1));
    }

    @Test
    void shouldSayWhereItIsWhenItDoesNotEnd() throws InterruptedException {
        IngressThread thread = start(() -> {
            try {
                release.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        assertTrue(atWork.await(PATIENCE_MS, TimeUnit.MILLISECONDS));
        String message = assertThrows(IllegalStateException.class, () -> thread.close(50))
                .getMessage();
        assertEquals(List.of("start"), trail, "the run is not ended behind the back of a turn");
        release.countDown();
        thread.close(PATIENCE_MS);
        assertTrue(message.contains("IngressThreadTest"), message);
    }

    @Test
    void shouldThrowWhatTheEndOfTheRunThrew() {
        IllegalStateException failure = new IllegalStateException("no room for RunEnded");
        IngressThread thread = new IngressThread(agent(() -> {}), YieldingIdleStrategy.INSTANCE, error -> {}, () -> {
            throw failure;
        });
        thread.start();
        assertSame(failure, assertThrows(IllegalStateException.class, () -> thread.close(PATIENCE_MS)));
    }
}
