package io.ringfire.app.assembly;

import io.ringfire.app.config.AccountSettings;
import io.ringfire.app.config.Settings;
import io.ringfire.engine.order.Capability;
import io.ringfire.engine.strategy.Strategy;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the venue of a configuration can do, and whether that is enough for its strategies. A live service trades every account with
 * every strategy, so the EA of each counts there beside {@code venue.capabilities}.
 */
final class VenueOffer {
    private final Settings settings;

    VenueOffer(Settings settings) {
        this.settings = settings;
    }

    /**
     * What this setting offers. EAs execute market orders and close whole positions; no known one modifies, closes a part or holds
     * pending orders. What is listed for FULL is what the simulated venue does.
     */
    static Set<Capability> of(Settings.Capabilities capabilities) {
        return switch (capabilities) {
            case EA_2_05 -> EnumSet.of(Capability.MARKET, Capability.CLOSE);
            case EA_2_06H -> EnumSet.of(Capability.MARKET, Capability.CLOSE, Capability.POSITION_LIST);
            case FULL ->
                EnumSet.of(
                        Capability.MARKET,
                        Capability.CLOSE,
                        Capability.PARTIAL_CLOSE,
                        Capability.MODIFY,
                        Capability.POSITION_LIST);
        };
    }

    private static Set<Capability> of(AccountSettings.Ea ea) {
        return switch (ea) {
            case V2_05 -> of(Settings.Capabilities.EA_2_05);
            case V2_06H -> of(Settings.Capabilities.EA_2_06H);
        };
    }

    /** Adds a line for each thing that a strategy needs and {@code venue.capabilities} does not offer. */
    void check(String strategyId, Strategy strategy, List<String> problems) {
        Settings.Capabilities offered = settings.venue().capabilities();
        for (Capability needed : needs(strategyId, strategy, problems)) {
            if (!of(offered).contains(needed)) {
                problems.add("strategy " + strategyId + " needs " + needed.text() + ", which venue.capabilities: "
                        + offered.text() + " does not offer (" + words(of(offered)) + "); " + remedy(needed));
            }
        }
    }

    /** Adds a line for each thing that a strategy needs and the EA of an account does not offer. */
    void checkTerminals(String strategyId, Strategy strategy, List<String> problems) {
        for (Capability needed : needs(strategyId, strategy, problems)) {
            for (AccountSettings account : settings.accounts()) {
                if (!of(account.ea()).contains(needed)) {
                    problems.add("strategy " + strategyId + " needs " + needed.text() + ", which accounts."
                            + account.uuid() + ".ea: " + account.ea().text() + " does not offer ("
                            + words(of(account.ea())) + "); " + remedy(needed));
                }
            }
        }
    }

    private static Set<Capability> needs(String strategyId, Strategy strategy, List<String> problems) {
        Set<Capability> needs = EnumSet.noneOf(Capability.class);
        try {
            needs.addAll(strategy.needs());
        } catch (RuntimeException e) {
            problems.add("strategy " + strategyId + " cannot say what it needs: " + e);
        }
        return needs;
    }

    private static String remedy(Capability needed) {
        for (Settings.Capabilities capabilities : Settings.Capabilities.values()) {
            if (of(capabilities).contains(needed)) {
                boolean isOfEa = capabilities != Settings.Capabilities.FULL;
                return isOfEa
                        ? "EA " + capabilities.text().substring("ea-".length()) + " does, with venue.capabilities: "
                                + capabilities.text()
                        : "no EA does; venue.capabilities: " + capabilities.text()
                                + " does, in a backtest and with mode: paper";
            }
        }
        return "no setting offers it";
    }

    private static String words(Set<Capability> capabilities) {
        return capabilities.stream().map(Capability::text).collect(Collectors.joining(", "));
    }
}
