package io.ringfire.adapters.mt5;

import io.ringfire.engine.ledger.LedgerOrder;

/** Makes the gateway's form of an order that an earlier run left in doubt. */
final class GatewayOrders {
    private GatewayOrders() {}

    static GatewayOrder of(Mt5Agent.Doubt doubt) {
        LedgerOrder open = doubt.order();
        GatewayOrder order = new GatewayOrder();
        byte[] id = EaKeys.ascii(doubt.orderId());
        System.arraycopy(id, 0, order.orderId, 0, id.length);
        order.orderIdLength = id.length;
        order.orderNumber = open.orderNumber();
        order.signalId = open.signalId();
        order.positionId = open.positionId();
        order.accountId = doubt.accountId();
        order.instrumentId = doubt.instrumentId();
        order.strategyId = doubt.strategyId();
        order.side = open.side();
        order.intent = open.intent();
        order.reason = open.reason();
        order.quantityMicroLots = open.quantityMicroLots();
        order.stopPoints = open.stopPoints();
        order.targetPoints = open.targetPoints();
        order.sendByNs = open.sendByNs();
        return order;
    }
}
