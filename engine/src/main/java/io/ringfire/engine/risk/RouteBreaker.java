package io.ringfire.engine.risk;

import io.ringfire.engine.ledger.Ledger;
import io.ringfire.engine.order.AlertCode;
import io.ringfire.engine.order.RefusalReason;
import io.ringfire.engine.order.Severity;
import io.ringfire.engine.order.StateCause;
import io.ringfire.engine.order.TradingState;
import io.ringfire.engine.order.VenueKind;
import io.ringfire.engine.ring.RecordHash;
import io.ringfire.engine.ring.Section;

/**
 * A circuit breaker for the route to each account's venue. Too many failed orders within a window open it: no entries for a while. Then
 * the terminal is asked for an answer (a simulated venue is not); once it answers, one entry may go, and what becomes of that one
 * closes the breaker or opens it again. Exits always pass.
 */
final class RouteBreaker {
    private enum State {
        /** Entries pass. */
        CLOSED,
        /** None passes until its time has come. */
        OPEN,
        /** The terminal was asked, and has not answered yet. */
        PROBING,
        /** One entry may pass. */
        HALF_OPEN,
        /** It has, and is awaited. */
        TRYING
    }

    private final Ledger ledger;
    private final DecisionWriter writer;
    private final BreakerRules rules;
    private final State[] states = new State[Ledger.MAX_ACCOUNTS];
    private final long[] dueNs = new long[Ledger.MAX_ACCOUNTS];
    private final RecentTimes[] failures = new RecentTimes[Ledger.MAX_ACCOUNTS];
    private int notClosed;

    RouteBreaker(Ledger ledger, DecisionWriter writer, BreakerRules rules) {
        this.ledger = ledger;
        this.writer = writer;
        this.rules = rules;
        for (int i = 0; i < states.length; i++) {
            states[i] = State.CLOSED;
            failures[i] = new RecentTimes(Math.max(1, rules.failures()));
        }
    }

    /** Whether every route is open to entries, and none waits for its time. */
    boolean isQuiet() {
        return notClosed == 0;
    }

    RefusalReason check(EntryRequest request) {
        State state = states[request.account.id()];
        request.measured(rules.failures(), rules.failures());
        return state == State.CLOSED || state == State.HALF_OPEN ? RefusalReason.NONE : RefusalReason.BREAKER_OPEN;
    }

    /** An entry of the account was made. */
    void onEntry(int accountId) {
        if (states[accountId] == State.HALF_OPEN) {
            states[accountId] = State.TRYING;
        }
    }

    /** An order of the account was refused, or nobody answered for it. */
    void onFailure(int accountId, long eventNs) {
        if (rules.failures() == 0) {
            return;
        }
        failures[accountId].add(eventNs);
        boolean isTooMany = states[accountId] == State.CLOSED
                && failures[accountId].hasWithin(rules.failures(), eventNs, rules.windowNs());
        if (isTooMany || states[accountId] == State.TRYING) {
            open(accountId, eventNs);
        }
    }

    /** An order of the account was filled. */
    void onFill(int accountId) {
        if (states[accountId] == State.TRYING) {
            close(accountId);
        }
    }

    /** An entry of the account ended before it was sent. */
    void onUnsent(int accountId) {
        if (states[accountId] == State.TRYING) {
            states[accountId] = State.HALF_OPEN;
        }
    }

    /** The account's terminal answered when it was asked. */
    void onAnswer(int accountId) {
        if (states[accountId] == State.PROBING) {
            states[accountId] = State.HALF_OPEN;
        }
    }

    /** A person resumes the account, or the breaker's own trial went well. */
    void close(int accountId) {
        if (states[accountId] != State.CLOSED) {
            states[accountId] = State.CLOSED;
            failures[accountId].clear();
            notClosed--;
            say(accountId, TradingState.ACTIVE);
        }
    }

    /** Does what has become due. */
    void run(long eventNs) {
        for (int i = 0; notClosed > 0 && i < ledger.accountCount(); i++) {
            boolean isWaiting = states[i] == State.OPEN || states[i] == State.PROBING;
            if (isWaiting && eventNs >= dueNs[i]) {
                if (ledger.account(i).venueKind() == VenueKind.SIMULATED) {
                    states[i] = State.HALF_OPEN;
                } else {
                    states[i] = State.PROBING;
                    dueNs[i] = eventNs + rules.openNs();
                    writer.ping(i);
                }
            }
        }
    }

    /** When {@link #run} has something to do; {@link Section#NEVER} for never. */
    long nextDueNs() {
        long next = Section.NEVER;
        for (int i = 0; notClosed > 0 && i < ledger.accountCount(); i++) {
            boolean isWaiting = states[i] == State.OPEN || states[i] == State.PROBING;
            next = isWaiting ? Math.min(next, dueNs[i]) : next;
        }
        return next;
    }

    long foldState(long hash) {
        long folded = hash;
        for (int i = 0; notClosed > 0 && i < ledger.accountCount(); i++) {
            folded = RecordHash.mix(folded, (long) i << 8 | states[i].ordinal());
        }
        return folded;
    }

    private void open(int accountId, long eventNs) {
        notClosed += states[accountId] == State.CLOSED ? 1 : 0;
        states[accountId] = State.OPEN;
        dueNs[accountId] = eventNs + rules.openNs();
        say(accountId, TradingState.REDUCE_ONLY);
        writer.alert(AlertCode.BREAKER_OPEN, Severity.CRITICAL, -1, accountId, 0, 0, rules.failures());
    }

    private void say(int accountId, TradingState next) {
        RefusalReason why = next == TradingState.ACTIVE ? RefusalReason.NONE : RefusalReason.BREAKER_OPEN;
        writer.state(
                accountId,
                DecisionWriter.NO_STRATEGY,
                next,
                StateCause.BREAKER,
                why,
                rules.failures(),
                rules.failures());
    }
}
