package io.ringfire.adapters.telegram;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringfire.adapters.secret.LineFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Keeps {@link Letters} over restarts: a line of JSON for each change, written anew when it has grown. For its owner's eyes alone.
 */
final class LetterFile {
    private static final int MOST_LINES = 2 * Letters.KEPT_DONE;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Letters letters;
    private final LineFile file;

    private LetterFile(Path path, Letters letters) throws IOException {
        this.letters = letters;
        file = LineFile.open(path, MOST_LINES, this::read, this::lines);
    }

    /** Reads it into {@code letters}, or makes it. A line that was cut by a kill, or that is none of its own, is left out. */
    static LetterFile open(Path path, Letters letters) throws IOException {
        return new LetterFile(path, letters);
    }

    void queued(Letters.Letter letter) throws IOException {
        file.append(queuedLine(letter));
    }

    void finished(Letters.Letter letter, int number) throws IOException {
        file.append(finishedLine(letter, number));
    }

    private boolean read(String line) {
        try {
            JsonNode json = MAPPER.readTree(line);
            JsonNode queued = json.path("queued");
            JsonNode done = json.path("done");
            if (queued.isObject() && queued.path("id").isTextual()) {
                letters.put(new Letters.Letter(
                        message(queued), queued.path("change").asBoolean()));
                return true;
            }
            if (done.isObject() && done.path("id").isTextual()) {
                letters.finished(
                        new Letters.Letter(message(done), done.path("change").asBoolean()),
                        done.path("number").asInt());
                return true;
            }
            return false;
        } catch (JsonProcessingException e) {
            return false;
        }
    }

    private static ChatMessage message(JsonNode json) {
        List<Button> buttons = new ArrayList<>();
        for (JsonNode each : json.path("buttons")) {
            buttons.add(new Button(each.path(0).asText(), each.path(1).asText()));
        }
        return new ChatMessage(
                json.path("id").asText(),
                json.path("chat").asLong(),
                Urgency.of(json.path("urgency").asInt()),
                json.path("text").asText(),
                buttons,
                json.path("untilMs").asLong());
    }

    private List<String> lines() {
        List<String> lines = new ArrayList<>();
        letters.done().forEach((key, there) -> {
            int at = key.lastIndexOf('@');
            ChatMessage message = there.open() != null
                    ? there.open()
                    : ChatMessage.plain(
                            key.substring(0, at), Long.parseLong(key.substring(at + 1)), Urgency.CHATTER, "");
            lines.add(finishedLine(new Letters.Letter(message, false), there.number()));
        });
        letters.all().forEach(letter -> lines.add(queuedLine(letter)));
        return lines;
    }

    private static String queuedLine(Letters.Letter letter) {
        ObjectNode json = MAPPER.createObjectNode();
        put(json.putObject("queued"), letter);
        return json.toString();
    }

    /** With all of it: only so can it be told whether what waits is this, or a later change. */
    private static String finishedLine(Letters.Letter letter, int number) {
        ObjectNode json = MAPPER.createObjectNode();
        ObjectNode done = json.putObject("done");
        put(done, letter);
        done.put("number", number);
        return json.toString();
    }

    private static void put(ObjectNode json, Letters.Letter letter) {
        ChatMessage message = letter.message();
        json.put("id", message.id())
                .put("chat", message.chat())
                .put("urgency", message.urgency().ordinal())
                .put("text", message.text());
        if (letter.isChange()) {
            json.put("change", true);
        }
        if (message.untilMs() != 0) {
            json.put("untilMs", message.untilMs());
        }
        if (!message.buttons().isEmpty()) {
            ArrayNode buttons = json.putArray("buttons");
            message.buttons()
                    .forEach(each -> buttons.addArray().add(each.text()).add(each.data()));
        }
    }
}
