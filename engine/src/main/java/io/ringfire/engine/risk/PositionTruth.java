package io.ringfire.engine.risk;

import static io.ringfire.engine.record.RecordFrame.BLOCK_OFFSET;

import io.ringfire.engine.ledger.Account;
import io.ringfire.engine.ledger.Ledger;
import io.ringfire.engine.ledger.Position;
import io.ringfire.engine.money.QuoteBoard;
import io.ringfire.engine.order.AlertCode;
import io.ringfire.engine.order.ExecReason;
import io.ringfire.engine.order.PositionState;
import io.ringfire.engine.order.Severity;
import io.ringfire.engine.order.Side;
import io.ringfire.engine.order.VenueKind;
import io.ringfire.engine.ring.FactSlot;
import io.ringfire.engine.ring.RecordHash;
import io.ringfire.engine.ring.Section;
import io.ringfire.engine.sbe.EaBarDecoder;

/**
 * Notices that the price went through a stop or a target of a position whose terminal reports no closes. That closes nothing: it
 * starts a timer, within which the close must be proven. Unproven then, the position is closed by an order of our own, whose
 * answer proves it flat either way, and the operator hears that a stop may be missing.
 */
final class PositionTruth {
    /** Most touches that are followed at once; a further one is noticed at a later quote. */
    private static final int CAPACITY = 256;

    /** A position whose stop or target was touched. */
    static final class Touch {
        int accountId;
        long positionId;
        ExecReason reason;
        long pricePoints;
        private long dueNs;
        private boolean isProbed;

        /** Whether a finding is under way that proves the close. */
        boolean isFound;
    }

    private final Ledger ledger;
    private final DecisionWriter writer;
    private final Closer closer;
    private final TerminalRules rules;
    private final Touch[] touches = new Touch[CAPACITY];
    private final EaBarDecoder bar = new EaBarDecoder();
    private int count;

    PositionTruth(Ledger ledger, DecisionWriter writer, Closer closer, TerminalRules rules) {
        this.ledger = ledger;
        this.writer = writer;
        this.closer = closer;
        this.rules = rules;
        for (int i = 0; i < CAPACITY; i++) {
            touches[i] = new Touch();
        }
    }

    /** A quote that the ledger has taken, or one that was recorded in a run before. */
    void onQuote(int instrumentId, int sourceId, long bidPoints, long askPoints, long eventNs) {
        for (int i = 0; i < ledger.positions().count(); i++) {
            Position held = ledger.positions().at(i);
            if (held.instrument().id() == instrumentId && held.openNs() <= eventNs && isFollowed(held, sourceId)) {
                long closing = held.side() == Side.BUY ? bidPoints : askPoints;
                look(held, closing, closing, eventNs);
            }
        }
    }

    /**
     * A closed bar of a terminal: its high and low show touches between one-second ticks. Its prices are bids; a short position
     * closes at the ask, which is taken to lie as far above as it does now.
     */
    void onBar(FactSlot fact, long eventNs) {
        bar.wrap(fact.buffer(), BLOCK_OFFSET, EaBarDecoder.BLOCK_LENGTH, EaBarDecoder.SCHEMA_VERSION);
        int instrumentId = bar.instrumentId();
        for (int i = 0; i < ledger.positions().count(); i++) {
            Position held = ledger.positions().at(i);
            if (held.instrument().id() == instrumentId
                    && bar.venueNs() >= held.openNs()
                    && isFollowed(held, bar.sourceId())) {
                QuoteBoard quotes = ledger.account(held.accountId()).quotes();
                long spread = held.side() == Side.BUY
                        ? 0
                        : Math.max(0, quotes.askPoints(instrumentId) - quotes.bidPoints(instrumentId));
                look(held, bar.lowPoints() + spread, bar.highPoints() + spread, eventNs);
            }
        }
    }

    /** Closes what stayed unproven for too long; forgets what is gone. */
    void run(long eventNs) {
        for (int i = 0; i < count; ) {
            Touch touch = touches[i];
            Position held = ledger.positions().find(touch.accountId, touch.positionId);
            if (held == null) {
                remove(i);
            } else {
                if (touch.dueNs <= eventNs) {
                    probe(touch, held, eventNs);
                }
                i++;
            }
        }
    }

    /** When something becomes due. */
    long nextDueNs() {
        long next = Section.NEVER;
        for (int i = 0; i < count; i++) {
            next = Math.min(next, touches[i].dueNs);
        }
        return next;
    }

    /** Touches followed. */
    int count() {
        return count;
    }

    /** One of them. */
    Touch at(int index) {
        return touches[index];
    }

    /** The touch of a position, null for none. */
    Touch find(int accountId, long positionId) {
        for (int i = 0; i < count; i++) {
            if (touches[i].accountId == accountId && touches[i].positionId == positionId) {
                return touches[i];
            }
        }
        return null;
    }

    long foldState(long hash) {
        long folded = RecordHash.mix(hash, count);
        for (int i = 0; i < count; i++) {
            folded = RecordHash.mix(folded, touches[i].positionId);
            folded = RecordHash.mix(folded, touches[i].dueNs);
        }
        return folded;
    }

    /** EA 2.06H says itself when a position is gone. */
    private boolean isFollowed(Position held, int sourceId) {
        Account account = ledger.account(held.accountId());
        return account.venueKind() == VenueKind.EA_2_05
                && account.takesQuotesOf(sourceId)
                && held.state() == PositionState.OPEN;
    }

    private void look(Position held, long lowPoints, long highPoints, long eventNs) {
        long stop = held.stopPoints();
        long target = held.targetPoints();
        boolean isLong = held.side() == Side.BUY;
        if (stop > 0 && (isLong ? lowPoints <= stop : highPoints >= stop)) {
            touch(held, ExecReason.STOP_LOSS, stop, eventNs);
        } else if (target > 0 && (isLong ? highPoints >= target : lowPoints <= target)) {
            touch(held, ExecReason.TAKE_PROFIT, target, eventNs);
        }
    }

    private void touch(Position held, ExecReason reason, long pricePoints, long eventNs) {
        if (count == CAPACITY || find(held.accountId(), held.positionId()) != null) {
            return;
        }
        Touch touch = touches[count++];
        touch.accountId = held.accountId();
        touch.positionId = held.positionId();
        touch.reason = reason;
        touch.pricePoints = pricePoints;
        touch.dueNs = eventNs + rules.stopProofNs();
        touch.isProbed = false;
        touch.isFound = false;
    }

    private void probe(Touch touch, Position held, long eventNs) {
        touch.dueNs = eventNs + rules.stopProofNs();
        if (touch.isFound || held.state() != PositionState.OPEN) {
            return;
        }
        if (!touch.isProbed) {
            touch.isProbed = true;
            writer.alert(
                    AlertCode.STOP_MAY_BE_MISSING,
                    Severity.CRITICAL,
                    held.instrument().id(),
                    held.accountId(),
                    0,
                    held.positionId(),
                    touch.pricePoints);
        }
        closer.close(held, 0, held.strategyId(), held.quantityMicroLots(), ExecReason.STOP_PROBE);
    }

    private void remove(int index) {
        Touch gone = touches[index];
        System.arraycopy(touches, index + 1, touches, index, count - index - 1);
        touches[--count] = gone;
    }
}
