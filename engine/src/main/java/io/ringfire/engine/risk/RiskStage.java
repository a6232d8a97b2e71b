package io.ringfire.engine.risk;

import static io.ringfire.engine.record.RecordFrame.BLOCK_OFFSET;

import io.ringfire.engine.instrument.Instrument;
import io.ringfire.engine.ledger.Ledger;
import io.ringfire.engine.ledger.Position;
import io.ringfire.engine.order.CommandKind;
import io.ringfire.engine.order.ExecReason;
import io.ringfire.engine.order.Intent;
import io.ringfire.engine.order.PositionState;
import io.ringfire.engine.order.RefusalReason;
import io.ringfire.engine.order.Side;
import io.ringfire.engine.order.TradingState;
import io.ringfire.engine.record.RecordFrame;
import io.ringfire.engine.ring.EngineCounters;
import io.ringfire.engine.ring.EngineEvent;
import io.ringfire.engine.ring.FactSlot;
import io.ringfire.engine.ring.RecordHash;
import io.ringfire.engine.ring.Section;
import io.ringfire.engine.ring.Stage;
import io.ringfire.engine.ring.StageName;
import io.ringfire.engine.sbe.ClockStepDecoder;
import io.ringfire.engine.sbe.DiskLowDecoder;
import io.ringfire.engine.sbe.ExecutionReportDecoder;
import io.ringfire.engine.sbe.InstrumentDefinedDecoder;
import io.ringfire.engine.sbe.OperatorCommandDecoder;
import io.ringfire.engine.sbe.RunStartedDecoder;
import io.ringfire.engine.sbe.SendResultDecoder;
import io.ringfire.engine.sbe.SignalDecoder;
import io.ringfire.engine.sbe.SnapshotAccountDecoder;
import io.ringfire.engine.sbe.SnapshotOrderDecoder;
import io.ringfire.engine.sbe.SnapshotPositionDecoder;
import io.ringfire.engine.sbe.StageFailedDecoder;
import io.ringfire.engine.sbe.TickDecoder;

/**
 * Owns the ledger and the trading state. Applies the event's fact first, then answers each of its signals, for each account in
 * configured order, with a verdict and, where accepted, an order. Entries pass {@link EntryChecks}; an exit is refused only for
 * a position that is not open or is being closed already.
 */
public final class RiskStage implements Stage {
    private static final long SEED = 0x52_49_53_4BL;

    private final Ledger ledger;
    private final EntryChecks checks;
    private final DecisionWriter writer;
    private final EntryRequest request = new EntryRequest();
    private boolean isClosingAll;
    private boolean isEnding;
    private ExecReason closeAllReason = ExecReason.CLOSE_ALL;

    private final SignalDecoder signal = new SignalDecoder();
    private final ExecutionReportDecoder report = new ExecutionReportDecoder();
    private final SendResultDecoder sendResult = new SendResultDecoder();
    private final OperatorCommandDecoder command = new OperatorCommandDecoder();
    private final ClockStepDecoder clockStep = new ClockStepDecoder();
    private final RunStartedDecoder runStarted = new RunStartedDecoder();
    private final InstrumentDefinedDecoder defined = new InstrumentDefinedDecoder();
    private final SnapshotAccountDecoder account = new SnapshotAccountDecoder();
    private final SnapshotPositionDecoder position = new SnapshotPositionDecoder();
    private final SnapshotOrderDecoder order = new SnapshotOrderDecoder();

    /** Holds entries to {@code limits}. */
    public RiskStage(RiskLimits limits, EngineCounters counters) {
        writer = new DecisionWriter(limits, counters);
        ledger = new Ledger(writer, counters);
        checks = new EntryChecks(ledger, limits);
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
        if (signals.count() > 0) {
            decide(signals, eventNs);
        }
        if (isClosingAll) {
            closeAll();
        }
        section.wakeAtNs(isClosingAll ? eventNs + 1 : Section.NEVER);
        if (event.isCheckpointDue()) {
            section.stateHash(
                    RecordHash.mix(ledger.foldState(SEED), checks.state().code()));
        }
        section.complete();
    }

    /** The ledger, to be read once the stage has stopped, or by its own thread. */
    public Ledger ledger() {
        return ledger;
    }

    private void apply(FactSlot fact, long eventNs, boolean isWarmUp) {
        switch (fact.templateId()) {
            case TickDecoder.TEMPLATE_ID -> {
                if (!isWarmUp) {
                    ledger.onQuote(fact.instrumentId(), fact.sourceId(), fact.bidPoints(), fact.askPoints(), eventNs);
                }
            }
            case ExecutionReportDecoder.TEMPLATE_ID -> onReport(fact);
            case SendResultDecoder.TEMPLATE_ID ->
                ledger.onSendResult(sendResult.wrap(
                        fact.buffer(), BLOCK_OFFSET, SendResultDecoder.BLOCK_LENGTH, SendResultDecoder.SCHEMA_VERSION));
            case OperatorCommandDecoder.TEMPLATE_ID -> obey(fact);
            case StageFailedDecoder.TEMPLATE_ID, DiskLowDecoder.TEMPLATE_ID -> checks.state(TradingState.HALTED);
            case ClockStepDecoder.TEMPLATE_ID -> onClockStep(fact);
            default -> applyPreamble(fact);
        }
    }

    /** An entry that was on its way as the data ended is closed as soon as it is filled. */
    private void onReport(FactSlot fact) {
        report.wrap(
                fact.buffer(),
                BLOCK_OFFSET,
                ExecutionReportDecoder.BLOCK_LENGTH,
                ExecutionReportDecoder.SCHEMA_VERSION);
        ledger.onReport(report);
        isClosingAll |= isEnding && report.entry() != 0;
    }

    private void applyPreamble(FactSlot fact) {
        switch (fact.templateId()) {
            case RunStartedDecoder.TEMPLATE_ID -> start(fact);
            case InstrumentDefinedDecoder.TEMPLATE_ID ->
                ledger.define(Instrument.from(defined.wrap(
                        fact.buffer(),
                        BLOCK_OFFSET,
                        InstrumentDefinedDecoder.BLOCK_LENGTH,
                        InstrumentDefinedDecoder.SCHEMA_VERSION)));
            case SnapshotAccountDecoder.TEMPLATE_ID ->
                ledger.open(account.wrap(
                        fact.buffer(),
                        BLOCK_OFFSET,
                        SnapshotAccountDecoder.BLOCK_LENGTH,
                        SnapshotAccountDecoder.SCHEMA_VERSION));
            case SnapshotPositionDecoder.TEMPLATE_ID ->
                ledger.restore(position.wrap(
                        fact.buffer(),
                        BLOCK_OFFSET,
                        SnapshotPositionDecoder.BLOCK_LENGTH,
                        SnapshotPositionDecoder.SCHEMA_VERSION));
            case SnapshotOrderDecoder.TEMPLATE_ID ->
                ledger.restore(order.wrap(
                        fact.buffer(),
                        BLOCK_OFFSET,
                        SnapshotOrderDecoder.BLOCK_LENGTH,
                        SnapshotOrderDecoder.SCHEMA_VERSION));
            default -> {
                // Timer, SignalRefused, RunEnded, Void: nothing for the ledger
            }
        }
    }

    private void start(FactSlot fact) {
        runStarted.wrap(fact.buffer(), BLOCK_OFFSET, RunStartedDecoder.BLOCK_LENGTH, RunStartedDecoder.SCHEMA_VERSION);
        byte[] installation = new byte[RunStartedDecoder.installationLength()];
        runStarted.getInstallation(installation, 0);
        writer.ids().start((byte) runStarted.mode(), installation, runStarted.nextOrderNumber());
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

    private void obey(FactSlot fact) {
        command.wrap(
                fact.buffer(),
                BLOCK_OFFSET,
                OperatorCommandDecoder.BLOCK_LENGTH,
                OperatorCommandDecoder.SCHEMA_VERSION);
        switch (CommandKind.of(command.kind())) {
            case HALT -> checks.state(TradingState.HALTED);
            case RESUME -> checks.state(TradingState.ACTIVE);
            case REDUCE_ONLY -> checks.state(TradingState.REDUCE_ONLY);
            case CLOSE_ALL -> {
                isClosingAll = true;
                closeAllReason = ExecReason.CLOSE_ALL;
            }
            case CLOSE_AT_END -> {
                isClosingAll = true;
                isEnding = true;
                closeAllReason = ExecReason.END;
                if (checks.state() == TradingState.ACTIVE) {
                    checks.state(TradingState.REDUCE_ONLY);
                }
            }
            case FIRE, APPROVE, DECLINE, RESOLVE, PING -> {
                // not yet
            }
            case CLOSE -> {
                Position held = ledger.positions().find(command.accountId(), command.positionId());
                if (held != null && held.state() == PositionState.OPEN) {
                    close(held, 0, held.strategyId(), held.quantityMicroLots(), ExecReason.CLIENT);
                }
            }
        }
    }

    private void decide(Section signals, long eventNs) {
        int offset = 0;
        while (offset < signals.length()) {
            if (RecordFrame.templateId(signals.buffer(), offset) == SignalDecoder.TEMPLATE_ID) {
                signal.wrap(
                        signals.buffer(),
                        offset + BLOCK_OFFSET,
                        SignalDecoder.BLOCK_LENGTH,
                        SignalDecoder.SCHEMA_VERSION);
                if (Intent.of(signal.intent()) == Intent.EXIT) {
                    decideExit();
                } else {
                    decideEntry(eventNs);
                }
            }
            offset += RecordFrame.length(signals.buffer(), offset);
        }
    }

    private void decideExit() {
        Position held = ledger.positions().find(signal.accountId(), signal.positionId());
        RefusalReason reason = RefusalReason.NONE;
        if (held == null) {
            reason = RefusalReason.UNKNOWN_POSITION;
        } else if (held.state() != PositionState.OPEN) {
            reason = RefusalReason.CLOSE_OUTSTANDING;
        } else if (ledger.orders().isFull()) {
            reason = RefusalReason.CAPACITY;
        }
        writer.verdict(signal.signalId(), signal.strategyId(), signal.instrumentId(), signal.accountId(), reason, 0, 0);
        if (reason == RefusalReason.NONE) {
            long quantity = Math.min(signal.quantityMicroLots(), held.quantityMicroLots());
            close(held, signal.signalId(), signal.strategyId(), quantity, ExecReason.CLIENT);
        }
    }

    private void close(Position held, long signalId, int strategyId, long quantityMicroLots, ExecReason reason) {
        writer.order(
                ledger,
                signalId,
                strategyId,
                held.instrument().id(),
                held.accountId(),
                held.side().opposite(),
                Intent.EXIT,
                reason,
                held.positionId(),
                quantityMicroLots,
                0,
                0);
    }

    private void decideEntry(long eventNs) {
        Instrument instrument = ledger.instrument(signal.instrumentId());
        for (int i = 0; i < ledger.accountCount(); i++) {
            request.account = ledger.account(i);
            request.instrument = instrument;
            request.side = Side.of(signal.side());
            request.quantityMicroLots = signal.quantityMicroLots();
            request.expiryNs = signal.expiryNs();
            request.eventNs = eventNs;
            RefusalReason reason = checks.check(request);
            writer.verdict(
                    signal.signalId(),
                    signal.strategyId(),
                    signal.instrumentId(),
                    i,
                    reason,
                    request.limitValue,
                    request.actualValue);
            if (reason == RefusalReason.NONE) {
                writer.order(
                        ledger,
                        signal.signalId(),
                        signal.strategyId(),
                        signal.instrumentId(),
                        i,
                        request.side,
                        Intent.ENTRY,
                        ExecReason.CLIENT,
                        0,
                        request.quantityMicroLots,
                        signal.stopPoints(),
                        signal.targetPoints());
            }
        }
    }

    /** Closes what is open as far as the slot and the table of orders have room; the rest goes on at the next Timer. */
    private void closeAll() {
        for (int i = 0; i < ledger.positions().count(); i++) {
            Position held = ledger.positions().at(i);
            if (held.state() == PositionState.OPEN) {
                if (!writer.hasRoomForOrder() || ledger.orders().isFull()) {
                    return;
                }
                close(held, 0, held.strategyId(), held.quantityMicroLots(), closeAllReason);
            }
        }
        isClosingAll = false;
    }
}
