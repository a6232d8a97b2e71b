package io.ringfire.app.assembly;

import io.ringfire.app.config.Settings;
import io.ringfire.app.config.ShieldSettings;
import io.ringfire.app.config.StrategySettings;
import io.ringfire.engine.market.BarSpec;
import io.ringfire.engine.number.Scale;
import io.ringfire.engine.shield.ShieldRules;
import io.ringfire.engine.shield.ThrottleRules;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** How entries of shielded strategies are judged, out of {@code shield.*}. A live run, a backtest and a replay get the same. */
final class ShieldAssembly {
    private static final long NS_PER_MS = 1_000_000L;
    private static final long NS_PER_MINUTE = 60_000_000_000L;
    private static final int SCORE_DIGITS = 2; // scores of 10 as permille
    private static final int SIZE_DIGITS = 3;

    /** The trends that are compared; each longer one counts more. The second one is the regime. */
    private static final List<ShieldRules.Timeframe> TIMEFRAMES = List.of(
            new ShieldRules.Timeframe(BarSpec.parse("5-minute-mid"), 1),
            new ShieldRules.Timeframe(BarSpec.parse("15-minute-mid"), 2),
            new ShieldRules.Timeframe(BarSpec.parse("1-hour-mid"), 3),
            new ShieldRules.Timeframe(BarSpec.parse("4-hour-mid"), 4));

    private static final int REGIME = 1;

    private ShieldAssembly() {}

    /**
     * Makes them; empty where no strategy is shielded.
     *
     * @throws io.ringfire.app.config.ConfigurationException naming a session that the calendar does not have
     */
    static Optional<ShieldRules> rules(Settings settings, CalendarAssembly calendar) {
        if (settings.strategies().stream().noneMatch(StrategySettings::shield)) {
            return Optional.empty();
        }
        ShieldSettings shield = settings.shield();
        return Optional.of(new ShieldRules(
                shield.bars(),
                TIMEFRAMES,
                REGIME,
                weights(shield.weights()),
                score(shield.minScore()),
                List.of(
                        size(shield.sizeUnverified()),
                        size(shield.sizeVolatile()),
                        size(shield.sizeActive()),
                        size(shield.sizeApproved())),
                throttle(shield.throttle()),
                shield.coolDownMs() * NS_PER_MS,
                shield.maxPerHourAndSymbol(),
                shield.maxPerHour(),
                shield.confluenceMs() * NS_PER_MS,
                calendar.mask("shield.", shield.sessions())));
    }

    /** By the codes of the components. */
    private static List<Integer> weights(ShieldSettings.Weights weights) {
        return List.of(
                weights.liquiditySweep(),
                weights.trap(),
                weights.regime(),
                weights.alignment(),
                weights.volatility(),
                weights.session(),
                weights.news(),
                weights.spread(),
                weights.correlation(),
                weights.confluence());
    }

    private static ThrottleRules throttle(ShieldSettings.Throttle throttle) {
        return new ThrottleRules(
                throttle.afterMinutes().stream()
                        .map(minutes -> minutes * NS_PER_MINUTE)
                        .toList(),
                score(throttle.step()),
                score(throttle.floor()),
                throttle.resetMinutes() * NS_PER_MINUTE);
    }

    private static int score(BigDecimal ofTen) {
        return (int) Scale.exact(ofTen, SCORE_DIGITS);
    }

    private static int size(BigDecimal share) {
        return (int) Scale.exact(share, SIZE_DIGITS);
    }
}
