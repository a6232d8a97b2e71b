package io.ringfire.engine.venue;

import io.ringfire.engine.order.ExecReason;
import io.ringfire.engine.order.Intent;
import io.ringfire.engine.order.Side;
import io.ringfire.engine.sbe.OrderDecoder;

/** An order on its way to execution: fields alone, reused by {@link PendingOrders}, all set by {@link #read}. */
final class PendingOrder {
    long dueNs;
    int instrumentId;
    int accountId;
    long orderNumber;
    long orderTicket;
    long signalId;

    /** To close or to change; 0 for an entry until its first part has opened a position. */
    long positionId;

    /** Not filled yet. */
    long leavesMicroLots;

    long stopPoints;
    long targetPoints;

    /** The quote that the decision saw. */
    long bidPoints;

    long askPoints;

    /** Negative for no limit. */
    long deviationPoints;

    int strategyId;
    Side side;
    Intent intent;
    ExecReason reason;

    /** The first part is filled. */
    boolean isRest;

    PendingOrder read(OrderDecoder order, long ticket, long executeNs) {
        dueNs = executeNs;
        instrumentId = order.instrumentId();
        accountId = order.accountId();
        orderNumber = order.orderNumber();
        orderTicket = ticket;
        signalId = order.signalId();
        intent = Intent.of(order.intent());
        positionId = intent == Intent.ENTRY ? 0 : order.positionId();
        leavesMicroLots = order.quantityMicroLots();
        stopPoints = order.stopPoints();
        targetPoints = order.targetPoints();
        bidPoints = order.bidPoints();
        askPoints = order.askPoints();
        deviationPoints = order.deviationPoints();
        strategyId = order.strategyId();
        side = Side.of(order.side());
        reason = ExecReason.of(order.reason());
        isRest = false;
        return this;
    }

    boolean isEntry() {
        return intent == Intent.ENTRY;
    }

    boolean hasQuote() {
        return bidPoints > 0 && askPoints > 0;
    }
}
