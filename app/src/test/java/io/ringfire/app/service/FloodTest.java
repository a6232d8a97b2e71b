package io.ringfire.app.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringfire.adapters.http.OperatorTokens;
import io.ringfire.adapters.http.OperatorTokens.Role;
import io.ringfire.app.Commands;
import io.ringfire.app.console.PrometheusText;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A running service under whoever means it ill: none gets in, ticks pass meanwhile, what is shown stays fresh, and a halt comes through. */
@Timeout(value = 90, unit = TimeUnit.SECONDS)
class FloodTest {
    private static final int SECONDS = 25;
    private static final int FLOODERS = 3;
    private static final int SLOW = 600;
    private static final long ROUND_NS = TimeUnit.MILLISECONDS.toNanos(200);
    private static final long FLOOD_NS = TimeUnit.SECONDS.toNanos(4);

    @TempDir
    private Path directory;

    private ServeProcess service;
    private int port;
    private String view;
    private String trade;

    @BeforeEach
    void start() throws IOException {
        service = ServeProcess.start(
                directory,
                "--set",
                "console.limits.requestSeconds=2",
                "--set",
                "console.limits.readsPerSecond=50",
                "--set",
                "console.limits.readsBurst=100");
        service.awaitOutput("trading", SECONDS);
        Path data = directory.resolve("data");
        port = URI.create(Files.readAllLines(OperatorAccess.address(data)).get(0))
                .getPort();
        view = OperatorTokens.read(OperatorAccess.tokens(data), Role.VIEW).orElseThrow();
        trade = OperatorTokens.read(OperatorAccess.tokens(data), Role.TRADE).orElseThrow();
        service.await("a published state", () -> isActive(), SECONDS);
    }

    private boolean isActive() {
        try {
            return metrics().series().get("ringfire_trading_active") == 1;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @AfterEach
    void stop() {
        service.close();
    }

    /** Seen failing where a connection too many was refused, whoever it was. */
    @Test
    void shouldGoOnUnderFloodsAndSlowRequestsAndTakeAHalt() throws Exception {
        double before = ticks();
        AtomicBoolean isOver = new AtomicBoolean();
        AtomicInteger wrong = new AtomicInteger();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < FLOODERS; i++) {
            threads.add(new Thread(() -> flood(isOver, wrong)));
        }
        threads.forEach(Thread::start);
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < SLOW; i++) {
                slow.add(send("GET /metrics HTTP/1.1\r\nHost: 127.0.0.1\r\n")); // and never an end
            }
            long begunNs = System.nanoTime();
            for (int round = 0; System.nanoTime() - begunNs < FLOOD_NS; round++) {
                for (Socket each : slow) {
                    drop(each);
                }
                assertTrue(viewAge() < 5, "round " + round);
                LockSupport.parkNanos(ROUND_NS);
            }
            Commands.Answer halt = Commands.run(
                    "halt", "--json", "--data", directory.resolve("data").toString(), "--by", "test", "--why", "flood");
            assertEquals(0, halt.exitCode(), halt.out());
        } finally {
            isOver.set(true);
            for (Socket each : slow) {
                each.close();
            }
            for (Thread thread : threads) {
                thread.join();
            }
        }
        assertEquals(0, wrong.get(), "were neither refused nor let pass as they should");
        PrometheusText metrics = metrics();
        assertTrue(metrics.series().get("ringfire_ticks_total") > before, "no tick came through");
        assertEquals(0, metrics.series().get("ringfire_ring_full_waits_total"));
        assertEquals(0, metrics.series().get("ringfire_failed"));
        for (String reason : List.of("reads", "guesses", "slow")) {
            assertTrue(metrics.series().get("ringfire_http_refused_total{reason=" + reason + "}") > 0, reason);
        }
    }

    /** Bodies and paths that are not what they seem. */
    @Test
    void shouldTakeNoLargeBodyAndGiveAwayNoFile() throws IOException {
        String large = exchange(
                "POST /api/commands/halt HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\nAuthorization: Bearer "
                        + trade + "\r\nContent-Length: 17000\r\n\r\n" + "x".repeat(17_000));
        assertTrue(large.startsWith("HTTP/1.1 413"), large);
        for (String path : List.of("/../operator.token", "/page/..%2foperator.token", "/%2e%2e/%2e%2e/etc/passwd")) {
            String answer = exchange(
                    "GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\nAuthorization: Bearer " + view
                            + "\r\n\r\n");
            assertTrue(answer.startsWith("HTTP/1.1 4"), answer);
            assertFalse(answer.contains(trade) || answer.contains("root:"), answer);
        }
        assertTrue(isActive(), "the large body halts nothing");
    }

    /** Asks without a token and with a wrong one, as fast as it can. */
    private void flood(AtomicBoolean isOver, AtomicInteger wrong) {
        while (!isOver.get()) {
            try {
                String open = exchange("GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n");
                String guess = exchange(
                        "POST /api/commands/resume HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\nAuthorization: Bearer "
                                + "0".repeat(48) + "\r\nContent-Length: 2\r\n\r\n{}");
                boolean isRight = (open.isEmpty() || open.startsWith("HTTP/1.1 200") || open.startsWith("HTTP/1.1 429"))
                        && (guess.isEmpty() || guess.startsWith("HTTP/1.1 401") || guess.startsWith("HTTP/1.1 429"));
                wrong.addAndGet(isRight ? 0 : 1);
            } catch (IOException e) {
                continue; // it was closed to make room
            }
        }
    }

    private void drop(Socket socket) throws IOException {
        if (!socket.isClosed()) {
            try {
                socket.getOutputStream().write("X: y\r\n".getBytes(StandardCharsets.US_ASCII));
            } catch (IOException e) {
                socket.close(); // the other side has
            }
        }
    }

    private double ticks() throws IOException {
        return metrics().series().get("ringfire_ticks_total");
    }

    private double viewAge() throws IOException {
        return metrics().series().get("ringfire_view_age_seconds");
    }

    private PrometheusText metrics() throws IOException {
        String answer =
                exchange("GET /metrics HTTP/1.0\r\nHost: 127.0.0.1\r\nAuthorization: Bearer " + view + "\r\n\r\n");
        assertTrue(answer.startsWith("HTTP/1.1 200"), answer);
        return PrometheusText.read(answer.substring(answer.indexOf("\r\n\r\n") + 4));
    }

    private Socket send(String text) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private String exchange(String request) throws IOException {
        try (Socket socket = send(request)) {
            socket.setSoTimeout(10_000);
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
