package io.ringfire.app.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Speaks as much of the Bot API as the bot uses, over HTTP: keeps what is written to it until an offset passes it, numbers messages, keeps
 * the latest text and buttons of each, and answers what a test says in the place of an answer.
 */
public final class FakeBotApi implements AutoCloseable {
    /** A token of the right form. */
    public static final String TOKEN = "123456789:AAAAABBBBBCCCCCDDDDDEEEEEFFFFFGGGGG";

    /** Its name. */
    public static final String NAME = "RingfireTestBot";

    private static final ObjectMapper MAPPER = new ObjectMapper();

    /**
     * A message as people see it.
     *
     * @param buttons data by text
     */
    public record Message(long chat, int number, String text, Map<String, String> buttons) {}

    private final Map<Integer, Message> messages = new LinkedHashMap<>();
    private final Deque<ObjectNode> updates = new ArrayDeque<>();
    private final List<String> toasts = new ArrayList<>();
    private final Deque<String> faults = new ArrayDeque<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;
    private final boolean waits;
    private long nextUpdate = 1_000;
    private ObjectNode last;
    private int edits;
    private int polls;
    private long slowMs;

    static {
        System.setProperty("sun.net.httpserver.nodelay", "true"); // else each answer waits 40 ms for an acknowledgement
    }

    /** @param waits whether a question for updates is held as long as it asks for */
    public FakeBotApi(boolean waits) throws IOException {
        this.waits = waits;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/bot" + TOKEN + "/", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    /** Where it listens. */
    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Somebody writes; returns the update's id. */
    public synchronized long write(long chat, long user, String text, long sentSeconds) {
        ObjectNode message = update().putObject("message");
        message.put("message_id", 1).put("date", sentSeconds).put("text", text);
        message.putObject("chat").put("id", chat);
        message.putObject("from").put("id", user).put("first_name", "User").put("username", "user" + user);
        notifyAll();
        return nextUpdate - 1;
    }

    /** Somebody presses a button that says this. */
    public synchronized long press(long chat, long user, String data) {
        ObjectNode query = update().putObject("callback_query");
        query.put("id", "q" + nextUpdate).put("data", data);
        query.putObject("from").put("id", user).put("first_name", "User").put("username", "user" + user);
        query.putObject("message").put("message_id", 1).putObject("chat").put("id", chat);
        notifyAll();
        return nextUpdate - 1;
    }

    /** Gives the last update once more, as to somebody who did not say that he has it. */
    public synchronized void repeat() {
        updates.clear();
        updates.add(last);
        notifyAll();
    }

    private ObjectNode update() {
        ObjectNode update = MAPPER.createObjectNode().put("update_id", nextUpdate++);
        updates.add(update);
        last = update;
        return update;
    }

    /** The next call that sends or edits is answered by this, such as {@code 429 7} or {@code 500}. */
    public synchronized void fail(String... how) {
        faults.addAll(List.of(how));
    }

    /** Each call takes that long from now on. */
    public synchronized void slow(long ms) {
        slowMs = ms;
    }

    /** Messages as they stand, in the order in which they were sent. */
    public synchronized List<Message> messages() {
        return List.copyOf(messages.values());
    }

    /** What was said to who pressed, in order. */
    public synchronized List<String> toasts() {
        return List.copyOf(toasts);
    }

    /** How often a message was edited. */
    public synchronized int edits() {
        return edits;
    }

    /** How often updates were asked for. */
    public synchronized int polls() {
        return polls;
    }

    /** Whether there is something that was not asked for since it was written. */
    public synchronized boolean hasNews() {
        return !updates.isEmpty();
    }

    /** Updates that no offset has passed. */
    public synchronized int unread() {
        return updates.size();
    }

    private void answer(HttpExchange exchange) throws IOException {
        Map<String, String> form = form(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        String method = exchange.getRequestURI().getPath();
        method = method.substring(method.lastIndexOf('/') + 1);
        ObjectNode body = MAPPER.createObjectNode().put("ok", true);
        int status = 200;
        try {
            status = answer(method, form, body);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private synchronized int answer(String method, Map<String, String> form, ObjectNode body)
            throws InterruptedException {
        if (slowMs > 0) {
            wait(slowMs);
        }
        String fault = method.equals("getUpdates") || method.equals("getMe") ? null : faults.poll();
        if (fault != null) {
            String[] words = fault.split(" ");
            int code = Integer.parseInt(words[0]);
            body.put("ok", false).put("error_code", code).put("description", "as the test says");
            if (words.length > 1) {
                body.putObject("parameters").put("retry_after", Integer.parseInt(words[1]));
            }
            return code;
        }
        switch (method) {
            case "getMe" ->
                body.putObject("result")
                        .put("id", 123456789)
                        .put("is_bot", true)
                        .put("username", NAME);
            case "getUpdates" -> give(form, body);
            case "sendMessage" -> {
                int number = messages.size() + 1;
                put(number, form);
                taken(number, form, body);
            }
            case "editMessageText" -> {
                edits++;
                int number = Integer.parseInt(form.get("message_id"));
                put(number, form);
                taken(number, form, body);
            }
            case "answerCallbackQuery" -> {
                toasts.add(form.get("text"));
                body.put("result", true);
            }
            default -> throw new IllegalArgumentException(method);
        }
        return 200;
    }

    private static void taken(int number, Map<String, String> form, ObjectNode body) {
        body.putObject("result")
                .put("message_id", number)
                .put("date", 1)
                .putObject("chat")
                .put("id", Long.parseLong(form.get("chat_id")))
                .put("type", "private");
    }

    private void give(Map<String, String> form, ObjectNode body) throws InterruptedException {
        polls++;
        long offset = Long.parseLong(form.getOrDefault("offset", "0"));
        while (!updates.isEmpty() && updates.peek().path("update_id").asLong() < offset) {
            updates.remove();
        }
        if (updates.isEmpty() && waits) {
            wait(TimeUnit.SECONDS.toMillis(Integer.parseInt(form.get("timeout"))));
        }
        ArrayNode result = body.putArray("result");
        updates.forEach(result::add);
    }

    private void put(int number, Map<String, String> form) {
        Map<String, String> buttons = new LinkedHashMap<>();
        if (form.containsKey("reply_markup")) {
            for (JsonNode row : read(form.get("reply_markup")).path("inline_keyboard")) {
                row.forEach(each -> buttons.put(
                        each.path("text").asText(), each.path("callback_data").asText()));
            }
        }
        messages.put(number, new Message(Long.parseLong(form.get("chat_id")), number, form.get("text"), buttons));
    }

    private static JsonNode read(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (IOException e) {
            throw new AssertionError(text, e);
        }
    }

    private static Map<String, String> form(String body) {
        Map<String, String> form = new HashMap<>();
        for (String pair : body.split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                form.put(
                        URLDecoder.decode(pair.substring(0, equals), StandardCharsets.UTF_8),
                        URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return form;
    }

    @Override
    public void close() {
        threads.shutdownNow();
        server.stop(0);
    }
}
