package io.ringfire.engine.pattern;

import io.ringfire.engine.strategy.ParameterFault;
import io.ringfire.engine.strategy.StrategyParameters;

/** Refuses keys that are right each by itself and wrong together. */
final class KeyOrder {
    private KeyOrder() {}

    /**
     * Says that one key's value is below another's.
     *
     * @throws ParameterFault naming both when it is not
     */
    static void requireBelow(
            StrategyParameters parameters, String lowerKey, double lower, String upperKey, double upper) {
        if (lower >= upper) {
            throw new ParameterFault(
                    parameters.strategyId(), lowerKey, lower + " is not below " + upperKey + "=" + upper);
        }
    }
}
