package io.ringfire.app.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringfire.engine.order.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which alerts a chat does not want to hear for a while: all below CRITICAL, or those of a rule that was named, whatever their severity. Kept
 * over restarts. Any thread.
 */
final class Mutes {
    /** Longest one, ms. */
    static final long LONGEST_MS = TimeUnit.HOURS.toMillis(24);

    private static final Logger LOG = LoggerFactory.getLogger(Mutes.class);
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** @param rule empty for all that is not critical */
    private record Key(long chat, String rule) {}

    private final Path path;
    private final Map<Key, Long> untilMs = new LinkedHashMap<>();

    /** Reads those that are kept; without a file that can be read there are none, so that more is heard rather than less. */
    Mutes(Path path) {
        this.path = path;
        try {
            for (String line : Files.exists(path) ? Files.readAllLines(path) : List.<String>of()) {
                JsonNode json = MAPPER.readTree(line);
                untilMs.put(
                        new Key(json.path("chat").asLong(), json.path("rule").asText()),
                        json.path("untilMs").asLong());
            }
        } catch (IOException e) {
            LOG.warn("{} cannot be read: nothing is muted", path);
            untilMs.clear();
        }
    }

    /** @param rule empty for all that is not critical */
    synchronized void mute(long chat, String rule, long forMs, long nowMs) {
        untilMs.put(new Key(chat, rule), nowMs + Math.min(forMs, LONGEST_MS));
        keep(nowMs);
    }

    /** Lets everything through again. */
    synchronized void unmute(long chat, long nowMs) {
        untilMs.keySet().removeIf(key -> key.chat() == chat);
        keep(nowMs);
    }

    synchronized boolean isMuted(long chat, Severity severity, String rule, long nowMs) {
        boolean isRule = holds(new Key(chat, rule), nowMs);
        return isRule || severity != Severity.CRITICAL && holds(new Key(chat, ""), nowMs);
    }

    /** One from a future further away than the longest would be the work of a clock that stood wrong. */
    private boolean holds(Key key, long nowMs) {
        long leftMs = untilMs.getOrDefault(key, 0L) - nowMs;
        return leftMs > 0 && leftMs <= LONGEST_MS;
    }

    /** What a chat does not hear, a line each. */
    synchronized List<String> lines(long chat, long nowMs) {
        List<String> lines = new ArrayList<>();
        untilMs.forEach((key, until) -> {
            if (key.chat() == chat && holds(key, nowMs)) {
                lines.add("muted here: " + (key.rule().isEmpty() ? "alerts below CRITICAL" : "alerts of " + key.rule())
                        + " until " + Instant.ofEpochMilli(until).truncatedTo(ChronoUnit.SECONDS));
            }
        });
        return lines;
    }

    private void keep(long nowMs) {
        untilMs.keySet().removeIf(key -> !holds(key, nowMs));
        List<String> lines = new ArrayList<>();
        untilMs.forEach((key, until) -> {
            ObjectNode json = MAPPER.createObjectNode();
            lines.add(json.put("chat", key.chat())
                    .put("rule", key.rule())
                    .put("untilMs", until)
                    .toString());
        });
        try {
            Path fresh = path.resolveSibling(path.getFileName() + ".new");
            Files.write(fresh, lines);
            Files.move(fresh, path, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            LOG.warn("{} cannot be written ({}): a restart lets everything through again", path, e.getMessage());
        }
    }
}
