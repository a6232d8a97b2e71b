package io.ringfire.app.alert;

import io.ringfire.app.view.PublishedValues;
import io.ringfire.engine.calendar.OpenHours;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * What is quoted when, in open time: on Sunday's opening the last quote of Friday is seconds old. Looks at the symbols that strategies
 * name, or at all that are quoted where one names none. The alerts' thread.
 */
final class MarketWatch {
    private final Set<String> named;
    private final boolean wantsAllQuoted;
    private final Function<String, OpenHours> hours;
    private final PublishedValues values;
    private final long startedNs;
    private Set<String> joined = Set.of();
    private OpenHours any = OpenHours.NEVER;

    /** @param startedNs when the run began, epoch ns: what never came is as old */
    MarketWatch(
            Set<String> named,
            boolean wantsAllQuoted,
            Function<String, OpenHours> hours,
            PublishedValues values,
            long startedNs) {
        this.named = new TreeSet<>(named);
        this.wantsAllQuoted = wantsAllQuoted;
        this.hours = hours;
        this.values = values;
        this.startedNs = startedNs;
    }

    /** When each symbol was quoted last, epoch ns; when the run began for one that never was. */
    Map<String, Long> lastQuotes() {
        Map<String, Long> lastNs = new TreeMap<>();
        named.forEach(symbol -> lastNs.put(symbol, startedNs));
        for (PublishedValues.Item quote : values.of("quote")) {
            if (wantsAllQuoted || named.contains(quote.name())) {
                lastNs.put(
                        quote.name(),
                        Math.max(startedNs, quote.json().path("eventNs").asLong()));
            }
        }
        return lastNs;
    }

    /** Open time of one symbol since an instant, ns. */
    long openNsSince(String symbol, long sinceNs, long nowNs) {
        return hours.apply(symbol).openNsBetween(sinceNs, nowNs);
    }

    /** Time since an instant in which any symbol was open, ns. */
    long openNsSince(long sinceNs, long nowNs) {
        return anyOpen().openNsBetween(sinceNs, nowNs);
    }

    boolean isOpen(String symbol, long nowNs) {
        return hours.apply(symbol).isOpen(nowNs);
    }

    /** Whether any symbol is open. */
    boolean isOpen(long nowNs) {
        return anyOpen().isOpen(nowNs);
    }

    /** When the run began, epoch ns. */
    long startedNs() {
        return startedNs;
    }

    /** Joined anew only when there are other symbols: a calendar holds stretches up to the year 2100. */
    private OpenHours anyOpen() {
        Set<String> symbols = lastQuotes().keySet();
        if (!symbols.equals(joined)) {
            OpenHours closed = OpenHours.ALWAYS;
            for (OpenHours each : symbols.stream().map(hours).distinct().toList()) {
                closed = closed.without(each);
            }
            any = OpenHours.ALWAYS.without(closed);
            joined = Set.copyOf(symbols);
        }
        return any;
    }
}
