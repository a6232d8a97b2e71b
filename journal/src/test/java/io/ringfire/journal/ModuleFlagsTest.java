package io.ringfire.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringfire.engine.record.JournalException;
import io.ringfire.journal.queue.ChronicleRecordLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModuleFlagsTest {
    @TempDir
    Path directory;

    @Test
    void shouldMissNothingHere() {
        assertEquals(List.of(), ModuleFlags.check());
    }

    @Test
    void shouldAskForTheFlagsThatTheProjectGives() throws IOException {
        List<String> given = Files.readAllLines(Path.of(System.getProperty("ringfire.root"), "config", "jvm.options"));
        try (OtherJvm bare = OtherJvm.startWithoutFlags(Bare.class, directory.toString())) {
            String missing = bare.readLine();
            for (String flag : given) {
                assertTrue(!flag.startsWith("--add-") || missing.contains(flag), flag + " in " + missing);
            }
            assertTrue(bare.readLine().contains("the JVM was started without --add-opens=java.base/jdk.internal.misc"));
        }
    }

    /** A process without flags that tries to open a journal. */
    public static final class Bare {
        private Bare() {}

        /** Prints what is missing, then what the journal says. */
        public static void main(String[] args) {
            System.out.println(ModuleFlags.check());
            try {
                ChronicleRecordLog.openSingleFile(Path.of(args[0]), ChronicleRecordLog.MIN_BLOCK_BYTES)
                        .close();
                System.out.println("opened");
            } catch (JournalException e) {
                System.out.println(e.getMessage());
            }
        }
    }
}
