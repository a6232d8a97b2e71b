package io.ringfire.app.config;

import java.util.Optional;

/** One of {@code risk.rules}: limits, as under {@code risk} itself, for what it names. */
public record RiskRule(
        String name,
        Optional<String> account,
        Optional<String> strategy,
        Optional<String> symbol,
        RiskLimitSettings limits) {}
