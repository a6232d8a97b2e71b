package io.ringfire.app.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringfire.app.Commands;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code preflight} beside a live service with a simulated terminal, in order and out of it. */
@Timeout(value = 90, unit = TimeUnit.SECONDS)
class PreflightTest {
    private static final int SECONDS = 20;

    @TempDir
    Path directory;

    /** Seen failing, with a ping that passed, when a pong of before the ping counted. */
    @Test
    void shouldPassWithAFreshTerminalAndNameAHaltAndASilentTerminal() throws IOException {
        try (LiveRig rig = new LiveRig(directory)) {
            rig.startTerminal(false);
            rig.startService();
            rig.awaitFresh();
            rig.service.await("all well", () -> preflight(rig).exitCode() == 0, SECONDS);
            JsonNode well = preflight(rig, "--ping").json();
            assertEquals("OK", level(well, "ping " + LiveRig.ACCOUNT), well.toString());
            assertEquals("OK", level(well, "offset " + LiveRig.ACCOUNT), well.toString());
            for (String name :
                    List.of("java", "config", "data", "session 1", "disk", "journal ticks", "halts", "calendar")) {
                assertEquals("OK", level(well, name), well.toString());
            }

            assertEquals(202, rig.post("halt", rig.command()).status());
            awaitHalt(rig, LiveRig.ACCOUNT);
            ObjectNode all = rig.command();
            all.remove("account");
            assertEquals(202, rig.post("halt", all).status());
            awaitHalt(rig, "all, HALTED");
            rig.market.isOpen = false; // its chart ticks no more, so the EA reads nothing
            Commands.Answer silent = preflight(rig, "--ping");
            assertEquals(1, silent.exitCode());
            JsonNode ping = check(silent.anyJson(), "ping " + LiveRig.ACCOUNT);
            assertEquals("FAIL", ping.path("level").asText(), silent.out());
            assertTrue(ping.path("found").asText().contains("no answer"), silent.out());
            assertTrue(ping.path("mend").asText().contains("chart"), silent.out());
        }
    }

    @Test
    void shouldSayThatNoServiceRunsAndHowToStartOne() throws IOException {
        try (LiveRig rig = new LiveRig(directory)) {
            Commands.Answer none = preflight(rig);
            assertEquals(1, none.exitCode());
            JsonNode service = check(none.anyJson(), "service");
            assertEquals("FAIL", service.path("level").asText(), none.out());
            assertTrue(service.path("mend").asText().contains("./run.sh serve"), none.out());
        }
    }

    private static void awaitHalt(LiveRig rig, String named) {
        rig.service.await(
                "the halt of " + named,
                () -> {
                    JsonNode halts = check(preflight(rig).anyJson(), "halts");
                    return halts.path("level").asText().equals("FAIL")
                            && halts.path("found").asText().contains(named);
                },
                SECONDS);
    }

    private static Commands.Answer preflight(LiveRig rig, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "preflight",
                "--config",
                rig.config().toString(),
                "--data",
                rig.directory.resolve("data").toString()));
        arguments.addAll(List.of(more));
        arguments.add("--json");
        return Commands.run(arguments);
    }

    private static String level(JsonNode answer, String name) {
        return check(answer, name).path("level").asText();
    }

    private static JsonNode check(JsonNode answer, String name) {
        for (JsonNode each : answer.path("checks")) {
            if (each.path("name").asText().equals(name)) {
                return each;
            }
        }
        throw new AssertionError("no check " + name + " in " + answer);
    }
}
