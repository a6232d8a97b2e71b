package io.ringfire.engine.detect;

import io.ringfire.engine.ring.RecordHash;
import io.ringfire.engine.ring.Section;
import java.util.Arrays;

/**
 * When strategies want to be woken: one wish each, the latest holds. What is asked for at an event is due at a later one at the earliest.
 * Bounded; allocates nothing after it was made.
 */
final class WakeTimes {
    /**
     * How far the Timers for one strategy are apart at the least. One that always asks for an instant that is past would else be given a
     * Timer for each nanosecond of a backtest.
     */
    static final long LEAST_GAP_NS = 1_000_000L;

    private static final long NEVER = Section.NEVER;

    private final long[] dueNs;

    /** What {@link #dueNs} was as the event began. */
    private final long[] armedNs;

    private final long[] wokenNs;
    private long nextDueNs = NEVER;
    private boolean isChanged;

    WakeTimes(int strategies) {
        dueNs = new long[strategies];
        armedNs = new long[strategies];
        wokenNs = new long[strategies];
        Arrays.fill(dueNs, NEVER);
        Arrays.fill(armedNs, NEVER);
        Arrays.fill(wokenNs, Long.MIN_VALUE);
    }

    /** Begins an event. */
    void begin() {
        if (isChanged) {
            System.arraycopy(dueNs, 0, armedNs, 0, dueNs.length);
            isChanged = false;
        }
    }

    void ask(int strategyId, long instantNs) {
        dueNs[strategyId] = instantNs;
        isChanged = true;
        nextDueNs = NEVER;
        for (long due : dueNs) {
            nextDueNs = Math.min(nextDueNs, due);
        }
    }

    void cancel(int strategyId) {
        ask(strategyId, NEVER);
    }

    /** The earliest wish, which may be past; {@link Section#NEVER} for none. */
    long nextDueNs() {
        return nextDueNs;
    }

    /** What a strategy wants; {@link Section#NEVER} for nothing. */
    long dueNs(int strategyId) {
        return dueNs[strategyId];
    }

    /** Whether a strategy is to be woken at this event; its wish is spent then. */
    boolean takeDue(int strategyId, long eventNs) {
        long due = dueNs[strategyId];
        if (due == NEVER || due > eventNs || armedNs[strategyId] != due) {
            return false;
        }
        wokenNs[strategyId] = eventNs;
        cancel(strategyId);
        return true;
    }

    /** When a Timer is wanted, behind an event of this time; {@link Section#NEVER} for never. */
    long timerNs(long eventNs) {
        if (nextDueNs == NEVER) {
            return NEVER;
        }
        long earliest = NEVER;
        for (int i = 0; i < dueNs.length; i++) {
            if (dueNs[i] != NEVER) {
                long free = wokenNs[i] == Long.MIN_VALUE ? dueNs[i] : wokenNs[i] + LEAST_GAP_NS;
                earliest = Math.min(earliest, Math.max(Math.max(dueNs[i], free), eventNs + 1));
            }
        }
        return earliest;
    }

    long foldState(long hash) {
        long folded = hash;
        for (int i = 0; i < dueNs.length; i++) {
            if (dueNs[i] != NEVER) {
                folded = RecordHash.mix(RecordHash.mix(RecordHash.mix(folded, i), dueNs[i]), wokenNs[i]);
            }
        }
        return folded;
    }
}
