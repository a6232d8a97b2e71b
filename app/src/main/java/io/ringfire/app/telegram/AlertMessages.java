package io.ringfire.app.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringfire.adapters.http.OperatorApi;
import io.ringfire.adapters.notify.Notification;
import io.ringfire.adapters.telegram.Button;
import io.ringfire.adapters.telegram.Update;
import io.ringfire.adapters.telegram.Urgency;
import io.ringfire.app.alert.Alert;
import io.ringfire.app.console.AlertsView;
import io.ringfire.app.view.PublishedValues;
import io.ringfire.engine.order.Severity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.agrona.concurrent.EpochClock;

/**
 * Alerts in chats. While nobody looks at one, its latest message has a button that says who does, which goes away when somebody did,
 * wherever that was, or when it is over. Any thread; alerts are asked outside of the lock.
 */
final class AlertMessages {
    private static final String ACKNOWLEDGE = "k:";
    private static final int OK = 200;
    private static final int MOST_LISTED = 1_000;

    /** Alerts whose messages have buttons; there are no more at once where they come from. */
    private static final int MOST = 500;

    /** A message with a button. */
    private record Shown(String id, long chat, String text) {}

    private final Speech speech;
    private final Mutes mutes;
    private final EpochClock clock;
    private final Map<String, List<Shown>> shown = new LinkedHashMap<>();
    private volatile AlertsView alerts;

    AlertMessages(Speech speech, Mutes mutes, EpochClock clock) {
        this.speech = speech;
        this.mutes = mutes;
        this.clock = clock;
    }

    /** Where they are acknowledged, from here on. */
    void acknowledgedAt(AlertsView view) {
        alerts = view;
    }

    /** Whether a press is about an alert. */
    static boolean isAnswer(String data) {
        return data.startsWith(ACKNOWLEDGE);
    }

    /** Tells what is said of an alert, in the chats that have not muted it. */
    void tell(Notification notification, Alert alert) {
        Severity severity = alert.severity();
        Urgency urgency = severity == Severity.CRITICAL ? Urgency.CRITICAL : Urgency.ALERT;
        boolean isOpen = alert.state() == Alert.State.RAISED;
        List<Button> buttons =
                isOpen ? List.of(new Button("Acknowledge", ACKNOWLEDGE + alert.id())) : List.<Button>of();
        close(alert);
        List<Shown> now = new ArrayList<>();
        for (long chat : speech.chats()) {
            if (!mutes.isMuted(chat, severity, alert.rule().key(), clock.time())) {
                Shown message = new Shown("alert-" + notification.id(), chat, notification.text());
                speech.offer(message.id(), chat, urgency, message.text(), buttons);
                now.add(message);
            }
        }
        if (isOpen) {
            remember(alert.id(), now);
        }
    }

    private synchronized void remember(String alertId, List<Shown> now) {
        shown.put(alertId, now);
        if (shown.size() > MOST) {
            shown.remove(shown.keySet().iterator().next());
        }
    }

    /** The messages before this one of an alert have no button any more. */
    private void close(Alert alert) {
        List<Shown> before;
        synchronized (this) {
            before = shown.remove(alert.id());
        }
        if (before != null) {
            String line = switch (alert.state()) {
                case RAISED -> "told again below";
                case ACKNOWLEDGED -> "acknowledged by " + Plain.text(alert.acknowledgedBy());
                case RESOLVED -> "over";
            };
            before.forEach(each -> speech.change(each.id(), each.chat(), each.text() + "\n→ " + line));
        }
    }

    /** Takes a press of a person who may command; returns what to say to him. */
    String answer(Update update, Who who) {
        return acknowledge(update.press().orElseThrow().data().substring(ACKNOWLEDGE.length()), who);
    }

    /** Takes a command; without an id it lists what nobody looks at. Returns what to say. */
    String command(CommandLine line, Who who) {
        String id = line.take();
        return id.isEmpty() ? list() : acknowledge(id, who);
    }

    /** As the console does it. The first one counts. */
    private String acknowledge(String id, Who who) {
        AlertsView view = alerts;
        if (view == null) {
            return "not done: nothing is looked at, since alerts.enabled is false";
        }
        OperatorApi.Reply reply = view.acknowledge(id, PublishedValues.none().put("by", who.by()));
        ObjectNode said = reply.body();
        if (reply.status() != OK) {
            return "not done: there is no alert " + Plain.name(id) + " any more";
        }
        String by = said.path("acknowledgedBy").asText();
        if (said.path("state").asText().equals(Alert.State.RESOLVED.name())) {
            return "alert " + Plain.name(id) + " is over";
        }
        return by.equals(who.by())
                ? "you look at alert " + Plain.name(id)
                : "alert " + Plain.name(id) + " was acknowledged before, by " + Plain.text(by);
    }

    private String list() {
        AlertsView view = alerts;
        if (view == null) {
            return "nothing is looked at, since alerts.enabled is false";
        }
        List<String> lines = new ArrayList<>();
        for (JsonNode alert : view.list(MOST_LISTED).path("alerts")) {
            if (alert.path("state").asText().equals(Alert.State.RAISED.name())) {
                lines.add(alert.path("id").asText() + ": "
                        + alert.path("severity").asText() + " "
                        + alert.path("rule").asText() + " "
                        + Plain.text(alert.path("subject").asText() + " "
                                + alert.path("text").asText()));
            }
        }
        return lines.isEmpty()
                ? "there is no alert that nobody looks at"
                : Plain.list("/ack <id> says that you look", lines);
    }
}
