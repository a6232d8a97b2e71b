package io.ringfire.journal.queue;

import io.ringfire.engine.record.JournalException;
import io.ringfire.journal.ModuleFlags;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.openhft.chronicle.wire.WriteAfterEOFException;

/** Says what is really wrong when Chronicle fails: its own messages name something else. */
final class AppendFailure {
    private AppendFailure() {}

    /** Without them not even a buffer can be made, so they are asked for first. */
    static void requireModuleFlags(Path directory) {
        List<String> missing = ModuleFlags.check();
        if (!missing.isEmpty()) {
            throw new JournalException("cannot write the journal " + directory + ": the JVM was started without "
                    + String.join(" ", missing) + "; start it by run.sh, or with @config/jvm.options");
        }
    }

    /** @param blockBytes what the file system should have free at least */
    static JournalException explain(Path directory, long blockBytes, Throwable cause) {
        return new JournalException(
                "cannot write the journal " + directory + ": " + reason(directory, blockBytes, cause), cause);
    }

    private static String reason(Path directory, long blockBytes, Throwable cause) {
        if (cause instanceof WriteAfterEOFException) {
            return "event time stepped back to a day whose file is closed";
        }
        if (!Files.isDirectory(directory) || !Files.isWritable(directory)) {
            return "the directory is not there or not writable";
        }
        String space = spaceProblem(directory, blockBytes);
        return space == null ? String.valueOf(cause) : space;
    }

    private static String spaceProblem(Path directory, long blockBytes) {
        try {
            long free = Files.getFileStore(directory).getUsableSpace();
            return free >= 2 * blockBytes ? null : "the disk is full, " + free + " bytes are free there";
        } catch (IOException e) {
            return "its file system does not answer: " + e;
        }
    }
}
