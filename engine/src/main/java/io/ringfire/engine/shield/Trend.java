package io.ringfire.engine.shield;

import io.ringfire.engine.indicator.Adx;
import io.ringfire.engine.indicator.Ema;
import io.ringfire.engine.market.Bar;
import io.ringfire.engine.market.BarListener;

/** Which way one timeframe goes, by two averages of its closes, and how strongly, by ADX. Bars without ticks are passed over. */
final class Trend implements BarListener {
    private static final int FAST = 9;
    private static final int SLOW = 21;
    private static final int ADX_BARS = 14;

    private final Ema fast = new Ema(FAST);
    private final Ema slow = new Ema(SLOW);
    private final Adx adx = new Adx(ADX_BARS);

    @Override
    public void onBar(Bar bar) {
        if (bar.tickCount() == 0) {
            return;
        }
        fast.update(bar.closeHalfPoints());
        slow.update(bar.closeHalfPoints());
        adx.update(bar.highHalfPoints(), bar.lowHalfPoints(), bar.closeHalfPoints());
    }

    /** Whether {@link #direction} is known. */
    boolean isReady() {
        return slow.isReady();
    }

    /** 1 up, -1 down, 0 where both averages are one. */
    int direction() {
        return (int) Math.signum(fast.value() - slow.value());
    }

    /** Whether strength is known. */
    boolean isStrengthReady() {
        return adx.isReady();
    }

    /** ADX, 0 to 100. */
    double strength() {
        return adx.adx();
    }

    /** 1 where upward movement prevails, -1 where downward. */
    int movement() {
        return (int) Math.signum(adx.plusDi() - adx.minusDi());
    }
}
