package io.ringfire.app.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * A headless Chromium with one page, driven over its own debugging protocol: as much of it as the tests of the page need. Clicks and
 * keys are real ones, so what cannot be reached by mouse or keyboard cannot be used here either.
 */
final class Chromium implements AutoCloseable {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int SECONDS = 60;
    private static final long POLL_NS = 30_000_000L;

    private final Process process;
    private final WebSocket socket;
    private final AtomicInteger ids = new AtomicInteger();
    private final Map<Integer, CompletableFuture<JsonNode>> answers = new ConcurrentHashMap<>();
    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private final List<String> requested = new CopyOnWriteArrayList<>();
    private String session = "";

    private Chromium(Process process, String endpoint) {
        this.process = process;
        this.socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(URI.create(endpoint), new Reader())
                .join();
    }

    /** Where the browser is on this machine; empty where it is not. */
    static Optional<Path> find() {
        return Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Starts one with a page of that size and an empty profile. */
    static Chromium start(Path directory, int width, int height) throws IOException {
        Path profile = Files.createTempDirectory(directory, "profile");
        Process process = new ProcessBuilder(List.of(
                        find().orElseThrow().toString(),
                        "--headless=new",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-dev-shm-usage",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--hide-scrollbars",
                        "--force-color-profile=srgb",
                        "--remote-debugging-port=0",
                        "--user-data-dir=" + profile,
                        "about:blank"))
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("chromium.txt").toFile())
                .start();
        Path port = profile.resolve("DevToolsActivePort");
        await(
                "a browser that can be driven",
                () -> Files.exists(port) && readLines(port).size() == 2);
        List<String> lines = readLines(port);
        Chromium chromium = new Chromium(process, "ws://127.0.0.1:" + lines.get(0) + lines.get(1));
        chromium.openPage();
        chromium.size(width, height, false);
        return chromium;
    }

    private static List<String> readLines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            return List.of();
        }
    }

    private void openPage() {
        String target = call("Target.createTarget", json().put("url", "about:blank"))
                .path("targetId")
                .asText();
        session = call("Target.attachToTarget", json().put("targetId", target).put("flatten", true))
                .path("sessionId")
                .asText();
        for (String domain : List.of("Page", "Runtime", "Log", "Network")) {
            call(domain + ".enable", json());
        }
    }

    /** Shows an address, and waits until it is loaded. */
    void show(String url) {
        call("Page.navigate", json().put("url", url));
        await(url, () -> holds("document.readyState === 'complete'"));
    }

    void size(int width, int height, boolean isPhone) {
        call(
                "Emulation.setDeviceMetricsOverride",
                json().put("width", width)
                        .put("height", height)
                        .put("deviceScaleFactor", 1)
                        .put("mobile", isPhone));
    }

    void scheme(String darkOrLight) {
        ObjectNode media = json();
        media.putArray("features")
                .addObject()
                .put("name", "prefers-color-scheme")
                .put("value", darkOrLight);
        call("Emulation.setEmulatedMedia", media);
    }

    /** The value of an expression. */
    JsonNode evaluate(String expression) {
        JsonNode result =
                call("Runtime.evaluate", json().put("expression", expression).put("returnByValue", true));
        if (result.has("exceptionDetails")) {
            throw new AssertionError(expression + ": " + result.path("exceptionDetails"));
        }
        return result.path("result").path("value");
    }

    /** The text that an element shows. */
    String text(String selector) {
        return evaluate("(document.querySelector(" + quoted(selector) + ")?.innerText ?? '')")
                .asText();
    }

    boolean isShown(String selector) {
        return evaluate("Boolean(document.querySelector(" + quoted(selector) + ")?.checkVisibility())")
                .asBoolean();
    }

    /** Waits for an expression to be true; one that fails, as while a page is loading, is not. */
    void until(String expression) {
        try {
            await(expression, () -> holds(expression));
        } catch (AssertionError e) {
            throw new AssertionError(
                    e.getMessage() + "; complaints: " + complaints + "; the page says:\n"
                            + evaluate("document.body?.innerText.slice(0, 2000)")
                                    .asText(),
                    e);
        }
    }

    private boolean holds(String expression) {
        try {
            return evaluate("(() => { try { return Boolean(" + expression + "); } catch { return false; } })()")
                    .asBoolean();
        } catch (AssertionError e) {
            return false; // the document went away while it was asked
        }
    }

    /** Clicks into the middle of an element, where a person would see it. */
    void click(String selector) {
        until("document.querySelector(" + quoted(selector) + ")?.checkVisibility() && !document.querySelector("
                + quoted(selector) + ").disabled");
        JsonNode at = evaluate("(() => { const e = document.querySelector(" + quoted(selector)
                + "); e.scrollIntoView({block: 'center'}); const r = e.getBoundingClientRect();"
                + " return {x: r.x + r.width / 2, y: r.y + r.height / 2}; })()");
        for (String type : List.of("mouseMoved", "mousePressed", "mouseReleased")) {
            call(
                    "Input.dispatchMouseEvent",
                    json().put("type", type)
                            .put("x", at.path("x").asDouble())
                            .put("y", at.path("y").asDouble())
                            .put("button", type.equals("mouseMoved") ? "none" : "left")
                            .put("clickCount", 1));
        }
    }

    /** Types into what has the focus. */
    void type(String text) {
        call("Input.insertText", json().put("text", text));
    }

    /** Presses a key, such as Tab, Enter or Escape. */
    void press(String key) {
        int code = Map.of("Tab", 9, "Enter", 13, "Escape", 27, "Space", 32).get(key);
        ObjectNode event = json().put("key", key.equals("Space") ? " " : key)
                .put("code", key)
                .put("windowsVirtualKeyCode", code);
        if (key.equals("Enter")) {
            event.put("text", "\r");
        } else if (key.equals("Space")) {
            event.put("text", " ");
        }
        call("Input.dispatchKeyEvent", event.deepCopy().put("type", "keyDown"));
        event.remove("text");
        call("Input.dispatchKeyEvent", event.put("type", "keyUp"));
    }

    void screenshot(Path file) throws IOException {
        String png = call("Page.captureScreenshot", json().put("format", "png"))
                .path("data")
                .asText();
        Files.write(file, Base64.getDecoder().decode(png));
    }

    /** What the page complained of: errors, exceptions, what its security policy stopped. */
    List<String> complaints() {
        return List.copyOf(complaints);
    }

    void forgetComplaints() {
        complaints.clear();
    }

    /** Every address that was asked for. */
    List<String> requested() {
        return List.copyOf(requested);
    }

    static String quoted(String text) {
        return MAPPER.valueToTree(text).toString();
    }

    private static ObjectNode json() {
        return MAPPER.createObjectNode();
    }

    private JsonNode call(String method, ObjectNode parameters) {
        int id = ids.incrementAndGet();
        ObjectNode message = json().put("id", id).put("method", method);
        message.set("params", parameters);
        if (!session.isEmpty()) {
            message.put("sessionId", session);
        }
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        answers.put(id, answer);
        try {
            socket.sendText(message.toString(), true).get(SECONDS, TimeUnit.SECONDS);
            JsonNode answered = answer.get(SECONDS, TimeUnit.SECONDS);
            if (answered.has("error")) {
                throw new AssertionError(method + ": " + answered.path("error"));
            }
            return answered.path("result");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        } catch (ExecutionException | TimeoutException e) {
            throw new AssertionError(method, e);
        }
    }

    private void onMessage(JsonNode message) {
        if (message.has("id")) {
            CompletableFuture<JsonNode> answer =
                    answers.remove(message.path("id").asInt());
            if (answer != null) {
                answer.complete(message);
            }
            return;
        }
        JsonNode parameters = message.path("params");
        switch (message.path("method").asText()) {
            case "Runtime.exceptionThrown" ->
                complaints.add(parameters.path("exceptionDetails").toString());
            case "Runtime.consoleAPICalled" -> {
                if (List.of("error", "warning").contains(parameters.path("type").asText())) {
                    complaints.add(parameters.path("args").toString());
                }
            }
            case "Log.entryAdded" -> {
                if (List.of("error", "warning")
                        .contains(parameters.path("entry").path("level").asText())) {
                    complaints.add(parameters.path("entry").toString());
                }
            }
            case "Network.requestWillBeSent" ->
                requested.add(parameters.path("request").path("url").asText());
            default -> {
                // of no interest
            }
        }
    }

    private final class Reader implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean isLast) {
            text.append(part);
            if (isLast) {
                String whole = text.toString();
                text.setLength(0);
                try {
                    onMessage(MAPPER.readTree(whole));
                } catch (IOException e) {
                    complaints.add("no JSON from the browser: " + whole);
                }
            }
            from.request(1);
            return null;
        }
    }

    private static void await(String what, java.util.function.BooleanSupplier condition) {
        long begunNs = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - begunNs > TimeUnit.SECONDS.toNanos(SECONDS)) {
                throw new AssertionError("waited for " + what);
            }
            LockSupport.parkNanos(POLL_NS);
        }
    }

    @Override
    public void close() {
        List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
        all.add(process.toHandle());
        socket.abort();
        all.forEach(ProcessHandle::destroyForcibly);
    }
}
