package io.ringfire.app.alert;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringfire.app.config.AlertSettings.Confirmations;
import io.ringfire.app.config.AlertSettings.Rules;
import io.ringfire.app.view.PublishedValues;
import io.ringfire.engine.order.OrderState;
import io.ringfire.engine.order.Severity;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Orders that are not answered, not sent, or in doubt. Reads the list of fires every five seconds, since it may be long. */
final class OrderSource implements AlertSource {
    private static final long FIRES_EVERY_NS = TimeUnit.SECONDS.toNanos(5);
    private static final long WINDOW_NS = TimeUnit.HOURS.toNanos(1);
    private static final Set<OrderState> ANSWERED =
            EnumSet.of(OrderState.FILLED, OrderState.PARTIALLY_FILLED, OrderState.REJECTED);

    private final Rules rules;
    private final PublishedValues values;
    private final long answerWithinNs;
    private List<Sighting> ofFires = List.of();
    private long readNs = Long.MIN_VALUE / 2;
    private long doubtsThen;

    /** @param answerWithinNs for which an order may be on its way before it counts */
    OrderSource(Rules rules, PublishedValues values, long answerWithinNs) {
        this.rules = rules;
        this.values = values;
        this.answerWithinNs = answerWithinNs;
    }

    @Override
    public void look(long nowNs, Consumer<Sighting> seen) {
        ObjectNode byState = values.get("engine/fires").orElseGet(PublishedValues::none);
        long waiting = byState.path(OrderState.JOURNALLED.name()).asLong();
        Limits.more(rules.waitingCommands(), waiting)
                .ifPresent(severity -> seen.accept(Sighting.lasting(
                        AlertRule.WAITING_COMMANDS, "", severity, waiting + " orders wait to be sent")));
        long doubts = byState.path(OrderState.IN_DOUBT.name()).asLong();
        if (doubts != doubtsThen || Math.abs(nowNs - readNs) >= FIRES_EVERY_NS) {
            doubtsThen = doubts;
            readNs = nowNs;
            ofFires = readFires(nowNs);
        }
        ofFires.forEach(seen);
    }

    private List<Sighting> readFires(long nowNs) {
        List<Sighting> found = new ArrayList<>();
        boolean wantsDoubts = rules.orderInDoubt().enabled();
        Severity doubtful = rules.orderInDoubt().severity();
        long sent = 0;
        long answered = 0;
        for (PublishedValues.Item fire : values.of("fire")) {
            ObjectNode json = fire.json();
            OrderState state = OrderState.valueOf(json.path("state").asText());
            if (state == OrderState.IN_DOUBT && wantsDoubts) {
                found.add(Sighting.lasting(
                        AlertRule.ORDER_IN_DOUBT,
                        fire.name(),
                        doubtful,
                        "outcome unknown: " + words(json, "intent", "side", "lots", "symbol") + " on "
                                + json.path("account").asText()));
            }
            long sentNs = sentNs(json);
            if (sentNs != 0 && nowNs - sentNs <= WINDOW_NS && nowNs - sentNs > answerWithinNs) {
                sent++;
                answered += ANSWERED.contains(state) ? 1 : 0;
            }
        }
        if (wantsDoubts) {
            for (PublishedValues.Item position : values.of("position")) {
                if (position.json().path("state").asText().equals("CLOSE_IN_DOUBT")) {
                    found.add(Sighting.lasting(
                            AlertRule.ORDER_IN_DOUBT,
                            "position " + position.name(),
                            doubtful,
                            "whether it is closed is unknown: "
                                    + words(position.json(), "side", "lots", "symbol") + " on "
                                    + position.json().path("account").asText()));
                }
            }
        }
        addConfirmations(sent, answered, found);
        return found;
    }

    private void addConfirmations(long sent, long answered, List<Sighting> found) {
        Confirmations rule = rules.fewConfirmations();
        if (!rule.enabled() || sent < rule.leastOrders()) {
            return;
        }
        Limits.below(
                        BigDecimal.valueOf(answered),
                        BigDecimal.valueOf(sent),
                        rule.warningPercent(),
                        rule.criticalPercent())
                .ifPresent(severity -> found.add(Sighting.lasting(
                        AlertRule.FEW_CONFIRMATIONS,
                        "",
                        severity,
                        "of " + sent + " orders sent within the last hour the broker answered " + answered)));
    }

    private static long sentNs(ObjectNode fire) {
        for (JsonNode step : fire.path("history")) {
            if (step.path(0).asText().equals(OrderState.SENT.name())) {
                return step.path(1).asLong();
            }
        }
        return 0;
    }

    private static String words(ObjectNode json, String... keys) {
        StringBuilder text = new StringBuilder();
        for (String key : keys) {
            text.append(text.isEmpty() ? "" : " ").append(json.path(key).asText());
        }
        return text.toString();
    }
}
