package io.ringfire.engine.detect;

import io.ringfire.engine.money.QuoteBoard;
import io.ringfire.engine.number.Permille;
import io.ringfire.engine.order.Intent;
import io.ringfire.engine.order.Side;
import io.ringfire.engine.ring.EngineCounters;
import io.ringfire.engine.ring.EngineCounters.Counter;
import io.ringfire.engine.ring.EngineEvent;
import io.ringfire.engine.ring.RecordHash;
import io.ringfire.engine.ring.Section;
import io.ringfire.engine.sbe.SignalEncoder;
import java.util.Arrays;

/**
 * Writes wishes into the slot as signals. What finds no room there waits, in order and bounded, and is written at the
 * Timer that the stage asks for.
 */
final class SignalWriter {
    /** Most wishes that may wait for a slot. */
    static final int MAX_WAITING = 512;

    private static final int MOST_REWARD_TO_RISK = 1_000_000; // permille

    private final long expiryNs;
    private final QuoteBoard quotes;
    private final PendingSignals pending;
    private final EngineCounters counters;
    private final SignalEncoder signal = new SignalEncoder();
    private final Wish[] wishes = new Wish[MAX_WAITING];
    private final Wish[] written = new Wish[EngineEvent.MAX_SIGNALS];
    private final Wish current = new Wish();
    private int waiting;
    private int inSlot;
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
        Arrays.setAll(wishes, i -> new Wish());
    }

    /** Begins an event; what waited is written first. */
    void begin(Section newSection, long newEventNs, boolean muted) {
        section = newSection;
        eventNs = newEventNs;
        isMuted = muted;
        inSlot = 0;
        int count = 0;
        while (count < waiting && hasRoom()) {
            write(wishes[count++]);
        }
        if (count > 0) {
            drop(count);
        }
    }

    /** Time of the event that began last, epoch ns. */
    long eventNs() {
        return eventNs;
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

    /** Whether nothing may be wished now: the past is being seen again. */
    boolean isMuted() {
        return isMuted;
    }

    /** Takes an entry, which as many outcomes answer as there are accounts; the wish gets its signal's id. */
    boolean enter(Wish wish) {
        return submit(wish, accounts);
    }

    boolean exit(int strategyId, int instrumentId, int accountId, Side side, long positionId, long quantity) {
        current.exit(strategyId, instrumentId, accountId, side, positionId, quantity);
        return submit(current, 1);
    }

    boolean modify(
            int strategyId, int instrumentId, int accountId, Side side, long positionId, long stop, long target) {
        current.modify(strategyId, instrumentId, accountId, side, positionId, stop, target);
        return submit(current, 1);
    }

    long foldState(long hash) {
        return RecordHash.mix(RecordHash.mix(hash, lastSignalId), waiting);
    }

    /**
     * Gives an entry its signal's id, and a place among those that await their outcome. {@link #enterReserved} follows.
     *
     * @return false when there is no room
     */
    boolean reserve(Wish wish) {
        return reserve(wish, accounts);
    }

    /** Writes what {@link #reserve} took, or lets it wait for the next slot. */
    void enterReserved(Wish wish) {
        if (waiting == 0 && hasRoom()) {
            write(wish);
        } else {
            wishes[waiting++].copy(wish);
        }
    }

    private boolean submit(Wish wish, int outcomes) {
        if (isMuted) {
            return true;
        }
        if (!reserve(wish, outcomes)) {
            return false;
        }
        enterReserved(wish);
        return true;
    }

    private boolean reserve(Wish wish, int outcomes) {
        if (waiting == MAX_WAITING || pending.isFull()) {
            counters.increment(Counter.SIGNALS_DROPPED);
            return false;
        }
        wish.signalId = ++lastSignalId;
        pending.add(lastSignalId, wish.strategyId, wish.instrumentId, eventNs + expiryNs, outcomes);
        return true;
    }

    /** Whether another signal fits into this slot. */
    boolean hasRoom() {
        return inSlot < EngineEvent.MAX_SIGNALS && section.hasRoomFor(signal, 0);
    }

    private void write(Wish wish) {
        long bid = quotes.bidPoints(wish.instrumentId);
        long ask = quotes.askPoints(wish.instrumentId);
        section.open(signal, wish.instrumentId, wish.accountId)
                .signalId(wish.signalId)
                .positionId(wish.positionId)
                .quantityMicroLots(wish.quantityMicroLots)
                .stopPoints(wish.stopPoints)
                .targetPoints(wish.targetPoints)
                .expiryNs(eventNs + expiryNs)
                .bidPoints(bid)
                .askPoints(ask)
                .strategyId(wish.strategyId)
                .scorePermille(wish.scorePermille)
                .side((short) wish.side.code())
                .intent((short) wish.intent.code())
                .sizedByRisk((short) (wish.isSized ? 1 : 0))
                .atrMicroPoints(wish.atrMicroPoints)
                .rewardToRiskPermille(wish.intent == Intent.ENTRY ? rewardToRisk(wish, bid, ask) : 0)
                .confidencePermille(wish.confidencePermille)
                .sizePermille(wish.sizePermille)
                .causeStartNs(wish.causeStartNs)
                .causeEndNs(wish.causeEndNs);
        section.commit(signal);
        inSlot++;
        counters.increment(Counter.SIGNALS);
    }

    /** At executable sides: entered at one, stopped and taken at the other. In permille, rounded down; 0 where not known. */
    static int rewardToRisk(Wish wish, long bidPoints, long askPoints) {
        if (wish.stopPoints == 0 || wish.targetPoints == 0) {
            return 0;
        }
        long entry = wish.side.executes(bidPoints, askPoints);
        long risk = (entry - wish.stopPoints) * wish.side.sign();
        long reward = (wish.targetPoints - entry) * wish.side.sign();
        if (risk <= 0 || reward <= 0 || Math.multiplyHigh(reward, Permille.FULL) != 0) {
            return 0;
        }
        return (int) Math.min(MOST_REWARD_TO_RISK, reward * Permille.FULL / risk);
    }

    /** Takes the first ones away: their objects go to the end, to be filled again. */
    private void drop(int count) {
        int left = waiting - count;
        System.arraycopy(wishes, 0, written, 0, count);
        System.arraycopy(wishes, count, wishes, 0, left);
        System.arraycopy(written, 0, wishes, left, count);
        waiting = left;
    }
}
