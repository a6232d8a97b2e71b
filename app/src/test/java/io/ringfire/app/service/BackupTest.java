package io.ringfire.app.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringfire.app.Commands;
import io.ringfire.app.recovery.Recovery;
import io.ringfire.app.view.StateView;
import io.ringfire.journal.layout.DataDirectory;
import io.ringfire.journal.reader.QueueFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Copies of a data directory on which a service trades, in a process of its own, and what they are good for. */
@Timeout(value = 90, unit = TimeUnit.SECONDS)
class BackupTest {
    private static final int SECONDS = 25;

    /** Something is traded many times a second. */
    private static final String[] FAST = {
        "--set", "strategy.ema-tick.bars=2-tick-mid",
        "--set", "strategy.ema-tick.fast=2",
        "--set", "strategy.ema-tick.slow=3",
        "--set", "strategy.ema-tick.symbols=XAUUSD,EURUSD,GBPUSD,USDJPY,AUDUSD"
    };

    @TempDir
    Path directory;

    /** Seen failing, with a second run that went on numbering where the copy ends, when a restored one left out no order numbers. */
    @Test
    void shouldBeACopyOfARunningServiceThatStartsHaltedAndReplaysEqual() throws IOException, InterruptedException {
        Path copy = directory.resolve("copy");
        JournalFacts original;
        try (ServeProcess serve = ServeProcess.start(directory, FAST);
                StateView view = new StateView(data().state())) {
            serve.awaitOutput("trading", SECONDS);
            serve.await("fills", () -> filled(view) >= 3, SECONDS);
            JsonNode backup = backup(copy).json();
            assertTrue(backup.path("records").asLong() > 0, backup.toString());
            assertEquals(
                    64, backup.path("files").path(0).path("sha256").asText().length());
            long then = filled(view);
            serve.await("that it trades on", () -> filled(view) > then, SECONDS);
            serve.terminate();
            assertEquals(0, serve.exitCode(), serve.output());
            original = JournalFacts.of(data());
        }
        assertNothingOfTheMachineIsIn(copy);

        Path second = Files.createDirectory(directory.resolve("second"));
        DataDirectory restored = new DataDirectory(second.resolve("data"));
        Commands.Answer answer = restore(copy, restored.root());
        assertEquals(0, answer.exitCode(), answer.err() + answer.out());
        assertEquals(Files.readString(data().installation()), Files.readString(restored.installation()));
        JournalFacts copied = JournalFacts.of(restored);
        assertEquals(List.of(), copied.ordersWithoutCause);
        assertFalse(copied.orderNumbers.isEmpty());
        assertTrue(copied.orderNumbers.size() < original.orderNumbers.size(), "the copy was made before the end");
        assertEquals(original.orderNumbers.subList(0, copied.orderNumbers.size()), copied.orderNumbers);
        JsonNode verdict = replay(restored, "service");
        assertEquals(0, verdict.path("beyondEnd").asLong(0), verdict.toString());

        try (ServeProcess again = ServeProcess.start(second, FAST)) {
            again.awaitOutput("restored from a backup", SECONDS);
            again.awaitOutput("trading", SECONDS);
            again.await(
                    "that it is halted",
                    () -> status(restored).path("tradingState").asText().equals("HALTED"),
                    SECONDS);
            again.terminate();
            assertEquals(0, again.exitCode(), again.output());
        }
        JournalFacts both = JournalFacts.of(restored);
        long last = copied.orderNumbers.get(copied.orderNumbers.size() - 1);
        assertEquals(2, both.runStartedNextOrder.size());
        assertTrue(
                both.runStartedNextOrder.get(1) >= last + 1 + Recovery.LOST_ORDERS,
                both.runStartedNextOrder.toString());
        assertEquals(
                0,
                Commands.run("journal", "verify", "--data", restored.root().toString())
                        .exitCode());
        replay(restored, "service:1");
        replay(restored, "service");
    }

    /** Every byte of a copy counts; and nothing is left of a restore that was refused. */
    @Test
    void shouldRefuseADamagedBackupNamingTheFileAndAPlaceThatIsTaken() throws IOException, InterruptedException {
        try (ServeProcess serve = ServeProcess.start(directory, FAST)) {
            serve.awaitOutput("trading", SECONDS);
            serve.terminate();
        }
        Path copy = directory.resolve("copy");
        assertEquals(0, backup(copy).exitCode());
        assertRefused(backup(copy), "--to", "is not empty", "backup.json");
        assertRefused(backup(data().root().resolve("inside")), "one in the other");
        assertFalse(Files.exists(data().root().resolve("inside")));
        Path target = directory.resolve("restored");
        assertRefused(restore(copy, data().root()), "--data", "is not empty");
        assertRefused(
                Commands.run(
                        "backup",
                        "--data",
                        target.toString(),
                        "--to",
                        directory.resolve("x").toString()),
                "nothing to back up");

        Path facts = QueueFiles.of(new DataDirectory(copy).ticks()).get(0);
        byte[] bytes = Files.readAllBytes(facts);
        bytes[bytes.length / 2] ^= 1;
        Files.write(facts, bytes);
        Commands.Answer damaged = restore(copy, target);
        assertEquals(1, damaged.exitCode(), damaged.err());
        JsonNode finding = damaged.anyJson().path("findings").path(0);
        assertEquals(facts.toString(), finding.path("file").asText(), damaged.out());
        assertTrue(finding.path("what").asText().contains("SHA-256"), damaged.out());
        assertFalse(Files.exists(target));

        Files.delete(copy.resolve("backup.json"));
        Commands.Answer unfinished = restore(copy, target);
        assertEquals(3, unfinished.exitCode());
        assertTrue(unfinished.err().contains("backup.json is not there"), unfinished.err());
    }

    private static void assertRefused(Commands.Answer answer, String... named) {
        assertEquals(2, answer.exitCode(), answer.out() + answer.err());
        for (String text : named) {
            assertTrue(answer.err().contains(text), answer.err());
        }
    }

    private static JsonNode status(DataDirectory data) {
        Commands.Answer answer = Commands.run("status", "--data", data.root().toString(), "--json");
        return answer.exitCode() == 0 ? answer.json() : com.fasterxml.jackson.databind.node.MissingNode.getInstance();
    }

    private Commands.Answer backup(Path to) {
        return Commands.run("backup", "--data", data().root().toString(), "--to", to.toString(), "--json");
    }

    private static Commands.Answer restore(Path from, Path data) {
        return Commands.run("restore", "--from", from.toString(), "--data", data.toString(), "--json");
    }

    private static JsonNode replay(DataDirectory data, String run) {
        Commands.Answer answer =
                Commands.run("replay", "--data", data.root().toString(), "--run", run, "--verify", "--json");
        assertEquals(0, answer.exitCode(), answer.out() + answer.err());
        return answer.json();
    }

    private static void assertNothingOfTheMachineIsIn(Path copy) throws IOException {
        try (Stream<Path> files = Files.walk(copy)) {
            List<String> names = files.filter(Files::isRegularFile)
                    .map(file -> copy.relativize(file).toString().replace('\\', '/'))
                    .toList();
            for (String name : names) {
                assertTrue(name.matches("backup\\.json|installation|journal/(ticks|fires|config)/[^/]+"), name);
            }
        }
    }

    private DataDirectory data() {
        return new DataDirectory(directory.resolve("data"));
    }

    private static long filled(StateView view) {
        return view.status().path("fires").path("FILLED").asLong();
    }
}
