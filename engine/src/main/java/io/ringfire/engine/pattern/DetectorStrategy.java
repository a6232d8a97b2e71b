package io.ringfire.engine.pattern;

import io.ringfire.engine.instrument.Instrument;
import io.ringfire.engine.market.Bar;
import io.ringfire.engine.market.BarSpec;
import io.ringfire.engine.market.Candles;
import io.ringfire.engine.strategy.Desk;
import io.ringfire.engine.strategy.Entry;
import io.ringfire.engine.strategy.Strategy;
import io.ringfire.engine.strategy.StrategyParameters;
import java.util.function.Function;

/**
 * Trades what one {@link Detector} finds, in each of its instruments: enters at the market behind the close that completed the pattern,
 * with stop and target by {@link SetupPricing}. Holds one position an instrument, and finds nothing while it holds or awaits one.
 *
 * <p>Keys of every detector, beside its own: {@code bars}; {@code quantity} in lots, or none where risk computes the volume; {@code
 * minStopPips} (0), {@code minStopSpreads} (3) and {@code maxStopPips} (0, any); {@code minRewardToRisk} (0.1); {@code holdBars}, candles after which what is still held is
 * closed (0, never).
 */
public final class DetectorStrategy implements Strategy {
    private static final double MOST_PIPS = 1_000_000;
    private static final int MOST_BARS = 100_000;

    private final BarSpec bars;
    private final boolean isSizedByRisk;
    private final long quantityMicroLots;
    private final int holdBars;
    private final SetupPricing pricing;
    private final Function<Instrument, Detector> detectors;
    private final Setup setup = new Setup();
    private final Entry entry = new Entry();
    private Desk desk;
    private Watch[] watches;

    /**
     * Reads its keys.
     *
     * @param configured reads the detector's own keys, and makes one for an instrument
     * @throws IllegalArgumentException naming a key that is wrong
     */
    public DetectorStrategy(
            StrategyParameters parameters, Function<StrategyParameters, Function<Instrument, Detector>> configured) {
        bars = parameters.bars("bars");
        isSizedByRisk = !parameters.isGiven("quantity");
        quantityMicroLots = isSizedByRisk ? 0 : parameters.lotsAsMicroLots("quantity");
        parameters.oneOf("flatBy", "own", "own");
        holdBars = parameters.wholeNumber("holdBars", 0, MOST_BARS, 0);
        pricing = new SetupPricing(
                parameters.decimal("minStopPips", 0, MOST_PIPS, 0),
                parameters.decimal("minStopSpreads", 0, 1_000, 3),
                parameters.decimal("maxStopPips", 0, MOST_PIPS, 0),
                parameters.decimal("minRewardToRisk", 0, 100, 0.1));
        detectors = configured.apply(parameters);
        parameters.requireNothingElse();
    }

    @Override
    public void onStart(Desk ownDesk) {
        desk = ownDesk;
        int highestId =
                ownDesk.instruments().stream().mapToInt(Instrument::id).max().orElse(-1);
        watches = new Watch[highestId + 1];
        for (Instrument instrument : ownDesk.instruments()) {
            Detector detector = detectors.apply(instrument);
            Candles candles = ownDesk.history(instrument, bars, detector.lookback());
            watches[instrument.id()] = new Watch(instrument, detector, candles);
        }
    }

    @Override
    public void onBar(Bar bar) {
        if (bar.tickCount() == 0) {
            return; // no candle: nobody traded
        }
        Watch watch = watches[bar.instrumentId()];
        setup.clear();
        boolean isFound = watch.detector.onCandle(watch.candles, setup);
        Instrument instrument = watch.instrument;
        if (desk.ownNetMicroLots(instrument) != 0) {
            watch.held++;
            if (holdBars > 0 && watch.held >= holdBars && !desk.isPending(instrument)) {
                desk.closeOwn(instrument);
            }
        } else {
            watch.held = 0;
            if (isFound && !desk.isPending(instrument)) {
                enter(watch);
            }
        }
    }

    private void enter(Watch watch) {
        Instrument instrument = watch.instrument;
        if (!pricing.price(setup, instrument, desk.bidPoints(instrument), desk.askPoints(instrument))) {
            return;
        }
        int first = Math.min(setup.candles(), watch.candles.size()) - 1;
        entry.begin(instrument, setup.side());
        if (!isSizedByRisk) {
            entry.quantityMicroLots(quantityMicroLots);
        }
        desk.submit(entry.stopPoints(pricing.stopPoints())
                .targetPoints(pricing.targetPoints())
                .confidencePermille(setup.confidencePermille())
                .cause(watch.candles.startNs(first), watch.candles.endNs(0)));
    }

    /** What is kept of one instrument. */
    private static final class Watch {
        private final Instrument instrument;
        private final Detector detector;
        private final Candles candles;
        private int held;

        Watch(Instrument instrument, Detector detector, Candles candles) {
            this.instrument = instrument;
            this.detector = detector;
            this.candles = candles;
        }
    }
}
