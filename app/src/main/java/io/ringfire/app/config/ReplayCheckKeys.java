package io.ringfire.app.config;

import static io.ringfire.app.config.Key.key;
import static io.ringfire.app.config.Numbers.wholeNumber;
import static io.ringfire.app.config.Words.parsed;

/** The keys of {@code replayCheck}. None of them decides anything. */
final class ReplayCheckKeys {
    private static final int DAY_MINUTES = 1_440;
    private static final int LEAST_HEAP_MIB = 64;
    private static final int MOST_HEAP_MIB = 8_192;

    private ReplayCheckKeys() {}

    static void addTo(KeyTable table) {
        table.add(key(
                        "replayCheck.at",
                        parsed(DayTime.EXPECTS, DayTime::parse),
                        "When runs are replayed and compared each day, UTC; never when left out")
                .decidesNothing());
        table.add(key(
                        "replayCheck.timeoutMinutes",
                        wholeNumber("minutes", 1, DAY_MINUTES),
                        "Minutes that the replay of one run may take")
                .byDefault("30")
                .decidesNothing());
        table.add(key(
                        "replayCheck.maxHeapMiB",
                        wholeNumber("MiB", LEAST_HEAP_MIB, MOST_HEAP_MIB),
                        "Heap, in MiB, of the process that replays")
                .byDefault("256")
                .decidesNothing());
    }
}
