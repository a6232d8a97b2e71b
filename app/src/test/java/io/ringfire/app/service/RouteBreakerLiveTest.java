package io.ringfire.app.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringfire.adapters.http.OperatorClient;
import io.ringfire.app.Commands;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The circuit breaker of an account's route, over real sockets: a terminal that loses a fire, and is asked before it gets another. */
@Timeout(240)
class RouteBreakerLiveTest {
    private static final int SECONDS = 60;
    private static final String LIMITS = """
            risk:
              maxLots: 1
              requireStop: true
              riskPerTrade: 1000000
              maxOpenRisk: 1000000
              dailyLoss: 1000000
              maxDrawdown: 1000000
              breaker: {failures: 1, windowMs: 60000, openMs: 3000}
            """;

    @TempDir
    private Path directory;

    /** Seen failing with the answer to the ping left out of what the engine is told: it stayed shut. */
    @Test
    void shouldAskTheTerminalAndThenTryOneEntry() throws Exception {
        try (LiveRig rig = new LiveRig(directory, LIMITS)) {
            rig.startTerminal(false);
            rig.startService();
            rig.awaitFresh();
            rig.faults.swallowFires.set(1);
            String lost = rig.fire("EURUSD", null).body().path("orderId").asText();
            rig.service.await("the breaker", () -> !shut(rig).isEmpty(), SECONDS);
            assertEquals(List.of("route of " + LiveRig.ACCOUNT), shut(rig));
            OperatorClient.Answer refused = rig.fire("EURUSD", null);
            assertFalse(
                    refused.body().path("accepted").asBoolean(), refused.body().toString());
            assertEquals("BREAKER_OPEN", refused.body().path("reason").asText());

            rig.awaitFire(lost, "REJECTED");
            String[] tried = new String[1];
            rig.service.await(
                    "an entry that may be tried",
                    () -> {
                        tried[0] =
                                rig.fire("EURUSD", null).body().path("orderId").asText();
                        return !tried[0].isEmpty();
                    },
                    SECONDS);
            rig.awaitFire(tried[0], "FILLED");
            rig.service.await("the breaker to close", () -> shut(rig).isEmpty(), SECONDS);
            assertTrue(rig.fire("EURUSD", null).body().path("accepted").asBoolean());
            assertTrue(rig.service.terminate() < 10_000);
        }
        Commands.Answer replay = Commands.run(
                "replay", "--data", directory.resolve("data").toString(), "--run", "service", "--verify", "--json");
        assertEquals(0, replay.exitCode(), replay.out() + replay.err());
    }

    private static List<String> shut(LiveRig rig) {
        List<String> shut = new ArrayList<>();
        rig.status(json -> {
            for (JsonNode each : json.path("shut")) {
                shut.add(each.path("what").asText());
            }
            return true;
        });
        return shut;
    }
}
