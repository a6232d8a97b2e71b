package io.ringfire.benchmarks.rig;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A chain of three small services that talk HTTP: a receiver that takes a tick, a detector that makes a signal of it, a router that takes
 * the order. The JDK's own server and client, keep-alive on loopback, JSON in strings, a request answered when the next hop has answered,
 * nothing on disk. Without Nagle's algorithm, which would add its 40 ms.
 */
final class HttpHops implements AutoCloseable {
    private static final int OK = 200;

    private final List<HttpServer> servers = new ArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI receiver;
    private volatile long offeredNs;
    private volatile long offered;

    HttpHops() {
        System.setProperty("sun.net.httpserver.nodelay", "true"); // read when the first server is made
        URI router = serve("/order", this::onOrder);
        URI detector = serve(
                "/signal",
                body -> post(
                        router,
                        "{\"type\":\"ORDER\",\"side\":\"buy\",\"lots\":0.01,\"bid\":" + number(body, "bid") + "}"));
        receiver = serve(
                "/tick",
                body -> post(
                        detector,
                        "{\"type\":\"SIGNAL\",\"bid\":" + number(body, "bid") + ",\"ask\":" + number(body, "ask")
                                + "}"));
    }

    private interface Service {
        void take(String body);
    }

    private URI serve(String path, Service service) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setExecutor(threads);
            server.createContext(path, exchange -> answer(exchange, service));
            server.start();
            servers.add(server);
            return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void answer(HttpExchange exchange, Service service) throws IOException {
        try (exchange) {
            service.take(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.US_ASCII));
            byte[] answer = "{\"status\":\"ok\"}".getBytes(StandardCharsets.US_ASCII);
            exchange.sendResponseHeaders(OK, answer.length);
            exchange.getResponseBody().write(answer);
        }
    }

    private void onOrder(String body) {
        offeredNs = System.nanoTime();
        offered++; // one order at a time
    }

    private void post(URI where, String body) {
        HttpRequest request = HttpRequest.newBuilder(where)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != OK) {
                throw new IllegalStateException(where + " answered " + response.statusCode());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static double number(String json, String key) {
        int at = json.indexOf("\"" + key + "\":") + key.length() + 3;
        int end = at;
        while (end < json.length() && ".-0123456789".indexOf(json.charAt(end)) >= 0) {
            end++;
        }
        return Double.parseDouble(json.substring(at, end));
    }

    /** Sends a tick, waits for the answer, and returns when the router had its order ({@link System#nanoTime}). */
    long send(long tick) {
        post(
                receiver,
                "{\"type\":\"TICK\",\"symbol\":\"EURUSD\",\"bid\":1.1" + String.format(Locale.ROOT, "%04d", tick % 50)
                        + ",\"ask\":1.2000}");
        return offeredNs;
    }

    /** Orders at the router. */
    long offered() {
        return offered;
    }

    @Override
    public void close() {
        servers.forEach(server -> server.stop(0));
        threads.shutdownNow();
    }
}
