package io.ringfire.engine.pattern;

import io.ringfire.engine.market.Candles;

/**
 * One pattern in the bars of one instrument. Each has its definition in its Javadoc, as the field states it, with the rule for its stop
 * and target and the terms of its confidence.
 *
 * <p>Called at each close, in order, on one thread. Bounded work a bar; no allocation after it was made; no clock and no random number.
 */
public interface Detector {
    /** How many candles it looks back at, the newest included; it is shown no more. */
    int lookback();

    /**
     * Takes the newest candle, number 0. Called for every closed bar that has ticks, from the first on, so that what it averages is
     * warm when {@link #lookback} candles are there.
     *
     * @param candles of this instrument; fewer than {@link #lookback} at first
     * @param setup to be filled where true is returned, and cleared already
     * @return whether its pattern was completed by this candle
     */
    boolean onCandle(Candles candles, Setup setup);
}
