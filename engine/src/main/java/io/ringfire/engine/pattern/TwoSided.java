package io.ringfire.engine.pattern;

import io.ringfire.engine.indicator.Atr;
import io.ringfire.engine.market.Candles;
import io.ringfire.engine.order.Side;
import java.util.function.Supplier;

/**
 * A detector made of two halves by one rule: one looks for what a buyer would trade, the other, at the same candles upside down, for what a
 * seller would. Both see every candle from the first on at which the average true range of those before is known.
 */
final class TwoSided implements Detector {
    /** A rule as the buyer states it, with a state of its own. */
    interface Half {
        /**
         * Takes the newest candle. Only one that closed upward may complete the pattern, so never both halves find theirs.
         *
         * @param atr average true range up to the candle before, in points
         * @param setup to be filled where true is returned
         */
        boolean onCandle(Chart chart, double atr, Setup setup);
    }

    private final int lookback;
    private final Atr atr;
    private final Half buying;
    private final Half selling;
    private final Chart upright = new Chart(Side.BUY);
    private final Chart upsideDown = new Chart(Side.SELL);

    /** Two of {@code half}, over {@code lookback} candles, at least {@code atrPeriod} + 1. */
    TwoSided(int lookback, int atrPeriod, Supplier<Half> half) {
        this.lookback = Math.max(lookback, atrPeriod + 1);
        this.atr = new Atr(atrPeriod);
        this.buying = half.get();
        this.selling = half.get();
    }

    @Override
    public int lookback() {
        return lookback;
    }

    @Override
    public boolean onCandle(Candles candles, Setup setup) {
        double atrBefore = atr.value();
        boolean isWarm = atr.isReady();
        atr.update(candles.high(0), candles.low(0), candles.close(0));
        if (!isWarm) {
            return false;
        }
        boolean isBought = buying.onCandle(upright.show(candles), atrBefore, setup);
        boolean isSold = selling.onCandle(upsideDown.show(candles), atrBefore, setup);
        return isBought || isSold;
    }
}
