package io.ringfire.benchmarks.rig;

import java.util.Locale;

/** Whether a rate was reached. What was not sent in time has waited, so percentiles at a rate missed are those of a queue. */
final class RateCheck {
    private static final double ENOUGH = 0.999;
    private static final double NS_PER_SECOND = 1e9;

    private RateCheck() {}

    /**
     * Messages a second.
     *
     * @param windowNs what the schedule gives these messages
     * @param elapsedNs from when the first was due until the last was sent
     */
    static double achieved(long messages, long windowNs, long elapsedNs) {
        return messages * NS_PER_SECOND / Math.max(windowNs, elapsedNs);
    }

    static boolean isReached(long askedPerSecond, double achievedPerSecond) {
        return achievedPerSecond >= askedPerSecond * ENOUGH;
    }

    /** What to say of a rate that was missed; empty where it was reached. */
    static String warning(String what, long askedPerSecond, double achievedPerSecond) {
        if (isReached(askedPerSecond, achievedPerSecond)) {
            return "";
        }
        return String.format(
                Locale.ROOT,
                "WARNING: %s sent %,.0f/s of the %,d/s asked for (%.1f %%): its percentiles are those of a queue",
                what,
                achievedPerSecond,
                askedPerSecond,
                achievedPerSecond * 100 / askedPerSecond);
    }
}
