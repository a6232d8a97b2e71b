package io.ringfire.app.guardian;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringfire.adapters.notify.Channel;
import io.ringfire.adapters.notify.Notification;
import io.ringfire.adapters.notify.Outbox;
import io.ringfire.adapters.notify.OutboxFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.agrona.concurrent.Agent;
import org.agrona.concurrent.AgentRunner;
import org.agrona.concurrent.SleepingMillisIdleStrategy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Real threads, waits by hand. */
@Timeout(60)
class GuardianTest {
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final long STUCK_NS = 120 * SECOND;
    private static final long END_PATIENCE_MS = 500;

    private final List<String> sent = new CopyOnWriteArrayList<>();
    private long nowNs = 1_000 * SECOND;
    private boolean isStopping;
    private final Guardian guardian = new Guardian(
            () -> nowNs,
            () -> 7_000 * SECOND + nowNs,
            new RestartRules(30 * SECOND, 3, 3_600 * SECOND),
            () -> isStopping);
    private final Deaf deaf = new Deaf();
    private GuardedAgent part;

    @TempDir
    private Path directory;

    @AfterEach
    void end() throws InterruptedException {
        deaf.end.countDown();
        if (part != null) {
            Thread last = part.thread();
            if (last != null) { // else it has not begun, or is over
                last.interrupt();
                last.join(); // the part's own patience is short here
            }
            part.close();
        }
    }

    private GuardedAgent guard(Agent agent) {
        part = new GuardedAgent(
                agent,
                each -> new AgentRunner(new SleepingMillisIdleStrategy(1), error -> {}, null, each),
                STUCK_NS,
                END_PATIENCE_MS);
        part.start();
        guardian.guard(part);
        await(() -> part.turns() > 0);
        return part;
    }

    private void pass(int seconds) {
        for (int i = 0; i < seconds; i++) {
            nowNs += SECOND;
            guardian.doWork();
        }
    }

    private static void await(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            LockSupport.parkNanos(1_000_000);
        }
    }

    /** Until the turn that it is in has ended. */
    private void awaitTurn() {
        long turns = part.turns();
        await(() -> part.turns() > turns);
    }

    private PartStatus status() {
        return guardian.statuses().get(0);
    }

    private final class Way implements Channel {
        @Override
        public String name() {
            return "log";
        }

        @Override
        public void send(Notification notification, String target) {
            sent.add(notification.id());
        }
    }

    @Test
    void shouldStartAKilledThreadAnewSoThatItWorksAgain() throws IOException {
        OutboxFile file = OutboxFile.open(directory.resolve("log.outbox"));
        Outbox outbox = new Outbox(new Way(), List.of(""), Optional.of(file), System::nanoTime, 0);
        guard(outbox);
        assertEquals("outbox-log", part.name());
        outbox.offer(new Notification("1", "first", "{}"));
        await(() -> sent.size() == 1);
        awaitTurn(); // an interrupt amid the note that it was sent would close the file
        Thread killed = part.thread();
        killed.interrupt();
        await(() -> !killed.isAlive());
        outbox.offer(new Notification("2", "while it is dead", "{}"));

        pass(30);
        assertSame(killed, part.thread(), "it waits");
        assertEquals("WAITING", status().state());
        pass(1);
        await(() -> part.thread() != null && part.thread().isAlive());
        assertNotSame(killed, part.thread());
        outbox.offer(new Notification("3", "behind it", "{}"));
        await(() -> sent.size() == 3);
        assertEquals(List.of("1", "2", "3"), sent, "each once");
        assertEquals(1, status().restarts());
        assertEquals("its thread has ended", status().lastReason());
        assertEquals(8_000 * SECOND + 31 * SECOND, status().lastNs());
        assertEquals(1, status().withinHour());
        for (int minute = 0; minute < 61; minute++) {
            awaitTurn();
            nowNs += 60 * SECOND;
            guardian.doWork();
        }
        assertEquals("RUNNING", status().state());
        assertEquals(0, status().withinHour());
    }

    /** What waits in memory is not taken in from the file again. */
    @Test
    void shouldSendWhatWaitsOnceThoughItIsStartedTwice() throws IOException {
        OutboxFile file = OutboxFile.open(directory.resolve("log.outbox"));
        Outbox outbox = new Outbox(new Way(), List.of(""), Optional.of(file), System::nanoTime, 0);
        outbox.offer(new Notification("1", "first", "{}"));
        outbox.onClose(); // as the end of a thread does: into memory, and into the file
        outbox.onStart();
        outbox.onStart();
        for (int i = 0; i < 5; i++) {
            outbox.doWork();
        }
        assertEquals(List.of("1"), sent);
    }

    /** An agent that waits where no interrupt gets it out. */
    private static final class Deaf implements Agent {
        final CountDownLatch end = new CountDownLatch(1);
        final CountDownLatch stuck = new CountDownLatch(1);
        volatile boolean isDeaf;

        @Override
        public int doWork() {
            while (isDeaf && end.getCount() > 0) {
                stuck.countDown();
                Thread.onSpinWait();
            }
            return 0;
        }

        @Override
        public String roleName() {
            return "ringfire-deaf";
        }
    }

    /** Seen failing with a part that starts its next thread whether or not the old one has ended. */
    @Test
    void shouldRunNothingBesideAThreadThatDoesNotEnd() throws InterruptedException {
        guard(deaf);
        Thread stuck = part.thread();
        deaf.isDeaf = true;
        deaf.stuck.await();
        pass(1);
        pass(119);
        assertEquals("RUNNING", status().state(), "two minutes are allowed");
        pass(1);
        assertEquals("WAITING", status().state());
        pass(30);
        assertEquals(1, status().failures());
        assertEquals(0, status().restarts());
        assertSame(stuck, part.thread());
        deaf.end.countDown();
        await(() -> !stuck.isAlive());
        pass(31);
        await(() -> part.thread() != null && part.thread().isAlive());
        assertEquals(1, status().restarts());
    }

    /** A stop must not wait for it. Seen hanging with AgentRunner's own close, which waits for ever. */
    @Test
    void shouldSayThatAThreadDoesNotEndAndWaitNoLonger() throws InterruptedException {
        guard(deaf);
        deaf.isDeaf = true;
        deaf.stuck.await();
        IllegalStateException error = assertThrows(IllegalStateException.class, part::close);
        assertTrue(error.getMessage().startsWith("deaf does not end; it is at "), error.getMessage());
    }

    /** Seen failing with a guardian that does not ask whether the service stops. */
    @Test
    void shouldStartNothingAnewWhileTheServiceStops() {
        guard(new Deaf());
        Thread killed = part.thread();
        killed.interrupt();
        await(() -> !killed.isAlive());
        isStopping = true;
        pass(100);
        assertFalse(part.thread().isAlive());
        assertEquals(0, status().restarts());
        isStopping = false;
        pass(31);
        assertEquals(1, status().restarts());
    }
}
