package io.ringfire.app.config;

import static io.ringfire.app.config.Key.key;
import static io.ringfire.app.config.Numbers.wholeNumber;

/** The keys of {@code pulse} and {@code guardian}. None of them decides anything. */
final class PulseKeys {
    private static final int MINUTE_MS = 60_000;
    private static final int HOUR_SECONDS = 3_600;
    private static final int DAY_MINUTES = 1_440;

    private PulseKeys() {}

    static void addTo(KeyTable table) {
        pulse(table);
        guardian(table);
    }

    private static void pulse(KeyTable table) {
        add(
                table,
                "pulse.everyMs",
                wholeNumber("ms", 10, MINUTE_MS),
                "Time in ms between two looks at each module",
                "100");
        add(
                table,
                "pulse.healthyMs",
                wholeNumber("ms", 1, MINUTE_MS),
                "Time in ms that a module may take and be HEALTHY",
                "50");
        add(
                table,
                "pulse.degradedMs",
                wholeNumber("ms", 1, MINUTE_MS),
                "Time in ms that it may take and be DEGRADED; beyond it is UNHEALTHY",
                "200");
        add(
                table,
                "pulse.httpEveryMs",
                wholeNumber("ms", 100, MINUTE_MS),
                "Time in ms between two requests to the console over loopback",
                "1000");
        add(
                table,
                "pulse.pingEverySeconds",
                wholeNumber("seconds", 0, HOUR_SECONDS),
                "Least time in seconds between two pings of a terminal, while nothing else is under way there; 0 = never",
                "30");
        add(
                table,
                "pulse.pongHealthyMs",
                wholeNumber("ms", 1, MINUTE_MS),
                "Time in ms that an answer may take and the terminal be HEALTHY",
                "2000");
        add(
                table,
                "pulse.pongDegradedMs",
                wholeNumber("ms", 1, MINUTE_MS),
                "Time in ms that it may take and the terminal be DEGRADED; beyond it is UNHEALTHY",
                "10000");
    }

    private static void guardian(KeyTable table) {
        add(
                table,
                "guardian.waitSeconds",
                wholeNumber("seconds", 1, HOUR_SECONDS),
                "Seconds before a part that ended is started anew",
                "30");
        add(
                table,
                "guardian.attempts",
                wholeNumber("attempts", 0, 100),
                "Starts after which it is left as it is; 0 = none is started anew",
                "3");
        add(
                table,
                "guardian.stableMinutes",
                wholeNumber("minutes", 1, DAY_MINUTES),
                "Minutes without an end after which attempts count from 0 again",
                "60");
        add(
                table,
                "guardian.stuckSeconds",
                wholeNumber("seconds", 1, HOUR_SECONDS),
                "Seconds in one turn, or without an answer, after which a part counts as ended",
                "120");
        add(
                table,
                "guardian.healthFileSeconds",
                wholeNumber("seconds", 1, HOUR_SECONDS),
                "Seconds between two writings of health.json",
                "30");
    }

    private static <T> void add(KeyTable table, String name, Kind<T> kind, String meaning, String fallback) {
        table.add(key(name, kind, meaning).byDefault(fallback).decidesNothing());
    }
}
