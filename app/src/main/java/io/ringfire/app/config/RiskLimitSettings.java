package io.ringfire.app.config;

import java.math.BigDecimal;
import java.util.Optional;

/** The limits that stand under {@code risk} and in each of its rules. 0, or empty, is none. */
public interface RiskLimitSettings {
    /** Largest order. */
    Optional<BigDecimal> maxLots();

    /** Whether entries without a stop are refused. */
    boolean requireStop();

    /** Widest spread. */
    int maxSpreadPoints();

    /** Most that an entry may lose at its stop. */
    Optional<EquityShare> riskPerTrade();

    /** Most that an account may lose at all stops. */
    Optional<EquityShare> maxOpenRisk();

    /** Most positions an account and symbol. */
    int maxPositions();

    /** Most orders of an account that await an answer. */
    int maxOrders();
}
