package io.ringfire.adapters.notify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringfire.adapters.secret.LineFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What waits in an outbox, and the ids of the last {@link #KEPT_DONE} that do not wait any more: a line of JSON for each change, written
 * anew when it has grown. For its owner's eyes alone. After its making one thread, that of the outbox.
 */
public final class OutboxFile {
    /** So many ids of messages that are done with are known. */
    static final int KEPT_DONE = 1_000;

    private static final int MOST_LINES = 4 * KEPT_DONE;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final LineFile file;
    private final Map<String, Outbox.Letter> waiting = new LinkedHashMap<>();
    private final Set<String> done = new LinkedHashSet<>();

    private OutboxFile(Path path) throws IOException {
        file = LineFile.open(path, MOST_LINES, this::read, this::lines);
    }

    /**
     * Reads it, or makes it. A line that was cut by a kill, or that is none of its own, is left out.
     *
     * @throws IOException when it can be neither read nor written
     */
    public static OutboxFile open(Path path) throws IOException {
        return new OutboxFile(path);
    }

    List<Outbox.Letter> waiting() {
        return List.copyOf(waiting.values());
    }

    /** Whether it waits or is done with. */
    boolean isKnown(Outbox.Letter letter) {
        return waiting.containsKey(letter.key()) || done.contains(letter.key());
    }

    void queued(Outbox.Letter letter) throws IOException {
        waiting.put(letter.key(), letter);
        file.append(queuedLine(letter));
    }

    void done(Outbox.Letter letter) throws IOException {
        markDone(letter.key());
        file.append(doneLine(letter.key()));
    }

    private void markDone(String key) {
        waiting.remove(key);
        done.add(key);
        if (done.size() > KEPT_DONE) {
            done.remove(done.iterator().next());
        }
    }

    private boolean read(String line) {
        try {
            JsonNode json = MAPPER.readTree(line);
            if (json.path("done").isTextual()) {
                markDone(json.path("done").asText());
                return true;
            }
            JsonNode queued = json.path("queued");
            boolean isWhole = queued.path("id").isTextual()
                    && queued.path("target").isTextual()
                    && queued.path("text").isTextual()
                    && queued.path("json").isTextual();
            if (isWhole) {
                Outbox.Letter letter = new Outbox.Letter(
                        new Notification(
                                queued.path("id").asText(),
                                queued.path("text").asText(),
                                queued.path("json").asText()),
                        queued.path("target").asText());
                waiting.put(letter.key(), letter);
            }
            return isWhole;
        } catch (JsonProcessingException e) {
            return false;
        }
    }

    private List<String> lines() {
        List<String> lines = new ArrayList<>();
        done.forEach(key -> lines.add(doneLine(key)));
        waiting.values().forEach(letter -> lines.add(queuedLine(letter)));
        return lines;
    }

    private static String doneLine(String key) {
        return MAPPER.createObjectNode().put("done", key).toString();
    }

    private static String queuedLine(Outbox.Letter letter) {
        ObjectNode json = MAPPER.createObjectNode();
        json.putObject("queued")
                .put("id", letter.notification().id())
                .put("target", letter.target())
                .put("text", letter.notification().text())
                .put("json", letter.notification().json());
        return json.toString();
    }
}
