package io.ringfire.app.backtest;

import io.ringfire.engine.order.ExecReason;
import io.ringfire.engine.order.Side;

/**
 * A position from its opening to its end. Prices are points of the symbol's digits, money micros of the account's currency.
 */
public record Trade(
        long openNs,
        long closeNs,
        Side side,
        String symbol,
        int digits,
        String strategyId,
        long quantityMicroLots,
        long entryPoints,
        long exitPoints,
        long profitMicros,
        long commissionMicros,
        long swapMicros,
        ExecReason reason) {

    /** What is left of it. */
    public long netMicros() {
        return profitMicros + commissionMicros + swapMicros;
    }
}
