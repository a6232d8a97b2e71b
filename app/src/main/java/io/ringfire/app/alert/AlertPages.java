package io.ringfire.app.alert;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringfire.adapters.http.OperatorApi.Reply;
import io.ringfire.adapters.metrics.MetricsPage;
import io.ringfire.adapters.notify.Deliveries;
import io.ringfire.adapters.notify.Outbox;
import io.ringfire.app.console.AlertsView;
import io.ringfire.engine.order.Severity;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.agrona.concurrent.EpochNanoClock;

/** Alerts as the console shows them, and where one is acknowledged. Any thread. */
final class AlertPages implements AlertsView {
    private static final int OK = 200;
    private static final int WRONG = 400;
    private static final int NOT_FOUND = 404;
    private static final int LONGEST_NAME = 64;
    private static final double NS_PER_SECOND = 1e9;

    private final AlertDesk desk;
    private final List<Deliveries> outboxes;
    private final EpochNanoClock clock;
    private final LongSupplier lookedNs;

    AlertPages(AlertDesk desk, List<Deliveries> outboxes, EpochNanoClock clock, LongSupplier lookedNs) {
        this.desk = desk;
        this.outboxes = List.copyOf(outboxes);
        this.clock = clock;
        this.lookedNs = lookedNs;
    }

    @Override
    public ObjectNode list(int limit) {
        List<Alert> alerts = desk.alerts();
        ObjectNode page = JsonNodeFactory.instance.objectNode().put("time", AlertText.iso(clock.nanoTime()));
        ArrayNode list = page.putArray("alerts");
        alerts.stream().limit(limit).map(AlertText::json).forEach(list::add);
        return page.put("total", alerts.size());
    }

    @Override
    public Reply acknowledge(String id, ObjectNode body) {
        JsonNode by = body.path("by");
        String name = by.isTextual() ? by.asText().strip() : "";
        boolean isName =
                !name.isEmpty() && name.length() <= LONGEST_NAME && name.chars().noneMatch(Character::isISOControl);
        if (!isName || body.size() != 1) {
            return problem(
                    WRONG,
                    "the body is {\"by\": \"<who looks>\"}, of 1 to " + LONGEST_NAME + " characters, and no more");
        }
        Optional<Alert> alert = desk.acknowledge(id, name, clock.nanoTime());
        return alert.map(each -> new Reply(OK, AlertText.json(each)))
                .orElseGet(() -> problem(NOT_FOUND, "there is no alert of that id; GET /api/alerts names them"));
    }

    @Override
    public void addTo(MetricsPage page) {
        MetricsPage.Family active = page.gauge("ringfire_alerts_active", "What is wrong now, by severity", "severity");
        for (Severity severity : Severity.values()) {
            active.add(desk.activeOf(severity), severity.name().toLowerCase(Locale.ROOT));
        }
        MetricsPage.Family sent = page.counter(
                "ringfire_alerts_sent_total", "What became of messages, by the way that they go", "sink", "outcome");
        for (Deliveries outbox : outboxes) {
            for (Outbox.Outcome outcome : Outbox.Outcome.values()) {
                sent.add(outbox.count(outcome), outbox.name(), Outbox.word(outcome));
            }
        }
        page.gauge("ringfire_alerts_look_age_seconds", "Since it was last looked for what is wrong")
                .add(Math.max(0, clock.nanoTime() - lookedNs.getAsLong()) / NS_PER_SECOND);
    }

    private static Reply problem(int status, String text) {
        return new Reply(status, JsonNodeFactory.instance.objectNode().put("problem", text));
    }
}
