package io.ringfire.app.strategy;

import io.ringfire.app.config.ConfigurationException;
import io.ringfire.app.config.LoadedSettings;
import io.ringfire.app.config.Settings;
import io.ringfire.app.config.StrategySettings;
import io.ringfire.engine.builtin.BuiltInStrategies;
import io.ringfire.engine.detect.StrategySlot;
import io.ringfire.engine.market.AtrSpec;
import io.ringfire.engine.strategy.ParameterFault;
import io.ringfire.engine.strategy.Strategy;
import io.ringfire.engine.strategy.StrategyParameters;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The strategies of a configuration with their code found and compiled, once; engines made from it each get instances of their own. What a
 * class keeps in static fields all instances share: to have it fresh, find the code again.
 */
public final class Strategies {
    private final List<StrategySettings> settings;
    private final List<Optional<StrategyCode>> codes;

    /**
     * The strategies of one engine.
     *
     * @param failures where what they throw is noted
     */
    public record Made(List<StrategySlot> slots, StrategyFailures failures) {}

    private Strategies(List<StrategySettings> settings, List<Optional<StrategyCode>> codes) {
        this.settings = settings;
        this.codes = codes;
    }

    /**
     * Finds the code.
     *
     * @throws ConfigurationException naming the keys of those that cannot be found, read or compiled
     */
    public static Strategies load(Settings settings) {
        return load(settings, fault -> new ConfigurationException(List.of(fault.getMessage())));
    }

    /**
     * Finds the code and makes each strategy once, to hear what is wrong while it can be said where it was written.
     *
     * @throws ConfigurationException naming places and keys
     */
    public static Made check(LoadedSettings loaded) {
        Function<StrategyFault, ConfigurationException> told = fault -> fault.at(loaded);
        return load(loaded.settings(), told).make(told);
    }

    /**
     * What of the code is not what the configuration says by {@code codeSha256}, in words.
     *
     * @return one line a strategy; empty where all is as it was
     */
    public static List<String> changes(Settings settings) {
        List<String> changes = new ArrayList<>();
        for (StrategySettings strategy : settings.strategies()) {
            if (strategy.codeSha256().isPresent()) {
                try {
                    String now = StrategyCode.sha256(strategy);
                    if (!now.equals(strategy.codeSha256().get())) {
                        changes.add("strategy " + strategy.id() + " is not the code that the run had: SHA-256 was "
                                + strategy.codeSha256().get() + ", and is " + now);
                    }
                } catch (StrategyFault gone) {
                    changes.add("the code that the run had is not there: " + gone.getMessage());
                }
            }
        }
        return changes;
    }

    /** The same configuration without {@code codeSha256}: whatever code is there now runs. */
    public static Settings withAnyCode(Settings settings) {
        return settings.withStrategies(settings.strategies().stream()
                .map(each -> each.withCode(each.name(), each.strategyPath(), Optional.empty()))
                .toList());
    }

    /**
     * A strategy's source.
     *
     * @throws ConfigurationException when it cannot be read, or is not what the configuration says by {@code codeSha256}
     */
    public static byte[] source(StrategySettings strategy) {
        try {
            return StrategyCode.read(strategy);
        } catch (StrategyFault e) {
            throw new ConfigurationException(List.of(e.getMessage()));
        }
    }

    /**
     * SHA-256 of a strategy's code: of its file, or of all that is on its path.
     *
     * @throws ConfigurationException when it cannot be read
     */
    public static String sha256(StrategySettings strategy) {
        try {
            return StrategyCode.sha256(strategy);
        } catch (StrategyFault e) {
            throw new ConfigurationException(List.of(e.getMessage()));
        }
    }

    /** SHA-256 of bytes. */
    public static String sha256(byte[] source) {
        return CodeDigest.of(source);
    }

    /**
     * Makes them for one engine, in the order of the configuration.
     *
     * @throws ConfigurationException naming a key that is missing or wrong, or what a constructor threw
     */
    public Made make() {
        return make(fault -> new ConfigurationException(List.of(fault.getMessage())));
    }

    /** What a strategy's code does that no replay would see again, by strategy id; those of the engine's own are not looked at. */
    public SortedMap<String, List<String>> forbiddenUses() {
        SortedMap<String, List<String>> found = new TreeMap<>();
        for (int i = 0; i < codes.size(); i++) {
            int place = i;
            codes.get(i).ifPresent(code -> {
                List<String> uses =
                        new ForbiddenUses(code.classes()).of(code.type().getName());
                if (!uses.isEmpty()) {
                    found.put(settings.get(place).id(), uses);
                }
            });
        }
        return found;
    }

    private static Strategies load(Settings settings, Function<StrategyFault, ConfigurationException> told) {
        List<Optional<StrategyCode>> codes = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (StrategySettings strategy : settings.strategies()) {
            try {
                boolean isOwn = strategy.isSource() || strategy.isClass();
                codes.add(isOwn ? Optional.of(StrategyCode.load(strategy)) : Optional.empty());
            } catch (StrategyFault e) {
                problems.addAll(told.apply(e).problems());
            }
        }
        requireNone(problems);
        return new Strategies(settings.strategies(), codes);
    }

    private Made make(Function<StrategyFault, ConfigurationException> told) {
        StrategyFailures failures = new StrategyFailures();
        List<StrategySlot> slots = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (int i = 0; i < settings.size(); i++) {
            StrategySettings strategy = settings.get(i);
            try {
                slots.add(slot(i, make(i, strategy), failures));
            } catch (StrategyFault e) {
                problems.addAll(told.apply(e).problems());
            } catch (ParameterFault e) {
                problems.addAll(
                        told.apply(new StrategyFault("strategy." + strategy.id() + "." + e.key(), e.complaint(), e))
                                .problems());
            }
        }
        requireNone(problems);
        return new Made(slots, failures);
    }

    private Strategy make(int place, StrategySettings strategy) {
        StrategyParameters parameters = parameters(strategy);
        if (codes.get(place).isPresent()) {
            return StrategyMaker.make(codes.get(place).get().type(), parameters);
        }
        try {
            return BuiltInStrategies.create(strategy.name(), parameters);
        } catch (ParameterFault e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw new StrategyFault("strategy." + strategy.id() + ".name", e.getMessage(), e);
        }
    }

    private StrategySlot slot(int place, Strategy strategy, StrategyFailures failures) {
        StrategySettings configured = settings.get(place);
        return new StrategySlot(
                configured.id(),
                new WatchedStrategy(strategy, error -> failures.note(place, Thrown.by(strategy.getClass(), error))),
                configured.symbols(),
                configured.isSizedByRisk(),
                configured.shield(),
                configured
                        .atrPeriod()
                        .map(period -> new AtrSpec(configured.bars().orElseThrow(), period)));
    }

    private static StrategyParameters parameters(StrategySettings strategy) {
        Map<String, String> values = new LinkedHashMap<>();
        strategy.bars().ifPresent(bars -> values.put("bars", bars.toString()));
        strategy.quantity().ifPresent(lots -> values.put("quantity", lots.toPlainString()));
        if (strategy.flatBy() == StrategySettings.FlatBy.NET) {
            values.put("flatBy", "net");
        }
        values.putAll(strategy.parameters());
        return new StrategyParameters(strategy.id(), values, strategy.isSizedByRisk());
    }

    private static void requireNone(List<String> problems) {
        if (!problems.isEmpty()) {
            throw new ConfigurationException(problems);
        }
    }
}
