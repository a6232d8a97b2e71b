package io.ringfire.app.config;

import java.math.BigDecimal;
import java.util.List;
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

    /** Whether entries outside of trading hours are refused. */
    boolean tradingHours();

    /** Named sessions in which entries may be made. */
    List<String> sessions();

    /** Before the close of the week, ms. */
    int weekendBeforeMs();

    /** After the opening of the week, ms. */
    int weekendAfterMs();

    /** Before the rollover, ms. */
    int rolloverBeforeMs();

    /** After the rollover, ms. */
    int rolloverAfterMs();
}
