package io.ringfire.app.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ringfire.adapters.http.OperatorClient;
import io.ringfire.adapters.http.OperatorTokens;
import io.ringfire.app.Commands;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The log of a real service, told to write more and less while it runs. */
@Timeout(90)
class LogLiveTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @TempDir
    private Path directory;

    /** Seen failing for tokens with a log that hides none and a line that names one, and for the level with one that is only kept. */
    @Test
    void shouldLogStepsAndFieldsAtTheLevelThatIsToldAndNoToken() throws IOException, InterruptedException {
        Path file = directory.resolve("logs/service.log");
        Path data = directory.resolve("data");
        try (ServeProcess service = ServeProcess.start(
                directory,
                "--demo",
                "--set",
                "log.file=" + file,
                "--set",
                "log.format=json",
                "--set",
                "log.level=trace")) {
            service.awaitOutput(" trading ", 30);
            Path demo = data.resolve("demo");
            Path root = Files.isDirectory(demo) ? demo : data;
            Commands.Answer shown = Commands.run("log", "--data", root.toString(), "--json");
            assertEquals("TRACE", shown.json().path("level").asText());
            assertEquals(file.toString(), shown.json().path("file").asText());
            Commands.Answer wrong = Commands.run("log", "LOUD", "--data", root.toString());
            assertEquals(2, wrong.exitCode());
            assertTrue(wrong.err().contains("ERROR, WARN, INFO, DEBUG, TRACE"), wrong.err());
            Commands.Answer told =
                    Commands.run("log", "debug", "io.ringfire.adapters.http", "--by", "ann", "--data", root.toString());
            assertEquals(0, told.exitCode(), told.err());
            assertTrue(told.out().contains("DEBUG  io.ringfire.adapters.http"), told.out());
            OperatorClient client = OperatorAccess.client(root);
            assertEquals(200, client.get("/api/log").status());
            assertEquals(
                    "HEALTHY",
                    client.get("/api/system/health/module/log")
                            .body()
                            .path("state")
                            .asText());
            service.terminate();
            List<JsonNode> lines = new ArrayList<>();
            for (String line : Files.readAllLines(file)) {
                lines.add(MAPPER.readTree(line));
            }
            assertTrue(
                    lines.stream()
                            .anyMatch(each -> each.at("/fields/step").asText().equals("trading")
                                    && each.at("/fields/sinceStartMs").isIntegralNumber()),
                    lines.toString());
            assertTrue(
                    lines.stream()
                            .anyMatch(each -> each.path("message")
                                            .asText()
                                            .equals("io.ringfire.adapters.http writes DEBUG until the next start")
                                    && each.at("/fields/by").asText().equals("ann")),
                    lines.toString());
            String all = Files.readString(file) + service.output();
            for (OperatorTokens.Role role : OperatorTokens.Role.values()) {
                String token =
                        OperatorTokens.read(OperatorAccess.tokens(root), role).orElseThrow();
                assertFalse(Files.readString(file).contains(token), role + " is in " + all);
            }
        }
    }
}
