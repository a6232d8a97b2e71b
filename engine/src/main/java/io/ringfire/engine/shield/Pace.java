package io.ringfire.engine.shield;

import io.ringfire.engine.money.QuoteBoard;
import io.ringfire.engine.ring.RecordHash;

/** Cool-downs by symbol, and caps by the hour. One thread; bounded; allocates nothing after it was made. */
public final class Pace {
    private static final long HOUR_NS = 3_600_000_000_000L;

    private final long coolDownNs;
    private final PassTimes all;
    private final PassTimes[] bySymbol = new PassTimes[QuoteBoard.MAX_INSTRUMENTS];

    /** By these rules. */
    public Pace(ShieldRules rules) {
        coolDownNs = rules.coolDownNs();
        all = new PassTimes(rules.maxPerHour());
        for (int i = 0; i < bySymbol.length; i++) {
            bySymbol[i] = new PassTimes(rules.maxPerHourAndSymbol());
        }
    }

    /** PASSED where another entry may pass now; else why it may not. */
    public ShieldOutcome check(int instrumentId, long eventNs) {
        PassTimes symbol = bySymbol[instrumentId];
        if (symbol.count > 0 && symbol.lastNs == eventNs) {
            return ShieldOutcome.SUPERSEDED;
        }
        if (symbol.count > 0 && coolDownNs > 0 && eventNs - symbol.lastNs < coolDownNs) {
            return ShieldOutcome.COOL_DOWN;
        }
        if (symbol.isFull(eventNs)) {
            return ShieldOutcome.SYMBOL_CAP;
        }
        return all.isFull(eventNs) ? ShieldOutcome.HOURLY_CAP : ShieldOutcome.PASSED;
    }

    /** An entry passed. */
    public void onPassed(int instrumentId, long eventNs) {
        bySymbol[instrumentId].add(eventNs);
        all.add(eventNs);
    }

    /** Chains its state into a hash. */
    public long foldState(long hash) {
        long folded = RecordHash.mix(hash, all.count);
        for (PassTimes symbol : bySymbol) {
            folded = symbol.count == 0 ? folded : RecordHash.mix(RecordHash.mix(folded, symbol.lastNs), symbol.count);
        }
        return folded;
    }

    /** When the last ones passed, as many as the cap looks back at. */
    private static final class PassTimes {
        private final long[] timesNs;
        private long count;
        private long lastNs;

        PassTimes(int cap) {
            timesNs = new long[cap];
        }

        void add(long eventNs) {
            if (timesNs.length > 0) {
                timesNs[(int) (count % timesNs.length)] = eventNs;
            }
            count++;
            lastNs = eventNs;
        }

        /** Whether the one that would fall out of the cap's view is less than an hour old. */
        boolean isFull(long eventNs) {
            int cap = timesNs.length;
            return cap > 0 && count >= cap && eventNs - timesNs[(int) (count % cap)] < HOUR_NS;
        }
    }
}
