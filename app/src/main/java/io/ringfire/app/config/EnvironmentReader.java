package io.ringfire.app.config;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Finds which keys {@code RINGFIRE_…} variables mean: {@code RINGFIRE_CLOCK_MAXSTEPMS} is {@code clock.maxStepMs}. A variable
 * that means no key, or more than one, is a problem: a typing error in a unit file must not be passed over.
 */
final class EnvironmentReader {
    static final String PREFIX = "RINGFIRE_";
    private static final String STRATEGY_PREFIX = PREFIX + "STRATEGY_";

    /** Read by run.sh, not by the configuration. */
    private static final Set<String> OF_THE_LAUNCHER = Set.of("RINGFIRE_HOME", "RINGFIRE_JAVA");

    private final Map<String, String> variables;
    private final ReadContext context;

    EnvironmentReader(Map<String, String> environment, ReadContext context) {
        this.variables = new TreeMap<>();
        this.context = context;
        environment.forEach((name, value) -> {
            if (name.startsWith(PREFIX) && !OF_THE_LAUNCHER.contains(name)) {
                variables.put(name, value);
            }
        });
    }

    /** Those that do not begin with {@code RINGFIRE_STRATEGY_}, matched with the keys. */
    List<Assignment> settings(Collection<String> keys) {
        return read(keys, false);
    }

    /** Those that begin with {@code RINGFIRE_STRATEGY_}, matched with the addresses of the strategies there are. */
    List<Assignment> strategies(Collection<String> addresses) {
        return read(addresses, true);
    }

    private List<Assignment> read(Collection<String> keys, boolean ofStrategies) {
        List<Assignment> assignments = new ArrayList<>();
        variables.forEach((name, value) -> {
            if (name.startsWith(STRATEGY_PREFIX) == ofStrategies) {
                Place place = Place.outsideFiles("environment " + name);
                List<String> meant =
                        keys.stream().filter(key -> variable(key).equals(name)).toList();
                if (meant.size() == 1) {
                    assignments.add(Assignment.of(place, meant.get(0), value, context));
                } else if (meant.isEmpty()) {
                    context.problem(place, "", "means no key; " + hint(name, keys, ofStrategies));
                } else {
                    context.problem(place, "", "means more than one key: " + String.join(", ", meant) + "; use --set");
                }
            }
        });
        return assignments;
    }

    private static String hint(String name, Collection<String> keys, boolean ofStrategies) {
        int start = ofStrategies ? STRATEGY_PREFIX.length() : PREFIX.length();
        List<String> known =
                keys.stream().map(key -> variable(key).substring(start)).toList();
        return Nearest.of(name.substring(start), known)
                .map(near -> "did you mean " + name.substring(0, start) + near + "?")
                .orElse(
                        ofStrategies
                                ? "a parameter must be in the file or a --set to be named here"
                                : "give RINGFIRE_<KEY>, such as RINGFIRE_CLOCK_MAXSTEPMS, or unset it");
    }

    /** The variable of a key. */
    static String variable(String key) {
        return PREFIX + key.replace('.', '_').replace('-', '_').toUpperCase(Locale.ROOT);
    }
}
