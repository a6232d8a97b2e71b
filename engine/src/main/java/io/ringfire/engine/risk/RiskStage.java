package io.ringfire.engine.risk;

import static io.ringfire.engine.record.RecordFrame.BLOCK_OFFSET;

import io.ringfire.engine.ingest.QuoteFlags;
import io.ringfire.engine.ledger.Ledger;
import io.ringfire.engine.order.ExecType;
import io.ringfire.engine.order.TradingState;
import io.ringfire.engine.ring.EngineCounters;
import io.ringfire.engine.ring.EngineEvent;
import io.ringfire.engine.ring.FactSlot;
import io.ringfire.engine.ring.RecordHash;
import io.ringfire.engine.ring.Section;
import io.ringfire.engine.ring.Stage;
import io.ringfire.engine.ring.StageName;
import io.ringfire.engine.ring.Tick;
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
import java.util.List;

/**
 * Owns the ledger and the trading state. Applies the event's fact first; then does what has become due; then answers the event's
 * signals. The ledger is moved by facts alone: what risk proves without a report goes out as a Finding and comes back as one.
 */
public final class RiskStage implements Stage {
    private static final long SEED = 0x52_49_53_4BL;

    private final Ledger ledger;
    private final EntryChecks checks;
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
        writer = new DecisionWriter(limits, counters);
        ledger = new Ledger(writer, counters);
        sessions = new SessionBoard(writer);
        MarginUse marginUse = new MarginUse(ledger);
        LimitBook book = new LimitBook(limits.rules(), limits.strategies());
        Sizer sizer = new Sizer(sizings, new OpenRisk(ledger));
        checks = new EntryChecks(ledger, limits, book, sizer, sessions, marginUse);
        closer = new Closer(ledger, writer);
        signalDesk = new SignalDesk(ledger, checks, writer, closer);
        operatorDesk = new OperatorDesk(ledger, checks, sessions, writer, signalDesk, closer);
        reportDesk = new ReportDesk(ledger, writer, signalDesk, sessions, closer, rules);
        positionTruth = new PositionTruth(ledger, writer, closer, rules);
        accountTruth = new AccountTruth(ledger, writer, positionTruth, marginUse, rules);
        positionLists = new PositionLists(ledger, writer, positionTruth, sessions);
        preamble = new RunPreamble(ledger, writer.ids(), book);
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
        apply(fact, eventNs, event.isWarmUp());
        if (positionTruth.count() > 0 && !event.isWarmUp()) {
            positionTruth.run(eventNs);
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

    private long nextDueNs() {
        return Math.min(positionTruth.nextDueNs(), signalDesk.approvals().nextDueNs());
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
            case SessionStateDecoder.TEMPLATE_ID -> sessions.onSessionState(fact);
            case AccountReportDecoder.TEMPLATE_ID -> accountTruth.onAccountReport(fact, eventNs);
            case PositionReportDecoder.TEMPLATE_ID -> positionLists.onPositionReport(fact);
            case EaBarDecoder.TEMPLATE_ID -> positionTruth.onBar(fact, eventNs);
            case OperatorCommandDecoder.TEMPLATE_ID -> operatorDesk.obey(fact);
            case StageFailedDecoder.TEMPLATE_ID, DiskLowDecoder.TEMPLATE_ID -> checks.state(TradingState.HALTED);
            case ClockStepDecoder.TEMPLATE_ID -> onClockStep(fact);
            default -> preamble.apply(fact);
        }
    }

    /** Whether nothing but the fact itself would move anything: nothing is followed, nobody is asked, and nothing is being closed. Holds until the next event. */
    public boolean isQuiet() {
        return positionTruth.count() == 0 && signalDesk.approvals().isEmpty() && !closer.isClosingAll();
    }

    /** Takes a quiet tick, which is in no slot. */
    public void note(Tick tick) {
        if ((tick.sourceFlags() & QuoteFlags.BACKLOG) == 0) {
            onQuote(tick, false);
        }
    }

    /** A recorded quote values nothing; but a stop that it touched, in a run that was killed since, still has to be proven. */
    private void onQuote(Tick tick, boolean isWarmUp) {
        int id = tick.instrumentId();
        int source = tick.sourceId();
        long eventNs = tick.eventNs();
        if (!isWarmUp) {
            ledger.onQuote(id, source, tick.bidPoints(), tick.askPoints(), eventNs);
        }
        if (source > 0 && ledger.positions().count() > 0) {
            positionTruth.onQuote(id, source, tick.bidPoints(), tick.askPoints(), eventNs);
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
            checks.state(TradingState.HALTED);
        } else {
            ledger.expireQuotes();
        }
    }

    private long stateHash() {
        long hash = RecordHash.mix(ledger.foldState(SEED), checks.state().code());
        hash = sessions.foldState(hash, ledger.accountCount());
        hash = positionTruth.foldState(hash);
        return signalDesk.approvals().foldState(hash);
    }
}
