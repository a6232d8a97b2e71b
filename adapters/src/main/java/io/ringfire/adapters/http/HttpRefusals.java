package io.ringfire.adapters.http;

import io.ringfire.adapters.metrics.MetricsPage;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLongArray;

/** Who was turned away, by reason. Any thread. */
final class HttpRefusals {
    /** Why. Its name in small letters is the metric's label. */
    enum Reason {
        /** Addressed to another host. */
        HOST,
        /** From a page of another origin. */
        ORIGIN,
        /** Without a token, or with a wrong one. */
        TOKEN,
        /** Wrong tokens, too many of them. */
        GUESSES,
        /** A token that may only look. */
        ROLE,
        /** Asked too often. */
        READS,
        /** Commanded too often. */
        COMMANDS,
        /** Halted too often. */
        HALTS,
        /** A request that took too long to come or to be taken. */
        SLOW,
        /** Closed to make room for another. */
        CONNECTIONS
    }

    private final AtomicLongArray counts = new AtomicLongArray(Reason.values().length);

    void count(Reason reason) {
        counts.incrementAndGet(reason.ordinal());
    }

    long of(Reason reason) {
        return counts.get(reason.ordinal());
    }

    void addTo(MetricsPage page) {
        MetricsPage.Family refused =
                page.counter("ringfire_http_refused_total", "Requests and connections that were turned away", "reason");
        for (Reason reason : Reason.values()) {
            refused.add(of(reason), reason.name().toLowerCase(Locale.ROOT));
        }
    }
}
