package io.ringfire.engine.detect;

import io.ringfire.engine.market.AtrSpec;
import io.ringfire.engine.strategy.Strategy;
import java.util.List;
import java.util.Optional;

/**
 * One configured strategy.
 *
 * @param id the name that the configuration gives it
 * @param strategy made for this run alone
 * @param symbols what it trades; empty for every instrument of the run that is not for conversion alone
 * @param isSizedByRisk whether risk computes the volume of its entries; else it says the volume itself
 * @param isShielded whether the shield judges its entries
 * @param atr what goes with its entries, where their volume is computed from volatility
 */
public record StrategySlot(
        String id,
        Strategy strategy,
        List<String> symbols,
        boolean isSizedByRisk,
        boolean isShielded,
        Optional<AtrSpec> atr) {
    /** One that says the volume of its entries, which nobody judges before risk. */
    public StrategySlot(String id, Strategy strategy, List<String> symbols) {
        this(id, strategy, symbols, false, false, Optional.empty());
    }

    /** This one, its entries judged by the shield. */
    public StrategySlot shielded() {
        return new StrategySlot(id, strategy, symbols, isSizedByRisk, true, atr);
    }
}
