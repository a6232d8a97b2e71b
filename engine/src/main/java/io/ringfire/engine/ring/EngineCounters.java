package io.ringfire.engine.ring;

import java.util.concurrent.atomic.AtomicLongArray;

/**
 * What was counted, by what it is. Each counter has one writing thread at a time and any number of readers, which may see
 * it a moment late. Counters lie a cache line apart.
 */
public final class EngineCounters {
    /** What is counted. */
    public enum Counter {
        /** Ticks accepted by ingest. */
        TICKS,
        /** Ticks of an instrument that this run does not know: refused. */
        UNKNOWN_INSTRUMENT,
        /** Ticks with a bid or ask that is zero or negative: refused. */
        NOT_A_QUOTE,
        /** Ticks with bid above ask: flagged, kept. */
        CROSSED,
        /** Ticks with bid equal to ask: flagged, kept. */
        LOCKED,
        /** Ticks with the prices of the one before: flagged, kept. */
        REPEATED,
        /** Ticks with a venue time before the latest of their source: flagged, kept. */
        LATE,
        /** Live ticks equal to the one before in time and prices: dropped. */
        DUPLICATE,
        /** Live ticks with a venue time ahead of the engine's clock: refused. */
        FUTURE,
        /** Live ticks that came late, after a break: flagged, kept. */
        BACKLOG,
        /** Facts that could not be filled and became void. */
        VOID,
        /** Ticks that came after their bar was closed. */
        LATE_FOR_BAR,
        /** Bars closed. */
        BARS,
        /** Signals written. */
        SIGNALS,
        /** Signals that found no room and were refused on the spot. */
        SIGNALS_DROPPED,
        /** Refusals by risk. */
        REFUSALS,
        /** Orders written. */
        ORDERS,
        /** Fills applied by risk. */
        FILLS,
        /** Positions opened. */
        POSITIONS,
        /** Reports that fit no known order or position. */
        UNMATCHED_REPORTS,
        /** Order state changes that the table does not allow: ignored. */
        IMPOSSIBLE_TRANSITIONS,
        /** Stages that failed. */
        STAGE_FAILURES,
        /** Orders that the gate kept back. */
        SUPPRESSED,
        /** Records that the publisher's buffer had no room for. */
        PUBLICATIONS_LOST,
        /** Alerts written. */
        ALERTS,
        /** Alerts that found no room. */
        ALERTS_DROPPED,
        /** Facts that had to wait for room in the ring. */
        RING_FULL,
        /** Verdicts that found no room. */
        VERDICTS_DROPPED,
        /** Entries that did not pass the shield. */
        SHIELD_REFUSALS
    }

    private static final int STRIDE = 8;

    private final AtomicLongArray values = new AtomicLongArray(Counter.values().length * STRIDE);

    /** Adds one. By the counter's writer only. */
    public void increment(Counter counter) {
        add(counter, 1);
    }

    /** Adds. By the counter's writer only. */
    public void add(Counter counter, long amount) {
        int index = counter.ordinal() * STRIDE;
        values.lazySet(index, values.getPlain(index) + amount);
    }

    /** The count so far. */
    public long get(Counter counter) {
        return values.get(counter.ordinal() * STRIDE);
    }
}
