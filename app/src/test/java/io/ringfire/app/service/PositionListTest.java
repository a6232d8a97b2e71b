package io.ringfire.app.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringfire.app.Commands;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Live trading with a simulated EA of version 2.06H, whose list of positions is authority. */
@Timeout(120)
class PositionListTest {
    private static final int SECONDS = 30;

    @TempDir
    private Path directory;

    private LiveRig rig;

    @BeforeEach
    void prepare() throws IOException {
        rig = new LiveRig(directory, true);
        rig.startTerminal(false);
        rig.startService();
        rig.awaitFresh();
    }

    @AfterEach
    void end() {
        rig.close();
    }

    private String fill(String symbol) {
        String orderId = rig.fire(symbol, null).body().path("orderId").asText();
        rig.awaitFire(orderId, "FILLED");
        return orderId;
    }

    private List<String> alerts() {
        List<String> codes = new ArrayList<>();
        rig.status(json -> {
            for (JsonNode alert : json.path("alerts")) {
                codes.add(alert.path("code").asText() + " "
                        + alert.path("positionId").asText());
            }
            return true;
        });
        return codes;
    }

    private boolean isProven() {
        return rig.state(json -> {
            JsonNode positions = json.path("positions");
            return positions.size() == 1
                    && positions.path(0).path("proof").asText().equalsIgnoreCase("PROVEN");
        });
    }

    private void endAndReplay() throws InterruptedException {
        rig.service.terminate();
        assertEquals(0, rig.service.exitCode());
        Commands.Answer answer = Commands.run(
                "replay", "--data", directory.resolve("data").toString(), "--run", "service", "--verify", "--json");
        assertEquals(0, answer.exitCode(), answer.out() + answer.err());
    }

    @Test
    void shouldProveAFillByTheListAndTakeACloseAtTheTerminalFromItsWord() throws Exception {
        fill("EURUSD");
        rig.service.await("a proven position", this::isProven, SECONDS);
        rig.faults.closeByHand.set(1);
        rig.service.await("no position", () -> rig.positions() == 0 && rig.terminal.openPositions() == 0, SECONDS);
        assertEquals(List.of(), alerts(), "it was told of by its terminal, and is no riddle");
        fill("GBPUSD");
        assertEquals(2, rig.terminal.fireIds().size());
        endAndReplay();
    }

    /** Its answer was lost, and the pong behind it: the list says that it was executed, before anybody must resolve it. */
    @Test
    void shouldResolveAnEntryInDoubtByTheList() throws Exception {
        rig.faults.dropConfirmations.set(2);
        String orderId = fill("EURUSD");
        assertEquals(List.of(orderId), rig.terminal.fireIds());
        rig.service.await("its position", () -> rig.positions() == 1, SECONDS);
        endAndReplay();
    }

    @Test
    void shouldTellOnceOfEachPositionThatIsNotOurs() throws Exception {
        fill("EURUSD");
        rig.faults.openByHand.set(1);
        rig.service.await("an alert", () -> alerts().size() == 1, SECONDS);
        rig.faults.openByHand.set(1);
        rig.service.await("a second alert", () -> alerts().size() == 2, SECONDS);
        long first = foreignTicket(alerts().get(0));
        assertEquals(first + 1, foreignTicket(alerts().get(1)));
        assertEquals(1, rig.positions(), "they are told of, and not ours");
        endAndReplay();
    }

    private static long foreignTicket(String alert) {
        assertTrue(alert.matches("FOREIGN_POSITION [0-9]+"), alert);
        return Long.parseLong(alert.substring(alert.indexOf(' ') + 1));
    }
}
