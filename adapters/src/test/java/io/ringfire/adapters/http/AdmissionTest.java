package io.ringfire.adapters.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringfire.adapters.http.OperatorTokens.Role;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whoever should not get in does not, whatever the request looks like. Requests are written by hand: clients mend them. */
@Timeout(60)
class AdmissionTest implements OperatorApi {
    private static final List<String> READS = List.of(
            "/api/status",
            "/api/state",
            "/api/accounts",
            "/api/positions",
            "/api/quotes",
            "/api/fires",
            "/api/signals",
            "/api/missions",
            "/api/system/health",
            "/api/system/health/pulse",
            "/api/system/health/module/http",
            "/api/journal/stat",
            "/api/report",
            "/api/log",
            "/market-data/all",
            "/market-data/health",
            "/market-data/venom-feed?symbol=EURUSD");

    private final List<String> asked = new ArrayList<>();
    private final FakeConsole console = new FakeConsole();
    private OperatorServer server;
    private String view;
    private String trade;

    @TempDir
    private Path directory;

    @BeforeEach
    void start() throws IOException {
        Path file = directory.resolve("operator.token");
        server = OperatorServer.start(WideLimits.listening(), this, console, OperatorTokens.open(file));
        view = OperatorTokens.read(file, Role.VIEW).orElseThrow();
        trade = OperatorTokens.read(file, Role.TRADE).orElseThrow();
    }

    @AfterEach
    void end() {
        server.close();
    }

    @Override
    public Reply command(String name, ObjectNode body) {
        asked.add(name);
        return new Reply(202, JsonNodeFactory.instance.objectNode());
    }

    @Override
    public ObjectNode status() {
        asked.add("status");
        return JsonNodeFactory.instance.objectNode();
    }

    @Override
    public ObjectNode state() {
        asked.add("state");
        return JsonNodeFactory.instance.objectNode();
    }

    /** Seen failing for /api/accounts when it was among what is for everyone. */
    @Test
    void shouldLetNobodyReadWithoutAToken() throws IOException {
        for (String path : READS) {
            assertEquals(401, get(path, ""), path);
            assertEquals(401, get(path, "0".repeat(48)), path);
            assertEquals(401, get(path, view.substring(1)), path);
            assertEquals(401, get(path, view + "0"), path);
            assertEquals(401, get(path, view.toUpperCase(Locale.ROOT) + " "), path);
        }
        assertNothingWasAsked();
    }

    @Test
    void shouldLetBothRolesRead() throws IOException {
        for (String path : READS) {
            assertEquals(200, get(path, view), path);
            assertEquals(200, get(path, trade), path);
        }
    }

    /** Seen failing when the role was not looked at. */
    @Test
    void shouldLetNoViewTokenCommand() throws IOException {
        for (String name : List.of("fire", "close-all", "halt", "resume", "approve", "ping")) {
            assertEquals(403, status("POST", "/api/commands/" + name, view, "Content-Length: 2", "{}"), name);
            assertEquals(401, status("POST", "/api/commands/" + name, "", "Content-Length: 2", "{}"), name);
        }
        assertEquals(403, status("POST", "/api/log", view, "Content-Length: 2", "{}"));
        assertEquals(401, status("POST", "/api/log", "", "Content-Length: 2", "{}"));
        assertEquals(403, status("POST", "/market-data", view, "Content-Length: 2", "{}"));
        assertEquals(401, status("POST", "/market-data", "", "Content-Length: 2", "{}"));
        for (String name : OperatorServer.SHORT_COMMANDS) {
            assertEquals(403, status("POST", "/api/" + name, view, "Content-Length: 2", "{}"), name);
            assertEquals(401, status("POST", "/api/" + name, "", "Content-Length: 2", "{}"), name);
            assertEquals(405, get("/api/" + name, trade), name);
        }
        assertNothingWasAsked();
        assertEquals(202, status("POST", "/api/commands/halt", trade, "Content-Length: 2", "{}"));
    }

    @Test
    void shouldShowEveryoneWhatIsForEveryoneButNotToAWrongToken() throws IOException {
        for (String path : List.of("/healthz", "/readyz", "/metrics", "/openapi.json")) {
            assertEquals(200, get(path, ""), path);
            assertEquals(401, get(path, "0".repeat(48)), path);
        }
        assertEquals(List.of("health", "readiness", "metrics false"), console.asked);
        assertEquals(200, get("/metrics", view));
        assertTrue(console.asked.contains("metrics true"));
    }

    @Test
    void shouldTurnAwayWhatWasMeantForAnotherHostEvenWhereNoTokenIsNeeded() throws IOException {
        for (String path : List.of("/healthz", "/readyz", "/metrics", "/openapi.json", "/api/state")) {
            for (String host :
                    List.of("evil.example", "127.0.0.1.evil.example", "localhost.evil.example:80", "[::2]")) {
                String answer = exchange("GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nAuthorization: Bearer "
                        + trade + "\r\nConnection: close\r\n\r\n");
                assertTrue(answer.startsWith("HTTP/1.1 421") || answer.startsWith("HTTP/1.1 400"), answer);
            }
        }
        assertNothingWasAsked();
    }

    @Test
    void shouldTakeNoPathThatOnlyLooksLikeOneForEveryone() throws IOException {
        for (String path : List.of(
                "/healthz/../api/state",
                "/healthz/%2e%2e/api/state",
                "/healthz/..%2fapi/state",
                "/healthz;/../api/state",
                "/healthz;a=/api/state",
                "/healthz%00/api/state",
                "//healthz/api/state",
                "/HEALTHZ",
                "/healthz/",
                "/metrics/../api/accounts",
                "/api/state;/healthz",
                "/api/state?/healthz",
                "/api/state%3f/healthz",
                "/./api/state",
                "http://evil.example/healthz")) {
            int status = get(path, "");
            assertTrue(status == 400 || status == 401 || status == 404 || status == 421, path + ": " + status);
        }
        assertNothingWasAsked();
    }

    @Test
    void shouldGiveAwayNoFile() throws IOException {
        for (String path : List.of(
                "/operator.token",
                "/../operator.token",
                "/%2e%2e/operator.token",
                "/..%2f..%2fetc/passwd",
                "/..%5c..%5cetc/passwd",
                "/api/../../../etc/passwd",
                "/api/commands/../../operator.token",
                "/static/operator.token",
                "//etc/passwd")) {
            String answer = exchange(head("GET", path, view, ""));
            int status = Integer.parseInt(answer.substring(9, 12));
            assertTrue(status >= 400 && status < 500, path + ": " + status);
            assertFalse(answer.contains(trade) || answer.contains("root:"), answer);
        }
        assertNothingWasAsked();
    }

    @Test
    void shouldRefuseAQueryThatIsTooLongOrNotUnderstood() throws IOException {
        int tooLong = get("/api/fires?limit=" + "1".repeat(100_000), view);
        assertTrue(tooLong == 414 || tooLong == 431, "was " + tooLong);
        for (String query : List.of(
                "limit=0",
                "limit=1001",
                "limit=-1",
                "limit=1e3",
                "limit=",
                "limit=x",
                "limit=9999999999",
                "offset=1")) {
            assertEquals(400, get("/api/fires?" + query, view), query);
        }
        assertEquals(400, get("/healthz?x=1", ""));
        assertNothingWasAsked();
        assertEquals(200, get("/api/fires?limit=1000", view));
        assertEquals(List.of("FIRES 1000"), console.asked);
    }

    @Test
    void shouldTellAWrongMethodFromAWrongPath() throws IOException {
        assertEquals(405, status("POST", "/api/accounts", trade, "Content-Length: 2", "{}"));
        assertEquals(405, get("/api/commands/halt", trade));
        assertEquals(405, status("DELETE", "/api/state", trade, "", ""));
        assertEquals(404, get("/api/nothing", view));
        assertEquals(404, get("/api/journal", view));
        for (String method : List.of("PUT", "DELETE", "PATCH", "OPTIONS", "TRACE")) {
            int status = status(method, "/healthz", "", "", "");
            assertTrue(status == 401 || status == 405, method + ": " + status);
        }
        assertNothingWasAsked();
    }

    /** Seen failing without the handler that refuses. */
    @Test
    void shouldSayThatItIsStoppingAndDoNothing() throws IOException {
        console.isStopping = true;
        for (String path : READS) {
            assertEquals(503, get(path, view), path);
        }
        assertEquals(503, status("POST", "/api/commands/close-all", trade, "Content-Length: 2", "{}"));
        assertEquals(503, status("POST", "/market-data", trade, "Content-Length: 2", "{}"));
        assertEquals(401, get("/api/state", ""), "who has no token is told no more than before");
        assertNothingWasAsked();
    }

    @Test
    void shouldLetNothingBeKeptByCaches() throws IOException {
        String answer = exchange(head("GET", "/api/accounts", view, "")).toLowerCase(Locale.ROOT);
        assertTrue(answer.contains("cache-control: no-store"), answer);
        assertTrue(answer.contains("x-content-type-options: nosniff"), answer);
        assertFalse(answer.contains("access-control-allow-origin"), answer);
    }

    private void assertNothingWasAsked() {
        assertEquals(List.of(), asked);
        assertEquals(List.of(), console.asked);
    }

    private int get(String path, String token) throws IOException {
        return status("GET", path, token, "", "");
    }

    private int status(String method, String path, String token, String header, String body) throws IOException {
        String answer = exchange(head(method, path, token, header) + body);
        return Integer.parseInt(answer.substring(9, 12));
    }

    private String head(String method, String path, String token, String header) {
        return method + " " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + server.port()
                + (token.isEmpty() ? "" : "\r\nAuthorization: Bearer " + token)
                + (header.isEmpty() ? "" : "\r\n" + header) + "\r\nConnection: close\r\n\r\n";
    }

    private String exchange(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
