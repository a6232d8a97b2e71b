package io.ringfire.adapters.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class OperatorServerTest implements CommandsAlone {
    private final List<String> commands = new ArrayList<>();
    private RuntimeException fault;
    private OperatorServer server;
    private String token;

    @TempDir
    private Path directory;

    @BeforeEach
    void start() throws IOException {
        Path file = directory.resolve("operator.token");
        server = OperatorServer.start("127.0.0.1", 0, this, new FakeConsole(), OperatorTokens.open(file));
        token = OperatorTokens.read(file, OperatorTokens.Role.TRADE).orElseThrow();
    }

    @AfterEach
    void end() {
        server.close();
    }

    @Override
    public Reply command(String name, ObjectNode body) {
        if (fault != null) {
            throw fault;
        }
        commands.add(name + " " + body);
        return new Reply(202, JsonNodeFactory.instance.objectNode().put("journalled", true));
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                .header("Authorization", "Bearer " + token);
    }

    private static HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void shouldTakeACommand() throws Exception {
        HttpResponse<String> answer = send(to("/api/commands/halt")
                .POST(HttpRequest.BodyPublishers.ofString("{\"by\":\"x\"}"))
                .build());
        assertEquals(202, answer.statusCode());
        assertEquals(List.of("halt {\"by\":\"x\"}"), commands);
    }

    @Test
    void shouldTakeACommandByItsShortPathToo() throws Exception {
        for (String name : List.of("fire", "close", "close-all", "halt", "resume", "risk")) {
            commands.clear();
            HttpResponse<String> answer = send(to("/api/" + name)
                    .POST(HttpRequest.BodyPublishers.ofString("{\"by\":\"x\"}"))
                    .build());
            assertEquals(202, answer.statusCode(), name);
            assertEquals(List.of(name + " {\"by\":\"x\"}"), commands);
        }
    }

    @Test
    void shouldRefuseABodyThatIsTooLargeWhetherItsLengthIsSaidOrNot() throws Exception {
        byte[] large = ("{\"by\":\"" + "x".repeat(100_000) + "\"}").getBytes(StandardCharsets.UTF_8);
        assertEquals(
                413,
                send(to("/api/commands/halt")
                                .POST(HttpRequest.BodyPublishers.ofByteArray(large))
                                .build())
                        .statusCode());
        HttpRequest chunked = to("/api/commands/halt")
                .version(HttpClient.Version.HTTP_1_1)
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large)))
                .build();
        HttpResponse<String> answer = send(chunked);
        assertEquals(413, answer.statusCode());
        assertTrue(answer.body().contains("problem"), "the command line reads JSON: " + answer.body());
        assertEquals(List.of(), commands);
    }

    @Test
    void shouldSayThatThereIsNothing() throws Exception {
        HttpResponse<String> answer = send(to("/api/nothing").build());
        assertEquals(404, answer.statusCode());
        assertTrue(answer.body().contains("problem"), answer.body());
    }

    @Test
    void shouldNotTellStrangersOrAnybodyWhatFailedInside() throws Exception {
        fault = new IllegalStateException("/home/somebody/secret.place");
        HttpResponse<String> answer = send(to("/api/commands/halt")
                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                .build());
        assertEquals(500, answer.statusCode());
        assertFalse(answer.body().contains("secret") || answer.body().contains("Exception"), answer.body());
        assertTrue(answer.body().contains("look at the state"), answer.body());
    }

    /** A page of a stranger's whose name was made to point here. */
    @Test
    void shouldTurnAwayWhatWasMeantForAnotherHost() throws Exception {
        for (String host : List.of("evil.example", "127.0.0.1.evil.example:80", "")) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
                socket.getOutputStream()
                        .write(("GET /api/state HTTP/1.1\r\nHost: " + host + "\r\nAuthorization: Bearer " + token
                                        + "\r\nConnection: close\r\n\r\n")
                                .getBytes(StandardCharsets.US_ASCII));
                String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
                assertTrue(answer.startsWith("HTTP/1.1 421") || answer.startsWith("HTTP/1.1 400"), answer);
            }
        }
    }

    @Test
    void shouldNotDoWhatNoTokenComesWith() throws Exception {
        token = "";
        assertEquals(
                401,
                send(to("/api/commands/halt")
                                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                                .build())
                        .statusCode());
        assertEquals(401, send(to("/api/state").build()).statusCode());
        assertEquals(List.of(), commands);
    }
}
