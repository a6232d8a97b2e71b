package io.ringfire.app.view;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringfire.engine.instrument.Instrument;
import io.ringfire.engine.order.Intent;
import io.ringfire.engine.order.RefusalReason;
import io.ringfire.engine.order.Side;
import io.ringfire.engine.sbe.ShieldVerdictDecoder;
import io.ringfire.engine.sbe.SignalDecoder;
import io.ringfire.engine.shield.ShieldClass;
import io.ringfire.engine.shield.ShieldComponent;
import io.ringfire.engine.shield.ShieldOutcome;
import io.ringfire.engine.shield.ShieldReason;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** A wish to trade as it is shown: what was wished for, how the shield judged it, what became of it on each account. */
final class SeenSignal {
    private static final String PENDING = "PENDING";
    private static final String STOPPED = "SHIELD_REFUSED";

    /** What became of it on an account: ORDERED, ASKED or REFUSED. */
    private record Outcome(String what, String orderId, RefusalReason reason, long limit, long actual) {}

    private final long number;
    private final long signalId;
    private final Instrument instrument;
    private final ObjectNode json = StateJson.object();
    private final Map<String, Outcome> outcomes = new TreeMap<>();
    private ShieldOutcome shield = ShieldOutcome.PASSED;

    SeenSignal(long number, long signalId, long eventNs, String strategy, Instrument instrument) {
        this.number = number;
        this.signalId = signalId;
        this.instrument = instrument;
        json.put("number", number);
        if (signalId != 0) {
            json.put("signal", signalId);
        }
        json.put("eventNs", eventNs).put("strategy", strategy).put("symbol", instrument.symbol());
    }

    /** Sorts as the signals came. */
    String key() {
        return String.format(Locale.ROOT, "%015d", number);
    }

    long signalId() {
        return signalId;
    }

    void judged(ShieldVerdictDecoder verdict) {
        shield = ShieldOutcome.of(verdict.outcome());
        json.put("side", Side.of(verdict.side()).name()).put("intent", Intent.ENTRY.name());
        prices(verdict.bidPoints(), verdict.askPoints(), verdict.stopPoints(), verdict.targetPoints());
        scores(verdict.scorePermille(), verdict.confidencePermille());
        ObjectNode judged = json.putObject("shield")
                .put("class", ShieldClass.of(verdict.shieldClass()).name())
                .put("outcome", shield.name())
                .put("thresholdPermille", verdict.thresholdPermille())
                .put("sizePermille", verdict.sizePermille());
        ArrayNode components = judged.putArray("components");
        for (ShieldComponent component : ShieldComponent.ALL) {
            if (verdict.weights(component.code()) != 0) {
                components
                        .addObject()
                        .put("component", component.name())
                        .put(
                                "reason",
                                ShieldReason.of(verdict.reasons(component.code()))
                                        .name())
                        .put("valuePermille", verdict.values(component.code()))
                        .put("weight", verdict.weights(component.code()));
            }
        }
    }

    void wished(SignalDecoder signal) {
        json.put("side", Side.of(signal.side()).name())
                .put("intent", Intent.of(signal.intent()).name());
        prices(signal.bidPoints(), signal.askPoints(), signal.stopPoints(), signal.targetPoints());
        scores(signal.scorePermille(), signal.confidencePermille());
        if (signal.positionId() != 0) {
            json.put("positionId", signal.positionId());
        }
        if (signal.sizedByRisk() == 0 && signal.quantityMicroLots() != 0) {
            json.put("lots", Decimals.lots(signal.quantityMicroLots()));
        }
        if (signal.rewardToRiskPermille() != 0) {
            json.put("rewardToRiskPermille", signal.rewardToRiskPermille());
        }
        json.put("expiryNs", signal.expiryNs());
    }

    void refused(String account, RefusalReason reason, long limit, long actual) {
        outcomes.put(account, new Outcome("REFUSED", "", reason, limit, actual));
    }

    void ordered(String account, String orderId) {
        outcomes.put(account, new Outcome("ORDERED", orderId, RefusalReason.NONE, 0, 0));
    }

    void asked(String account) {
        outcomes.put(account, new Outcome("ASKED", "", RefusalReason.NONE, 0, 0));
    }

    private void prices(long bidPoints, long askPoints, long stopPoints, long targetPoints) {
        json.put("bid", Decimals.price(bidPoints, instrument.digits()))
                .put("ask", Decimals.price(askPoints, instrument.digits()));
        if (stopPoints != 0) {
            json.put("stop", Decimals.price(stopPoints, instrument.digits()));
        }
        if (targetPoints != 0) {
            json.put("target", Decimals.price(targetPoints, instrument.digits()));
        }
    }

    private void scores(int scorePermille, int confidencePermille) {
        json.put("scorePermille", scorePermille);
        if (confidencePermille != 0) {
            json.put("confidencePermille", confidencePermille);
        }
    }

    /** The value to publish. Limit and finding of a refusal are in the unit of its check. */
    String toJson() {
        json.put("outcome", outcome());
        json.remove("reason");
        ArrayNode accounts = json.putArray("accounts");
        outcomes.forEach((account, outcome) -> {
            ObjectNode one = accounts.addObject().put("account", account).put("outcome", outcome.what());
            if (!outcome.orderId().isEmpty()) {
                one.put("orderId", outcome.orderId());
            }
            if (outcome.reason() != RefusalReason.NONE) {
                one.put("reason", outcome.reason().name())
                        .put("limit", outcome.limit())
                        .put("actual", outcome.actual());
                json.put("reason", outcome.reason().name());
            }
        });
        if (shield != ShieldOutcome.PASSED) {
            json.put("reason", shield.name());
        }
        return StateJson.text(json);
    }

    /** Of all accounts together: the best that became of it. */
    private String outcome() {
        if (shield != ShieldOutcome.PASSED) {
            return STOPPED;
        }
        for (String what : new String[] {"ORDERED", "ASKED", "REFUSED"}) {
            if (outcomes.values().stream().anyMatch(each -> each.what().equals(what))) {
                return what;
            }
        }
        return PENDING;
    }
}
