package io.ringfire.engine.builtin;

import io.ringfire.engine.pattern.Detectors;
import io.ringfire.engine.strategy.Strategy;
import io.ringfire.engine.strategy.StrategyParameters;
import java.util.List;
import java.util.stream.Stream;

/** The strategies that come with the engine, by name. */
public final class BuiltInStrategies {
    private BuiltInStrategies() {}

    /** Their names, in alphabetical order. */
    public static List<String> names() {
        return Stream.concat(Stream.of(EmaCross.NAME), Detectors.names().stream())
                .sorted()
                .toList();
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
        if (Detectors.names().contains(name)) {
            return Detectors.strategy(name, parameters);
        }
        throw new IllegalArgumentException(
                "strategy '" + name + "' is not known; known are " + String.join(", ", names()));
    }
}
