package io.ringfire.engine.risk;

import static io.ringfire.engine.record.RecordFrame.BLOCK_OFFSET;

import io.ringfire.engine.ledger.Account;
import io.ringfire.engine.ledger.Ledger;
import io.ringfire.engine.order.AlertCode;
import io.ringfire.engine.order.RefusalReason;
import io.ringfire.engine.order.SessionEvent;
import io.ringfire.engine.order.Severity;
import io.ringfire.engine.order.VenueKind;
import io.ringfire.engine.ring.FactSlot;
import io.ringfire.engine.ring.RecordHash;
import io.ringfire.engine.sbe.SessionStateDecoder;

/** Which accounts may be traded: what their terminals are known to do, and what the broker refused. */
final class SessionBoard {
    private final DecisionWriter writer;
    private final boolean[] isKnown = new boolean[Ledger.MAX_ACCOUNTS];
    private final long[] knownNs = new long[Ledger.MAX_ACCOUNTS];
    private final boolean[] isFresh = new boolean[Ledger.MAX_ACCOUNTS];
    private final boolean[] disagrees = new boolean[Ledger.MAX_ACCOUNTS];
    private final boolean[][] isBlocked = new boolean[Ledger.MAX_ACCOUNTS][];
    private final SessionStateDecoder session = new SessionStateDecoder();

    SessionBoard(DecisionWriter writer) {
        this.writer = writer;
        for (int i = 0; i < isBlocked.length; i++) {
            isBlocked[i] = new boolean[io.ringfire.engine.money.QuoteBoard.MAX_INSTRUMENTS];
        }
    }

    void onSessionState(FactSlot fact) {
        session.wrap(fact.buffer(), BLOCK_OFFSET, SessionStateDecoder.BLOCK_LENGTH, SessionStateDecoder.SCHEMA_VERSION);
        int id = session.accountId();
        SessionEvent event = SessionEvent.of(session.change());
        if (id >= Ledger.MAX_ACCOUNTS) {
            if (event == SessionEvent.REFUSED) {
                writer.alert(AlertCode.SESSION_REFUSED, Severity.WARNING, -1, id, 0, 0, session.reason());
            }
            return;
        }
        switch (event) {
            case KNOWN -> {
                isKnown[id] = true;
                knownNs[id] = fact.eventNs();
            }
            case FRESH -> {
                isKnown[id] = true;
                isFresh[id] = true;
            }
            case ANSWERED -> {
                // says no more than that it can
            }
            case STALE, LEFT, RESTORED -> isFresh[id] = false;
            case CLOCK_DISAGREES -> {
                disagrees[id] = true;
                writer.alert(AlertCode.CLOCK_DISAGREES, Severity.CRITICAL, -1, id, 0, 0, session.venueOffsetSeconds());
            }
            case CLOCK_AGREES -> disagrees[id] = false;
            case REFUSED -> writer.alert(AlertCode.SESSION_REFUSED, Severity.WARNING, -1, id, 0, 0, session.reason());
            case CLAIMED -> writer.alert(AlertCode.SECOND_CLAIMANT, Severity.CRITICAL, -1, id, 0, 0, session.login());
        }
    }

    /** Whether what came last is a terminal's answer to a ping. */
    boolean hasAnswered() {
        return SessionEvent.of(session.change()) == SessionEvent.ANSWERED && session.accountId() < Ledger.MAX_ACCOUNTS;
    }

    /** Of whom it told. */
    int accountId() {
        return session.accountId();
    }

    /** Whether the account's terminal is one to which entries may be sent. */
    RefusalReason check(Account account) {
        int id = account.id();
        if (account.venueKind() == VenueKind.SIMULATED) {
            return RefusalReason.NONE;
        }
        if (!isKnown[id]) {
            return RefusalReason.SESSION_UNKNOWN;
        }
        if (!isFresh[id]) {
            return RefusalReason.SESSION_STALE;
        }
        return disagrees[id] ? RefusalReason.CLOCK_DISAGREES : RefusalReason.NONE;
    }

    /** When the terminal last said who it is, having been unknown or started anew; epoch ns. */
    long knownNs(int accountId) {
        return knownNs[accountId];
    }

    boolean isBlocked(int accountId, int instrumentId) {
        return isBlocked[accountId][instrumentId];
    }

    /** The broker refuses the EA's filling mode there, and will again. */
    void block(int accountId, int instrumentId) {
        isBlocked[accountId][instrumentId] = true;
    }

    /** Lifts what the broker's refusals imposed. */
    void resume(int accountId) {
        java.util.Arrays.fill(isBlocked[accountId], false);
    }

    long foldState(long hash, int accountCount) {
        long folded = hash;
        for (int i = 0; i < accountCount; i++) {
            long bits = (isKnown[i] ? 1 : 0) | (isFresh[i] ? 2 : 0) | (disagrees[i] ? 4 : 0);
            folded = RecordHash.mix(folded, bits);
        }
        return folded;
    }
}
