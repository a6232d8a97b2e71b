package io.ringfire.engine.calendar;

import java.util.Arrays;
import java.util.List;

/**
 * When news of a currency are near. Immutable; asking takes two binary searches and allocates nothing.
 */
public final class NewsCalendar {
    /** Stands for no event. */
    public static final long NONE = Long.MIN_VALUE;

    /** No news, from no file. */
    public static final NewsCalendar EMPTY = new NewsCalendar(List.of(), 0, 0, NONE, false, false);

    private final int[] currencies;
    private final long[][] timesNs;
    private final long beforeNs;
    private final long afterNs;
    private final long lastNs;
    private final boolean isGiven;
    private final boolean isRequired;

    private NewsCalendar(
            List<NewsEvent> events, long beforeNs, long afterNs, long lastNs, boolean isGiven, boolean isRequired) {
        if (beforeNs < 0 || afterNs < 0) {
            throw new IllegalArgumentException(beforeNs + " ns before and " + afterNs + " ns after are no window");
        }
        this.currencies = events.stream()
                .mapToInt(NewsEvent::currency)
                .sorted()
                .distinct()
                .toArray();
        this.timesNs = new long[currencies.length][];
        for (int i = 0; i < currencies.length; i++) {
            int currency = currencies[i];
            timesNs[i] = events.stream()
                    .filter(event -> event.currency() == currency)
                    .mapToLong(NewsEvent::timeNs)
                    .sorted()
                    .toArray();
        }
        this.beforeNs = beforeNs;
        this.afterNs = afterNs;
        this.lastNs = lastNs;
        this.isGiven = isGiven;
        this.isRequired = isRequired;
    }

    /**
     * News of a file.
     *
     * @param events that block, in any order
     * @param beforeNs from how long before an event entries are refused
     * @param afterNs until how long after it
     * @param lastNs time of the last event in the file, those that do not block included; {@link #NONE} for a file without any
     * @param isRequired whether entries are refused where the file has ended
     */
    public static NewsCalendar of(
            List<NewsEvent> events, long beforeNs, long afterNs, long lastNs, boolean isRequired) {
        return new NewsCalendar(events, beforeNs, afterNs, lastNs, true, isRequired);
    }

    /** Whether there is a file of news. */
    public boolean isGiven() {
        return isGiven;
    }

    /** Whether entries are refused where the file has ended. */
    public boolean isRequired() {
        return isRequired;
    }

    /** Time of the last event of the file, epoch ns; {@link #NONE} without any. */
    public long lastNs() {
        return lastNs;
    }

    /** Whether nothing is known of what comes: the last event is before an instant. */
    public boolean hasEnded(long instantNs) {
        return isGiven && lastNs < instantNs;
    }

    /** Until how long after an event entries are refused, in ns. */
    public long afterNs() {
        return afterNs;
    }

    /** From how long before an event entries are refused, in ns. */
    public long beforeNs() {
        return beforeNs;
    }

    /**
     * The first event of a currency in whose window an instant lies, both its ends included; {@link #NONE} without one, and where
     * the window has no length.
     */
    public long eventAt(int currency, long instantNs) {
        int row = Arrays.binarySearch(currencies, currency);
        if (row < 0 || beforeNs == 0 && afterNs == 0) {
            return NONE;
        }
        long[] times = timesNs[row];
        long fromNs = instantNs < Long.MIN_VALUE + afterNs ? Long.MIN_VALUE : instantNs - afterNs;
        int found = Arrays.binarySearch(times, fromNs);
        int first = found >= 0 ? found : -found - 1;
        return first < times.length && times[first] - beforeNs <= instantNs ? times[first] : NONE;
    }
}
