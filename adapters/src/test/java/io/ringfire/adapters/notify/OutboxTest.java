package io.ringfire.adapters.notify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * On a clock of the test's own. Seen failing with an outbox that forgets what is done with over a restart, with one that tries again at
 * once, and with one that keeps what is refused for good.
 */
class OutboxTest {
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    @TempDir
    private Path directory;

    private final List<String> taken = new ArrayList<>();
    private DeliveryException fault;
    private long nowNs = 7;

    private final class Recording implements Channel {
        @Override
        public String name() {
            return "fake";
        }

        @Override
        public void send(Notification notification, String target) throws DeliveryException {
            if (fault != null) {
                throw fault;
            }
            taken.add(notification.id() + target);
        }
    }

    private Outbox outbox(Optional<OutboxFile> file, String... targets) {
        Outbox outbox = new Outbox(new Recording(), List.of(targets), file, () -> nowNs, 3 * SECOND);
        outbox.onStart();
        return outbox;
    }

    private Optional<OutboxFile> file() throws IOException {
        return Optional.of(OutboxFile.open(directory.resolve("fake.outbox")));
    }

    private static Notification message(String id) {
        return new Notification(id, "text\nof " + id, "{\"id\":\"" + id + "\"}");
    }

    @Test
    void shouldSendInOrderToEachTargetAtMostOnceAnInterval() {
        Outbox outbox = outbox(Optional.empty(), "/a", "/b");
        outbox.offer(message("1"));
        outbox.offer(message("2"));
        outbox.doWork();
        outbox.doWork();
        assertEquals(List.of("1/a"), taken);
        nowNs += 3 * SECOND - 1;
        outbox.doWork();
        assertEquals(1, taken.size());
        nowNs++;
        outbox.doWork();
        for (int i = 0; i < 5; i++) {
            nowNs += 3 * SECOND;
            outbox.doWork();
        }
        assertEquals(List.of("1/a", "1/b", "2/a", "2/b"), taken);
        assertEquals(4, outbox.count(Outbox.Outcome.SENT));
    }

    @Test
    void shouldTryAgainAfterTwiceTheTimeUpToFiveMinutes() {
        Outbox outbox = outbox(Optional.empty(), "");
        outbox.offer(message("1"));
        fault = DeliveryException.passing("no answer");
        outbox.doWork();
        assertEquals(1, outbox.count(Outbox.Outcome.RETRIED));
        // never sooner than the interval of 3 s
        for (long seconds : new long[] {3, 3, 4, 8, 16, 32, 64, 128, 256, 300, 300, 300}) {
            long before = outbox.count(Outbox.Outcome.RETRIED);
            nowNs += seconds * SECOND - 1;
            outbox.doWork();
            assertEquals(before, outbox.count(Outbox.Outcome.RETRIED), "not before " + seconds + " s");
            nowNs++;
            outbox.doWork();
            assertEquals(before + 1, outbox.count(Outbox.Outcome.RETRIED), "at " + seconds + " s");
        }
        fault = null;
        nowNs += 300 * SECOND;
        outbox.doWork();
        assertEquals(List.of("1"), taken);
    }

    @Test
    void shouldWaitAsLongAsItIsToldAndGiveUpWhatIsRefused() {
        Outbox outbox = outbox(Optional.empty(), "");
        outbox.offer(message("1"));
        outbox.offer(message("2"));
        fault = DeliveryException.busy("429", 40 * SECOND);
        outbox.doWork();
        nowNs += 40 * SECOND - 1;
        fault = DeliveryException.refused("400");
        outbox.doWork();
        assertEquals(0, outbox.count(Outbox.Outcome.REFUSED));
        nowNs++;
        outbox.doWork();
        assertEquals(1, outbox.count(Outbox.Outcome.REFUSED));
        fault = null;
        nowNs += 3 * SECOND;
        outbox.doWork();
        assertEquals(List.of("2"), taken);
    }

    @Test
    void shouldDropTheOldestAtItsBoundAndNeverHoldUpWhoeverOffers() {
        Outbox outbox = outbox(Optional.empty(), "");
        fault = DeliveryException.passing("no answer");
        for (int i = 0; i < Outbox.CAPACITY + 1; i++) {
            outbox.offer(message("a" + i));
        }
        assertEquals(1, outbox.count(Outbox.Outcome.DROPPED), "handed over faster than it is taken");
        outbox.doWork();
        outbox.offer(message("b"));
        outbox.doWork();
        assertEquals(2, outbox.count(Outbox.Outcome.DROPPED));
        assertEquals(Outbox.CAPACITY, outbox.waiting().size());
        assertEquals("a1", outbox.waiting().get(0).notification().id());
    }

    @Test
    void shouldSendAfterARestartWhatWaitedAndNothingTwice() throws IOException {
        Outbox first = outbox(file(), "/a", "/gone");
        first.offer(message("1"));
        first.doWork();
        assertEquals(List.of("1/a"), taken);
        first.offer(message("2"));
        first.onClose();
        taken.clear();

        Outbox second = outbox(file(), "/a");
        second.offer(message("1"));
        second.offer(message("2"));
        for (int i = 0; i < 5; i++) {
            nowNs += 3 * SECOND;
            second.doWork();
        }
        assertEquals(List.of("2/a"), taken, "1 was sent, and /gone is not configured any more");
        assertEquals(2, second.count(Outbox.Outcome.REFUSED));
        assertEquals(
                List.of(), OutboxFile.open(directory.resolve("fake.outbox")).waiting());
    }

    @Test
    void shouldReadAFileThatAKillCut() throws IOException {
        Outbox outbox = outbox(file(), "/a");
        fault = DeliveryException.passing("no answer");
        outbox.offer(message("1"));
        outbox.doWork();
        Path path = directory.resolve("fake.outbox");
        Files.writeString(path, "{\"queued\":{\"id\":\"2\",\"tar", StandardOpenOption.APPEND);
        assertEquals(1, OutboxFile.open(path).waiting().size());
        assertFalse(Files.readString(path).contains("tar\n"), "it is written anew, whole");
        if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(path)));
        }
    }

    @Test
    void shouldKeepItsFileSmall() throws IOException {
        OutboxFile file = file().orElseThrow();
        for (int i = 0; i < 6 * OutboxFile.KEPT_DONE; i++) {
            Outbox.Letter letter = new Outbox.Letter(message("m" + i), "/a");
            file.queued(letter);
            file.done(letter);
        }
        long lines = Files.readAllLines(directory.resolve("fake.outbox")).size();
        assertTrue(lines <= 4 * OutboxFile.KEPT_DONE, lines + " lines");
    }

    @Test
    void shouldTurnTheLogOverAndKeepAsManyAsAsked() throws Exception {
        Path log = directory.resolve("alerts.log");
        LogFile file = new LogFile(log, 20, 2);
        for (int i = 0; i < 8; i++) {
            file.send(new Notification("" + i, "", "{\"n\":" + i + "}"), "");
        }
        assertEquals("{\"n\":6}\n{\"n\":7}\n", Files.readString(log));
        assertEquals("{\"n\":4}\n{\"n\":5}\n", Files.readString(directory.resolve("alerts.log.1")));
        assertEquals("{\"n\":2}\n{\"n\":3}\n", Files.readString(directory.resolve("alerts.log.2")));
        assertFalse(Files.exists(directory.resolve("alerts.log.3")));
    }
}
