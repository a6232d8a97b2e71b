package io.ringfire.engine.risk;

import io.ringfire.engine.calendar.MarketCalendar;
import io.ringfire.engine.market.DayStart;
import io.ringfire.engine.money.Commission;
import java.util.List;

/**
 * What entries are held to, beside the instrument's own terms.
 *
 * @param staleQuoteAfterNs a quote older than this refuses an entry; 0 for no limit
 * @param sendWithinNs how long an order may wait to be sent
 * @param deviationPoints how far the price may move against an order before the venue refuses it; negative for any distance
 * @param rules what operators limit, each rule for the entries that it applies to
 * @param strategies ids of the run's strategies, in the order of their numbers
 * @param repeatWindowNs within which {@link Limit#MAX_REPEATS} counts
 * @param breaker when an account's route is given a rest
 * @param dayStart when the day begins by which losses and trades are counted
 * @param commission what the accounts' broker takes: it is part of what an entry may lose
 * @param calendar hours, sessions and news that the rules refer to
 */
public record RiskLimits(
        long staleQuoteAfterNs,
        long sendWithinNs,
        int deviationPoints,
        List<LimitRule> rules,
        List<String> strategies,
        long repeatWindowNs,
        BreakerRules breaker,
        DayStart dayStart,
        Commission commission,
        MarketCalendar calendar) {
    /** Without a breaker, a commission and a calendar; days begin at the close of New York, and repeated orders count for a minute. */
    public RiskLimits(
            long staleQuoteAfterNs,
            long sendWithinNs,
            int deviationPoints,
            List<LimitRule> rules,
            List<String> strategies) {
        this(
                staleQuoteAfterNs,
                sendWithinNs,
                deviationPoints,
                rules,
                strategies,
                60_000_000_000L,
                BreakerRules.NONE,
                DayStart.NEW_YORK_CLOSE,
                Commission.NONE,
                MarketCalendar.NONE);
    }

    /** These, with what the shorter constructors leave out. */
    public RiskLimits with(BreakerRules itsBreaker, Commission itsCommission, MarketCalendar itsCalendar) {
        return new RiskLimits(
                staleQuoteAfterNs,
                sendWithinNs,
                deviationPoints,
                rules,
                strategies,
                repeatWindowNs,
                itsBreaker,
                dayStart,
                itsCommission,
                itsCalendar);
    }

    /** Without rules. */
    public RiskLimits(long staleQuoteAfterNs, long sendWithinNs, int deviationPoints) {
        this(staleQuoteAfterNs, sendWithinNs, deviationPoints, List.of(), List.of());
    }

    /** No limits, for backtests without a configuration. */
    public static RiskLimits none() {
        return new RiskLimits(0, Long.MAX_VALUE / 4, -1);
    }
}
