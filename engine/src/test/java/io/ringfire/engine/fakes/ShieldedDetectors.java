package io.ringfire.engine.fakes;

import io.ringfire.engine.detect.StrategySlot;
import io.ringfire.engine.market.BarSpec;
import io.ringfire.engine.pattern.Detectors;
import io.ringfire.engine.shield.ShieldComponent;
import io.ringfire.engine.shield.ShieldRules;
import io.ringfire.engine.shield.ThrottleRules;
import io.ringfire.engine.strategy.StrategyParameters;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** Every detector as a strategy of its own on bars of five minutes, all of them shielded, by rules under which some pass. */
public final class ShieldedDetectors {
    private static final long MINUTE_NS = 60_000_000_000L;

    private ShieldedDetectors() {}

    /** The strategies, in the order of {@link Detectors#names}. */
    public static List<StrategySlot> slots() {
        List<StrategySlot> slots = new ArrayList<>();
        for (String name : Detectors.names()) {
            Map<String, String> keys = Map.of("bars", "5-minute-mid", "quantity", "0.4", "holdBars", "12");
            slots.add(new StrategySlot(name, Detectors.strategy(name, new StrategyParameters(name, keys)), List.of())
                    .shielded());
        }
        return slots;
    }

    /**
     * Trends of M5, M15, H1 and H4, a threshold that gives way, cool-downs and caps.
     *
     * @param maxPerHour most that pass in all within an hour; 0 for any number
     */
    public static ShieldRules rules(int maxPerHour) {
        return new ShieldRules(
                BarSpec.parse("5-minute-mid"),
                List.of(
                        new ShieldRules.Timeframe(BarSpec.parse("5-minute-mid"), 1),
                        new ShieldRules.Timeframe(BarSpec.parse("15-minute-mid"), 2),
                        new ShieldRules.Timeframe(BarSpec.parse("1-hour-mid"), 3),
                        new ShieldRules.Timeframe(BarSpec.parse("4-hour-mid"), 4)),
                1,
                Collections.nCopies(ShieldComponent.COUNT, 10),
                550,
                List.of(250, 500, 750, 1000),
                new ThrottleRules(List.of(10 * MINUTE_NS, 20 * MINUTE_NS), 25, 450, 90 * MINUTE_NS),
                20 * MINUTE_NS,
                2,
                maxPerHour,
                15 * MINUTE_NS,
                0);
    }
}
