package io.ringfire.engine.venue;

import java.math.BigDecimal;

/** Short-term interest rates by month. Asked at rollover only, off the per-tick path. */
public interface InterestRates {
    /**
     * The rate of a month, in percent a year.
     *
     * @param currency packed as by {@link io.ringfire.engine.instrument.Currency#of}
     * @param month 1 to 12
     * @throws RuntimeException naming currency and month when there is none; a rate is never made up
     */
    BigDecimal percentPerYear(int currency, int year, int month);
}
