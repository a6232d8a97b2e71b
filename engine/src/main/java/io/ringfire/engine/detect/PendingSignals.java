package io.ringfire.engine.detect;

import io.ringfire.engine.money.QuoteBoard;

/**
 * The signals that await their outcome: a report, a refusal, or their expiry. Bounded; allocates nothing after it was made.
 */
final class PendingSignals {
    /** Most signals that may await their outcome at once. */
    static final int MAX_PENDING = 1_024;

    private final long[] signalIds = new long[MAX_PENDING];
    private final long[] expiriesNs = new long[MAX_PENDING];
    private final int[] strategyIds = new int[MAX_PENDING];
    private final int[] instrumentIds = new int[MAX_PENDING];
    private final int[] awaited = new int[MAX_PENDING];
    private final int[] byStrategy = new int[PositionBook.MAX_STRATEGIES * QuoteBoard.MAX_INSTRUMENTS];
    private int count;

    boolean isFull() {
        return count == MAX_PENDING;
    }

    /** Adds a signal that as many accounts will answer as {@code outcomes} says. */
    void add(long signalId, int strategyId, int instrumentId, long expiryNs, int outcomes) {
        signalIds[count] = signalId;
        expiriesNs[count] = expiryNs;
        strategyIds[count] = strategyId;
        instrumentIds[count] = instrumentId;
        awaited[count] = outcomes;
        count++;
        byStrategy[strategyId * QuoteBoard.MAX_INSTRUMENTS + instrumentId]++;
    }

    /** One account has answered. */
    void resolve(long signalId) {
        for (int i = 0; i < count; i++) {
            if (signalIds[i] == signalId) {
                if (--awaited[i] <= 0) {
                    remove(i);
                }
                return;
            }
        }
    }

    /** Forgets those whose time has passed. */
    void expire(long eventNs) {
        for (int i = 0; i < count; ) {
            if (expiriesNs[i] < eventNs) {
                remove(i);
            } else {
                i++;
            }
        }
    }

    boolean isPending(int strategyId, int instrumentId) {
        return byStrategy[strategyId * QuoteBoard.MAX_INSTRUMENTS + instrumentId] > 0;
    }

    int count() {
        return count;
    }

    private void remove(int index) {
        byStrategy[strategyIds[index] * QuoteBoard.MAX_INSTRUMENTS + instrumentIds[index]]--;
        int moved = count - index - 1;
        System.arraycopy(signalIds, index + 1, signalIds, index, moved);
        System.arraycopy(expiriesNs, index + 1, expiriesNs, index, moved);
        System.arraycopy(strategyIds, index + 1, strategyIds, index, moved);
        System.arraycopy(instrumentIds, index + 1, instrumentIds, index, moved);
        System.arraycopy(awaited, index + 1, awaited, index, moved);
        count--;
    }
}
