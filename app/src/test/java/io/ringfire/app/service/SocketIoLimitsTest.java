package io.ringfire.app.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringfire.adapters.http.CommandsAlone;
import io.ringfire.adapters.http.HttpLimits;
import io.ringfire.adapters.http.Listening;
import io.ringfire.adapters.http.OperatorApi;
import io.ringfire.adapters.http.OperatorServer;
import io.ringfire.adapters.http.OperatorTokens;
import io.ringfire.adapters.http.OperatorTokens.Role;
import io.ringfire.adapters.http.RateLimit;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** How the real client hears of limits; what is counted, and with what, is tested without it. */
@Timeout(60)
class SocketIoLimitsTest {
    private static final RateLimit MANY = new RateLimit(1_000, 1_000);
    private static final CommandsAlone DESK = (name, body) -> new OperatorApi.Reply(
            202, JsonNodeFactory.instance.objectNode().put("sequence", 1).put("accepted", true));

    @TempDir
    private Path directory;

    private OperatorServer server;
    private SocketIoClients clients;
    private String address;
    private String token;

    @BeforeEach
    void start() throws IOException {
        SocketIoClients.missing().ifPresent(what -> Assumptions.abort(what));
        Path file = directory.resolve("operator.token");
        HttpLimits limits = new HttpLimits(MANY, new RateLimit(1, 2), 2, 64, 10);
        server = OperatorServer.start(
                new Listening("127.0.0.1", 0, List.of(), Optional.empty(), limits),
                DESK,
                ConsoleServerTest.console(),
                OperatorTokens.open(file));
        address = "http://127.0.0.1:" + server.port();
        token = OperatorTokens.read(file, Role.TRADE).orElseThrow();
        clients = SocketIoClients.start();
    }

    @AfterEach
    void stop() {
        if (clients != null) {
            clients.close();
            server.close();
        }
    }

    private static ObjectNode options(String token, String transport) {
        ObjectNode options = SocketIoClients.json();
        options.putObject("auth").put("token", token);
        options.withArray("transports").add(transport);
        return options;
    }

    @Test
    void shouldTellAClientWhenItMayGuessAgain() throws IOException {
        for (int i = 0; i < 2; i++) {
            clients.connect("guess", address, options(Integer.toString(i).repeat(48), "websocket"));
            assertTrue(clients.hear("guess", "connect_error").asText().contains("show a token"));
        }
        for (String transport : List.of("websocket", "polling")) {
            clients.connect(transport, address, options("3".repeat(48), transport));
            String said = clients.hear(transport, "connect_error").asText();
            assertTrue(said.startsWith("too many wrong tokens came from your address"), said);
            JsonNode data = clients.hear(transport, "connect_error_data");
            assertEquals(429, data.path("status").asInt());
            assertEquals(
                    "console.limits.wrongTokensPerMinute", data.path("limit").asText());
            assertTrue(data.path("retryAfterSeconds").asInt() > 30, data.toString());
        }
        clients.connect("owner", address, options(token, "websocket"));
        clients.hear("owner", "connect");
    }

    @Test
    void shouldAnswerACommandTooManyInItsAcknowledgement() throws IOException {
        clients.connect("trader", address, options(token, "websocket"));
        clients.hear("trader", "connect");
        for (int i = 0; i < 8; i++) {
            ObjectNode command = SocketIoClients.json().put("command", "start").put("request_id", "r" + i);
            command.putObject("params").put("by", "ann").put("why", "tested");
            clients.ask("trader", "command", command);
        }
        JsonNode refused =
                clients.hear("trader", "answer", answer -> answer.path("status").asInt() == 429);
        assertEquals("console.limits.commandsPerSecond", refused.path("limit").asText());
        assertEquals(1, refused.path("retryAfterSeconds").asInt());
        assertTrue(refused.path("problem").asText().startsWith("nothing happened: too many commands"));
        ObjectNode stop = SocketIoClients.json().put("command", "stop").put("request_id", "halt");
        stop.putObject("params").put("by", "ann").put("why", "tested");
        clients.ask("trader", "command", stop);
        JsonNode halted = clients.hear(
                "trader", "answer", answer -> answer.path("request_id").asText().equals("halt"));
        assertEquals(1, halted.path("sequence").asInt(), halted.toString());
    }
}
