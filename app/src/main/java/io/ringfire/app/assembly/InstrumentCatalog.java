package io.ringfire.app.assembly;

import io.ringfire.app.config.InstrumentSettings;
import io.ringfire.app.config.InstrumentsFile;
import io.ringfire.engine.instrument.CalcMode;
import io.ringfire.engine.instrument.Currency;
import io.ringfire.engine.instrument.Instrument;
import io.ringfire.engine.instrument.SwapMode;
import io.ringfire.engine.instrument.TradeMode;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The instruments of {@code instruments.yaml} as the engine knows them, by symbol; their ids are 0 until a run gives them. */
public final class InstrumentCatalog {
    private final Path file;
    private final SortedMap<String, Instrument> bySymbol = new TreeMap<>();

    /**
     * Reads the file.
     *
     * @throws io.ringfire.app.config.ConfigurationException naming file, line and key
     */
    public InstrumentCatalog(Path file) {
        this.file = file;
        InstrumentsFile.read(file).symbols().forEach((symbol, terms) -> bySymbol.put(symbol, instrument(terms)));
    }

    /** The instrument of a symbol. */
    public Optional<Instrument> find(String symbol) {
        return Optional.ofNullable(bySymbol.get(symbol));
    }

    /** All of them, by symbol. */
    public SortedMap<String, Instrument> all() {
        return bySymbol;
    }

    /** Where they were read from. */
    public Path file() {
        return file;
    }

    private static Instrument instrument(InstrumentSettings terms) {
        return new Instrument(
                0,
                terms.symbol(),
                terms.digits(),
                Currency.of(terms.baseCurrency()),
                Currency.of(terms.profitCurrency()),
                Currency.of(terms.marginCurrency()),
                terms.tickSizePoints(),
                terms.pipSizePoints(),
                terms.contractSize(),
                terms.volumeMinMicroLots(),
                terms.volumeMaxMicroLots(),
                terms.volumeStepMicroLots(),
                terms.marginRatePpm(),
                terms.hedgedMarginPpm(),
                terms.swapLongMicros(),
                terms.swapShortMicros(),
                terms.stopsLevelPoints(),
                terms.freezeLevelPoints(),
                calcMode(terms.calcMode()),
                TradeMode.valueOf(terms.tradeMode().name()),
                swapMode(terms.swapMode()),
                terms.swapTripleDay() == null ? 0 : terms.swapTripleDay().getValue(),
                false);
    }

    private static CalcMode calcMode(InstrumentSettings.CalcMode mode) {
        return switch (mode) {
            case FOREX -> CalcMode.FOREX;
            case FOREX_NO_LEVERAGE -> CalcMode.FOREX_NO_LEVERAGE;
            case CFD -> CalcMode.CFD;
            case CFD_LEVERAGE -> CalcMode.CFD_LEVERAGE;
        };
    }

    private static SwapMode swapMode(InstrumentSettings.SwapMode mode) {
        return switch (mode) {
            case DISABLED -> SwapMode.NONE;
            case POINTS -> SwapMode.POINTS;
            case MONEY -> SwapMode.MONEY;
            case PERCENT -> SwapMode.PERCENT;
        };
    }
}
