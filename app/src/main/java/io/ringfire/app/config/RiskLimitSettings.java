package io.ringfire.app.config;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * The limits that stand under {@code risk} and in each of its rules, by the names of their keys, which say what each is. 0, or empty,
 * is none.
 */
public record RiskLimitSettings(
        Optional<BigDecimal> maxLots,
        boolean requireStop,
        boolean refuseCrossedQuote,
        int maxSpreadPoints,
        BigDecimal maxSpreadMedians,
        int priceCollarPoints,
        int maxDriftPoints,
        int maxStopPoints,
        Optional<EquityShare> riskPerTrade,
        Optional<EquityShare> maxOpenRisk,
        Optional<EquityShare> maxOrderValue,
        Optional<EquityShare> maxGrossExposure,
        Optional<EquityShare> maxNetExposure,
        Optional<EquityShare> maxCurrencyExposure,
        Optional<EquityShare> dailyLoss,
        Optional<EquityShare> dailyRealisedLoss,
        Optional<EquityShare> maxDrawdown,
        int maxConsecutiveLosses,
        int lossCooldownMs,
        int maxPositions,
        int maxOrders,
        boolean blockOpposite,
        int maxTradesPerDay,
        int maxOrdersPerSecond,
        int maxOrdersPerMinute,
        int maxRepeats,
        int duplicateSignalMs,
        boolean tradingHours,
        List<String> sessions,
        int weekendBeforeMs,
        int weekendAfterMs,
        int rolloverBeforeMs,
        int rolloverAfterMs) {
    /** Keeps its own copy. */
    public RiskLimitSettings {
        sessions = List.copyOf(sessions);
    }
}
