package io.ringfire.adapters.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringfire.adapters.http.OperatorTokens.Role;
import io.ringfire.adapters.socketio.SocketIoLimits;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is sent without being asked for: to all alike, bounded, and never held up by one who does not read. */
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD) // a read of the JDK's client heeds no interrupt
class StreamsTest implements CommandsAlone {
    /** As a service's, but quicker to lose patience. */
    private static final StreamLimits QUICK = new StreamLimits(3, 101, 64, 1 << 18, 600, 20, 50, 300);

    /** So that on a busy machine one that reads is not taken for one that does not. */
    private static final StreamLimits PATIENT = new StreamLimits(3, 101, 64, 1 << 18, 20_000, 20, 50, 300);

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String SUBSCRIBE = "{\"subscribe\":[\"EURUSD\"]}";
    private static final String SUBSCRIBED = "{\"subscribed\":[\"EURUSD\"]}";

    private final FakeConsole console = new FakeConsole();
    private final List<AutoCloseable> open = new ArrayList<>();
    private OperatorServer server;
    private String view;

    @TempDir
    private Path directory;

    @BeforeEach
    void start() throws IOException {
        start(QUICK);
    }

    private void start(StreamLimits limits) throws IOException {
        Path file = directory.resolve("operator.token");
        server = OperatorServer.start(
                WideLimits.listening(), this, console, OperatorTokens.open(file), limits, SocketIoLimits.USUAL);
        view = OperatorTokens.read(file, Role.VIEW).orElseThrow();
    }

    @AfterEach
    void end() throws Exception {
        for (AutoCloseable each : open) {
            each.close();
        }
        server.close();
    }

    @Override
    public Reply command(String name, ObjectNode body) {
        return new Reply(202, body);
    }

    /** Seen failing with a dashboard built for each client. */
    @Test
    void shouldBuildOneDashboardForAllThatLookAndNoneForNobody() throws Exception {
        assertEquals(0, console.built.get());
        BufferedReader one = dashboards();
        BufferedReader other = dashboards();
        for (int i = 0; i < 4; i++) {
            console.changes++;
            console.filling = "turn " + i;
            assertEquals(awaitData(one, "turn " + i), awaitData(other, "turn " + i), "the same one to both");
        }
    }

    /** Seen failing with only changes told. */
    @Test
    void shouldSayAtLeastNowAndThenThatNothingHasChanged() throws Exception {
        BufferedReader reader = dashboards();
        awaitData(reader, "big");
        awaitData(reader, "big");
        awaitData(reader, "big");
    }

    @Test
    void shouldTellClientsOfTheStreamThatThereIsNoRoom() throws Exception {
        for (int i = 0; i < QUICK.mostStreams(); i++) {
            awaitData(dashboards(), "big");
        }
        HttpResponse<InputStream> refused = stream(view);
        assertEquals(503, refused.statusCode());
        assertTrue(text(refused).contains("close one"));
        open.remove(0).close(); // that place is free again, once the server has noticed
        await("a free place", () -> {
            console.changes++;
            return stream(view).statusCode() == 200;
        });
    }

    @Test
    void shouldStreamToNobodyWithoutAToken() throws Exception {
        assertEquals(401, stream("wrong").statusCode());
        assertEquals(401, stream("").statusCode());
        for (String token : List.of("wrong", "")) {
            try (RawSocket socket = new RawSocket(server.port())) {
                assertTrue(socket.upgrade(server.port(), token, "").contains(" 401"), token);
            }
        }
    }

    /** Seen failing without the look for clients that are stuck. */
    @Test
    void shouldCutOffAStreamThatIsNotReadAndGoOnForTheOthers() throws Exception {
        console.filling = "x".repeat(200_000);
        RawSocket slow = new RawSocket(server.port());
        open.add(slow);
        slow.write(
                "GET /api/stream/dashboard HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer " + view + "\r\n\r\n");
        BufferedReader reader = dashboards();
        await("the cut", () -> {
            console.changes++;
            readOne(reader);
            return server.clientsCut() == 1;
        });
        awaitData(reader, "big");
        assertTrue(metrics().contains("ringfire_stream_cut_total{stream=\"dashboard\"} 1.0"), metrics());
    }

    /** Seen failing now and then when what came between the answer and the next look at the feed was passed over. */
    @Test
    void shouldSendWhatHappensToSubscribedSymbolsAndNothingElse() throws Exception {
        ListeningSocket socket = socket();
        socket.say(SUBSCRIBE);
        assertEquals(SUBSCRIBED, socket.next());
        console.feed.tick("GBPUSD", "{\"tick\":\"other\"}");
        console.feed.event("GBPUSD", "{\"signal\":\"other\"}");
        console.feed.event("EURUSD", "{\"signal\":1}");
        assertEquals("{\"signal\":1}", socket.next());
        console.feed.tick("EURUSD", "{\"tick\":1}");
        assertEquals("{\"tick\":1}", socket.next());
        ListeningSocket late = socket();
        late.say(SUBSCRIBE);
        assertEquals(SUBSCRIBED, late.next());
        assertEquals("{\"tick\":1}", late.next(), "one who comes later is told the latest");
        socket.say("{\"unsubscribe\":[\"EURUSD\"]}");
        assertEquals("{\"subscribed\":[]}", socket.next());
    }

    /** Seen failing with a subscription that takes what it knows and leaves out the rest. */
    @Test
    void shouldAnswerNonsenseAndLoseNothingByIt() throws Exception {
        ListeningSocket socket = socket();
        socket.say(SUBSCRIBE);
        assertEquals(SUBSCRIBED, socket.next());
        for (String nonsense : List.of(
                "",
                "x",
                "[]",
                "7",
                "null",
                "{",
                "{}",
                "{\"subscribe\":\"EURUSD\"}",
                "{\"subscribe\":[]}",
                "{\"subscribe\":[7]}",
                "{\"subscribe\":[\"NOSUCH\"]}",
                "{\"subscribe\":[\"GBPUSD\",\"NOSUCH\"]}",
                "{\"subscribe\":{\"a\":\"EURUSD\"}}",
                "{\"subscribe\":[\"GBPUSD\"],\"more\":1}",
                "{\"fire\":[\"EURUSD\"]}",
                "[".repeat(3_000))) {
            socket.say(nonsense);
            String answer = socket.next();
            assertTrue(answer != null && answer.startsWith("{\"error\":"), nonsense + " was answered " + answer);
        }
        console.feed.event("GBPUSD", "{\"signal\":\"other\"}");
        console.feed.event("EURUSD", "{\"signal\":2}");
        assertEquals("{\"signal\":2}", socket.next());
    }

    /** Any page of any site may try: seen failing without the look at the origin. */
    @Test
    void shouldLetNoPageOfAnotherOriginListen() throws Exception {
        int port = server.port();
        for (String origin :
                List.of("http://evil.example", "null", "http://127.0.0.1:1", "http://127.0.0.1.evil.example:" + port)) {
            try (RawSocket socket = new RawSocket(port)) {
                assertTrue(
                        socket.upgrade(port, view, "Origin: " + origin + "\r\n").contains(" 403"), origin);
            }
        }
        try (RawSocket socket = new RawSocket(port)) {
            assertTrue(socket.upgrade(port, view, "Origin: http://127.0.0.1:" + port + "\r\n")
                    .contains(" 101"));
        }
        try (RawSocket socket = new RawSocket(port)) {
            String protocols = "Sec-WebSocket-Protocol: ringfire, token." + view + "\r\n";
            assertTrue(socket.upgrade(port, "", protocols).contains(" 101"), "as a browser carries it");
        }
        try (RawSocket socket = new RawSocket(port)) {
            assertTrue(socket.upgrade(port + 1, view, "").contains(" 101"), "a tunnel's port is another");
        }
    }

    /** Ticks give way to the latest, so that they never overflow. Seen failing without the look for clients that are stuck. */
    @Test
    void shouldCutOffASocketThatLeavesItsTicksUnread() throws Exception {
        RawSocket socket = new RawSocket(server.port());
        open.add(socket);
        assertTrue(socket.upgrade(server.port(), view, "").contains(" 101"));
        socket.say(SUBSCRIBE);
        assertEquals(SUBSCRIBED, socket.hear());
        String tick = "{\"tick\":\"" + "x".repeat(200_000) + "\"}";
        await("the cut", () -> {
            console.feed.tick("EURUSD", tick);
            return server.clientsCut() == 1;
        });
        String reason = socket.readToTheEnd();
        assertTrue(reason.startsWith("1008 it left what it was sent unread for 600 ms"), reason);
    }

    /** Seen failing without the bound on what waits. */
    @Test
    void shouldKeepLittleForAHundredSocketsOfWhichTenNeverReadAndCutThoseOff() throws Exception {
        server.close();
        start(PATIENT);
        List<RawSocket> slow = new ArrayList<>();
        List<ListeningSocket> quick = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            RawSocket socket = new RawSocket(server.port());
            open.add(socket);
            slow.add(socket);
            assertTrue(socket.upgrade(server.port(), view, "").contains(" 101"));
            socket.say(SUBSCRIBE);
            assertEquals(SUBSCRIBED, socket.hear());
        }
        for (int i = 0; i < 90; i++) {
            ListeningSocket socket = socket();
            quick.add(socket);
            socket.say(SUBSCRIBE);
            assertEquals(SUBSCRIBED, socket.next());
        }
        long before = usedBytes();
        String signal = "{\"signal\":\"" + "x".repeat(8_000) + "\"}";
        String tick = "{\"tick\":\"" + "x".repeat(8_000) + "\"}";
        long begunNs = System.nanoTime();
        int sent = 0;
        while (server.clientsCut() < 10 && System.nanoTime() - begunNs < TimeUnit.SECONDS.toNanos(30)) {
            console.feed.event("EURUSD", signal);
            console.feed.tick("EURUSD", tick);
            int signals = ++sent;
            for (ListeningSocket socket : quick) { // in step with those that read, however busy the machine
                await("every signal at a client that reads", () -> socket.signals.get() >= signals);
            }
        }
        assertEquals(10, server.clientsCut(), "after " + sent + " events of 8 kB");
        long grown = usedBytes() - before;
        assertTrue(grown < 24_000_000, grown + " bytes more are held");
        for (RawSocket socket : slow) {
            String reason = socket.readToTheEnd();
            assertTrue(reason.startsWith("1008 more than 64 messages wait"), reason);
        }
        assertTrue(metrics().contains("ringfire_stream_cut_total{stream=\"ws\"} 10.0"), metrics());
    }

    @Test
    void shouldTellOneSocketTooManyThatThereIsNoRoom() throws Exception {
        for (int i = 0; i < QUICK.mostSockets(); i++) {
            socket();
        }
        CompletionException refused = assertThrows(CompletionException.class, this::socket);
        assertTrue(refused.getMessage().contains("WebSocketHandshakeException"), refused.toString());
        try (RawSocket socket = new RawSocket(server.port())) {
            assertTrue(socket.upgrade(server.port(), view, "").contains(" 503"));
        }
    }

    @Test
    void shouldServeThePagesToEveryoneAndNoOtherFile() throws Exception {
        for (String path : List.of("/", "/demo", "/page/app.js", "/page/page.css", "/page/icon.svg")) {
            HttpResponse<String> answer = get(path);
            assertEquals(200, answer.statusCode(), path);
            String policy =
                    answer.headers().firstValue("Content-Security-Policy").orElse("");
            assertTrue(policy.contains("default-src 'none'") && !policy.contains("unsafe"), policy);
        }
        for (String path :
                List.of("/page/nothing.js", "/page/..%2fopenapi.json", "/page/%2e%2e/openapi.json", "/page/")) {
            assertTrue(get(path).statusCode() >= 400, path);
        }
        for (String page : List.of("/", "/demo")) {
            String html = get(page).body();
            assertTrue(!html.contains("<script>") && !html.contains("style=") && !html.contains(" onclick"), page);
            assertTrue(!html.contains("http://") && !html.contains("https://"), page + " asks for nothing elsewhere");
        }
    }

    /** Names and reasons are data, and never become markup or code: the scripts have no means to do so. */
    @Test
    void shouldHaveNoWayToMakeMarkupOfWhatIsShown() {
        for (String file : PageFiles.NAMES) {
            String text = get("/page/" + file).body();
            for (String means :
                    List.of("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "DOMParser")) {
                assertTrue(!text.contains(means), file + " has " + means);
            }
        }
    }

    @Test
    void shouldAskForMinutesOfASymbol() throws Exception {
        assertEquals(400, authorised("/api/candles").statusCode());
        assertEquals(400, authorised("/api/candles?symbol=EURUSD&minutes=0").statusCode());
        assertEquals(400, authorised("/api/candles?symbol=EURUSD&minutes=241").statusCode());
        assertEquals(200, authorised("/api/candles?symbol=EURUSD&minutes=30").statusCode());
        assertEquals(401, get("/api/candles?symbol=EURUSD").statusCode());
        assertEquals(List.of("candles EURUSD 30"), console.asked);
    }

    private ListeningSocket socket() {
        ListeningSocket socket = ListeningSocket.open(server.port(), view);
        open.add(socket);
        return socket;
    }

    private BufferedReader dashboards() {
        HttpResponse<InputStream> answer = stream(view);
        assertEquals(200, answer.statusCode());
        open.add(answer.body());
        return new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
    }

    private HttpResponse<InputStream> stream(String token) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/api/stream/dashboard"));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        return send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
    }

    private static String text(HttpResponse<InputStream> answer) throws IOException {
        return new String(answer.body().readAllBytes(), StandardCharsets.UTF_8);
    }

    /** The id of the first event with that word in its data. */
    private static String awaitData(BufferedReader reader, String word) throws IOException {
        String id = "";
        while (true) {
            String line = reader.readLine();
            assertNotNull(line, "the stream ended");
            if (line.startsWith("id: ")) {
                id = line;
            } else if (line.startsWith("data: ") && line.contains(word)) {
                return id;
            }
        }
    }

    private static void readOne(BufferedReader reader) {
        try {
            awaitData(reader, "big");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private String metrics() {
        return get("/metrics").body();
    }

    private HttpResponse<String> get(String path) {
        return send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> authorised(String path) {
        return send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                        .header("Authorization", "Bearer " + view)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> handler) {
        try {
            return HTTP.send(request, handler);
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static long usedBytes() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static void await(String what, BooleanSupplier condition) {
        long begunNs = System.nanoTime();
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() - begunNs < TimeUnit.SECONDS.toNanos(20), "waited for " + what);
            LockSupport.parkNanos(10_000_000L);
        }
    }
}
