package io.ringfire.benchmarks.ta4j;

import io.ringfire.engine.indicator.Ema;
import io.ringfire.engine.market.Bar;
import io.ringfire.engine.market.BarListener;

/**
 * Long while the fast average of the closes is above the slow one, out while it is below, from the first bar on at which the slow one has
 * its period behind it. By our {@link Ema}, a bar at a time.
 */
final class OurCross implements BarListener {
    static final int FAST = 10;
    static final int SLOW = 20;

    private final CrossTrades trades;
    private final Ema fast = new Ema(FAST);
    private final Ema slow = new Ema(SLOW);
    private int bar;

    OurCross(CrossTrades trades) {
        this.trades = trades;
        trades.clear();
    }

    @Override
    public void onBar(Bar closed) {
        onClose(CrossMarket.price(closed.closeHalfPoints()));
    }

    void onClose(double close) {
        fast.update(close);
        slow.update(close);
        double above = fast.value() - slow.value();
        if (slow.isReady() && (trades.isInTheMarket() ? above < 0 : above > 0)) {
            trades.turn(bar);
        }
        bar++;
    }
}
