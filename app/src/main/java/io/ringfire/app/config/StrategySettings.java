package io.ringfire.app.config;

import io.ringfire.engine.market.BarSpec;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * One strategy to run.
 *
 * @param id unique; at most 32 characters
 * @param name which strategy it is
 * @param quantity lots an order, a multiple of 10⁻⁶; where empty, risk computes them by one of the two keys behind it
 * @param riskAtStop what an entry may lose at its stop
 * @param riskAtAtr what an entry may lose where the market moves {@code atrMultiple} average true ranges against it
 * @param atrPeriod bars of the average true range; with {@code riskAtAtr} alone
 * @param atrMultiple with {@code riskAtAtr} alone
 * @param maxQuantity most lots that are computed; with either of the two
 * @param shield whether the shield judges its entries
 * @param symbols those it trades; empty = every symbol of the run
 * @param parameters the strategy's own keys as written, sorted by name; the strategy checks them
 */
public record StrategySettings(
        String id,
        String name,
        BarSpec bars,
        Optional<BigDecimal> quantity,
        Optional<EquityShare> riskAtStop,
        Optional<EquityShare> riskAtAtr,
        Optional<Integer> atrPeriod,
        Optional<BigDecimal> atrMultiple,
        Optional<BigDecimal> maxQuantity,
        FlatBy flatBy,
        boolean shield,
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
