package io.ringfire.app.view;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringfire.engine.instrument.Instrument;
import io.ringfire.engine.order.AlertCode;
import io.ringfire.engine.order.ApprovalState;
import io.ringfire.engine.order.Severity;
import io.ringfire.engine.order.Side;
import io.ringfire.engine.sbe.AlertDecoder;
import io.ringfire.engine.sbe.ApprovalAskedDecoder;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What people should know: the latest alerts, and signals that wait for an answer. Publisher's thread; each alert is logged once. */
final class Notices {
    private static final Logger LOG = LoggerFactory.getLogger("ringfire.alerts");
    /** Alerts that are shown; older ones are in the journal. */
    static final int KEPT = 50;

    private static final int SHOWN = 3;

    private final Deque<ObjectNode> alerts = new ArrayDeque<>();
    private final Map<String, ObjectNode> approvals = new LinkedHashMap<>();
    private long count;

    void onAlert(AlertDecoder alert, String account, Instrument instrument) {
        AlertCode code = AlertCode.of(alert.code());
        Severity severity = Severity.of(alert.severity());
        ObjectNode json = StateJson.object()
                .put("number", ++count)
                .put("time", time(alert.eventNs()))
                .put("code", code.name())
                .put("severity", severity.name());
        if (!account.isEmpty()) {
            json.put("account", account);
        }
        if (instrument != null) {
            json.put("symbol", instrument.symbol());
        }
        if (alert.orderNumber() != 0) {
            json.put("orderNumber", alert.orderNumber());
        }
        if (alert.positionId() != 0) {
            json.put("positionId", alert.positionId());
        }
        if (alert.value() != 0) {
            json.put("value", alert.value());
        }
        alerts.addLast(json);
        if (alerts.size() > KEPT) {
            alerts.removeFirst();
        }
        if (severity == Severity.CRITICAL) {
            LOG.error("{}", line(json));
        } else {
            LOG.warn("{}", line(json));
        }
    }

    void onApproval(ApprovalAskedDecoder asked, String account, String strategy, Instrument instrument) {
        String key = asked.signalId() + "-" + asked.accountId();
        if (ApprovalState.of(asked.state()) != ApprovalState.ASKED) {
            approvals.remove(key);
            return;
        }
        ObjectNode waiting = StateJson.object()
                .put("account", account)
                .put("signal", asked.signalId())
                .put("strategy", strategy)
                .put("symbol", instrument == null ? "" : instrument.symbol())
                .put("side", Side.of(asked.side()).name())
                .put("lots", Decimals.lots(asked.quantityMicroLots()))
                .put("askedTime", time(asked.eventNs()))
                .put("until", time(asked.expiryNs()));
        if (instrument != null && asked.stopPoints() != 0) {
            waiting.put("stop", Decimals.price(asked.stopPoints(), instrument.digits()));
        }
        if (instrument != null && asked.targetPoints() != 0) {
            waiting.put("target", Decimals.price(asked.targetPoints(), instrument.digits()));
        }
        approvals.put(key, waiting);
    }

    /** All of it, a value each: together they would not fit into one. */
    void putInto(Map<String, String> values) {
        for (ObjectNode alert : alerts) {
            values.put("alert/" + alert.path("number").asLong() % KEPT, StateJson.text(alert));
        }
        approvals.forEach((key, waiting) -> values.put("approval/" + key, StateJson.text(waiting)));
    }

    /** The latest, a line each. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        int skipped = Math.max(0, alerts.size() - SHOWN);
        alerts.stream().skip(skipped).forEach(alert -> lines.add(line(alert)));
        approvals
                .values()
                .forEach(waiting -> lines.add(
                        "waits for approval: signal " + waiting.path("signal").asText() + " "
                                + waiting.path("side").asText() + " "
                                + waiting.path("lots").asText() + " "
                                + waiting.path("symbol").asText() + " on "
                                + waiting.path("account").asText()));
        return lines;
    }

    private static String line(ObjectNode alert) {
        StringBuilder line = new StringBuilder();
        alert.properties().forEach(field -> {
            boolean isAside = field.getKey().equals("time") || field.getKey().equals("number");
            if (!isAside || line.length() > 0) {
                line.append(line.length() == 0 ? "" : " ")
                        .append(field.getValue().asText());
            }
        });
        return line.toString();
    }

    private static String time(long epochNs) {
        return Instant.ofEpochSecond(epochNs / 1_000_000_000L, epochNs % 1_000_000_000L)
                .toString();
    }
}
