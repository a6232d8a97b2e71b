package io.ringfire.engine.indicator;

/**
 * Volume-weighted average price since the session began, each bar or trade at a price of the caller's choice, of a
 * bar (high + low + close) / 3 mostly, in its unit. The caller says when a session begins. Ready from the first bar
 * with volume on; without any there is no such price, and the value is 0. Of a flat market: that price, exactly.
 * O(1); one thread; allocates nothing.
 *
 * <p>Sums are distances from the session's first price, compensated (Neumaier, "Rundungsfehleranalyse einiger
 * Verfahren zur Summation endlicher Summen", 1974), so a session may be as long as it likes. Definition: Berkowitz,
 * Logue and Noser, "The total cost of transactions on the NYSE", Journal of Finance 43(1), 1988.
 */
public final class SessionVwap {
    private final CompensatedSum turnover = new CompensatedSum();
    private final CompensatedSum volumes = new CompensatedSum();
    private double first;
    private boolean hasFirst;

    /** Forgets the session so far; the next bar is the first of a new one. */
    public void startSession() {
        turnover.clear();
        volumes.clear();
        hasFirst = false;
    }

    /** Takes the next bar; volume in any unit, ticks where the feed has none. */
    public void update(double price, double volume) {
        Inputs.value(price);
        Inputs.volume(volume);
        if (!hasFirst) {
            first = price;
            hasFirst = true;
        }
        turnover.add((price - first) * volume);
        volumes.add(volume);
    }

    /** Whether the session has volume. */
    public boolean isReady() {
        return volumes.sum() > 0;
    }

    /** The average; 0 while it is not ready. */
    public double value() {
        return isReady() ? first + turnover.sum() / volumes.sum() : 0;
    }
}
