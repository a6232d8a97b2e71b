package io.ringfire.engine.pattern;

import io.ringfire.engine.instrument.Instrument;
import io.ringfire.engine.strategy.Strategy;
import io.ringfire.engine.strategy.StrategyParameters;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** The detectors that come with the engine, by the name under which each is a strategy. */
public final class Detectors {
    private static final SortedMap<String, Function<StrategyParameters, Function<Instrument, Detector>>> BY_NAME =
            new TreeMap<>();

    static {
        BY_NAME.put(BollingerReversionSqueeze.NAME, BollingerReversionSqueeze::configured);
        BY_NAME.put(EmaRsiBollingerVwap.NAME, EmaRsiBollingerVwap::configured);
        BY_NAME.put(EmaRsiScalp.NAME, EmaRsiScalp::configured);
        BY_NAME.put(FairValueGapFill.NAME, FairValueGapFill::configured);
        BY_NAME.put(KalmanFade.NAME, KalmanFade::configured);
        BY_NAME.put(LiquiditySweepReversal.NAME, LiquiditySweepReversal::configured);
        BY_NAME.put(MomentumBurst.NAME, MomentumBurst::configured);
        BY_NAME.put(OrderBlockBounce.NAME, OrderBlockBounce::configured);
        BY_NAME.put(SweepAndReturn.NAME, SweepAndReturn::configured);
        BY_NAME.put(VolatilityContractionBreakout.NAME, VolatilityContractionBreakout::configured);
    }

    private Detectors() {}

    /** Their names, in alphabetical order. */
    public static List<String> names() {
        return List.copyOf(BY_NAME.keySet());
    }

    /**
     * A strategy that trades what the detector of that name finds.
     *
     * @throws IllegalArgumentException for a wrong parameter
     * @throws NullPointerException for a name that is none of {@link #names}
     */
    public static Strategy strategy(String name, StrategyParameters parameters) {
        return new DetectorStrategy(parameters, BY_NAME.get(name));
    }

    /**
     * Reads the keys of the detector of that name, and no others; makes one for an instrument.
     *
     * @throws IllegalArgumentException for a wrong parameter
     * @throws NullPointerException for a name that is none of {@link #names}
     */
    public static Function<Instrument, Detector> configured(String name, StrategyParameters parameters) {
        return BY_NAME.get(name).apply(parameters);
    }
}
