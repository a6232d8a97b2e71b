package io.ringfire.app.report;

import java.util.Locale;

/**
 * By what entries are compared.
 *
 * @param strategy id, or who else
 * @param confidencePermille by the strategy's own measure; 0 where it had none, {@link #UNKNOWN} where the signal is not among what was read
 * @param eventNs when it was signalled, or its position opened
 */
record EntryTraits(String strategy, String symbol, int confidencePermille, long eventNs) {
    /** The signal lies before what was read. */
    static final int UNKNOWN = -1;

    private static final int STEP = 50;
    private static final int WHOLE = 1_000;
    private static final long NS_PER_HOUR = 3_600_000_000_000L;
    private static final int HOURS = 24;

    /** Five hundredths wide, the highest with its upper end. */
    String confidence() {
        if (confidencePermille == UNKNOWN) {
            return "not known";
        }
        if (confidencePermille == 0) {
            return "none given";
        }
        int from = Math.min(confidencePermille, WHOLE - 1) / STEP * STEP;
        return String.format(Locale.ROOT, "%.2f to %.2f", from / (double) WHOLE, (from + STEP) / (double) WHOLE);
    }

    /** UTC. */
    String hour() {
        return String.format(Locale.ROOT, "%02d", Math.floorMod(eventNs / NS_PER_HOUR, HOURS));
    }
}
