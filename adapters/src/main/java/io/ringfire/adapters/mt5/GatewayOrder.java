package io.ringfire.adapters.mt5;

import io.ringfire.engine.order.ExecReason;
import io.ringfire.engine.order.Intent;
import io.ringfire.engine.order.Side;
import io.ringfire.engine.sbe.OrderDecoder;

/** An order at the gateway: waiting, handed over, or in doubt. Pooled. */
final class GatewayOrder {
    /** Where it stands here. */
    enum Stage {
        /** To be sent. */
        WAITING,
        /** Handed over; takes one of its session's places. */
        SENT,
        /** Unanswered in time; a ping behind it was sent, and it still takes its place. */
        FENCED,
        /** In doubt without a fence: only a late answer can tell. */
        DOUBTFUL
    }

    final byte[] orderId = new byte[20];
    int orderIdLength;
    Stage stage;
    long orderNumber;
    long signalId;
    long positionId;
    int accountId;
    int instrumentId;
    int strategyId;
    Side side;
    Intent intent;
    ExecReason reason;
    long quantityMicroLots;
    long stopPoints;
    long targetPoints;
    long sendByNs;
    long sentNs;
    long pingedNs;
    long connections;
    long answersLost;
    String nodeId = "";

    GatewayOrder read(OrderDecoder order) {
        stage = Stage.WAITING;
        orderNumber = order.orderNumber();
        signalId = order.signalId();
        positionId = order.positionId();
        accountId = order.accountId();
        instrumentId = order.instrumentId();
        strategyId = order.strategyId();
        side = Side.of(order.side());
        intent = Intent.of(order.intent());
        reason = ExecReason.of(order.reason());
        quantityMicroLots = order.quantityMicroLots();
        stopPoints = order.stopPoints();
        targetPoints = order.targetPoints();
        sendByNs = order.sendByNs();
        order.getOrderId(orderId, 0);
        orderIdLength = 0;
        while (orderIdLength < orderId.length && orderId[orderIdLength] != 0) {
            orderIdLength++;
        }
        return this;
    }

    boolean isExit() {
        return intent == Intent.EXIT;
    }

    /** Whether it takes a place among its session's unanswered commands. */
    boolean isOutstanding() {
        return stage == Stage.SENT || stage == Stage.FENCED;
    }

    /** Order of precedence: close-all, close, fire. */
    int rank() {
        if (!isExit()) {
            return 2;
        }
        return reason == ExecReason.CLOSE_ALL ? 0 : 1;
    }

    boolean hasId(byte[] bytes, int from, int to) {
        return java.util.Arrays.equals(orderId, 0, orderIdLength, bytes, from, to);
    }
}
