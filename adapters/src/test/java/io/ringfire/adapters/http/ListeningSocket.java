package io.ringfire.adapters.http;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** A WebSocket client that reads all it is sent; keeps the latest messages. */
final class ListeningSocket implements WebSocket.Listener, AutoCloseable {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final int KEPT = 8;

    private final BlockingQueue<String> messages = new LinkedBlockingQueue<>(KEPT);
    private final StringBuilder text = new StringBuilder();
    final AtomicLong signals = new AtomicLong();
    private final WebSocket socket;

    private ListeningSocket(int port, String token) {
        socket = HTTP.newWebSocketBuilder()
                .header("Authorization", "Bearer " + token)
                .buildAsync(URI.create("ws://127.0.0.1:" + port + "/ws"), this)
                .join();
    }

    /** @throws CompletionException when it is not let in */
    static ListeningSocket open(int port, String token) {
        return new ListeningSocket(port, token);
    }

    void say(String message) {
        socket.sendText(message, true).join();
    }

    /** The next message, waited for; null for none. */
    String next() throws InterruptedException {
        return messages.poll(5, TimeUnit.SECONDS);
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean isLast) {
        text.append(part);
        if (isLast) {
            if (text.indexOf("\"signal\"") >= 0) {
                signals.incrementAndGet();
            }
            if (!messages.offer(text.toString())) {
                messages.poll();
                messages.offer(text.toString());
            }
            text.setLength(0);
        }
        from.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        messages.offer("closed " + code + " " + reason);
        return null;
    }

    @Override
    public void close() {
        socket.abort();
    }
}
