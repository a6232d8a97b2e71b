package io.ringfire.app.config;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** One of {@code risk.rules}: limits, as under {@code risk} itself, for what it names. */
public record RiskRule(
        String name,
        Optional<String> account,
        Optional<String> strategy,
        Optional<String> symbol,
        Optional<BigDecimal> maxLots,
        boolean requireStop,
        int maxSpreadPoints,
        Optional<EquityShare> riskPerTrade,
        Optional<EquityShare> maxOpenRisk,
        int maxPositions,
        int maxOrders,
        boolean tradingHours,
        List<String> sessions,
        int weekendBeforeMs,
        int weekendAfterMs,
        int rolloverBeforeMs,
        int rolloverAfterMs)
        implements RiskLimitSettings {}
