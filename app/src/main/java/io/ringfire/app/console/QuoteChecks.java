package io.ringfire.app.console;

import io.ringfire.app.view.PublishedValues;
import io.ringfire.app.view.WatchedSymbols;
import io.ringfire.engine.calendar.OpenHours;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Whether quotes come for what is traded while it is open. Silence is measured in open time: on Sunday's opening the last quote of
 * Friday is seconds old, and a closed market is no failure.
 */
final class QuoteChecks {
    private static final long LEAST_LIMIT_NS = TimeUnit.SECONDS.toNanos(60);

    private final WatchedSymbols symbols;
    private final Function<String, OpenHours> hours;
    private final long limitNs;
    private final long startedNs;

    /**
     * Looks at symbols.
     *
     * @param staleAfterNs age at which no order is placed on a quote; less than a minute counts as one, since a quiet minute is usual
     * @param startedNs when the run began, epoch ns
     */
    QuoteChecks(WatchedSymbols symbols, Function<String, OpenHours> hours, long staleAfterNs, long startedNs) {
        this.symbols = symbols;
        this.hours = hours;
        this.limitNs = Math.max(LEAST_LIMIT_NS, staleAfterNs);
        this.startedNs = startedNs;
    }

    /** A check for each symbol. */
    List<Check> checks(PublishedValues values, long nowNs) {
        Map<String, Long> lastNs = symbols.lastQuotesNs(values, 0);
        if (lastNs.isEmpty()) {
            return List.of(new Check("quotes", false, "no symbol has a quote in this run", nowNs - startedNs));
        }
        List<Check> checks = new ArrayList<>();
        lastNs.forEach((symbol, quotedNs) -> checks.add(check(symbol, quotedNs, nowNs)));
        return checks;
    }

    /** Whether any symbol that is looked at is open. */
    boolean isAnyOpen(PublishedValues values, long nowNs) {
        return symbols.lastQuotesNs(values, 0).keySet().stream()
                .anyMatch(symbol -> hours.apply(symbol).isOpen(nowNs));
    }

    private Check check(String symbol, long quotedNs, long nowNs) {
        OpenHours open = hours.apply(symbol);
        long ageNs = nowNs - (quotedNs == 0 ? startedNs : quotedNs);
        if (!open.isOpen(nowNs)) {
            return new Check("quote " + symbol, true, "its market is closed", ageNs);
        }
        if (quotedNs == 0) {
            return new Check("quote " + symbol, false, "no quote in this run", ageNs);
        }
        boolean isFresh = open.openNsBetween(quotedNs, nowNs) <= limitNs;
        String reason = isFresh
                ? ""
                : "its market is open, and no quote came for longer than " + TimeUnit.NANOSECONDS.toMillis(limitNs)
                        + " ms";
        return new Check("quote " + symbol, isFresh, reason, ageNs);
    }
}
