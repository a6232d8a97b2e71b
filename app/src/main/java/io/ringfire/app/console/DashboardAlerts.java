package io.ringfire.app.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringfire.app.view.PublishedValues;
import io.ringfire.engine.order.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Alerts as a dashboard has them: those of the rules, and apart from them what the engine itself raised. Any thread. */
final class DashboardAlerts {
    /** All that are held, so that the worst are found among them. */
    private static final int ALL = 1_000;

    private static final int MOST = 50;

    private final PublishedValues values;
    private final Optional<AlertsView> alerts;

    DashboardAlerts(PublishedValues values, Optional<AlertsView> alerts) {
        this.values = values;
        this.alerts = alerts;
    }

    void addTo(ObjectNode json) {
        alerts.ifPresent(view -> addWorst(json, view)); // an empty list would say that nothing is wrong
        addRaisedByEngine(json);
    }

    private static void addWorst(ObjectNode json, AlertsView view) {
        ObjectNode page = view.list(ALL);
        List<JsonNode> all = new ArrayList<>();
        page.path("alerts").forEach(all::add);
        all.sort(Comparator.comparingInt(DashboardAlerts::urgency));
        ArrayNode list = json.putArray("alerts");
        all.stream().limit(MOST).forEach(list::add);
        json.set("alertsTotal", page.path("total"));
    }

    /** The smaller, the sooner somebody should look: what nobody acknowledged comes before what somebody did, and what is over last. */
    private static int urgency(JsonNode alert) {
        int severities = Severity.values().length;
        int mildness =
                severities - Severity.valueOf(alert.path("severity").asText()).ordinal();
        return switch (alert.path("state").asText()) {
            case "RAISED" -> mildness;
            case "ACKNOWLEDGED" -> severities + mildness;
            default -> Integer.MAX_VALUE;
        };
    }

    /** The newest first. */
    private void addRaisedByEngine(ObjectNode json) {
        TreeMap<Long, ObjectNode> byNumber = new TreeMap<>();
        for (PublishedValues.Item item : values.of("alert")) {
            byNumber.put(item.json().path("number").asLong(), item.json());
        }
        json.putArray("engineAlerts").addAll(byNumber.descendingMap().values());
    }
}
