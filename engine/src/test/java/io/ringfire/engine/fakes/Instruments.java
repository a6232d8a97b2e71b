package io.ringfire.engine.fakes;

import io.ringfire.engine.instrument.CalcMode;
import io.ringfire.engine.instrument.Currency;
import io.ringfire.engine.instrument.Instrument;
import io.ringfire.engine.instrument.SwapMode;
import io.ringfire.engine.instrument.TradeMode;
import io.ringfire.engine.number.Scale;

/** Instruments in the terms of a common retail broker: lots of 100,000, from 0.01 to 100 lots in steps of 0.01. */
public final class Instruments {
    /** One lot. */
    public static final long LOT = Scale.MICROS;

    /** Packed. */
    public static final int USD = Currency.of("USD");

    private Instruments() {}

    /** EURUSD, 5 digits. */
    public static Instrument eurusd(int id) {
        return fx(id, "EURUSD", 5, "EUR", "USD", TradeMode.FULL);
    }

    /** USDJPY, 3 digits. */
    public static Instrument usdjpy(int id) {
        return fx(id, "USDJPY", 3, "USD", "JPY", TradeMode.FULL);
    }

    /** EURJPY, 3 digits. */
    public static Instrument eurjpy(int id) {
        return fx(id, "EURJPY", 3, "EUR", "JPY", TradeMode.FULL);
    }

    /** Any pair. */
    public static Instrument fx(int id, String symbol, int digits, String base, String profit, TradeMode mode) {
        return new Instrument(
                id,
                symbol,
                digits,
                Currency.of(base),
                Currency.of(profit),
                Currency.of(base),
                1,
                10,
                100_000,
                LOT / 100,
                100 * LOT,
                LOT / 100,
                1_000_000,
                500_000,
                0,
                0,
                0,
                0,
                CalcMode.FOREX,
                mode,
                SwapMode.NONE,
                3,
                false);
    }

    /** The same where stops must be so far from the quote. */
    public static Instrument withStopsLevel(Instrument of, int stopsLevelPoints) {
        return new Instrument(
                of.id(),
                of.symbol(),
                of.digits(),
                of.baseCurrency(),
                of.profitCurrency(),
                of.marginCurrency(),
                of.tickSizePoints(),
                of.pipSizePoints(),
                of.contractSize(),
                of.volumeMinMicroLots(),
                of.volumeMaxMicroLots(),
                of.volumeStepMicroLots(),
                of.marginRatePpm(),
                of.hedgedMarginPpm(),
                of.swapLongMicros(),
                of.swapShortMicros(),
                stopsLevelPoints,
                of.freezeLevelPoints(),
                of.calcMode(),
                of.tradeMode(),
                of.swapMode(),
                of.swapTripleDay(),
                of.conversionOnly());
    }
}
