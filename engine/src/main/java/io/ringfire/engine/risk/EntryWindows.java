package io.ringfire.engine.risk;

/**
 * When entries may not be made. Times are ns, and both ends of a window belong to it; 0 is none.
 *
 * @param tradingHours whether outside of the instrument's trading hours
 * @param sessions outside of which named sessions
 * @param weekendBeforeNs from how long before the week closes
 * @param weekendAfterNs until how long after it opens
 * @param rolloverBeforeNs from how long before a trading day ends
 * @param rolloverAfterNs until how long after the next began
 */
public record EntryWindows(
        boolean tradingHours,
        SessionLimit sessions,
        long weekendBeforeNs,
        long weekendAfterNs,
        long rolloverBeforeNs,
        long rolloverAfterNs) {
    /** None. */
    public static final EntryWindows NONE = new EntryWindows(false, SessionLimit.NONE, 0, 0, 0, 0);

    /** Checks the times. */
    public EntryWindows {
        if (weekendBeforeNs < 0 || weekendAfterNs < 0 || rolloverBeforeNs < 0 || rolloverAfterNs < 0) {
            throw new IllegalArgumentException("a window is not of less than 0 ns");
        }
    }

    boolean hasWeekend() {
        return weekendBeforeNs != 0 || weekendAfterNs != 0;
    }

    boolean hasRollover() {
        return rolloverBeforeNs != 0 || rolloverAfterNs != 0;
    }

    /** What holds where both do: the longer of each. */
    EntryWindows and(EntryWindows other) {
        return new EntryWindows(
                tradingHours || other.tradingHours,
                sessions.and(other.sessions),
                Math.max(weekendBeforeNs, other.weekendBeforeNs),
                Math.max(weekendAfterNs, other.weekendAfterNs),
                Math.max(rolloverBeforeNs, other.rolloverBeforeNs),
                Math.max(rolloverAfterNs, other.rolloverAfterNs));
    }
}
