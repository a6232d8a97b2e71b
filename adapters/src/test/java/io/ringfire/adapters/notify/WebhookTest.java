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
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A webhook against a server of the test's own, which answers what the test says. Seen failing with a 429 that is taken for good, and
 * with a failure that names its address.
 */
@Timeout(60)
class WebhookTest {
    private static final Notification MESSAGE = new Notification("9-1-1", "halted, ä & b", "{\"id\":\"9-1\"}");

    private record Answer(int status, String body, String retryAfter) {}

    private final Deque<Answer> answers = new ArrayDeque<>();
    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    private HttpServer server;

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

    private DeliveryException fails(Channel channel, int status, String body, String retryAfter) {
        answers.add(new Answer(status, body, retryAfter));
        DeliveryException failure = assertThrows(DeliveryException.class, () -> channel.send(MESSAGE, "-5"));
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
}
