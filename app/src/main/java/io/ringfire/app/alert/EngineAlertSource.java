package io.ringfire.app.alert;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringfire.app.config.AlertSettings.Rules;
import io.ringfire.app.view.PublishedValues;
import io.ringfire.engine.order.AlertCode;
import io.ringfire.engine.order.Severity;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Passes on what the engine itself raised: it happened, and is told for a while; nobody says that it is over. */
final class EngineAlertSource implements AlertSource {
    private static final long SHOWN_NS = TimeUnit.MINUTES.toNanos(10);

    /** Told by rules of their own while they last. */
    private static final Set<AlertCode> TOLD_OTHERWISE =
            EnumSet.of(AlertCode.ORDER_IN_DOUBT, AlertCode.CLOSE_IN_DOUBT, AlertCode.HALTED, AlertCode.BREAKER_OPEN);

    private final Rules rules;
    private final PublishedValues values;

    EngineAlertSource(Rules rules, PublishedValues values) {
        this.rules = rules;
        this.values = values;
    }

    @Override
    public void look(long nowNs, Consumer<Sighting> seen) {
        for (PublishedValues.Item item : values.of("alert")) {
            ObjectNode json = item.json();
            AlertCode code = AlertCode.valueOf(json.path("code").asText());
            Instant time = Instant.parse(json.path("time").asText());
            long ageNs = nowNs - TimeUnit.SECONDS.toNanos(time.getEpochSecond()) - time.getNano();
            if (ageNs > SHOWN_NS || TOLD_OTHERWISE.contains(code)) {
                continue;
            }
            if (code == AlertCode.SECOND_CLAIMANT) {
                if (rules.takeOver().enabled()) {
                    seen.accept(sighting(AlertRule.TAKE_OVER, rules.takeOver().severity(), json));
                }
                continue;
            }
            Severity severity = Severity.valueOf(json.path("severity").asText());
            if (rules.engineAlert().enabled()
                    && severity.compareTo(rules.engineAlert().severity()) >= 0) {
                seen.accept(sighting(AlertRule.ENGINE_ALERT, severity, json));
            }
        }
    }

    /** The same of the same is one alert, however often the engine says it. */
    private static Sighting sighting(AlertRule rule, Severity severity, ObjectNode json) {
        StringBuilder subject = new StringBuilder(json.path("code").asText());
        for (String key : new String[] {"account", "symbol", "orderNumber", "positionId"}) {
            if (json.has(key)) {
                subject.append(' ').append(json.path(key).asText());
            }
        }
        String value = json.has("value") ? ", value " + json.path("value").asText() : "";
        return new Sighting(
                rule, subject.toString(), severity, "the engine says so" + value + "; docs/mt5.md tells more", true);
    }
}
