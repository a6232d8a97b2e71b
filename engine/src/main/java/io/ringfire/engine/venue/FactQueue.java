package io.ringfire.engine.venue;

import io.ringfire.engine.ring.FactSlot;
import io.ringfire.engine.sbe.ExecutionReportEncoder;
import io.ringfire.engine.sbe.SendResultEncoder;
import java.util.Arrays;

/**
 * What the venue said and the ring has not taken yet, first in, first out, in time order: a fact that happened before the one
 * last queued is due with that one. Grows up to {@link #MAX_FACTS} and allocates nothing once grown.
 */
final class FactQueue {
    /** Most facts that may wait. Each position may be closed and each may be charged swap at one instant, twice over. */
    static final int MAX_FACTS = 4 * VenueBook.MAX_POSITIONS;

    private static final int FIRST_CAPACITY = 64;

    private final SendResultEncoder sendResult = new SendResultEncoder();
    private final ExecutionReportEncoder report = new ExecutionReportEncoder();
    private VenueFact[] facts = filled(new VenueFact[FIRST_CAPACITY], 0);
    private long head;
    private long tail;
    private long lastDueNs = Long.MIN_VALUE;

    /** When the last one queued is due, by index as {@link #facts}. */
    private long[] dueNs = new long[FIRST_CAPACITY];

    /**
     * A place for one more, to be filled at once.
     *
     * @throws IllegalStateException at the bound: facts are never dropped
     */
    VenueFact add(long happenedNs) {
        if (tail - head == facts.length) {
            grow();
        }
        int index = index(tail++);
        lastDueNs = Math.max(lastDueNs, happenedNs);
        dueNs[index] = lastDueNs;
        return facts[index].begin(happenedNs);
    }

    /** When the next one is due; {@link Long#MAX_VALUE} for none. */
    long nextDueNs() {
        return head == tail ? Long.MAX_VALUE : dueNs[index(head)];
    }

    /** Writes the next one into a slot and forgets it. There must be one. */
    void poll(FactSlot slot, long sequence, long eventNs) {
        VenueFact fact = facts[index(head++)];
        if (fact.type == null) {
            fact.into(slot, sequence, eventNs, sendResult);
        } else {
            fact.into(slot, sequence, eventNs, report);
        }
    }

    private int index(long position) {
        return (int) position & facts.length - 1;
    }

    private void grow() {
        int old = facts.length;
        if (old == MAX_FACTS) {
            throw new IllegalStateException("more than " + MAX_FACTS + " reports wait for the ring");
        }
        VenueFact[] grown = new VenueFact[2 * old];
        long[] grownDue = new long[2 * old];
        for (int i = 0; i < old; i++) {
            grown[i] = facts[index(head + i)];
            grownDue[i] = dueNs[index(head + i)];
        }
        facts = filled(grown, old);
        dueNs = grownDue;
        head = 0;
        tail = old;
    }

    private static VenueFact[] filled(VenueFact[] places, int from) {
        Arrays.setAll(places, i -> i < from ? places[i] : new VenueFact());
        return places;
    }
}
