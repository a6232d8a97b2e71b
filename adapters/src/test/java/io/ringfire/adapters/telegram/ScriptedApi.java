package io.ringfire.adapters.telegram;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;

/** A server that answers what a test says, call by call, and holds what it says not to answer. */
final class ScriptedApi implements AutoCloseable {
    static final String TOKEN = "123456789:AAAAABBBBBCCCCCDDDDDEEEEEFFFFFGGGGG";
    static final String TAKEN =
            "{\"ok\":true,\"result\":{\"message_id\":17,\"date\":1,\"chat\":{\"id\":-5,\"type\":\"group\"}}}";

    /** @param status of HTTP; 0 for no answer at all, until the end */
    record Answer(int status, String body) {}

    final BlockingQueue<Answer> answers = new LinkedBlockingQueue<>();
    final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    final CountDownLatch end = new CountDownLatch(1);
    private final HttpServer server;

    static {
        System.setProperty("sun.net.httpserver.nodelay", "true"); // else each answer waits 40 ms for an acknowledgement
    }

    ScriptedApi() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.setExecutor(Executors.newCachedThreadPool());
        server.start();
    }

    TelegramApi client() {
        return new TelegramApi("http://127.0.0.1:" + server.getAddress().getPort(), TOKEN);
    }

    void willAnswer(int status, String body) {
        answers.add(new Answer(status, body));
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        asked.add(exchange.getRequestURI() + " " + URLDecoder.decode(body, StandardCharsets.UTF_8));
        try {
            Answer answer = answers.take();
            if (answer.status() == 0) {
                end.await();
            }
            byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(Math.max(200, answer.status()), bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        exchange.close();
    }

    @Override
    public void close() {
        end.countDown();
        server.stop(0);
    }
}
