package io.ringfire.app.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringfire.app.ChildJvm;
import io.ringfire.journal.layout.DataDirectory;
import io.ringfire.journal.layout.DataLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** {@code supervise.sh} around a real service, and around shells that end as they are told. Waits are shortened. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
@DisabledOnOs(OS.WINDOWS)
class SuperviseTest {
    private static final int SECONDS = 20;
    private static final Path SCRIPT =
            Path.of(System.getProperty("ringfire.root", "..")).resolve("supervise.sh");

    @TempDir
    Path directory;

    private Process supervisor;

    @AfterEach
    void end() {
        if (supervisor != null) {
            supervisor.descendants().forEach(ProcessHandle::destroyForcibly);
            supervisor.destroyForcibly();
        }
    }

    /** Seen failing, with a supervisor that ended with 137, when a killed process was not started again. */
    @Test
    void shouldStartAKilledServiceAgainAndStopItInOrder() throws IOException, InterruptedException {
        List<String> command = ChildJvm.command("256m");
        command.addAll(List.of("serve", "--data", data().toString(), "--set", "journal.blockSizeMiB=1"));
        command.addAll(List.of("--set", "risk.tradingHours=false", "--set", "console.http=127.0.0.1:0"));
        start("0", "3600", command);
        await("that the first run trades", () -> output().contains(" trading "));
        long first = servicePid();
        assertTrue(ProcessHandle.of(first).orElseThrow().destroyForcibly());
        await("the second run", () -> servicePid() > 0 && servicePid() != first);
        await(
                "that it trades",
                () -> output().lines()
                                .filter(line -> line.contains(" trading "))
                                .count()
                        == 2);
        assertTrue(output().contains("was killed"), output());
        assertTrue(
                output().matches("(?s).*Z supervise: it ended with 137 after \\d+ s; restart 1 of 3 in 0 s.*"),
                output());

        supervisor.destroy(); // SIGTERM, which is passed on
        assertEquals(0, exitCode(), output());
        assertFalse(output().contains("restart 2"), output());
        DataLock.acquire(new DataDirectory(data()).lockFile(), "data directory").close();
    }

    @Test
    void shouldLeaveAloneWhatWasStoppedOrIsConfiguredWrongly() throws IOException, InterruptedException {
        for (int code = 0; code <= 2; code++) {
            start("0", "3600", List.of("sh", "-c", "exit " + code));
            assertEquals(code, exitCode(), output());
            assertFalse(output().contains("restart"), output());
        }
    }

    @Test
    void shouldGiveUpAfterThreeRestarts() throws IOException, InterruptedException {
        start("0", "3600", List.of("sh", "-c", "echo ran; exit 3"));
        assertEquals(3, exitCode(), output());
        assertEquals(4, output().lines().filter("ran"::equals).count(), output());
        assertTrue(output().contains("left alone now"), output());
    }

    /** A run counts as stable after no time at all here. Seen failing when restarts were never counted anew. */
    @Test
    void shouldCountRestartsAnewBehindAStableRun() throws IOException {
        start("0", "0", List.of("sh", "-c", "echo ran; exit 3"));
        await("a sixth run", () -> output().lines().filter("ran"::equals).count() >= 6);
        assertFalse(output().contains("restart 2 of"), output());
    }

    private void start(String waitSeconds, String stableSeconds, List<String> command) throws IOException {
        List<String> all = new ArrayList<>(List.of("bash", SCRIPT.toString()));
        all.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(all)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("output").toFile());
        builder.environment().put("SUPERVISE_WAIT_SECONDS", waitSeconds);
        builder.environment().put("SUPERVISE_STABLE_SECONDS", stableSeconds);
        supervisor = builder.start();
    }

    private Path data() {
        return directory.resolve("data");
    }

    /** Of the service that has found its way to the console; 0 for none. */
    private long servicePid() {
        try {
            List<String> lines = Files.readAllLines(OperatorAccess.address(data()));
            return lines.size() == 2 ? Long.parseLong(lines.get(1)) : 0;
        } catch (IOException e) {
            return 0;
        }
    }

    private String output() {
        try {
            return Files.readString(directory.resolve("output"));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private void await(String what, BooleanSupplier condition) {
        long begunNs = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - begunNs > TimeUnit.SECONDS.toNanos(SECONDS)) {
                throw new AssertionError("waited for " + what + "; it printed:\n" + output());
            }
            LockSupport.parkNanos(20_000_000L);
        }
    }

    private int exitCode() throws InterruptedException {
        assertTrue(supervisor.waitFor(SECONDS, TimeUnit.SECONDS), () -> "it does not end; it printed:\n" + output());
        return supervisor.exitValue();
    }
}
