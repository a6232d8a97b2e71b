package io.ringfire.adapters.notify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Webhook and Telegram against a server of the test's own, which answers what the test says. Seen failing with a 429 that is taken for
 * good, and with a failure that names its address.
 */
@Timeout(60)
class WebChannelsTest {
    private static final String TOKEN = "123456789:AAAAABBBBBCCCCCDDDDDEEEEEFFFFFGGGGG";
    private static final Notification MESSAGE = new Notification("9-1-1", "halted, ä & b", "{\"id\":\"9-1\"}");
    private static final String TAKEN =
            "{\"ok\":true,\"result\":{\"message_id\":1,\"date\":1,\"chat\":{\"id\":-5,\"type\":\"group\"}}}";

    private record Answer(int status, String body, String retryAfter) {}

    private final Deque<Answer> answers = new ArrayDeque<>();
    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    private HttpServer server;

    @TempDir
    private Path directory;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
        asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                + URLDecoder.decode(body, StandardCharsets.UTF_8) + (key == null ? "" : " " + key));
        Answer answer = answers.remove();
        if (answer.retryAfter() != null) {
            exchange.getResponseHeaders().add("Retry-After", answer.retryAfter());
        }
        byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private Telegram telegram() {
        return new Telegram(url(), TOKEN);
    }

    private DeliveryException fails(Channel channel, int status, String body, String retryAfter) {
        answers.add(new Answer(status, body, retryAfter));
        DeliveryException failure = assertThrows(DeliveryException.class, () -> channel.send(MESSAGE, "-5"));
        assertFalse(failure.getMessage().contains("AAAA"), failure.getMessage());
        assertFalse(failure.getMessage().contains("127.0.0.1"), failure.getMessage());
        return failure;
    }

    @Test
    void shouldPostAlertsToAWebhook() throws Exception {
        Webhook webhook = new Webhook(URI.create(url() + "/hook?key=1"), Duration.ofSeconds(20));
        answers.add(new Answer(204, "", null));
        webhook.send(MESSAGE, "");
        assertEquals(List.of("POST /hook?key=1 {\"id\":\"9-1\"} 9-1-1"), asked);
        assertEquals(TimeUnit.SECONDS.toNanos(7), fails(webhook, 429, "", "7").retryAfterNs());
        assertFalse(fails(webhook, 500, "", null).isFinal());
        assertFalse(fails(webhook, 408, "", "tomorrow").isFinal());
        assertTrue(fails(webhook, 404, "", null).isFinal());
        assertTrue(fails(webhook, 302, "", null).isFinal(), "nobody is followed elsewhere");
    }

    @Test
    void shouldSendToOneChatOfTelegram() throws Exception {
        answers.add(new Answer(200, TAKEN, null));
        telegram().send(MESSAGE, "-5");
        assertEquals(1, asked.size());
        assertTrue(asked.get(0).startsWith("POST /bot" + TOKEN + "/sendMessage "), asked.get(0));
        assertTrue(asked.get(0).contains("chat_id=-5"), asked.get(0));
        assertTrue(asked.get(0).contains("text=halted, ä & b"), asked.get(0));
    }

    @Test
    void shouldWaitWhenTelegramSaysSo() {
        DeliveryException busy = fails(
                telegram(),
                429,
                "{\"ok\":false,\"error_code\":429,\"description\":\"Too Many Requests: retry after 35\",\"parameters\":{\"retry_after\":35}}",
                null);
        assertFalse(busy.isFinal());
        assertEquals(TimeUnit.SECONDS.toNanos(35), busy.retryAfterNs());
    }

    @Test
    void shouldTryAgainWhatFailsOnTelegramsSideAndNotWhatIsWrong() {
        Telegram telegram = telegram();
        assertFalse(fails(telegram, 500, "{\"ok\":false,\"error_code\":500,\"description\":\"x\"}", null)
                .isFinal());
        assertFalse(fails(telegram, 502, "<html>Bad Gateway</html>", null).isFinal());
        assertFalse(fails(telegram, 200, "", null).isFinal());
        assertTrue(fails(telegram, 403, "{\"ok\":false,\"error_code\":403,\"description\":\"bot was kicked\"}", null)
                .isFinal());
        server.stop(0);
        DeliveryException silent = assertThrows(DeliveryException.class, () -> telegram.send(MESSAGE, "-5"));
        assertFalse(silent.isFinal());
        assertFalse(silent.getMessage().contains("AAAA"), silent.getMessage());
        assertFalse(silent.getMessage().contains("127.0.0.1"), silent.getMessage());
    }

    /** The whole way: 429 and 500, a restart between, and each chat has the message once. */
    @Test
    void shouldReachEveryChatOnceOverFailuresAndARestart() throws Exception {
        Path path = directory.resolve("telegram.outbox");
        long[] nowNs = {0};
        answers.add(new Answer(200, TAKEN, null));
        answers.add(new Answer(429, "{\"ok\":false,\"error_code\":429,\"parameters\":{\"retry_after\":2}}", null));
        Outbox first =
                new Outbox(telegram(), List.of("-5", "6"), Optional.of(OutboxFile.open(path)), () -> nowNs[0], 0);
        first.onStart();
        first.offer(MESSAGE);
        first.doWork();
        nowNs[0]++;
        first.doWork();
        first.onClose();
        answers.add(new Answer(500, "{\"ok\":false,\"error_code\":500}", null));
        answers.add(new Answer(200, TAKEN, null));
        Outbox second =
                new Outbox(telegram(), List.of("-5", "6"), Optional.of(OutboxFile.open(path)), () -> nowNs[0], 0);
        second.onStart();
        for (int i = 0; i < 5; i++) {
            second.doWork();
            nowNs[0] += TimeUnit.SECONDS.toNanos(2);
        }
        assertEquals(1, second.count(Outbox.Outcome.SENT));
        assertEquals(
                List.of(true, false, false, false),
                asked.stream().map(each -> each.contains("chat_id=-5")).toList());
        assertFalse(Files.readString(path).contains("AAAA"), "no token is kept");
    }

    @Test
    void shouldFindTheTokenInTheEnvironmentOrInAFileOfItsOwnersAlone() throws IOException {
        Path file = directory.resolve("telegram.token");
        assertEquals(Optional.empty(), TelegramToken.find(Map.of(), file));
        Files.writeString(file, TOKEN + "\n");
        assertEquals(Optional.of(TOKEN), TelegramToken.find(Map.of(), file));
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            assertEquals(2, Files.getPosixFilePermissions(file).size());
        }
        String other = TOKEN.replace("GGGGG", "HHHHH");
        assertEquals(Optional.of(other), TelegramToken.find(Map.of(TelegramToken.VARIABLE, other), file));
        Files.writeString(file, "secret but wrong");
        String said = assertThrows(IOException.class, () -> TelegramToken.find(Map.of(), file))
                .getMessage();
        assertFalse(said.contains("secret"), said);
        assertTrue(said.contains("telegram.token"), said);
    }
}
