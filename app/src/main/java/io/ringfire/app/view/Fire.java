package io.ringfire.app.view;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringfire.engine.instrument.Instrument;
import io.ringfire.engine.order.Intent;
import io.ringfire.engine.order.OrderState;
import io.ringfire.engine.order.Proof;
import io.ringfire.engine.order.RefusalReason;
import io.ringfire.engine.order.Side;
import io.ringfire.journal.state.StateEntry;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** One order's life as it is shown. Publisher's thread. */
final class Fire {
    private static final long MICRO_POINTS = 1_000_000L;
    private static final int MOST_STEPS = 16;

    private final String orderId;
    private final String account;
    private final String strategy;
    private final Instrument instrument;
    private final Side side;
    private final Intent intent;
    private final long quantityMicroLots;
    private final List<Step> steps = new ArrayList<>();
    private long filledMicroLots;
    private long averagePriceMicroPoints;
    private long positionId;
    private RefusalReason reason = RefusalReason.NONE;
    private Proof proof = Proof.NONE;

    private record Step(OrderState state, long eventNs) {}

    Fire(
            String orderId,
            String account,
            String strategy,
            Instrument instrument,
            Side side,
            Intent intent,
            long quantityMicroLots,
            long positionId) {
        this.orderId = orderId;
        this.account = account;
        this.strategy = strategy;
        this.instrument = instrument;
        this.side = side;
        this.intent = intent;
        this.quantityMicroLots = quantityMicroLots;
        this.positionId = positionId;
    }

    void become(OrderState state, long eventNs) {
        if (steps.size() == MOST_STEPS) {
            steps.remove(1); // the first and the latest tell more than what lies between
        }
        steps.add(new Step(state, eventNs));
    }

    void filled(long microLots, long averageMicroPoints, long ofPositionId) {
        filledMicroLots = microLots;
        averagePriceMicroPoints = averageMicroPoints;
        if (ofPositionId != 0) {
            positionId = ofPositionId;
        }
    }

    void because(RefusalReason why, Proof newProof) {
        reason = why;
        proof = newProof;
    }

    /** Whether it is the entry that opened a position. */
    boolean hasOpened(String ofAccount, long ofPositionId) {
        return intent == Intent.ENTRY && positionId == ofPositionId && account.equals(ofAccount);
    }

    void prove() {
        proof = Proof.PROVEN;
    }

    String orderId() {
        return orderId;
    }

    OrderState state() {
        return steps.get(steps.size() - 1).state();
    }

    /** When it came into its state, epoch ns. */
    long sinceNs() {
        return steps.get(steps.size() - 1).eventNs();
    }

    /** The value to publish; of a long history only as much as fits, the latest last. */
    String toJson() {
        int first = 0;
        String json = toJson(first);
        while (json.getBytes(StandardCharsets.UTF_8).length > StateEntry.MAX_JSON_BYTES && first < steps.size()) {
            json = toJson(++first);
        }
        return json;
    }

    private String toJson(int firstStep) {
        ObjectNode json = StateJson.object();
        json.put("account", account)
                .put("symbol", instrument.symbol())
                .put("strategy", strategy)
                .put("side", side.name())
                .put("intent", intent.name())
                .put("lots", Decimals.lots(quantityMicroLots))
                .put("state", state().name())
                .put("filledLots", Decimals.lots(filledMicroLots));
        if (filledMicroLots > 0) {
            long points = (averagePriceMicroPoints + MICRO_POINTS / 2) / MICRO_POINTS;
            json.put("price", Decimals.price(points, instrument.digits()));
        }
        if (positionId != 0) {
            json.put("positionId", positionId);
        }
        if (reason != RefusalReason.NONE) {
            json.put("reason", reason.name());
        }
        json.put("proof", proof.name());
        ArrayNode history = json.putArray("history");
        for (int i = firstStep; i < steps.size(); i++) {
            history.addArray().add(steps.get(i).state().name()).add(steps.get(i).eventNs());
        }
        return StateJson.text(json);
    }
}
