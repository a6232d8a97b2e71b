package io.ringfire.engine.risk;

import io.ringfire.engine.order.Side;
import io.ringfire.engine.ring.RecordHash;
import io.ringfire.engine.ring.Section;

/** Signals that wait for a person, oldest first. Bounded, pooled. */
final class Approvals {
    /** Most that may wait at once. */
    static final int CAPACITY = 64;

    /** One that waits. */
    static final class Waiting {
        long signalId;
        int strategyId;
        int accountId;
        int instrumentId;
        Side side;
        long quantityMicroLots;
        long stopPoints;
        long targetPoints;
        long expiryNs;

        /** The price that the signal saw. */
        long signalPricePoints;

        /** The account's own price then. */
        long firstPricePoints;
    }

    private final Waiting[] waiting = new Waiting[CAPACITY];
    private int count;

    Approvals() {
        for (int i = 0; i < CAPACITY; i++) {
            waiting[i] = new Waiting();
        }
    }

    boolean isFull() {
        return count == CAPACITY;
    }

    boolean isEmpty() {
        return count == 0;
    }

    Waiting add() {
        return waiting[count++];
    }

    Waiting find(int accountId, long signalId) {
        for (int i = 0; i < count; i++) {
            if (waiting[i].signalId == signalId && waiting[i].accountId == accountId) {
                return waiting[i];
            }
        }
        return null;
    }

    /** One that nobody answered in time; null for none. */
    Waiting expired(long eventNs) {
        for (int i = 0; i < count; i++) {
            if (waiting[i].expiryNs < eventNs) {
                return waiting[i];
            }
        }
        return null;
    }

    void remove(Waiting gone) {
        int index = 0;
        while (waiting[index] != gone) {
            index++;
        }
        System.arraycopy(waiting, index + 1, waiting, index, count - index - 1);
        waiting[--count] = gone;
    }

    /** The first instant at which one is expired. */
    long nextDueNs() {
        long next = Section.NEVER;
        for (int i = 0; i < count; i++) {
            next = Math.min(next, waiting[i].expiryNs + 1);
        }
        return next;
    }

    long foldState(long hash) {
        long folded = RecordHash.mix(hash, count);
        for (int i = 0; i < count; i++) {
            folded = RecordHash.mix(folded, waiting[i].signalId << 8 | waiting[i].accountId);
        }
        return folded;
    }
}
