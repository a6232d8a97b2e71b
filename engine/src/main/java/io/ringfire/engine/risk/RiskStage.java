package io.ringfire.engine.risk;

import static io.ringfire.engine.record.RecordFrame.BLOCK_OFFSET;

import io.ringfire.engine.ingest.QuoteFlags;
import io.ringfire.engine.ledger.Ledger;
import io.ringfire.engine.order.ExecType;
import io.ringfire.engine.order.StateCause;
import io.ringfire.engine.order.TradingState;
import io.ringfire.engine.ring.EngineCounters;
import io.ringfire.engine.ring.EngineEvent;
import io.ringfire.engine.ring.FactSlot;
import io.ringfire.engine.ring.Section;
import io.ringfire.engine.ring.Stage;
import io.ringfire.engine.ring.StageName;
import io.ringfire.engine.ring.Tick;
import io.ringfire.engine.ring.TickBlock;
import io.ringfire.engine.sbe.AccountReportDecoder;
import io.ringfire.engine.sbe.ClockStepDecoder;
import io.ringfire.engine.sbe.DiskLowDecoder;
import io.ringfire.engine.sbe.EaBarDecoder;
import io.ringfire.engine.sbe.ExecutionReportDecoder;
import io.ringfire.engine.sbe.OperatorCommandDecoder;
import io.ringfire.engine.sbe.PositionReportDecoder;
import io.ringfire.engine.sbe.SendResultDecoder;
import io.ringfire.engine.sbe.SessionStateDecoder;
import io.ringfire.engine.sbe.StageFailedDecoder;
import io.ringfire.engine.sbe.TickDecoder;
import io.ringfire.engine.sbe.TimerDecoder;
import java.util.List;

/**
 * Owns the ledger and the trading state. Applies the event's fact first; then does what has become due; then answers the event's
 * signals. The ledger is moved by facts alone: what risk proves without a report goes out as a Finding and comes back as one.
 */
public final class RiskStage implements Stage {
    private static final long SEED = 0x52_49_53_4BL;

    private final Ledger ledger;
    private final StateBoard states;
    private final SizeShares shares = new SizeShares();
    private final RouteBreaker breaker;
    private final SpreadWatch spreads = new SpreadWatch();
    private final LossWatch losses;
    private final DecisionWriter writer;
    private final SessionBoard sessions;
    private final Closer closer;
    private final SignalDesk signalDesk;
    private final OperatorDesk operatorDesk;
    private final ReportDesk reportDesk;
    private final PositionTruth positionTruth;
    private final AccountTruth accountTruth;
    private final PositionLists positionLists;
    private final RunPreamble preamble;
    private final NewsWatch newsWatch;
    private final ClockStepDecoder clockStep = new ClockStepDecoder();

    /** Holds entries to {@code limits}; believes terminals by default rules. */
    public RiskStage(RiskLimits limits, EngineCounters counters) {
        this(limits, TerminalRules.byDefault(), counters);
    }

    /** Holds entries to {@code limits}, and terminals to {@code rules}; strategies say their volumes. */
    public RiskStage(RiskLimits limits, TerminalRules rules, EngineCounters counters) {
        this(limits, List.of(), rules, counters);
    }

    /**
     * Holds entries to {@code limits}, and terminals to {@code rules}.
     *
     * @param sizings how entries get their volumes, by the strategies' numbers; a strategy beyond says its own
     */
    public RiskStage(RiskLimits limits, List<Sizing> sizings, TerminalRules rules, EngineCounters counters) {
        RecentOrders recent = new RecentOrders();
        writer = new DecisionWriter(limits, recent, counters);
        ledger = new Ledger(limits.dayStart(), writer, counters);
        states = new StateBoard(writer, limits.strategies().size());
        sessions = new SessionBoard(writer);
        breaker = new RouteBreaker(ledger, writer, limits.breaker());
        MarginUse marginUse = new MarginUse(ledger);
        LimitBook book = new LimitBook(limits.rules(), limits.strategies());
        losses = new LossWatch(ledger, book, states, writer);
        Sizer sizer = new Sizer(sizings, new OpenRisk(ledger, limits.commission()));
        EntryChecks checks = new EntryChecks(
                ledger, limits, book, sizer, shares, states, sessions, spreads, recent, breaker, marginUse);
        closer = new Closer(ledger, writer);
        ModifyDesk modifies = new ModifyDesk(ledger, book, states, writer);
        signalDesk = new SignalDesk(ledger, checks, writer, closer, recent, breaker, modifies);
        operatorDesk = new OperatorDesk(ledger, states, shares, breaker, sessions, writer, signalDesk, closer);
        reportDesk = new ReportDesk(ledger, writer, signalDesk, sessions, closer, breaker, rules);
        positionTruth = new PositionTruth(ledger, writer, closer, rules);
        accountTruth = new AccountTruth(ledger, writer, positionTruth, marginUse, rules);
        positionLists = new PositionLists(ledger, writer, positionTruth, sessions);
        preamble = new RunPreamble(ledger, writer.ids(), () -> define(book, checks, recent));
        newsWatch = new NewsWatch(limits.calendar().news(), writer);
    }

    @Override
    public StageName name() {
        return StageName.RISK;
    }

    @Override
    public void onEvent(EngineEvent event, long sequence, boolean endOfBatch) {
        Section signals = event.signals();
        if (!event.isIngested(sequence) || !signals.isOf(sequence)) {
            return;
        }
        FactSlot fact = event.inbound();
        Section section = event.decisions();
        long eventNs = fact.eventNs();
        section.begin(sequence, eventNs, signals.count());
        writer.begin(section, eventNs);
        ledger.advance(eventNs);
        losses.tell();
        apply(fact, eventNs, event.isWarmUp());
        losses.look();
        breaker.run(eventNs);
        if (positionTruth.count() > 0 && !event.isWarmUp()) {
            positionTruth.run(eventNs);
        }
        if (fact.templateId() == TimerDecoder.TEMPLATE_ID && !event.isWarmUp()) {
            newsWatch.onTimer(eventNs);
        }
        signalDesk.expireApprovals(eventNs);
        if (signals.count() > 0) {
            signalDesk.decide(signals, eventNs);
        }
        if (closer.isClosingAll()) {
            closer.run();
        }
        section.wakeAtNs(closer.wantsTimer() ? eventNs + 1 : nextDueNs());
        if (event.isCheckpointDue()) {
            section.stateHash(stateHash());
        }
        section.complete();
    }

    /** The ledger, to be read once the stage has stopped, or by its own thread. */
    public Ledger ledger() {
        return ledger;
    }

    /** The run has another instrument or account: what is kept by them is made anew. Allocates; off the path. */
    private void define(LimitBook book, EntryChecks checks, RecentOrders recent) {
        book.define(ledger);
        checks.define();
        spreads.define(ledger, book);
        recent.define(ledger, book);
        losses.define();
    }

    private long nextDueNs() {
        long next = Math.min(positionTruth.nextDueNs(), signalDesk.approvals().nextDueNs());
        return Math.min(Math.min(next, breaker.nextDueNs()), newsWatch.nextDueNs());
    }

    private void apply(FactSlot fact, long eventNs, boolean isWarmUp) {
        switch (fact.templateId()) {
            case TickDecoder.TEMPLATE_ID -> {
                if ((fact.tick().sourceFlags() & QuoteFlags.BACKLOG) == 0) {
                    onQuote(fact.tick(), isWarmUp);
                }
            }
            case ExecutionReportDecoder.TEMPLATE_ID -> onReport(fact, eventNs);
            case SendResultDecoder.TEMPLATE_ID -> reportDesk.onSendResult(fact);
            case SessionStateDecoder.TEMPLATE_ID -> onSessionState(fact);
            case AccountReportDecoder.TEMPLATE_ID -> accountTruth.onAccountReport(fact, eventNs);
            case PositionReportDecoder.TEMPLATE_ID -> positionLists.onPositionReport(fact);
            case EaBarDecoder.TEMPLATE_ID -> positionTruth.onBar(fact, eventNs);
            case OperatorCommandDecoder.TEMPLATE_ID -> operatorDesk.obey(fact);
            case StageFailedDecoder.TEMPLATE_ID -> states.all(TradingState.HALTED, StateCause.STAGE_FAILED);
            case DiskLowDecoder.TEMPLATE_ID -> states.all(TradingState.HALTED, StateCause.DISK_LOW);
            case ClockStepDecoder.TEMPLATE_ID -> onClockStep(fact);
            default -> preamble.apply(fact);
        }
    }

    /** Whether nothing but the fact itself would move anything: nothing is followed, nobody is asked, and nothing is being closed. Holds until the next event. */
    public boolean isQuiet() {
        return positionTruth.count() == 0
                && signalDesk.approvals().isEmpty()
                && !closer.isClosingAll()
                && !losses.hasPending()
                && breaker.isQuiet();
    }

    /** Takes a quiet tick, which is in no slot; returns whether the next one may be quiet too. */
    public boolean note(Tick tick) {
        ledger.advance(tick.eventNs());
        if ((tick.sourceFlags() & QuoteFlags.BACKLOG) == 0) {
            onQuote(tick, false);
        }
        losses.look();
        return !losses.hasPending();
    }

    /** As {@link #note(Tick)}, for one that warms up: it values nothing, so losses are others only where another day begins. */
    public boolean noteWarmUp(Tick tick) {
        boolean isNewDay = ledger.advance(tick.eventNs());
        if ((tick.sourceFlags() & QuoteFlags.BACKLOG) == 0) {
            onQuote(tick, true);
        }
        if (isNewDay) {
            losses.look();
        }
        return isQuiet();
    }

    /** Cuts off what begins with the next day; returns whether all that is left moves no more than the extremes and the last of it. */
    public boolean cut(TickBlock ticks) {
        ticks.cutAtEvent(ledger.dayEndNs());
        return ticks.size() > 0 && ledger.isCalm(ticks) && losses.isCalm();
    }

    /** Takes quiet ticks, which are in no slot; returns whether the next ones may be quiet too. */
    public boolean note(TickBlock ticks) {
        spreads.onQuotes(ledger, ticks);
        ledger.onQuotes(ticks);
        losses.look();
        return !losses.hasPending();
    }

    /** A recorded quote values nothing; but a stop that it touched, in a run that was killed since, still has to be proven. */
    private void onQuote(Tick tick, boolean isWarmUp) {
        int id = tick.instrumentId();
        int source = tick.sourceId();
        long eventNs = tick.eventNs();
        spreads.onQuote(ledger, id, source, tick.askPoints() - tick.bidPoints());
        if (!isWarmUp) {
            ledger.onQuote(id, source, tick.bidPoints(), tick.askPoints(), eventNs);
        }
        if (source > 0 && ledger.positions().count() > 0) {
            positionTruth.onQuote(id, source, tick.bidPoints(), tick.askPoints(), eventNs);
        }
    }

    private void onSessionState(FactSlot fact) {
        sessions.onSessionState(fact);
        if (sessions.hasAnswered()) {
            breaker.onAnswer(sessions.accountId());
        }
    }

    private void onReport(FactSlot fact, long eventNs) {
        reportDesk.onReport(fact, eventNs);
        ExecType type = ExecType.of(reportDesk.report().execType());
        accountTruth.onReport(reportDesk.report().accountId(), type, eventNs);
        positionLists.onReport(
                reportDesk.report().accountId(), reportDesk.report().positionId());
        if (operatorDesk.isEnding() && reportDesk.report().entry() != 0) {
            closer.closeAll(Closer.ALL_ACCOUNTS, io.ringfire.engine.order.ExecReason.END);
        }
    }

    /** A step back makes every age a guess: halt. A step forward makes every quote stale. */
    private void onClockStep(FactSlot fact) {
        clockStep.wrap(fact.buffer(), BLOCK_OFFSET, ClockStepDecoder.BLOCK_LENGTH, ClockStepDecoder.SCHEMA_VERSION);
        if (clockStep.stepNs() < 0) {
            states.all(TradingState.HALTED, StateCause.CLOCK_STEP);
        } else {
            ledger.expireQuotes();
        }
    }

    private long stateHash() {
        long hash = states.foldState(ledger.foldState(SEED), ledger.accountCount());
        hash = breaker.foldState(hash);
        hash = sessions.foldState(hash, ledger.accountCount());
        hash = positionTruth.foldState(hash);
        hash = shares.foldState(hash);
        return newsWatch.foldState(signalDesk.approvals().foldState(hash));
    }
}
