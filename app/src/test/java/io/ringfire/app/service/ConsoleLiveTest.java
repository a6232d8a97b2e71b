package io.ringfire.app.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.ringfire.adapters.http.OperatorTokens;
import io.ringfire.adapters.http.OperatorTokens.Role;
import io.ringfire.app.console.PrometheusText;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a service that trades terminals tells of them. */
@Timeout(value = 90, unit = TimeUnit.SECONDS)
class ConsoleLiveTest {
    private static final int SECONDS = 30;
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final ObjectMapper MAPPER = new ObjectMapper()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .setNodeFactory(new JsonNodeFactory(true));

    @TempDir
    Path directory;

    /** Seen failing with a check of sessions that always holds. */
    @Test
    void shouldBeReadyOnlyWhileItsTerminalIsHeardAndAskForApprovals() throws IOException {
        try (LiveRig rig = new LiveRig(directory)) {
            Path config = rig.config();
            Files.writeString(
                    config,
                    Files.readString(config)
                                    .replace("fire: auto", "fire: manual")
                                    .replace("risk: {", "risk: {signalExpiryMs: 60000, ")
                            + "strategies:\n"
                            + "  - {id: quick, name: ema-cross, bars: 2-tick-mid, fast: 2, slow: 3, quantity: 0.10, stopPoints: 500, "
                            + "symbols: [EURUSD]}\n");
            rig.market.isMoving = true;
            rig.startService();
            rig.service.await("no readiness without a terminal", () -> status("/readyz") == 503, SECONDS);
            assertTrue(failing().contains("session 1"), failing().toString());
            rig.startTerminal(false);
            rig.awaitFresh();
            rig.service.await("readiness", () -> status("/readyz") == 200, SECONDS);
            assertFalse(body("/readyz", "").contains(LiveRig.ACCOUNT), "names are not for everyone");
            assertFalse(body("/metrics", "").contains(LiveRig.ACCOUNT), "names are not for everyone");
            PrometheusText metrics = PrometheusText.read(body("/metrics", viewToken()));
            assertEquals(1, metrics.series().get("ringfire_session_fresh{account=1}"));
            assertTrue(metrics.series().get("ringfire_session_age_seconds{account=1}") < 6);

            rig.service.await("a mission", () -> !missions().isEmpty(), SECONDS);
            JsonNode mission = missions().get(0);
            assertEquals(
                    List.of(), new Described().flaws("/api/missions", 200, json(body("/api/missions", viewToken()))));
            assertEquals(LiveRig.ACCOUNT, mission.path("account").asText());
            assertEquals("quick", mission.path("strategy").asText());
            assertTrue(mission.path("leftMs").asLong() > 0, mission.toString());
            assertEquals(5, mission.path("stop").decimalValue().scale(), mission.toString());
            rig.service.await(
                    "its signal", // published behind the mission
                    () -> body("/api/signals", viewToken()).contains("\"outcome\":\"ASKED\""),
                    SECONDS);

            rig.stopTerminal();
            rig.service.await("no readiness any more", () -> failing().contains("session 1"), SECONDS);
            assertEquals(200, status("/healthz"), "a silent terminal is no illness");
        }
    }

    private JsonNode missions() {
        return json(body("/api/missions", viewToken())).path("missions");
    }

    private List<String> failing() {
        List<String> names = new ArrayList<>();
        json(body("/readyz", "")).path("checks").forEach(check -> {
            if (!check.path("ok").asBoolean()) {
                names.add(check.path("name").asText());
            }
        });
        return names;
    }

    private int status(String path) {
        return get(path, "").statusCode();
    }

    private String body(String path, String token) {
        return get(path, token).body();
    }

    private String viewToken() {
        try {
            return OperatorTokens.read(OperatorAccess.tokens(directory.resolve("data")), Role.VIEW)
                    .orElseThrow();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private HttpResponse<String> get(String path, String token) {
        try {
            String address = Files.readAllLines(OperatorAccess.address(directory.resolve("data")))
                    .get(0);
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + path));
            if (!token.isEmpty()) {
                request.header("Authorization", "Bearer " + token);
            }
            return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static JsonNode json(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (IOException e) {
            throw new AssertionError(text, e);
        }
    }
}
