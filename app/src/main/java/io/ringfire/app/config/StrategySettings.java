package io.ringfire.app.config;

import io.ringfire.engine.market.BarSpec;
import java.math.BigDecimal;
import java.util.List;
import java.util.SortedMap;

/**
 * One strategy to run.
 *
 * @param id unique; at most 32 characters
 * @param name which strategy it is
 * @param quantity lots an order, a multiple of 10⁻⁶
 * @param symbols those it trades; empty = every symbol of the run
 * @param parameters the strategy's own keys as written, sorted by name; the strategy checks them
 */
public record StrategySettings(
        String id,
        String name,
        BarSpec bars,
        BigDecimal quantity,
        FlatBy flatBy,
        List<String> symbols,
        SortedMap<String, String> parameters) {
    /** On which positions "flat" is judged. */
    public enum FlatBy {
        /** The strategy's own. */
        OWN,
        /** The net over all strategies. */
        NET
    }
}
