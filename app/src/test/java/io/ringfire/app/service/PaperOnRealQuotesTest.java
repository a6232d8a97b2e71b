package io.ringfire.app.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringfire.adapters.easim.EaSim;
import io.ringfire.adapters.http.OperatorClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code mode: paper} with {@code paper.source: live}: a terminal's quotes, and fills of the simulated venue alone. */
@Timeout(value = 90, unit = TimeUnit.SECONDS)
class PaperOnRealQuotesTest {
    private static final int SECONDS = 20;

    @TempDir
    Path directory;

    /** The pulse seen failing, without a module for them, where nobody counted the turns of the thread that terminals have in paper. */
    @Test
    void shouldFillAtATerminalsQuotesSendItNothingAndWatchItsThread() throws Exception {
        try (LiveRig rig = new LiveRig(directory)) {
            Files.writeString(
                    rig.config(),
                    Files.readString(rig.config()).replace("mode: live\n", "mode: paper\npaper: {source: live}\n")
                            + "account: {currency: USD, balance: 100000, mode: hedging}\n");
            EaSim terminal = rig.startTerminal(false);
            List<String> sent = new ArrayList<>();
            terminal.onCommand(sent::add);
            rig.startService();
            rig.awaitFresh();
            rig.service.await(
                    "its quotes", () -> rig.state(state -> state.path("quotes").size() == 2), SECONDS);

            ObjectNode fire = rig.command()
                    .put("account", "simulated")
                    .put("symbol", "EURUSD")
                    .put("side", "buy")
                    .put("lots", "0.10")
                    .put("sl", "0.10000");
            OperatorClient.Answer answer = rig.post("fire", fire);
            assertEquals(202, answer.status(), answer.body().toString());
            rig.service.await("a position", () -> rig.positions() == 1, SECONDS);
            List<String> prices = new ArrayList<>();
            rig.state(state -> prices.add(state.at("/positions/0/openPrice").asText()));
            assertTrue(prices.get(0).matches("1\\.1001[01]?"), prices + ", and not the terminal's ask");

            JsonNode pulse = OperatorAccess.client(directory.resolve("data"))
                    .get("/api/system/health/module/terminals")
                    .body();
            assertEquals("HEALTHY", pulse.path("state").asText(), pulse.toString());
            assertEquals(List.of(), terminal.fireIds());
            assertEquals(0, terminal.openPositions());
            assertEquals(
                    List.of(),
                    sent.stream().filter(each -> each.contains("fire")).toList());
        }
    }
}
