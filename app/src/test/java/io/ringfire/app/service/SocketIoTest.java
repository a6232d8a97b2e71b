package io.ringfire.app.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringfire.adapters.http.OperatorTokens;
import io.ringfire.adapters.http.OperatorTokens.Role;
import io.ringfire.app.recovery.ServiceRuns;
import io.ringfire.journal.layout.DataDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The real client of Socket.IO against a running service, in a process of its own on the demo market. */
@Timeout(90)
class SocketIoTest {
    private static final int SECONDS = 25;

    @TempDir
    static Path directory;

    private static ServeProcess service;
    private static SocketIoClients clients;
    private static String address;
    private static String viewToken;
    private static String tradeToken;

    @BeforeAll
    static void start() throws IOException {
        SocketIoClients.missing().ifPresent(what -> Assumptions.abort(what));
        service = ServeProcess.start(directory);
        clients = SocketIoClients.start();
        service.awaitOutput("trading", SECONDS);
        address = address(directory);
        viewToken = token(directory, Role.VIEW);
        tradeToken = token(directory, Role.TRADE);
    }

    @AfterAll
    static void stop() {
        if (service != null) {
            service.close();
            clients.close();
        }
    }

    private static String address(Path of) throws IOException {
        return Files.readAllLines(OperatorAccess.address(of.resolve("data"))).get(0);
    }

    private static String token(Path of, Role role) throws IOException {
        return OperatorTokens.read(OperatorAccess.tokens(of.resolve("data")), role)
                .orElseThrow();
    }

    private static ObjectNode options(String token, String... transports) {
        ObjectNode options = SocketIoClients.json();
        if (!token.isEmpty()) {
            options.putObject("auth").put("token", token);
        }
        for (String transport : transports) {
            options.withArray("transports").add(transport);
        }
        return options;
    }

    private static ObjectNode command(String command, String requestId) {
        ObjectNode said = SocketIoClients.json().put("command", command).put("request_id", requestId);
        said.putObject("params").put("by", "ann").put("why", "tested");
        return said;
    }

    private static ObjectNode subscription(String namespace, String key) {
        return SocketIoClients.json().put("namespace", namespace).put("key", key);
    }

    @Test
    void shouldTakeAClientByWebSocketByPollingAndFromTheOneToTheOther() throws IOException {
        clients.connect("socket", address, options(viewToken, "websocket"));
        assertEquals("websocket", clients.hear("socket", "connect").asText());
        clients.connect("polls", address, options(viewToken, "polling"));
        assertEquals("polling", clients.hear("polls", "connect").asText());
        clients.connect("both", address, options(viewToken));
        clients.hear("both", "connect");
        assertEquals("websocket", clients.hear("both", "upgrade").asText());
        for (String client : Set.of("socket", "polls", "both")) {
            clients.emit(client, "subscribe_state", subscription("engine", "engine"));
            JsonNode engine = clients.hear(client, "state_update");
            assertEquals("paper", engine.at("/value/mode").asText(), engine.toString());
            clients.disconnect(client);
        }
    }

    @Test
    void shouldTurnAwayWhoShowsNoTokenOrAWrongOneOrComesFromElsewhere() throws IOException {
        clients.connect("no token", address, options(""));
        assertTrue(clients.hear("no token", "connect_error").asText().contains("show a token"));
        clients.connect("wrong", address, options("0".repeat(48), "websocket"));
        assertTrue(clients.hear("wrong", "connect_error").asText().contains("show a token"));
        ObjectNode header = options("", "polling");
        header.putObject("extraHeaders").put("Authorization", "Bearer " + "0".repeat(48));
        clients.connect("wrong header", address, header);
        String said = clients.hear("wrong header", "connect_error").asText();
        assertTrue(said.contains("401"), said);
        for (String transport : Set.of("polling", "websocket")) {
            ObjectNode foreign = options(tradeToken, transport);
            foreign.putObject("extraHeaders").put("Origin", "http://evil.example");
            clients.connect("foreign " + transport, address, foreign);
            said = clients.hear("foreign " + transport, "connect_error").asText();
            assertTrue(said.contains("403"), said);
        }
    }

    @Test
    void shouldTakeATokenInTheHeaderToo() throws IOException {
        ObjectNode header = options("");
        header.putObject("extraHeaders").put("Authorization", "Bearer " + viewToken);
        clients.connect("header", address, header);
        clients.hear("header", "connect");
        clients.hear("header", "upgrade");
        clients.disconnect("header");
    }

    @Test
    void shouldAcknowledgeAStopOnceItIsJournalledAndHaltAndTakeNoIdTwice() throws IOException {
        clients.connect("trader", address, options(tradeToken, "websocket"));
        clients.hear("trader", "connect");
        clients.emit("trader", "subscribe_state", subscription("engine", "now"));
        clients.hear("trader", "state_update", now -> isTrading(now, "ACTIVE"));
        clients.ask("trader", "command", command("stop", "stop-1"));
        JsonNode ack = clients.hear("trader", "command_ack");
        assertEquals("stop-1", ack.path("request_id").asText());
        assertTrue(ack.path("sequence").asLong() > 0, ack.toString());
        assertTrue(ack.path("ack_time_ms").decimalValue().signum() > 0, ack.toString());
        assertEquals(ack, clients.hear("trader", "answer"));
        JsonNode result = clients.hear("trader", "command_result");
        assertTrue(result.path("ok").asBoolean(), result.toString());
        assertEquals(ack.path("sequence"), result.path("sequence"));
        clients.hear("trader", "state_update", now -> isTrading(now, "HALTED"));

        clients.emit("trader", "command", command("stop", "stop-1"));
        JsonNode repeated = clients.hear("trader", "command_result");
        assertFalse(repeated.path("ok").asBoolean());
        assertEquals(409, repeated.path("status").asInt(), repeated.toString());
        assertFalse(clients.hasHeard("trader", "command_ack"), "nothing was journalled");

        clients.emit("trader", "command", command("start", "start-1"));
        assertTrue(clients.hear("trader", "command_result").path("ok").asBoolean());
        clients.hear("trader", "state_update", now -> isTrading(now, "ACTIVE"));

        ObjectNode half = command("risk_adjust", "risk-1");
        half.withObject("/params").put("percent", 50);
        clients.emit("trader", "command", half);
        assertTrue(clients.hear("trader", "command_ack").path("sequence").asLong() > 0);
        JsonNode halved = clients.hear("trader", "command_result");
        assertTrue(halved.path("ok").asBoolean(), halved.toString());
        ObjectNode whole = command("risk_adjust", "risk-2");
        whole.withObject("/params").put("percent", 101);
        clients.emit("trader", "command", whole);
        assertTrue(clients.hear("trader", "command_result")
                .path("problem")
                .asText()
                .contains("percent"));
        clients.disconnect("trader");
    }

    private static boolean isTrading(JsonNode update, String state) {
        return update.at("/value/tradingState").asText().equals(state);
    }

    @Test
    void shouldRefuseACommandOfAViewTokenAndOneThatIsNotUnderstood() throws IOException {
        clients.connect("viewer", address, options(viewToken, "polling"));
        clients.hear("viewer", "connect");
        clients.emit("viewer", "command", command("stop", "stop-2"));
        JsonNode refused = clients.hear("viewer", "command_result");
        assertEquals(403, refused.path("status").asInt(), refused.toString());
        assertFalse(refused.path("ok").asBoolean());
        clients.disconnect("viewer");

        clients.connect("clumsy", address, options(tradeToken, "polling"));
        clients.hear("clumsy", "connect");
        clients.emit("clumsy", "command", command("fire", "fire-1"));
        assertTrue(clients.hear("clumsy", "command_result")
                .path("problem")
                .asText()
                .contains("risk_adjust"));
        ObjectNode nameless = command("stop", "stop-3");
        nameless.putObject("params").put("why", "tested");
        clients.emit("clumsy", "command", nameless);
        assertTrue(clients.hear("clumsy", "command_result")
                .path("problem")
                .asText()
                .contains("by is missing"));
        clients.emit("clumsy", "no_such_event", SocketIoClients.json());
        assertTrue(clients.hear("clumsy", "problem").path("problem").asText().contains("subscribe_state"));
        assertFalse(clients.hasHeard("clumsy", "command_ack"));
        clients.disconnect("clumsy");
    }

    @Test
    void shouldSendTheStateAndThenEveryNewerVersionUntilItIsTakenBack() throws IOException {
        clients.connect("watcher", address, options(viewToken));
        clients.hear("watcher", "connect");
        clients.ask("watcher", "subscribe_state", subscription("quotes", "EURUSD"));
        assertTrue(clients.hear("watcher", "answer").path("ok").asBoolean());
        long before = -1;
        for (int i = 0; i < 5; i++) {
            JsonNode quote = clients.hear("watcher", "state_update");
            assertEquals("EURUSD", quote.path("key").asText(), quote.toString());
            assertTrue(quote.path("version").asLong() > before, quote + " behind " + before);
            assertTrue(quote.at("/value/bid").isNumber(), quote.toString());
            before = quote.path("version").asLong();
        }
        clients.ask("watcher", "unsubscribe_state", subscription("quotes", "EURUSD"));
        assertTrue(clients.hear("watcher", "answer").path("ok").asBoolean());
        clients.emit("watcher", "subscribe_state", subscription("counters", "*"));
        Set<String> counters = new TreeSet<>();
        clients.hear("watcher", "state_update", update -> {
            counters.add(update.path("key").asText());
            return counters.contains("TICKS") && counters.contains("ORDERS");
        });
        clients.ask("watcher", "subscribe_state", subscription("secrets", "*"));
        assertTrue(clients.hear("watcher", "answer").path("problem").asText().contains("quotes"));
        clients.disconnect("watcher");
    }

    /** Seen failing, twice in six times, with an acknowledgement that did not wait for the journal. */
    @Test
    void shouldHaveTheCommandInTheJournalWhenItIsKilledAtOnceAfterTheAcknowledgement(@TempDir Path own)
            throws IOException, InterruptedException {
        try (ServeProcess killed = ServeProcess.start(own)) {
            killed.awaitOutput("trading", SECONDS);
            clients.connect("killer", address(own), options(token(own, Role.TRADE), "websocket"));
            clients.hear("killer", "connect");
            clients.killOn("killer", "command_ack", 10, killed.pid());
            for (int i = 0; i < 40; i++) {
                clients.emit("killer", "command", command("stop", "last-words-" + i));
            }
            clients.hear("killer", "disconnect");
            assertEquals(137, killed.exitCode());
            List<String> acknowledged = clients.heard("killer", "command_ack").stream()
                    .map(ack -> ack.path("request_id").asText())
                    .toList();
            assertTrue(acknowledged.size() >= 10, acknowledged.toString());
            List<String> journalled = new ServiceRuns(new DataDirectory(own.resolve("data"))).commandIds(2);
            assertTrue(journalled.containsAll(acknowledged), acknowledged + " but in the journal " + journalled);
        }
    }
}
