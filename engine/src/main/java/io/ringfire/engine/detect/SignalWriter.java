package io.ringfire.engine.detect;

import io.ringfire.engine.money.QuoteBoard;
import io.ringfire.engine.order.Intent;
import io.ringfire.engine.order.Side;
import io.ringfire.engine.ring.EngineCounters;
import io.ringfire.engine.ring.EngineCounters.Counter;
import io.ringfire.engine.ring.RecordHash;
import io.ringfire.engine.ring.Section;
import io.ringfire.engine.sbe.SignalEncoder;

/**
 * Writes wishes into the slot as signals. What finds no room there waits, in order and bounded, and is written at the
 * Timer that the stage asks for.
 */
final class SignalWriter {
    /** Most wishes that may wait for a slot. */
    static final int MAX_WAITING = 512;

    private static final int FULL_SCORE = 1000;

    private final long expiryNs;
    private final QuoteBoard quotes;
    private final PendingSignals pending;
    private final EngineCounters counters;
    private final SignalEncoder signal = new SignalEncoder();

    private final int[] strategyIds = new int[MAX_WAITING];
    private final int[] instrumentIds = new int[MAX_WAITING];
    private final int[] accountIds = new int[MAX_WAITING];
    private final Side[] sides = new Side[MAX_WAITING];
    private final Intent[] intents = new Intent[MAX_WAITING];
    private final long[] positionIds = new long[MAX_WAITING];
    private final long[] quantities = new long[MAX_WAITING];
    private final long[] stops = new long[MAX_WAITING];
    private final long[] targets = new long[MAX_WAITING];
    private final boolean[] areSized = new boolean[MAX_WAITING];
    private final long[] atrs = new long[MAX_WAITING];
    private final long[] signalIds = new long[MAX_WAITING];
    private int waiting;
    private long lastSignalId;
    private int accounts;
    private boolean isMuted;
    private Section section;
    private long eventNs;

    SignalWriter(long expiryNs, QuoteBoard quotes, PendingSignals pending, EngineCounters counters) {
        this.expiryNs = expiryNs;
        this.quotes = quotes;
        this.pending = pending;
        this.counters = counters;
    }

    /** Begins an event; what waited is written first. */
    void begin(Section newSection, long newEventNs, boolean muted) {
        section = newSection;
        eventNs = newEventNs;
        isMuted = muted;
        int written = 0;
        while (written < waiting && section.hasRoomFor(signal, 0)) {
            write(written++);
        }
        if (written > 0) {
            drop(written);
        }
    }

    void accounts(int number) {
        accounts = number;
    }

    int accounts() {
        return accounts;
    }

    /** Whether something waits for the next slot. */
    boolean hasWaiting() {
        return waiting > 0;
    }

    boolean enter(int strategyId, int instrumentId, Side side, long quantity, long stop, long target) {
        return submit(
                strategyId, instrumentId, 0xFFFF, side, Intent.ENTRY, 0, quantity, stop, target, false, 0, accounts);
    }

    /** An entry whose volume risk computes. */
    boolean enterSized(int strategyId, int instrumentId, Side side, long atrMicroPoints, long stop, long target) {
        return submit(
                strategyId,
                instrumentId,
                0xFFFF,
                side,
                Intent.ENTRY,
                0,
                0,
                stop,
                target,
                true,
                atrMicroPoints,
                accounts);
    }

    boolean exit(int strategyId, int instrumentId, int accountId, Side side, long positionId, long quantity) {
        return submit(strategyId, instrumentId, accountId, side, Intent.EXIT, positionId, quantity, 0, 0, false, 0, 1);
    }

    long foldState(long hash) {
        return RecordHash.mix(RecordHash.mix(hash, lastSignalId), waiting);
    }

    private boolean submit(
            int strategyId,
            int instrumentId,
            int accountId,
            Side side,
            Intent intent,
            long positionId,
            long quantity,
            long stop,
            long target,
            boolean isSized,
            long atrMicroPoints,
            int outcomes) {
        if (isMuted) {
            return true;
        }
        if (waiting == MAX_WAITING || pending.isFull()) {
            counters.increment(Counter.SIGNALS_DROPPED);
            return false;
        }
        int index = waiting++;
        strategyIds[index] = strategyId;
        instrumentIds[index] = instrumentId;
        accountIds[index] = accountId;
        sides[index] = side;
        intents[index] = intent;
        positionIds[index] = positionId;
        quantities[index] = quantity;
        stops[index] = stop;
        targets[index] = target;
        areSized[index] = isSized;
        atrs[index] = atrMicroPoints;
        signalIds[index] = ++lastSignalId;
        pending.add(lastSignalId, strategyId, instrumentId, eventNs + expiryNs, outcomes);
        if (waiting == 1 && section.hasRoomFor(signal, 0)) {
            write(0);
            waiting = 0;
        }
        return true;
    }

    private void write(int index) {
        int instrumentId = instrumentIds[index];
        section.open(signal, instrumentId, accountIds[index])
                .signalId(signalIds[index])
                .positionId(positionIds[index])
                .quantityMicroLots(quantities[index])
                .stopPoints(stops[index])
                .targetPoints(targets[index])
                .expiryNs(eventNs + expiryNs)
                .bidPoints(quotes.bidPoints(instrumentId))
                .askPoints(quotes.askPoints(instrumentId))
                .strategyId(strategyIds[index])
                .scorePermille(FULL_SCORE)
                .side((short) sides[index].code())
                .intent((short) intents[index].code())
                .sizedByRisk((short) (areSized[index] ? 1 : 0))
                .atrMicroPoints(atrs[index]);
        section.commit(signal);
        counters.increment(Counter.SIGNALS);
    }

    private void drop(int written) {
        int left = waiting - written;
        System.arraycopy(strategyIds, written, strategyIds, 0, left);
        System.arraycopy(instrumentIds, written, instrumentIds, 0, left);
        System.arraycopy(accountIds, written, accountIds, 0, left);
        System.arraycopy(sides, written, sides, 0, left);
        System.arraycopy(intents, written, intents, 0, left);
        System.arraycopy(positionIds, written, positionIds, 0, left);
        System.arraycopy(quantities, written, quantities, 0, left);
        System.arraycopy(stops, written, stops, 0, left);
        System.arraycopy(targets, written, targets, 0, left);
        System.arraycopy(areSized, written, areSized, 0, left);
        System.arraycopy(atrs, written, atrs, 0, left);
        System.arraycopy(signalIds, written, signalIds, 0, left);
        waiting = left;
    }
}
