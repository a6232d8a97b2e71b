package io.ringfire.app.assembly;

import io.ringfire.app.config.ConfigurationException;
import io.ringfire.app.config.EquityShare;
import io.ringfire.app.config.RiskLimitSettings;
import io.ringfire.app.config.RiskRule;
import io.ringfire.app.config.Settings;
import io.ringfire.app.config.StrategySettings;
import io.ringfire.engine.number.Scale;
import io.ringfire.engine.risk.BreakerRules;
import io.ringfire.engine.risk.EntryLimits;
import io.ringfire.engine.risk.EntryWindows;
import io.ringfire.engine.risk.Limit;
import io.ringfire.engine.risk.LimitRule;
import io.ringfire.engine.risk.MoneyLimit;
import io.ringfire.engine.risk.RiskLimits;
import io.ringfire.engine.risk.Share;
import io.ringfire.engine.risk.Sizing;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What entries are held to, out of {@code risk.*}. A live run, a backtest and a replay get the same. */
final class RiskAssembly {
    private static final long NS_PER_MS = 1_000_000L;
    private static final int PPM_DIGITS = 4; // of a percentage
    private static final int PERMILLE_DIGITS = 3;

    private RiskAssembly() {}

    /**
     * Makes them.
     *
     * @throws ConfigurationException naming a rule whose symbol is not in the file of instruments, or what is wrong with the calendar or the news
     */
    static RiskLimits limits(Settings settings, CalendarAssembly calendar) {
        Settings.Risk risk = settings.risk();
        List<LimitRule> rules = new ArrayList<>();
        rules.add(new LimitRule("", "", "", limits(risk.limits(), calendar.windows("risk.", risk.limits()))));
        requireSymbols(settings);
        for (RiskRule rule : risk.rules()) {
            rules.add(new LimitRule(
                    rule.account().orElse(""),
                    rule.strategy().orElse(""),
                    rule.symbol().orElse(""),
                    limits(rule.limits(), calendar.windows("risk.rules: rule." + rule.name() + ".", rule.limits()))));
        }
        return new RiskLimits(
                risk.staleQuoteAfterMs() * NS_PER_MS,
                risk.signalExpiryMs() * NS_PER_MS,
                settings.costs().deviationPoints(),
                List.copyOf(rules),
                settings.strategies().stream().map(StrategySettings::id).toList(),
                risk.repeatWindowMs() * NS_PER_MS,
                new BreakerRules(
                        risk.breaker().failures(),
                        risk.breaker().windowMs() * NS_PER_MS,
                        risk.breaker().openMs() * NS_PER_MS),
                risk.dayStart(),
                VenueAssembly.commission(settings.costs()),
                calendar.calendar());
    }

    /** How the entries of each strategy get their volumes. */
    static List<Sizing> sizings(Settings settings) {
        return settings.strategies().stream().map(RiskAssembly::sizing).toList();
    }

    private static Sizing sizing(StrategySettings strategy) {
        if (!strategy.isSizedByRisk()) {
            return Sizing.GIVEN;
        }
        long most = Scale.exact(strategy.maxQuantity().orElseThrow(), Scale.MICRO_DIGITS);
        return strategy.atrMultiple()
                .map(multiple ->
                        Sizing.atAtr(share(strategy.riskAtAtr()), most, Scale.exact(multiple, PERMILLE_DIGITS)))
                .orElseGet(() -> Sizing.atStop(share(strategy.riskAtStop()), most));
    }

    /** A rule for a symbol that there is not limits nothing, and looks as if it did. */
    private static void requireSymbols(Settings settings) {
        if (settings.risk().rules().stream().allMatch(rule -> rule.symbol().isEmpty())) {
            return;
        }
        InstrumentCatalog catalog = new InstrumentCatalog(settings.instruments());
        List<String> problems = settings.risk().rules().stream()
                .filter(rule -> rule.symbol().isPresent())
                .filter(rule -> catalog.find(rule.symbol().get()).isEmpty())
                .map(rule -> "risk.rules: rule." + rule.name() + ".symbol: "
                        + rule.symbol().get() + " is not in " + catalog.file() + "; name one that is")
                .toList();
        if (!problems.isEmpty()) {
            throw new ConfigurationException(problems);
        }
    }

    private static EntryLimits limits(RiskLimitSettings limits, EntryWindows windows) {
        return EntryLimits.NONE
                .with(
                        Limit.MAX_MICRO_LOTS,
                        limits.maxLots()
                                .map(lots -> Scale.exact(lots, Scale.MICRO_DIGITS))
                                .orElse(0L))
                .with(Limit.REQUIRE_STOP, flag(limits.requireStop()))
                .with(Limit.REFUSE_CROSSED, flag(limits.refuseCrossedQuote()))
                .with(Limit.MAX_SPREAD_POINTS, limits.maxSpreadPoints())
                .with(Limit.MAX_SPREAD_PERMILLE, Scale.exact(limits.maxSpreadMedians(), PERMILLE_DIGITS))
                .with(Limit.PRICE_COLLAR_POINTS, limits.priceCollarPoints())
                .with(Limit.MAX_DRIFT_POINTS, limits.maxDriftPoints())
                .with(Limit.MAX_STOP_POINTS, limits.maxStopPoints())
                .with(Limit.MAX_POSITIONS, limits.maxPositions())
                .with(Limit.MAX_ORDERS, limits.maxOrders())
                .with(Limit.BLOCK_OPPOSITE, flag(limits.blockOpposite()))
                .with(Limit.MAX_TRADES_PER_DAY, limits.maxTradesPerDay())
                .with(Limit.MAX_ORDERS_PER_SECOND, limits.maxOrdersPerSecond())
                .with(Limit.MAX_ORDERS_PER_MINUTE, limits.maxOrdersPerMinute())
                .with(Limit.MAX_REPEATS, limits.maxRepeats())
                .with(Limit.DUPLICATE_NS, limits.duplicateSignalMs() * NS_PER_MS)
                .with(Limit.MAX_CONSECUTIVE_LOSSES, limits.maxConsecutiveLosses())
                .with(Limit.LOSS_COOLDOWN_NS, limits.lossCooldownMs() * NS_PER_MS)
                .with(MoneyLimit.RISK_PER_TRADE, share(limits.riskPerTrade()))
                .with(MoneyLimit.OPEN_RISK, share(limits.maxOpenRisk()))
                .with(MoneyLimit.ORDER_VALUE, share(limits.maxOrderValue()))
                .with(MoneyLimit.GROSS_EXPOSURE, share(limits.maxGrossExposure()))
                .with(MoneyLimit.NET_EXPOSURE, share(limits.maxNetExposure()))
                .with(MoneyLimit.CURRENCY_EXPOSURE, share(limits.maxCurrencyExposure()))
                .with(MoneyLimit.DAILY_LOSS, share(limits.dailyLoss()))
                .with(MoneyLimit.DAILY_REALISED_LOSS, share(limits.dailyRealisedLoss()))
                .with(MoneyLimit.DRAWDOWN, share(limits.maxDrawdown()))
                .with(windows);
    }

    private static long flag(boolean isSet) {
        return isSet ? 1 : 0;
    }

    private static Share share(Optional<EquityShare> share) {
        return share.map(each -> each.isPercent()
                        ? new Share((int) Scale.exact(each.value(), PPM_DIGITS), 0)
                        : new Share(0, Scale.exact(each.value(), Scale.MICRO_DIGITS)))
                .orElse(Share.NONE);
    }
}
