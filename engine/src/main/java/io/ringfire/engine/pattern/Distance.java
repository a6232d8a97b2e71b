package io.ringfire.engine.pattern;

import io.ringfire.engine.instrument.Instrument;
import io.ringfire.engine.strategy.StrategyParameters;

/** A distance of prices: a multiple of the average true range, and never less than some pips of the instrument. */
record Distance(double atrTimes, double pips) {
    /** Reads {@code <name>Atr} and {@code <name>Pips}. */
    static Distance read(StrategyParameters parameters, String name, double atrTimes, double pips) {
        return new Distance(
                parameters.decimal(name + "Atr", 0, 100, atrTimes), parameters.decimal(name + "Pips", 0, 10_000, pips));
    }

    /** In points. */
    double points(double atr, Instrument instrument) {
        return Math.max(atrTimes * atr, pips * instrument.pipSizePoints());
    }
}
