package io.ringfire.app.alert;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringfire.adapters.notify.Notification;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** Alerts in words and in JSON. */
final class AlertText {
    private final String label;

    /** @param label stands before everything that is shown, such as DEMO; empty for none */
    AlertText(String label) {
        this.label = label;
    }

    /** What goes out for a message; one message has one id. */
    Notification notification(AlertMessage message) {
        Alert alert = message.alert();
        String kind = message.kind().name().toLowerCase(Locale.ROOT);
        String text =
                prefix() + alert.severity() + " " + kind + ": " + alert.rule().key()
                        + (alert.subject().isEmpty() ? "" : " " + alert.subject()) + "\n" + alert.text()
                        + (message.kind() == AlertMessage.Kind.ACKNOWLEDGED ? "\nby " + alert.acknowledgedBy() : "")
                        + "\nid " + alert.id();
        ObjectNode json = labelled("alert").put("message", message.kind().name());
        json.put("time", iso(message.timeNs()));
        json.setAll(json(alert));
        return new Notification(alert.id() + "-" + message.number(), text, json.toString());
    }

    /** The daily line. */
    Notification report(String id, String line, long nowNs) {
        ObjectNode json = labelled("report").put("time", iso(nowNs)).put("text", line);
        return new Notification(id, prefix() + "daily report\n" + line, json.toString());
    }

    /** An alert as lists show it. */
    static ObjectNode json(Alert alert) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("id", alert.id())
                .put("rule", alert.rule().key())
                .put("subject", alert.subject())
                .put("severity", alert.severity().name())
                .put("state", alert.state().name())
                .put("text", alert.text())
                .put("event", alert.isEvent())
                .put("raisedTime", iso(alert.raisedNs()));
        if (alert.acknowledgedNs() != 0) {
            json.put("acknowledgedTime", iso(alert.acknowledgedNs())).put("acknowledgedBy", alert.acknowledgedBy());
        }
        if (alert.resolvedNs() != 0) {
            json.put("resolvedTime", iso(alert.resolvedNs()));
        }
        return json;
    }

    static String iso(long epochNs) {
        return Instant.ofEpochMilli(TimeUnit.NANOSECONDS.toMillis(epochNs)).toString();
    }

    private ObjectNode labelled(String kind) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("kind", kind);
        return label.isEmpty() ? json : json.put("label", label);
    }

    private String prefix() {
        return label.isEmpty() ? "" : "[" + label + "] ";
    }
}
