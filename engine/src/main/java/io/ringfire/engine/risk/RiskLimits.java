package io.ringfire.engine.risk;

import io.ringfire.engine.calendar.MarketCalendar;
import java.util.List;

/**
 * What entries are held to, beside the instrument's own terms.
 *
 * @param staleQuoteAfterNs a quote older than this refuses an entry; 0 for no limit
 * @param sendWithinNs how long an order may wait to be sent
 * @param deviationPoints how far the price may move against an order before the venue refuses it; negative for any distance
 * @param rules what operators limit, each rule for the entries that it applies to
 * @param strategies ids of the run's strategies, in the order of their numbers
 * @param calendar hours, sessions and news that the rules refer to
 */
public record RiskLimits(
        long staleQuoteAfterNs,
        long sendWithinNs,
        int deviationPoints,
        List<LimitRule> rules,
        List<String> strategies,
        MarketCalendar calendar) {
    /** Without a calendar. */
    public RiskLimits(
            long staleQuoteAfterNs,
            long sendWithinNs,
            int deviationPoints,
            List<LimitRule> rules,
            List<String> strategies) {
        this(staleQuoteAfterNs, sendWithinNs, deviationPoints, rules, strategies, MarketCalendar.NONE);
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
