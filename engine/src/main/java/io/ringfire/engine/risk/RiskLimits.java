package io.ringfire.engine.risk;

/**
 * What entries are held to, beside the instrument's own terms.
 *
 * @param staleQuoteAfterNs a quote older than this refuses an entry; 0 for no limit
 * @param sendWithinNs how long an order may wait to be sent
 * @param deviationPoints how far the price may move against an order before the venue refuses it; negative for any distance
 */
public record RiskLimits(long staleQuoteAfterNs, long sendWithinNs, int deviationPoints) {
    /** No limits, for backtests without a configuration. */
    public static RiskLimits none() {
        return new RiskLimits(0, Long.MAX_VALUE / 4, -1);
    }
}
