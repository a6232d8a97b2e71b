package io.ringfire.app.service;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Clients of npm's {@code socket.io-client} in one process of Node. */
final class SocketIoClients implements AutoCloseable {
    private static final int SECONDS = 20;
    private static final Path FOLDER = Path.of(System.getProperty("ringfire.root", ".."), "app/src/test/node/socketio");
    private static final ObjectMapper MAPPER = new ObjectMapper()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .setNodeFactory(new JsonNodeFactory(true));

    private final Process process;
    private final Writer in;
    private final Map<String, Deque<JsonNode>> heard = new HashMap<>();
    private boolean isOver;

    private SocketIoClients(Process process) {
        this.process = process;
        this.in = process.outputWriter(StandardCharsets.UTF_8);
        Thread reader = new Thread(this::read, "socket.io clients");
        reader.setDaemon(true);
        reader.start();
    }

    /** What is missing on this machine; empty where nothing is. */
    static Optional<String> missing() {
        boolean isNodeThere = Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                .anyMatch(place -> Files.isExecutable(Path.of(place, "node")));
        if (!isNodeThere) {
            return Optional.of(
                    "there is no Node here: the real client was not tested (Debian: apt-get install nodejs)");
        }
        return Files.isDirectory(FOLDER.resolve("node_modules/socket.io-client"))
                ? Optional.empty()
                : Optional.of(
                        "socket.io-client is not here: the real client was not tested (npm ci in " + FOLDER + ")");
    }

    static SocketIoClients start() throws IOException {
        return new SocketIoClients(new ProcessBuilder("node", "client.mjs")
                .directory(FOLDER.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    static ObjectNode json() {
        return MAPPER.createObjectNode();
    }

    /** Connects one, with the options that the client library takes. */
    void connect(String client, String url, ObjectNode options) throws IOException {
        ObjectNode deed = deed("connect", client).put("url", url);
        deed.set("options", options);
        write(deed);
    }

    void emit(String client, String event, ObjectNode data) throws IOException {
        write(deed("emit", client).put("event", event).set("data", data));
    }

    /** As {@link #emit}, and what is acknowledged is heard as {@code answer}. */
    void ask(String client, String event, ObjectNode data) throws IOException {
        write(deed("ask", client).put("event", event).set("data", data));
    }

    /** Kills a process at once, in the client's own handler, when it hears that for the so manieth time. */
    void killOn(String client, String event, int at, long pid) throws IOException {
        write(deed("killOn", client).put("event", event).put("at", at).put("pid", pid));
    }

    void disconnect(String client) throws IOException {
        write(deed("close", client));
    }

    private static ObjectNode deed(String what, String client) {
        return json().put("do", what).put("client", client);
    }

    private void write(JsonNode deed) throws IOException {
        in.write(deed + "\n");
        in.flush();
    }

    /** The next event of that name that a client hears, and what it says. */
    JsonNode hear(String client, String event) {
        return hear(client, event, any -> true);
    }

    /** The next event of that name that says what is wanted; those before it are gone. */
    synchronized JsonNode hear(String client, String event, Predicate<JsonNode> wanted) {
        long untilNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        Deque<JsonNode> queue = heard.computeIfAbsent(client + " " + event, key -> new ArrayDeque<>());
        while (true) {
            for (JsonNode next = queue.poll(); next != null; next = queue.poll()) {
                if (wanted.test(next)) {
                    return next;
                }
            }
            long leftMs = TimeUnit.NANOSECONDS.toMillis(untilNs - System.nanoTime());
            if (leftMs <= 0 || isOver) {
                throw new AssertionError(client + " never heard such a " + event + "; not taken yet: " + heard);
            }
            try {
                wait(leftMs);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError(e);
            }
        }
    }

    /** Whether a client heard an event that nobody has taken. */
    synchronized boolean hasHeard(String client, String event) {
        return !heard.getOrDefault(client + " " + event, new ArrayDeque<>()).isEmpty();
    }

    /** All events of that name that a client has heard and nobody has taken. */
    synchronized List<JsonNode> heard(String client, String event) {
        return List.copyOf(heard.getOrDefault(client + " " + event, new ArrayDeque<>()));
    }

    private void read() {
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                JsonNode said = MAPPER.readTree(line);
                String key =
                        said.path("client").asText() + " " + said.path("event").asText();
                synchronized (this) {
                    heard.computeIfAbsent(key, any -> new ArrayDeque<>()).add(said.path("data"));
                    notifyAll();
                }
            }
        } catch (IOException e) {
            // it was ended
        }
        synchronized (this) {
            isOver = true;
            notifyAll();
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
