package io.ringfire.app.view;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringfire.engine.ledger.Position;
import io.ringfire.engine.order.ExecReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The positions that were closed last, with what came of them. Publisher's thread. */
final class ClosedPositions {
    /** Closes that are shown; older ones are in the fire journal. */
    static final int KEPT = 200;

    /** A close, ready to be published. */
    record Closed(String key, String json) {}

    private final List<Closed> fresh = new ArrayList<>();
    private long count;

    /** @param isEstimated whether nobody named the profit */
    void add(Position position, String account, String currency, ExecReason reason, boolean isEstimated, long eventNs) {
        int digits = position.instrument().digits();
        ObjectNode json = StateJson.object()
                .put("number", ++count)
                .put("account", account)
                .put("positionId", position.positionId())
                .put("symbol", position.instrument().symbol())
                .put("side", position.side().name())
                .put("lots", Decimals.lots(position.closedMicroLots()))
                .put("openPrice", Decimals.price(position.entryPricePoints(), digits))
                .put("closePrice", Decimals.price(position.closePricePoints(), digits))
                .put("openNs", position.openNs())
                .put("eventNs", eventNs)
                .put("profit", Decimals.money(position.profitMicros()))
                .put("commission", Decimals.money(position.commissionMicros()))
                .put("swap", Decimals.money(position.swapMicros()))
                .put("currency", currency)
                .put("reason", reason.name())
                .put("estimated", isEstimated);
        fresh.add(new Closed(key(count), StateJson.text(json)));
    }

    /** Sorts as they were closed. */
    static String key(long number) {
        return String.format(Locale.ROOT, "%015d", number);
    }

    /** Those that are new since the last call; each makes the one that came {@link #KEPT} before it go. */
    List<Closed> takeFresh() {
        List<Closed> taken = List.copyOf(fresh);
        fresh.clear();
        return taken;
    }

    /** Closes of this run so far. */
    long count() {
        return count;
    }
}
