package io.ringfire.engine.money;

import io.ringfire.engine.instrument.CalcMode;
import io.ringfire.engine.instrument.Currency;
import io.ringfire.engine.instrument.Instrument;
import io.ringfire.engine.instrument.SwapMode;
import io.ringfire.engine.instrument.TradeMode;

/** Instruments for the tests of this package. */
final class Market {
    static final int AUD = Currency.of("AUD");
    static final int EUR = Currency.of("EUR");
    static final int GBP = Currency.of("GBP");
    static final int JPY = Currency.of("JPY");
    static final int USD = Currency.of("USD");
    static final int XAU = Currency.of("XAU");

    private Market() {}

    static Instrument fx(int id, String symbol, int digits) {
        return of(id, symbol, digits, 100_000, 1_000_000, CalcMode.FOREX);
    }

    static Instrument of(int id, String symbol, int digits, long contractSize, long marginRatePpm, CalcMode mode) {
        int base = Currency.of(symbol.substring(0, 3));
        return new Instrument(
                id,
                symbol,
                digits,
                base,
                Currency.of(symbol.substring(3, 6)),
                base,
                1,
                10,
                contractSize,
                10_000,
                1_000_000_000,
                10_000,
                marginRatePpm,
                0,
                0,
                0,
                0,
                0,
                mode,
                TradeMode.FULL,
                SwapMode.NONE,
                0,
                false);
    }
}
