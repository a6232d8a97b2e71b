package io.ringfire.app.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ringfire.app.ChildJvm;
import io.ringfire.journal.archive.ArchiveSteps;
import io.ringfire.journal.layout.DataDirectory;
import io.ringfire.journal.layout.DataLock;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A round of an archive in a process of its own, which waits before one of its steps until it is killed. */
final class RoundInProcess {
    private static final String WAITING = "waiting before ";

    private RoundInProcess() {}

    /** Starts a round of {@link RecordedDays} and kills its process, as by kill -9, before the step of this number. */
    static void killBefore(int step, DataDirectory data, DataDirectory archive)
            throws IOException, InterruptedException {
        List<String> command = ChildJvm.command("128m");
        command.remove(command.size() - 1);
        command.addAll(List.of(
                RoundInProcess.class.getName(),
                data.root().toString(),
                archive.root().toString(),
                Integer.toString(step)));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            StringBuilder said = new StringBuilder();
            String line = output.readLine();
            while (line != null && !line.equals(WAITING + step)) {
                said.append(line).append('\n');
                line = output.readLine();
            }
            assertEquals(WAITING + step, line, said.toString());
        } finally {
            process.destroyForcibly();
            process.waitFor(10, TimeUnit.SECONDS);
        }
    }

    /** Data directory, archive, number of the step before which to wait. */
    public static void main(String[] arguments) {
        DataDirectory data = new DataDirectory(Path.of(arguments[0]));
        int waitsBefore = Integer.parseInt(arguments[2]);
        int[] count = {0};
        ArchiveSteps steps = step -> {
            if (count[0]++ == waitsBefore) {
                System.out.println(WAITING + waitsBefore);
                while (true) {
                    LockSupport.park();
                }
            }
        };
        try (DataLock lock = DataLock.acquire(data.lockFile(), "data directory")) {
            new ArchiveRound(data, new ArchiveTerms(Path.of(arguments[1]), 1, Optional.of(2), 6, 0))
                    .run(RecordedDays.NOW, steps);
            System.out.println("came to its end under " + lock);
        }
    }
}
