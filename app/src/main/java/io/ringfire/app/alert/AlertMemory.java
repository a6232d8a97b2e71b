package io.ringfire.app.alert;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringfire.adapters.secret.LineFile;
import io.ringfire.engine.order.Severity;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the alerts know over a restart: what was raised and who looks, each account's highest equity, and when the service was started. A
 * line of JSON for each change, for its owner's eyes alone. The alerts' thread, but for {@link #keep}.
 */
final class AlertMemory {
    private static final Logger LOG = LoggerFactory.getLogger(AlertMemory.class);
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int MOST_LINES = 4 * AlertDesk.MOST_ACTIVE;
    private static final long HOUR_NS = TimeUnit.HOURS.toNanos(1);

    /** A peak may move with every tick. */
    private static final long PEAKS_EVERY_NS = TimeUnit.MINUTES.toNanos(1);

    private final Map<String, KeptAlert> alerts = new LinkedHashMap<>();
    private final Map<String, BigDecimal> peaks = new HashMap<>();
    private final Map<String, BigDecimal> keptPeaks = new HashMap<>();
    private final List<Long> starts = new ArrayList<>();
    private final Queue<KeptAlert> changes = new ConcurrentLinkedQueue<>();
    private final List<KeptAlert> before;
    private final LineFile file;
    private long peaksNs;
    private boolean hasFailed;

    private AlertMemory(LineFile file) {
        this.file = file;
        this.before = List.of();
    }

    private AlertMemory(Path path, long nowNs) throws IOException {
        file = LineFile.open(path, MOST_LINES, this::read, this::lines);
        before = List.copyOf(alerts.values());
        keptPeaks.putAll(peaks);
        thinStarts(nowNs);
        starts.add(nowNs);
        file.append(line(nowNs));
    }

    /**
     * Reads it, or makes it.
     *
     * @param nowNs when the service started, epoch ns
     * @throws IOException when it can be neither read nor written
     */
    static AlertMemory open(Path path, long nowNs) throws IOException {
        return new AlertMemory(path, nowNs);
    }

    /** Without a file: nothing is known of any run before. */
    static AlertMemory none() {
        return new AlertMemory(null);
    }

    /** What was not over when the run before ended. */
    List<KeptAlert> before() {
        return before;
    }

    /** The highest equity of each account, to be raised in place. */
    Map<String, BigDecimal> peaks() {
        return peaks;
    }

    /** How often the service was started anew within the last hour; the first start of all is none of them. */
    int restarts(long nowNs) {
        return (int)
                starts.stream().skip(1).filter(each -> nowNs - each <= HOUR_NS).count();
    }

    /** Takes note of a change; {@link #flush} writes it. Any thread. */
    void keep(KeptAlert alert) {
        changes.add(alert);
    }

    /** Writes what has changed; peaks once a minute. */
    void flush(long nowNs) {
        if (file == null) {
            changes.clear();
            return;
        }
        try {
            for (KeptAlert change = changes.poll(); change != null; change = changes.poll()) {
                if (change.isOver()) {
                    alerts.remove(change.id());
                } else {
                    alerts.put(change.id(), change);
                }
                file.append(line(change));
            }
            if (Math.abs(nowNs - peaksNs) >= PEAKS_EVERY_NS) {
                peaksNs = nowNs;
                for (Map.Entry<String, BigDecimal> peak : peaks.entrySet()) {
                    if (!peak.getValue().equals(keptPeaks.put(peak.getKey(), peak.getValue()))) {
                        file.append(line(peak.getKey(), peak.getValue()));
                    }
                }
            }
        } catch (IOException e) {
            if (!hasFailed) {
                hasFailed = true;
                LOG.warn("what the alerts know is not kept: a restart tells some of it again", e);
            }
        }
    }

    /** Those of an hour, and one before: behind the first, all are starts anew. */
    private void thinStarts(long nowNs) {
        while (starts.size() > 1 && nowNs - starts.get(1) > HOUR_NS) {
            starts.remove(0);
        }
    }

    private List<String> lines() {
        List<String> lines = new ArrayList<>();
        if (!starts.isEmpty()) {
            thinStarts(starts.get(starts.size() - 1));
        }
        starts.forEach(each -> lines.add(line(each)));
        peaks.forEach((account, equity) -> lines.add(line(account, equity)));
        alerts.values().forEach(each -> lines.add(line(each)));
        return lines;
    }

    private boolean read(String text) {
        try {
            JsonNode json = MAPPER.readTree(text);
            if (json.has("start")) {
                starts.add(json.path("start").asLong());
            } else if (json.has("account")) {
                peaks.put(
                        json.path("account").asText(),
                        new BigDecimal(json.path("peak").asText()));
            } else {
                KeptAlert alert = alert(json);
                if (alert.isOver()) {
                    alerts.remove(alert.id());
                } else {
                    alerts.put(alert.id(), alert);
                }
            }
            return true;
        } catch (JsonProcessingException | IllegalArgumentException e) {
            return false;
        }
    }

    private static String line(long startNs) {
        return MAPPER.createObjectNode().put("start", startNs).toString();
    }

    private static String line(String account, BigDecimal equity) {
        return MAPPER.createObjectNode()
                .put("account", account)
                .put("peak", equity.toPlainString())
                .toString();
    }

    private static String line(KeptAlert alert) {
        ObjectNode json = MAPPER.createObjectNode().put("id", alert.id());
        if (alert.isOver()) {
            return json.put("over", true).toString();
        }
        return json.put("rule", alert.sighting().rule().name())
                .put("subject", alert.sighting().subject())
                .put("severity", alert.sighting().severity().name())
                .put("text", alert.sighting().text())
                .put("event", alert.sighting().isEvent())
                .put("escalated", alert.isEscalated())
                .put("raisedNs", alert.raisedNs())
                .put("toldNs", alert.toldNs())
                .put("acknowledgedNs", alert.acknowledgedNs())
                .put("acknowledgedBy", alert.acknowledgedBy())
                .put("messages", alert.messages())
                .toString();
    }

    private static KeptAlert alert(JsonNode json) {
        boolean isOver = json.path("over").asBoolean();
        Sighting sighting = isOver
                ? null
                : new Sighting(
                        AlertRule.valueOf(json.path("rule").asText()),
                        json.path("subject").asText(),
                        Severity.valueOf(json.path("severity").asText()),
                        json.path("text").asText(),
                        json.path("event").asBoolean());
        String id = json.path("id").asText();
        if (id.isEmpty()) {
            throw new IllegalArgumentException("an alert without an id");
        }
        return new KeptAlert(
                id,
                sighting,
                json.path("escalated").asBoolean(),
                json.path("raisedNs").asLong(),
                json.path("toldNs").asLong(),
                json.path("acknowledgedNs").asLong(),
                json.path("acknowledgedBy").asText(),
                json.path("messages").asInt(),
                isOver);
    }
}
