package io.ringfire.app.view;

import static io.ringfire.engine.record.RecordFrame.BLOCK_OFFSET;

import io.ringfire.engine.instrument.Currency;
import io.ringfire.engine.instrument.Instrument;
import io.ringfire.engine.ledger.Account;
import io.ringfire.engine.ledger.Ledger;
import io.ringfire.engine.ledger.LedgerListener;
import io.ringfire.engine.ledger.LedgerOrder;
import io.ringfire.engine.ledger.Position;
import io.ringfire.engine.number.Base32;
import io.ringfire.engine.order.CommandKind;
import io.ringfire.engine.order.ExecReason;
import io.ringfire.engine.order.ExecType;
import io.ringfire.engine.order.Intent;
import io.ringfire.engine.order.OrderState;
import io.ringfire.engine.order.Proof;
import io.ringfire.engine.order.RefusalReason;
import io.ringfire.engine.order.Side;
import io.ringfire.engine.order.TradingState;
import io.ringfire.engine.record.RecordFrame;
import io.ringfire.engine.ring.EngineCounters;
import io.ringfire.engine.sbe.AccountReportDecoder;
import io.ringfire.engine.sbe.AlertDecoder;
import io.ringfire.engine.sbe.ApprovalAskedDecoder;
import io.ringfire.engine.sbe.ClockStepDecoder;
import io.ringfire.engine.sbe.DiskLowDecoder;
import io.ringfire.engine.sbe.ExecutionReportDecoder;
import io.ringfire.engine.sbe.InstrumentDefinedDecoder;
import io.ringfire.engine.sbe.OperatorCommandDecoder;
import io.ringfire.engine.sbe.OrderDecoder;
import io.ringfire.engine.sbe.OrderStateDecoder;
import io.ringfire.engine.sbe.RiskVerdictDecoder;
import io.ringfire.engine.sbe.SendResultDecoder;
import io.ringfire.engine.sbe.ShieldVerdictDecoder;
import io.ringfire.engine.sbe.SignalDecoder;
import io.ringfire.engine.sbe.SnapshotAccountDecoder;
import io.ringfire.engine.sbe.SnapshotOrderDecoder;
import io.ringfire.engine.sbe.SnapshotPositionDecoder;
import io.ringfire.engine.sbe.StageFailedDecoder;
import io.ringfire.engine.sbe.StateChangedDecoder;
import io.ringfire.engine.sbe.StrategyDisabledDecoder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.agrona.DirectBuffer;

/**
 * Folds the engine's facts and decisions into what is shown, by a ledger of its own. Publisher's thread; what it says is a view,
 * never the truth.
 */
final class ViewFold {
    private static final long NS_PER_MS = 1_000_000L;
    private static final int ALL_ACCOUNTS = 0xFFFF;

    /** Stands for an amount that the terminal did not say. */
    static final long NOT_SAID = Long.MIN_VALUE;

    private final List<String> strategyIds;
    private final String orderIdPrefix;
    private final Ledger ledger = new Ledger(new Closings(), new EngineCounters());
    private final Fires fires;
    private final Notices notices = new Notices();
    private final Restraints restraints = new Restraints();
    private final Sizes sizes = new Sizes();
    private final Refusals refusals = new Refusals();
    private final Signals signals = new Signals();
    private final long[] brokerBalance = new long[Ledger.MAX_ACCOUNTS];
    private final long[] brokerEquity = new long[Ledger.MAX_ACCOUNTS];
    private final long[] brokerMargin = new long[Ledger.MAX_ACCOUNTS];
    private final List<Instrument> instruments = new ArrayList<>();
    private final List<Long> closedPositions = new ArrayList<>();
    private final ClosedPositions closed = new ClosedPositions();
    private boolean isEstimate;
    private long reportNs;
    private final List<String> disabledStrategies = new ArrayList<>();
    private TradingState tradingState = TradingState.ACTIVE;
    private String haltReason = "";
    private long clockStepNs;
    private long clockStepAtNs;

    /**
     * Begins empty.
     *
     * @param strategyIds of the run, by place
     * @param orderIdPrefix mode letter and installation
     */
    ViewFold(List<String> strategyIds, String orderIdPrefix, int keepFires) {
        this.strategyIds = strategyIds;
        this.orderIdPrefix = orderIdPrefix;
        this.fires = new Fires(keepFires);
        Arrays.fill(brokerBalance, NOT_SAID);
        Arrays.fill(brokerMargin, NOT_SAID);
    }

    void onQuote(int instrumentId, long bidPoints, long askPoints, long eventNs) {
        // the latest quote of whatever source stands for all of them: this is a view
        int accounts = ledger.accountCount();
        for (int i = 0; i < Math.max(1, accounts); i++) {
            int sourceId = accounts == 0 ? 0 : ledger.account(i).sourceId();
            ledger.onQuote(instrumentId, sourceId, bidPoints, askPoints, eventNs);
        }
    }

    /** Applies one frame. */
    void onFrame(DirectBuffer buffer, int offset) {
        int block = offset + BLOCK_OFFSET;
        int length = RecordFrame.blockLength(buffer, offset);
        int version = RecordFrame.version(buffer, offset);
        switch (RecordFrame.templateId(buffer, offset)) {
            case OrderDecoder.TEMPLATE_ID -> onOrder(new OrderDecoder().wrap(buffer, block, length, version));
            case OrderStateDecoder.TEMPLATE_ID ->
                onOrderState(new OrderStateDecoder().wrap(buffer, block, length, version));
            case ExecutionReportDecoder.TEMPLATE_ID ->
                onReport(new ExecutionReportDecoder().wrap(buffer, block, length, version));
            case SendResultDecoder.TEMPLATE_ID ->
                ledger.onSendResult(new SendResultDecoder().wrap(buffer, block, length, version));
            case InstrumentDefinedDecoder.TEMPLATE_ID ->
                define(Instrument.from(new InstrumentDefinedDecoder().wrap(buffer, block, length, version)));
            case SnapshotAccountDecoder.TEMPLATE_ID ->
                ledger.open(new SnapshotAccountDecoder().wrap(buffer, block, length, version));
            case SnapshotPositionDecoder.TEMPLATE_ID ->
                ledger.restore(new SnapshotPositionDecoder().wrap(buffer, block, length, version));
            case SnapshotOrderDecoder.TEMPLATE_ID ->
                takeOver(new SnapshotOrderDecoder().wrap(buffer, block, length, version));
            case StageFailedDecoder.TEMPLATE_ID -> halt("a stage failed");
            case DiskLowDecoder.TEMPLATE_ID -> {
                DiskLowDecoder low = new DiskLowDecoder().wrap(buffer, block, length, version);
                halt("the disk has " + low.freeBytes() + " bytes left, the journals need " + low.requiredBytes());
            }
            case ClockStepDecoder.TEMPLATE_ID ->
                onClockStep(new ClockStepDecoder().wrap(buffer, block, length, version));
            case OperatorCommandDecoder.TEMPLATE_ID ->
                obey(new OperatorCommandDecoder().wrap(buffer, block, length, version));
            case AccountReportDecoder.TEMPLATE_ID -> {
                AccountReportDecoder report = new AccountReportDecoder().wrap(buffer, block, length, version);
                if (report.accountId() < brokerBalance.length) {
                    brokerBalance[report.accountId()] = report.balanceMicros();
                    brokerEquity[report.accountId()] = report.equityMicros();
                    brokerMargin[report.accountId()] = report.marginMicros();
                }
            }
            case AlertDecoder.TEMPLATE_ID -> {
                AlertDecoder alert = new AlertDecoder().wrap(buffer, block, length, version);
                notices.onAlert(alert, account(alert.accountId()), ledger.instrument(alert.instrumentId()));
            }
            case ApprovalAskedDecoder.TEMPLATE_ID -> {
                ApprovalAskedDecoder asked = new ApprovalAskedDecoder().wrap(buffer, block, length, version);
                notices.onApproval(
                        asked,
                        account(asked.accountId()),
                        strategy(asked.strategyId()),
                        ledger.instrument(asked.instrumentId()));
                signals.onApproval(asked, account(asked.accountId()));
            }
            case StrategyDisabledDecoder.TEMPLATE_ID ->
                disabledStrategies.add(strategy(new StrategyDisabledDecoder()
                        .wrap(buffer, block, length, version)
                        .strategyId()));
            case RiskVerdictDecoder.TEMPLATE_ID -> {
                RiskVerdictDecoder verdict = new RiskVerdictDecoder().wrap(buffer, block, length, version);
                signals.onVerdict(verdict, account(verdict.accountId()));
                Instrument of = ledger.instrument(verdict.instrumentId());
                refusals.onRefusal(
                        verdict,
                        account(verdict.accountId()),
                        strategy(verdict.strategyId()),
                        of == null ? "" : of.symbol());
            }
            case ShieldVerdictDecoder.TEMPLATE_ID -> {
                ShieldVerdictDecoder judged = new ShieldVerdictDecoder().wrap(buffer, block, length, version);
                signals.onShield(judged, strategy(judged.strategyId()), ledger.instrument(judged.instrumentId()));
            }
            case SignalDecoder.TEMPLATE_ID -> {
                SignalDecoder signal = new SignalDecoder().wrap(buffer, block, length, version);
                signals.onSignal(signal, strategy(signal.strategyId()), ledger.instrument(signal.instrumentId()));
            }
            case StateChangedDecoder.TEMPLATE_ID -> {
                StateChangedDecoder changed = new StateChangedDecoder().wrap(buffer, block, length, version);
                restraints.onChange(changed, account(changed.accountId()), strategy(changed.strategyId()));
            }
            default -> {
                // nothing that is shown
            }
        }
    }

    /** Instruments by id. */
    List<Instrument> instruments() {
        return instruments;
    }

    /** Positions and money. */
    Ledger ledger() {
        return ledger;
    }

    /** Orders. */
    Fires fires() {
        return fires;
    }

    /** Balance as the account's terminal said last, in micros; {@link #NOT_SAID} before it did. */
    long brokerBalanceMicros(int accountId) {
        return brokerBalance[accountId];
    }

    /** Equity as the account's terminal said last. */
    long brokerEquityMicros(int accountId) {
        return brokerEquity[accountId];
    }

    /** Margin in use as the account's terminal said last; {@link #NOT_SAID} when it did not. */
    long brokerMarginMicros(int accountId) {
        return brokerMargin[accountId];
    }

    /** What people should know. */
    Notices notices() {
        return notices;
    }

    /** What risk has refused. */
    Refusals refusals() {
        return refusals;
    }

    /** The latest signals. */
    Signals signals() {
        return signals;
    }

    /** By how much the clock stepped last, ns; 0 while it did not. */
    long clockStepNs() {
        return clockStepNs;
    }

    /** Event time of that step, epoch ns. */
    long clockStepAtNs() {
        return clockStepAtNs;
    }

    /** Accounts and strategies that are shut. */
    Restraints restraints() {
        return restraints;
    }

    /** Whose entries get less than their size. */
    Sizes sizes() {
        return sizes;
    }

    /** Whether entries are let through. */
    TradingState tradingState() {
        return tradingState;
    }

    /** Why trading is not active; empty while it is. */
    String haltReason() {
        return haltReason;
    }

    private void halt(String reason) {
        tradingState = TradingState.HALTED;
        haltReason = reason;
    }

    /** As risk takes it: a step back halts, one forward only makes quotes stale. */
    private void onClockStep(ClockStepDecoder step) {
        long stepNs = step.stepNs();
        clockStepNs = stepNs;
        clockStepAtNs = step.eventNs();
        if (stepNs < 0) {
            halt("the clock stepped back by " + -stepNs / NS_PER_MS + " ms");
        }
    }

    /** Ids of strategies that threw. */
    List<String> disabledStrategies() {
        return disabledStrategies;
    }

    /** Ids of the positions closed since the last call. */
    List<Long> takeClosedPositions() {
        List<Long> taken = List.copyOf(closedPositions);
        closedPositions.clear();
        return taken;
    }

    /** The latest closes. */
    ClosedPositions closed() {
        return closed;
    }

    /** Id of the strategy at a place; empty for none of ours. */
    String strategy(int strategyId) {
        return strategyId < strategyIds.size() ? strategyIds.get(strategyId) : "";
    }

    /** Name of an account. */
    String account(int accountId) {
        Account account = accountId < ledger.accountCount() ? ledger.account(accountId) : null;
        return account == null ? "" : account.name();
    }

    private void define(Instrument instrument) {
        ledger.define(instrument);
        instruments.add(instrument);
    }

    private void onOrder(OrderDecoder order) {
        ledger.add(order);
        Fire fire = new Fire(
                order.orderId(),
                account(order.accountId()),
                strategy(order.strategyId()),
                ledger.instrument(order.instrumentId()),
                Side.of(order.side()),
                Intent.of(order.intent()),
                order.quantityMicroLots(),
                order.positionId());
        fires.add(order.orderNumber(), fire, OrderState.JOURNALLED, order.eventNs());
        signals.onOrder(order, account(order.accountId()));
    }

    private void takeOver(SnapshotOrderDecoder order) {
        ledger.restore(order);
        Fire fire = new Fire(
                orderIdPrefix + Base32.text(order.orderNumber()),
                account(order.accountId()),
                strategy(order.strategyId()),
                ledger.instrument(order.instrumentId()),
                Side.of(order.side()),
                Intent.of(order.intent()),
                order.quantityMicroLots(),
                order.positionId());
        fire.filled(order.filledMicroLots(), 0, 0);
        fires.add(order.orderNumber(), fire, OrderState.of(order.state()), order.eventNs());
    }

    private void onReport(ExecutionReportDecoder report) {
        isEstimate = report.estimated() != 0;
        reportNs = report.eventNs();
        ledger.onReport(report);
        if (ExecType.of(report.execType()) == ExecType.PROOF) {
            fires.prove(account(report.accountId()), report.positionId());
        }
    }

    private void onOrderState(OrderStateDecoder state) {
        Fire fire = fires.find(state.orderNumber());
        if (fire == null) {
            return;
        }
        fire.filled(state.filledMicroLots(), state.averagePriceMicroPoints(), state.positionId());
        fire.because(RefusalReason.of(state.reason()), Proof.of(state.proof()));
        fires.move(state.orderNumber(), fire, OrderState.of(state.state()), state.eventNs());
    }

    /** What concerns one account alone halts no other. */
    private void obey(OperatorCommandDecoder command) {
        CommandKind kind = CommandKind.of(command.kind());
        if (kind == CommandKind.RISK) {
            boolean isOfStrategy = command.strategy() != 0;
            sizes.onCommand(
                    command, account(command.accountId()), isOfStrategy ? strategy(command.strategy() - 1) : "");
        }
        if (command.accountId() != ALL_ACCOUNTS || command.strategy() != 0) {
            return;
        }
        TradingState asked = switch (kind) {
            case HALT -> TradingState.HALTED;
            case RESUME -> TradingState.ACTIVE;
            case REDUCE_ONLY -> TradingState.REDUCE_ONLY;
            case CLOSE_ALL, CLOSE, CLOSE_AT_END, FIRE, APPROVE, DECLINE, RESOLVE, PING, BLOCK, RISK -> null;
        };
        if (asked != null) {
            tradingState = asked;
            haltReason = kind + " by " + command.who() + ": " + command.why(); // var data are read in this order
        }
    }

    /** Orders are shown as their own records tell; of the ledger's news only closed positions are needed. */
    private final class Closings implements LedgerListener {
        @Override
        public void onOrderState(
                LedgerOrder moved,
                Proof proof,
                RefusalReason reason,
                long positionId,
                long orderTicket,
                long dealTicket) {
            // the OrderState record says it, as it was journalled
        }

        @Override
        public void onPositionClosed(Position position, ExecReason reason) {
            closedPositions.add(position.positionId());
            String currency = Currency.text(ledger.account(position.accountId()).currency());
            closed.add(position, account(position.accountId()), currency, reason, isEstimate, reportNs);
        }
    }
}
