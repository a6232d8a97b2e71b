package io.ringfire.engine.ledger;

import io.ringfire.engine.order.ExecReason;
import io.ringfire.engine.order.Intent;
import io.ringfire.engine.order.OrderState;
import io.ringfire.engine.order.Side;
import io.ringfire.engine.ring.RecordHash;

/** An order that awaits something. Pooled: the object serves another order once this one is final. */
public final class LedgerOrder {
    long orderNumber;
    long signalId;
    long positionId;
    int accountId;
    int instrumentId;
    int strategyId;
    Side side;
    Intent intent;
    ExecReason reason;
    OrderState state;
    long quantityMicroLots;
    long filledMicroLots;
    long filledValue;
    long stopPoints;
    long targetPoints;
    long sendByNs;
    int attempt;
    long createdNs;
    long quotePoints;
    boolean isFound;

    LedgerOrder() {}

    /** Counter of the installation. */
    public long orderNumber() {
        return orderNumber;
    }

    /** The wish that it came from; 0 for an operator's. */
    public long signalId() {
        return signalId;
    }

    /** Position that it closes; 0 for an entry. */
    public long positionId() {
        return positionId;
    }

    /** Whose it is. */
    public int accountId() {
        return accountId;
    }

    /** What is traded. */
    public int instrumentId() {
        return instrumentId;
    }

    /** Who wished for it. */
    public int strategyId() {
        return strategyId;
    }

    /** Direction. */
    public Side side() {
        return side;
    }

    /** Entry or exit. */
    public Intent intent() {
        return intent;
    }

    /** Why it was made. */
    public ExecReason reason() {
        return reason;
    }

    /** Where it stands. */
    public OrderState state() {
        return state;
    }

    /** Stop loss asked for, 0 for none. */
    public long stopPoints() {
        return stopPoints;
    }

    /** Take profit asked for, 0 for none. */
    public long targetPoints() {
        return targetPoints;
    }

    /** Until when its wish holds, epoch ns. */
    public long sendByNs() {
        return sendByNs;
    }

    /** Sum of price times quantity of the fills. */
    public long filledValue() {
        return filledValue;
    }

    /** Event time of the order, epoch ns; 0 for one of an earlier run. */
    public long createdNs() {
        return createdNs;
    }

    /** The price at which it would have executed as it was made; 0 for one of an earlier run. */
    public long quotePoints() {
        return quotePoints;
    }

    /** Whether a finding is under way that says what became of it. */
    public boolean isFound() {
        return isFound;
    }

    /** Says so: nobody else need find it. */
    public void found() {
        isFound = true;
    }

    /** How many orders of the same wish the venue refused before this one. */
    public int attempt() {
        return attempt;
    }

    /** Says so. */
    public void attempt(int earlierOrders) {
        attempt = earlierOrders;
    }

    /** Asked for. */
    public long quantityMicroLots() {
        return quantityMicroLots;
    }

    /** Filled so far. */
    public long filledMicroLots() {
        return filledMicroLots;
    }

    /** Average fill price in millionths of a point, rounded HALF_UP; 0 before the first fill. */
    public long averagePriceMicroPoints() {
        if (filledMicroLots == 0) {
            return 0;
        }
        long whole = filledValue / filledMicroLots;
        long rest = filledValue - whole * filledMicroLots;
        return whole * 1_000_000L + (rest * 1_000_000L + filledMicroLots / 2) / filledMicroLots;
    }

    long foldState(long hash) {
        long folded = RecordHash.mix(hash, orderNumber);
        folded = RecordHash.mix(folded, side.sign() * quantityMicroLots);
        return RecordHash.mix(folded, (long) state.code() << 48 | filledMicroLots);
    }
}
