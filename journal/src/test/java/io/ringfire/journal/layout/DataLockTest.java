package io.ringfire.journal.layout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringfire.engine.record.JournalException;
import io.ringfire.journal.OtherJvm;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataLockTest {
    @TempDir
    Path directory;

    @Test
    void shouldNameTheProcessThatHoldsTheDirectory() throws IOException {
        Path file = directory.resolve("lock");
        try (OtherJvm holder = OtherJvm.start(Holder.class, file.toString())) {
            assertEquals("locked", holder.readLine());
            JournalException refused =
                    assertThrows(JournalException.class, () -> DataLock.acquire(file, "data directory x"));
            assertTrue(refused.getMessage().contains("data directory x"), refused.getMessage());
            assertTrue(refused.getMessage().contains("process " + holder.pid()), refused.getMessage());
        }
        DataLock.acquire(file, "data directory x").close();
    }

    /** Seen failing without the set of held locks: the second attempt unlocked the first. */
    @Test
    void shouldKeepTheLockWhenThisProcessTriesAgain() throws IOException {
        Path file = directory.resolve("lock");
        DataLock lock = DataLock.acquire(file, "x");
        assertThrows(JournalException.class, () -> DataLock.acquire(file, "x"));
        try (OtherJvm other = OtherJvm.start(Holder.class, file.toString())) {
            assertTrue(other.readLine()
                    .contains("in use by process " + ProcessHandle.current().pid()));
        }
        lock.close();
        lock.close();
        DataLock.acquire(file, "x").close();
    }

    /** Another process that takes the lock and waits for its end. */
    public static final class Holder {
        private Holder() {}

        /** Prints whether it got the lock. */
        public static void main(String[] args) throws IOException {
            try {
                DataLock.acquire(Path.of(args[0]), "x");
                System.out.println("locked");
            } catch (JournalException e) {
                System.out.println(e.getMessage());
            }
            System.in.read();
        }
    }
}
