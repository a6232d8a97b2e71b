package io.ringfire.app.config;

import io.ringfire.engine.market.BarSpec;
import java.math.BigDecimal;
import java.util.List;

/**
 * {@code shield.*}: how entries of shielded strategies are judged. Scores are of 10, sizes shares of the usual volume.
 *
 * @param coolDownMs behind an entry that passed none passes in its symbol
 * @param confluenceMs how long a wish confirms another
 * @param sessions names of the calendar's sessions of which one should be open
 */
public record ShieldSettings(
        BarSpec bars,
        BigDecimal minScore,
        Weights weights,
        BigDecimal sizeApproved,
        BigDecimal sizeActive,
        BigDecimal sizeVolatile,
        BigDecimal sizeUnverified,
        Throttle throttle,
        int coolDownMs,
        int maxPerHourAndSymbol,
        int maxPerHour,
        int confluenceMs,
        List<String> sessions) {
    /** Keeps its own copy. */
    public ShieldSettings {
        sessions = List.copyOf(sessions);
    }

    /** {@code shield.weights.*}: how much each component counts beside the others; 0 leaves it out. */
    public record Weights(
            int liquiditySweep,
            int trap,
            int regime,
            int alignment,
            int volatility,
            int session,
            int news,
            int spread,
            int correlation,
            int confluence) {}

    /** {@code shield.throttle.*}: how the threshold gives way while nothing passes. */
    public record Throttle(List<Integer> afterMinutes, BigDecimal step, BigDecimal floor, int resetMinutes) {
        /** Keeps its own copy. */
        public Throttle {
            afterMinutes = List.copyOf(afterMinutes);
        }
    }
}
