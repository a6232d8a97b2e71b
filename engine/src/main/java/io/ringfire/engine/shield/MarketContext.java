package io.ringfire.engine.shield;

import io.ringfire.engine.indicator.Atr;
import io.ringfire.engine.indicator.Donchian;
import io.ringfire.engine.indicator.SwingPoints;
import io.ringfire.engine.market.Bar;
import io.ringfire.engine.market.BarListener;

/**
 * What the shield knows of one instrument from its bars: liquidity that was taken, breaks that failed, how much it moves and how it
 * moved. Prices in half points. Bars without ticks are passed over. One thread; bounded; allocates nothing after it was made.
 */
final class MarketContext implements BarListener {
    /** Bars of the channel whose breaks are watched, and within which failed ones count. */
    static final int CHANNEL_BARS = 20;

    /** Bars for which taken liquidity counts. */
    static final int SWEEP_BARS = 6;

    private static final int SWING_BARS = 2;
    private static final int ATR_BARS = 14;
    private static final int ATRS_KEPT = 100;
    private static final int ATRS_NEEDED = 20;
    private static final long CHANNEL_MASK = (1L << CHANNEL_BARS) - 1;

    private final SwingPoints swings = new SwingPoints(SWING_BARS, SWING_BARS);
    private final Donchian channel = new Donchian(CHANNEL_BARS);
    private final Atr atr = new Atr(ATR_BARS);
    private final double[] atrs = new double[ATRS_KEPT];
    private final BarReturns returns = new BarReturns();
    private long atrCount;
    private long bars;
    private double lastClose;
    private long highsSweptAt;
    private long lowsSweptAt;
    private double highsWick;
    private double lowsWick;
    private long failedUp;
    private long failedDown;

    @Override
    public void onBar(Bar bar) {
        if (bar.tickCount() == 0) {
            return;
        }
        double high = bar.highHalfPoints();
        double low = bar.lowHalfPoints();
        double close = bar.closeHalfPoints();
        bars++;
        if (bars > 1) {
            sweeps(bar.openHalfPoints(), high, low, close);
            returns.add(bar.endNs(), close - lastClose);
        }
        breaks(high, low, close);
        swings.update(high, low);
        channel.update(high, low);
        atr.update(high, low, close);
        if (atr.isReady()) {
            atrs[(int) (atrCount++ % ATRS_KEPT)] = atr.value();
        }
        lastClose = close;
    }

    /** A wick beyond the last swing point, from inside, and a close back inside. */
    private void sweeps(double open, double high, double low, double close) {
        if (swings.hasHigh() && lastClose <= swings.high() && high > swings.high() && close < swings.high()) {
            highsSweptAt = bars;
            highsWick = (high - Math.max(open, close)) / (high - low);
        }
        if (swings.hasLow() && lastClose >= swings.low() && low < swings.low() && close > swings.low()) {
            lowsSweptAt = bars;
            lowsWick = (Math.min(open, close) - low) / (high - low);
        }
    }

    /** A high beyond the channel of the bars before, and a close back inside. */
    private void breaks(double high, double low, double close) {
        boolean isKnown = channel.isReady();
        failedUp = failedUp << 1 | (isKnown && high > channel.upper() && close <= channel.upper() ? 1 : 0);
        failedDown = failedDown << 1 | (isKnown && low < channel.lower() && close >= channel.lower() ? 1 : 0);
    }

    /** Whether swing points and channel are known. */
    boolean isReady() {
        return channel.isReady() && atr.isReady();
    }

    /** Bars since liquidity was taken below (for a buyer, sign 1) or above (-1); 0 for the last bar, negative for not lately. */
    int sweepAge(int sign) {
        long at = sign > 0 ? lowsSweptAt : highsSweptAt;
        return at > 0 && bars - at < SWEEP_BARS ? (int) (bars - at) : -1;
    }

    /** The wick of that bar as a share of its range. */
    double sweepWick(int sign) {
        return sign > 0 ? lowsWick : highsWick;
    }

    /** How many breaks upward (sign 1) or downward (-1) failed lately. */
    int failedBreaks(int sign) {
        return Long.bitCount((sign > 0 ? failedUp : failedDown) & CHANNEL_MASK);
    }

    /** The far end of the channel as seen by an entry: its top for a buyer. */
    double extreme(int sign) {
        return sign > 0 ? channel.upper() : channel.lower();
    }

    /** Average true range in half points; 0 before it is known. */
    double atr() {
        return atr.value();
    }

    /** Whether {@link #atrRank} is known. */
    boolean isRankReady() {
        return atrCount >= ATRS_NEEDED;
    }

    /** Share of the last averages that the newest is above, 0 to 1; equal ones count half. */
    double atrRank() {
        int kept = (int) Math.min(atrCount, ATRS_KEPT);
        double newest = atr.value();
        double below = 0;
        for (int i = 0; i < kept; i++) {
            below += atrs[i] < newest ? 1 : atrs[i] == newest ? 0.5 : 0;
        }
        return below / kept;
    }

    /** How it moved, bar by bar. */
    BarReturns returns() {
        return returns;
    }
}
