package io.ringfire.engine.instrument;

import io.ringfire.engine.number.Scale;
import io.ringfire.engine.sbe.InstrumentDefinedDecoder;
import io.ringfire.engine.sbe.InstrumentDefinedEncoder;

/**
 * What is traded. Immutable; read by every stage from its own copy, built from the run's InstrumentDefined records.
 *
 * @param id assigned by the run in symbol order
 * @param symbol at most 16 ASCII characters
 * @param digits a point is 10^-digits
 * @param contractSize base units in one lot
 * @param marginRatePpm share of the notional that margin is taken on, in millionths
 * @param hedgedMarginPpm share of the margin that a hedged volume costs, in millionths
 * @param swapLongMicros a lot and night, in units of {@code swapMode}, in millionths; positive is paid to the holder
 * @param swapTripleDay ISO day of week on which three nights are booked, 0 for none
 * @param conversionOnly its quotes serve conversion alone
 */
public record Instrument(
        int id,
        String symbol,
        int digits,
        int baseCurrency,
        int profitCurrency,
        int marginCurrency,
        long tickSizePoints,
        long pipSizePoints,
        long contractSize,
        long volumeMinMicroLots,
        long volumeMaxMicroLots,
        long volumeStepMicroLots,
        long marginRatePpm,
        long hedgedMarginPpm,
        long swapLongMicros,
        long swapShortMicros,
        int stopsLevelPoints,
        int freezeLevelPoints,
        CalcMode calcMode,
        TradeMode tradeMode,
        SwapMode swapMode,
        int swapTripleDay,
        boolean conversionOnly) {

    /** Checks what every computation relies on. */
    public Instrument {
        if (symbol.isEmpty() || symbol.length() > 16 || !symbol.chars().allMatch(c -> c > ' ' && c < 127)) {
            throw new IllegalArgumentException("symbol '" + symbol + "' is not 1 to 16 ASCII characters");
        }
        requireRange(symbol, "digits", digits, 0, Scale.MAX_PRICE_DIGITS);
        requireRange(symbol, "tickSizePoints", tickSizePoints, 1, Integer.MAX_VALUE);
        requireRange(symbol, "pipSizePoints", pipSizePoints, 1, Integer.MAX_VALUE);
        requireRange(symbol, "contractSize", contractSize, 1, Integer.MAX_VALUE);
        requireRange(symbol, "volumeStepMicroLots", volumeStepMicroLots, 1, Long.MAX_VALUE);
        requireRange(symbol, "volumeMinMicroLots", volumeMinMicroLots, 1, volumeMaxMicroLots);
        requireRange(symbol, "marginRatePpm", marginRatePpm, 0, 1_000_000_000L);
        requireRange(symbol, "hedgedMarginPpm", hedgedMarginPpm, 0, 1_000_000L);
    }

    /** Whether it is there for tests, and traded on no account. */
    public boolean isTest() {
        return profitCurrency == Currency.TEST;
    }

    /** Points in one unit of price. */
    public long pointScale() {
        return Scale.powerOfTen(digits);
    }

    /** The same instrument under another id. */
    public Instrument withId(int newId) {
        return copy(newId, conversionOnly);
    }

    /** The same instrument, its quotes for conversion alone or not. */
    public Instrument withConversionOnly(boolean onlyConversion) {
        return copy(id, onlyConversion);
    }

    /**
     * The same instrument at more digits, as some sources quote it; sizes given in points keep their price, swap and stop
     * levels among them.
     *
     * @throws IllegalArgumentException for fewer digits: a size might not be a whole number of points any more
     */
    public Instrument withDigits(int newDigits) {
        if (newDigits == digits) {
            return this;
        }
        if (newDigits < digits) {
            throw new IllegalArgumentException(
                    symbol + " has " + digits + " digits; " + newDigits + " would drop some of them");
        }
        long factor = Scale.powerOfTen(newDigits - digits);
        long swapFactor = swapMode == SwapMode.POINTS ? factor : 1;
        return new Instrument(
                id,
                symbol,
                newDigits,
                baseCurrency,
                profitCurrency,
                marginCurrency,
                tickSizePoints,
                pipSizePoints * factor,
                contractSize,
                volumeMinMicroLots,
                volumeMaxMicroLots,
                volumeStepMicroLots,
                marginRatePpm,
                hedgedMarginPpm,
                swapLongMicros * swapFactor,
                swapShortMicros * swapFactor,
                Math.toIntExact(stopsLevelPoints * factor),
                Math.toIntExact(freezeLevelPoints * factor),
                calcMode,
                tradeMode,
                swapMode,
                swapTripleDay,
                conversionOnly);
    }

    /** Reads the definition that a journal holds. Allocates; off the path. */
    public static Instrument from(InstrumentDefinedDecoder defined) {
        return new Instrument(
                defined.instrumentId(),
                defined.symbol(),
                defined.digits(),
                Currency.of(defined.baseCurrency()),
                Currency.of(defined.profitCurrency()),
                Currency.of(defined.marginCurrency()),
                defined.tickSizePoints(),
                defined.pipSizePoints(),
                defined.contractSize(),
                defined.volumeMinMicroLots(),
                defined.volumeMaxMicroLots(),
                defined.volumeStepMicroLots(),
                defined.marginRatePpm(),
                defined.hedgedMarginPpm(),
                defined.swapLongMicros(),
                defined.swapShortMicros(),
                defined.stopsLevelPoints(),
                defined.freezeLevelPoints(),
                CalcMode.of(defined.calcMode()),
                TradeMode.of(defined.tradeMode()),
                SwapMode.of(defined.swapMode()),
                defined.swapTripleDay(),
                defined.conversionOnly() != 0);
    }

    /** Writes every field of the definition but the prologue's sequence and time. */
    public void into(InstrumentDefinedEncoder encoder) {
        encoder.instrumentId(id)
                .tickSizePoints(tickSizePoints)
                .pipSizePoints(pipSizePoints)
                .contractSize(contractSize)
                .volumeMinMicroLots(volumeMinMicroLots)
                .volumeMaxMicroLots(volumeMaxMicroLots)
                .volumeStepMicroLots(volumeStepMicroLots)
                .marginRatePpm(marginRatePpm)
                .hedgedMarginPpm(hedgedMarginPpm)
                .swapLongMicros(swapLongMicros)
                .swapShortMicros(swapShortMicros)
                .stopsLevelPoints(stopsLevelPoints)
                .freezeLevelPoints(freezeLevelPoints)
                .symbol(symbol)
                .baseCurrency(Currency.text(baseCurrency))
                .profitCurrency(Currency.text(profitCurrency))
                .marginCurrency(Currency.text(marginCurrency))
                .digits((short) digits)
                .calcMode((short) calcMode.code())
                .tradeMode((short) tradeMode.code())
                .swapMode((short) swapMode.code())
                .swapTripleDay((short) swapTripleDay)
                .conversionOnly((short) (conversionOnly ? 1 : 0));
    }

    private Instrument copy(int newId, boolean onlyConversion) {
        return new Instrument(
                newId,
                symbol,
                digits,
                baseCurrency,
                profitCurrency,
                marginCurrency,
                tickSizePoints,
                pipSizePoints,
                contractSize,
                volumeMinMicroLots,
                volumeMaxMicroLots,
                volumeStepMicroLots,
                marginRatePpm,
                hedgedMarginPpm,
                swapLongMicros,
                swapShortMicros,
                stopsLevelPoints,
                freezeLevelPoints,
                calcMode,
                tradeMode,
                swapMode,
                swapTripleDay,
                onlyConversion);
    }

    private static void requireRange(String symbol, String name, long value, long from, long to) {
        if (value < from || value > to) {
            throw new IllegalArgumentException(
                    symbol + ": " + name + "=" + value + " is not between " + from + " and " + to);
        }
    }
}
