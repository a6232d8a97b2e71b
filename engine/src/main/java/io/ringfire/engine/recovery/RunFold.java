package io.ringfire.engine.recovery;

import static io.ringfire.engine.record.RecordFrame.BLOCK_OFFSET;

import io.ringfire.engine.ingest.QuoteFlags;
import io.ringfire.engine.instrument.Instrument;
import io.ringfire.engine.ledger.Ledger;
import io.ringfire.engine.ledger.LedgerListener;
import io.ringfire.engine.ledger.LedgerOrder;
import io.ringfire.engine.ledger.Position;
import io.ringfire.engine.market.DayStart;
import io.ringfire.engine.order.ApprovalState;
import io.ringfire.engine.order.CommandKind;
import io.ringfire.engine.order.ExecReason;
import io.ringfire.engine.order.Proof;
import io.ringfire.engine.order.RefusalReason;
import io.ringfire.engine.order.SessionEvent;
import io.ringfire.engine.record.RecordFrame;
import io.ringfire.engine.record.RecordSource;
import io.ringfire.engine.ring.EngineCounters;
import io.ringfire.engine.ring.TicksAtHand;
import io.ringfire.engine.sbe.ApprovalAskedDecoder;
import io.ringfire.engine.sbe.ExecutionReportDecoder;
import io.ringfire.engine.sbe.InstrumentDefinedDecoder;
import io.ringfire.engine.sbe.OperatorCommandDecoder;
import io.ringfire.engine.sbe.OrderDecoder;
import io.ringfire.engine.sbe.RunEndedDecoder;
import io.ringfire.engine.sbe.RunStartedDecoder;
import io.ringfire.engine.sbe.SendResultDecoder;
import io.ringfire.engine.sbe.SessionStateDecoder;
import io.ringfire.engine.sbe.SnapshotAccountDecoder;
import io.ringfire.engine.sbe.SnapshotOrderDecoder;
import io.ringfire.engine.sbe.SnapshotPositionDecoder;
import io.ringfire.engine.sbe.SnapshotTradesDecoder;
import io.ringfire.engine.sbe.StateChangedDecoder;
import io.ringfire.engine.sbe.TickDecoder;
import java.util.Set;
import java.util.TreeSet;
import org.agrona.DirectBuffer;

/**
 * Folds one run into a ledger: facts from its inbound records, orders from its fire journal. An order that is not in the fire
 * journal never existed; one without an outcome is left in the ledger's table of orders.
 */
public final class RunFold {
    private static final int ALL_ACCOUNTS = 0xFFFF;

    /** Comes after every sequence. */
    private static final long NONE = Long.MAX_VALUE;

    private final Ledger ledger;
    private final KnownTerminal[] terminals = new KnownTerminal[Ledger.MAX_ACCOUNTS];
    private long nextOrderNumber = 1;
    private long lastEventNs;
    private long lastSequence = -1;
    private long facts;
    private long orders;
    private long ordersWithoutCause;
    private boolean hasEnded;

    /** Sequence of the outbound record that comes next. */
    private long nextFire;

    private final Restraints restraints;
    private final Set<Long> questions = new TreeSet<>();

    private final TicksAtHand ticks = new TicksAtHand();
    private final TickDecoder tick = new TickDecoder();
    private final OrderDecoder order = new OrderDecoder();
    private final ApprovalAskedDecoder approval = new ApprovalAskedDecoder();
    private final RunStartedDecoder runStarted = new RunStartedDecoder();

    /** Folds a run whose days begin at the close of New York. */
    public RunFold(RecordSource inbound, RecordSource fires) {
        this(DayStart.NEW_YORK_CLOSE, inbound, fires);
    }

    /**
     * Folds.
     *
     * @param dayStart when the day begins by which losses and trades are counted
     * @param inbound the run's facts, from its RunStarted on
     * @param fires the run's outbound records, from its first on
     */
    public RunFold(DayStart dayStart, RecordSource inbound, RecordSource fires) {
        this(dayStart);
        foldFacts(inbound, fires);
        finish(fires);
    }

    private RunFold(DayStart dayStart) {
        ledger = new Ledger(dayStart, new Silent(), new EngineCounters());
        restraints = new Restraints(ledger);
    }

    /**
     * Folds all facts, and of the outbound records those of which the cause is among them: what may be folded of a run before it is known whether anything
     * happened in it. {@link #finish} does the rest.
     */
    public static RunFold ofFacts(DayStart dayStart, RecordSource inbound, RecordSource fires) {
        RunFold fold = new RunFold(dayStart);
        fold.foldFacts(inbound, fires);
        return fold;
    }

    private void foldFacts(RecordSource inbound, RecordSource fires) {
        nextFire = fires.next() ? sequenceOf(fires) : NONE;
        while (!hasEnded && inbound.next() && fold(inbound, fires)) {
            // as long as the run goes on
        }
    }

    /** Folds the outbound records that are left of the same source: those of which the cause is lost. */
    public void finish(RecordSource fires) {
        while (nextFire != NONE && !hasEnded) {
            long before = orders;
            applyFire(fires);
            ordersWithoutCause += orders - before;
        }
    }

    /** Folds what the source has at hand, with the outbound records that it caused; returns whether all of it is of this run. */
    private boolean fold(RecordSource inbound, RecordSource fires) {
        int atHand = ticks.look(inbound);
        if (atHand == 0) {
            return isOfThisRun(sequenceOf(inbound)) && foldFact(inbound, fires);
        }
        for (int i = 0; i < atHand; i++) {
            ticks.go(i);
            long sequence = ticks.sequence();
            if (!isOfThisRun(sequence)) {
                return false;
            }
            long eventNs = ticks.eventNs();
            applyTick(eventNs);
            done(sequence, eventNs, fires);
        }
        inbound.skip(atHand - 1);
        return true;
    }

    private boolean isOfThisRun(long sequence) {
        return lastSequence < 0 || sequence > lastSequence;
    }

    private boolean foldFact(RecordSource inbound, RecordSource fires) {
        applyFact(inbound.buffer(), inbound.offset());
        done(sequenceOf(inbound), RecordFrame.eventNs(inbound.buffer(), inbound.offset()), fires);
        return true;
    }

    private void done(long sequence, long eventNs, RecordSource fires) {
        lastSequence = sequence;
        lastEventNs = eventNs;
        facts++;
        while (nextFire <= sequence) {
            applyFire(fires);
        }
    }

    private static long sequenceOf(RecordSource source) {
        return RecordFrame.sequence(source.buffer(), source.offset());
    }

    /** Orders, positions and money as the run left them. */
    public Ledger ledger() {
        return ledger;
    }

    /** Hash of the {@link #ledger}: two folds of the same journals have the same. */
    public long ledgerHash() {
        return ledger.foldState(0);
    }

    /** The terminal of an account as it was known last; null for none. */
    public KnownTerminal terminal(int accountId) {
        return terminals[accountId];
    }

    /** What the run had been told not to trade, or had found out that it should not. */
    public Restraints restraints() {
        return restraints;
    }

    /** Signals that waited for a person as the run ended. */
    public int openQuestions() {
        return questions.size();
    }

    /** Counter of the first order that a next run may make. */
    public long nextOrderNumber() {
        return nextOrderNumber;
    }

    /** Time of the run's last fact, epoch ns. */
    public long lastEventNs() {
        return lastEventNs;
    }

    /** Facts folded. */
    public long facts() {
        return facts;
    }

    /** Orders found. */
    public long orders() {
        return orders;
    }

    /**
     * Orders whose cause is not among the facts, as a loss of power may leave them. They may have been sent, so they are in the
     * ledger; their accounts are in doubt.
     */
    public long ordersWithoutCause() {
        return ordersWithoutCause;
    }

    /** Whether the run ended by itself; false when it was killed. */
    public boolean hasEnded() {
        return hasEnded;
    }

    /** A tick restrains nothing and ends nothing: its quote is all there is to it. */
    private void applyTick(long eventNs) {
        ledger.advance(eventNs);
        if ((ticks.flags() & QuoteFlags.BACKLOG) == 0) {
            ledger.onQuote(ticks.instrumentId(), ticks.sourceId(), ticks.bidPoints(), ticks.askPoints(), eventNs);
        }
    }

    private void applyFact(DirectBuffer buffer, int offset) {
        int block = offset + BLOCK_OFFSET;
        int length = RecordFrame.blockLength(buffer, offset);
        int version = RecordFrame.version(buffer, offset);
        restraints.apply(buffer, offset);
        ledger.advance(RecordFrame.eventNs(buffer, offset));
        switch (RecordFrame.templateId(buffer, offset)) {
            case TickDecoder.TEMPLATE_ID -> {
                tick.wrap(buffer, block, length, version);
                if ((tick.flags() & QuoteFlags.BACKLOG) == 0) {
                    ledger.onQuote(
                            tick.instrumentId(), tick.sourceId(), tick.bidPoints(), tick.askPoints(), tick.eventNs());
                }
            }
            case RunStartedDecoder.TEMPLATE_ID ->
                nextOrderNumber =
                        runStarted.wrap(buffer, block, length, version).nextOrderNumber();
            case InstrumentDefinedDecoder.TEMPLATE_ID ->
                ledger.define(Instrument.from(new InstrumentDefinedDecoder().wrap(buffer, block, length, version)));
            case SnapshotAccountDecoder.TEMPLATE_ID ->
                ledger.open(new SnapshotAccountDecoder().wrap(buffer, block, length, version));
            case SnapshotPositionDecoder.TEMPLATE_ID ->
                ledger.restore(new SnapshotPositionDecoder().wrap(buffer, block, length, version));
            case SnapshotTradesDecoder.TEMPLATE_ID ->
                ledger.restore(new SnapshotTradesDecoder().wrap(buffer, block, length, version));
            case OperatorCommandDecoder.TEMPLATE_ID ->
                rearm(new OperatorCommandDecoder().wrap(buffer, block, length, version));
            case SnapshotOrderDecoder.TEMPLATE_ID ->
                ledger.restore(new SnapshotOrderDecoder().wrap(buffer, block, length, version));
            case ExecutionReportDecoder.TEMPLATE_ID ->
                ledger.onReport(new ExecutionReportDecoder().wrap(buffer, block, length, version));
            case SendResultDecoder.TEMPLATE_ID ->
                ledger.onSendResult(new SendResultDecoder().wrap(buffer, block, length, version));
            case SessionStateDecoder.TEMPLATE_ID ->
                know(new SessionStateDecoder().wrap(buffer, block, length, version));
            case RunEndedDecoder.TEMPLATE_ID -> hasEnded = true;
            default -> {
                // Timers and refusals: the ledger holds what they led to
            }
        }
    }

    /** As risk does it for a person who resumes. */
    private void rearm(OperatorCommandDecoder command) {
        boolean isResumed = CommandKind.of(command.kind()) == CommandKind.RESUME && command.strategy() == 0;
        for (int i = 0; isResumed && i < ledger.accountCount(); i++) {
            if (command.accountId() == i || command.accountId() == ALL_ACCOUNTS) {
                ledger.rearm(i);
            }
        }
    }

    private void know(SessionStateDecoder session) {
        SessionEvent event = SessionEvent.of(session.change());
        boolean isKnown = event == SessionEvent.KNOWN || event == SessionEvent.RESTORED;
        if (isKnown && session.accountId() < Ledger.MAX_ACCOUNTS) {
            terminals[session.accountId()] =
                    new KnownTerminal(session.nodeId(), session.chartSymbol(), session.eaVersion());
        }
    }

    /** Applies the current outbound record, and goes on to the next one of this run. */
    private void applyFire(RecordSource fires) {
        long sequence = sequenceOf(fires);
        int ordinal = RecordFrame.ordinal(fires.buffer(), fires.offset());
        applyFire(fires.buffer(), fires.offset());
        if (!fires.next()) {
            nextFire = NONE;
            return;
        }
        long next = sequenceOf(fires);
        boolean isOfThisRun =
                next > sequence || next == sequence && RecordFrame.ordinal(fires.buffer(), fires.offset()) > ordinal;
        nextFire = isOfThisRun ? next : NONE;
    }

    private void applyFire(DirectBuffer buffer, int offset) {
        if (RecordFrame.templateId(buffer, offset) == OrderDecoder.TEMPLATE_ID) {
            order.wrap(
                    buffer,
                    offset + BLOCK_OFFSET,
                    RecordFrame.blockLength(buffer, offset),
                    RecordFrame.version(buffer, offset));
            ledger.add(order);
            nextOrderNumber = Math.max(nextOrderNumber, order.orderNumber() + 1);
            orders++;
        } else if (RecordFrame.templateId(buffer, offset) == StateChangedDecoder.TEMPLATE_ID) {
            restraints.onStateChanged(new StateChangedDecoder()
                    .wrap(
                            buffer,
                            offset + BLOCK_OFFSET,
                            RecordFrame.blockLength(buffer, offset),
                            RecordFrame.version(buffer, offset)));
        } else if (RecordFrame.templateId(buffer, offset) == ApprovalAskedDecoder.TEMPLATE_ID) {
            approval.wrap(
                    buffer,
                    offset + BLOCK_OFFSET,
                    RecordFrame.blockLength(buffer, offset),
                    RecordFrame.version(buffer, offset));
            long question = approval.signalId() << 16 | approval.accountId();
            if (ApprovalState.of(approval.state()) == ApprovalState.ASKED) {
                questions.add(question);
            } else {
                questions.remove(question);
            }
        }
    }

    /** What changed was told when it happened. */
    private static final class Silent implements LedgerListener {
        @Override
        public void onOrderState(
                LedgerOrder moved,
                Proof proof,
                RefusalReason reason,
                long positionId,
                long orderTicket,
                long dealTicket) {
            // the outbound record is in the fire journal
        }

        @Override
        public void onPositionClosed(Position position, ExecReason reason) {
            // the outbound record is in the fire journal
        }
    }
}
