package io.ringfire.engine.strategy;

import java.util.List;

/** The strategies that come with the engine, by name. */
public final class BuiltInStrategies {
    private BuiltInStrategies() {}

    /** Their names, in alphabetical order. */
    public static List<String> names() {
        return List.of(EmaCross.NAME);
    }

    /**
     * Makes one.
     *
     * @throws IllegalArgumentException for a name that is not known, listing those that are, or for a wrong parameter
     */
    public static Strategy create(String name, StrategyParameters parameters) {
        if (EmaCross.NAME.equals(name)) {
            return new EmaCross(parameters);
        }
        throw new IllegalArgumentException(
                "strategy '" + name + "' is not known; known are " + String.join(", ", names()));
    }
}
