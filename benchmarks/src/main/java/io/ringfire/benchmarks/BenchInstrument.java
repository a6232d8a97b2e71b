package io.ringfire.benchmarks;

import io.ringfire.engine.instrument.CalcMode;
import io.ringfire.engine.instrument.Currency;
import io.ringfire.engine.instrument.Instrument;
import io.ringfire.engine.instrument.SwapMode;
import io.ringfire.engine.instrument.TradeMode;

/** What benchmarks trade, at the terms of a common retail broker, without swap. */
public final class BenchInstrument {
    private static final long LOT = 1_000_000; // micro-lots

    private BenchInstrument() {}

    /** Dollars an ounce. */
    static Instrument metal(String symbol, int digits) {
        return new Instrument(
                0,
                symbol,
                digits,
                Currency.of("XAU"),
                Currency.of("USD"),
                Currency.of("USD"),
                1,
                1,
                100,
                LOT / 100,
                LOT * 100,
                LOT / 100,
                1_000_000,
                1_000_000,
                0,
                0,
                0,
                0,
                CalcMode.CFD_LEVERAGE,
                TradeMode.FULL,
                SwapMode.NONE,
                0,
                false);
    }

    /** A pair of currencies by its six letters. */
    public static Instrument pair(int id, String symbol, int digits) {
        int base = Currency.of(symbol.substring(0, 3));
        return new Instrument(
                id,
                symbol,
                digits,
                base,
                Currency.of(symbol.substring(3)),
                base,
                1,
                10,
                100_000,
                LOT / 100,
                LOT * 100,
                LOT / 100,
                1_000_000,
                1_000_000,
                0,
                0,
                0,
                0,
                CalcMode.FOREX,
                TradeMode.FULL,
                SwapMode.NONE,
                0,
                false);
    }
}
