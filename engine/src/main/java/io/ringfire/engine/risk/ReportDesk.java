package io.ringfire.engine.risk;

import static io.ringfire.engine.record.RecordFrame.BLOCK_OFFSET;

import io.ringfire.engine.ledger.Ledger;
import io.ringfire.engine.ledger.LedgerOrder;
import io.ringfire.engine.ledger.Position;
import io.ringfire.engine.order.AlertCode;
import io.ringfire.engine.order.Evidence;
import io.ringfire.engine.order.ExecReason;
import io.ringfire.engine.order.ExecType;
import io.ringfire.engine.order.Intent;
import io.ringfire.engine.order.OrderState;
import io.ringfire.engine.order.PositionState;
import io.ringfire.engine.order.SendOutcome;
import io.ringfire.engine.order.Severity;
import io.ringfire.engine.order.Side;
import io.ringfire.engine.order.VenueKind;
import io.ringfire.engine.ring.FactSlot;
import io.ringfire.engine.sbe.ExecutionReportDecoder;
import io.ringfire.engine.sbe.SendResultDecoder;

/** Applies reports and send results to the ledger, then does what follows from them: alerts, late fills, retries, blocks. */
final class ReportDesk {
    private static final int REQUOTE = 10004;
    private static final int PRICE_CHANGED = 10020;
    private static final int PRICE_OFF = 10021;
    private static final int TOO_MANY_REQUESTS = 10024;
    private static final int UNSUPPORTED_FILLING = 10030;

    private final Ledger ledger;
    private final DecisionWriter writer;
    private final SignalDesk signals;
    private final SessionBoard sessions;
    private final Closer closer;
    private final RouteBreaker breaker;
    private final TerminalRules rules;
    private final ExecutionReportDecoder report = new ExecutionReportDecoder();
    private final SendResultDecoder sendResult = new SendResultDecoder();

    ReportDesk(
            Ledger ledger,
            DecisionWriter writer,
            SignalDesk signals,
            SessionBoard sessions,
            Closer closer,
            RouteBreaker breaker,
            TerminalRules rules) {
        this.ledger = ledger;
        this.writer = writer;
        this.signals = signals;
        this.sessions = sessions;
        this.closer = closer;
        this.breaker = breaker;
        this.rules = rules;
    }

    /** The report that {@link #onReport} applied last. */
    ExecutionReportDecoder report() {
        return report;
    }

    void onReport(FactSlot fact, long eventNs) {
        report.wrap(
                fact.buffer(),
                BLOCK_OFFSET,
                ExecutionReportDecoder.BLOCK_LENGTH,
                ExecutionReportDecoder.SCHEMA_VERSION);
        ExecType type = ExecType.of(report.execType());
        tellBreaker(type, eventNs);
        boolean hasTerminal = report.accountId() < ledger.accountCount()
                && ledger.account(report.accountId()).venueKind() != VenueKind.SIMULATED;
        LedgerOrder order =
                hasTerminal && report.orderNumber() != 0 ? ledger.orders().find(report.orderNumber()) : null;
        if (order == null) {
            ledger.onReport(report);
            return;
        }
        // the ledger forgets an order that is through: what is needed of it is read before
        long sendByNs = order.sendByNs();
        int attempt = order.attempt();
        long quotePoints = order.quotePoints();
        boolean isEntry = order.intent() == Intent.ENTRY;
        long stopPoints = order.stopPoints();
        long targetPoints = order.targetPoints();
        long quantityMicroLots = order.quantityMicroLots();
        Side side = order.side();
        int instrumentId = order.instrumentId();
        ledger.onReport(report);
        switch (type) {
            case FILL, PARTIAL_FILL -> {
                if (isEntry && eventNs > sendByNs) {
                    lateFill(sendByNs, eventNs);
                }
            }
            case IN_DOUBT -> doubt(order);
            case REJECT -> {
                if (!isEntry) {
                    alert(AlertCode.CLOSE_REFUSED, Severity.CRITICAL, report.retcode());
                } else if (report.retcode() == UNSUPPORTED_FILLING) {
                    sessions.block(report.accountId(), instrumentId);
                    alert(AlertCode.FILLING_MODE_BLOCKED, Severity.CRITICAL, report.retcode());
                } else if (attempt < rules.requoteRetries()
                        && isWorthAnother(report.retcode())
                        && eventNs <= sendByNs) {
                    signals.retry(
                            report.signalId(),
                            report.strategyId(),
                            report.accountId(),
                            report.instrumentId(),
                            side,
                            quantityMicroLots,
                            stopPoints,
                            targetPoints,
                            sendByNs,
                            attempt + 1,
                            quotePoints,
                            eventNs);
                }
            }
            case SWAP, CASH_FLOW, PROOF, MODIFIED -> {
                // nothing follows
            }
        }
    }

    void onSendResult(FactSlot fact) {
        sendResult.wrap(fact.buffer(), BLOCK_OFFSET, SendResultDecoder.BLOCK_LENGTH, SendResultDecoder.SCHEMA_VERSION);
        LedgerOrder order = ledger.orders().find(sendResult.orderNumber());
        boolean isExit = order != null && order.intent() == Intent.EXIT;
        boolean hasTerminal = order != null && ledger.account(order.accountId()).venueKind() != VenueKind.SIMULATED;
        SendOutcome outcome = SendOutcome.of(sendResult.outcome());
        if (order != null) {
            tellBreaker(order.accountId(), outcome, sendResult.eventNs());
        }
        ledger.onSendResult(sendResult);
        if (!hasTerminal) {
            return;
        }
        if (outcome == SendOutcome.UNANSWERED) {
            doubt(order);
        } else if (isExit && outcome != SendOutcome.SENT) {
            writer.alert(
                    AlertCode.CLOSE_REFUSED,
                    Severity.CRITICAL,
                    sendResult.instrumentId(),
                    sendResult.accountId(),
                    sendResult.orderNumber(),
                    0,
                    sendResult.reason());
        }
    }

    private void tellBreaker(ExecType type, long eventNs) {
        if (report.orderNumber() == 0 || report.accountId() >= ledger.accountCount()) {
            return;
        }
        switch (type) {
            case FILL, PARTIAL_FILL -> breaker.onFill(report.accountId());
            case REJECT, IN_DOUBT -> breaker.onFailure(report.accountId(), eventNs);
            case SWAP, CASH_FLOW, PROOF, MODIFIED -> {
                // say nothing of the route
            }
        }
    }

    private void tellBreaker(int accountId, SendOutcome outcome, long eventNs) {
        switch (outcome) {
            case UNANSWERED -> breaker.onFailure(accountId, eventNs);
            case NOT_SENT, EXPIRED, NOT_EXECUTED -> breaker.onUnsent(accountId);
            case SENT -> {
                // what becomes of it is still to come
            }
        }
    }

    private void doubt(LedgerOrder order) {
        if (order.state() == OrderState.IN_DOUBT) {
            writer.alert(
                    order.intent() == Intent.EXIT ? AlertCode.CLOSE_IN_DOUBT : AlertCode.ORDER_IN_DOUBT,
                    Severity.CRITICAL,
                    order.instrumentId(),
                    order.accountId(),
                    order.orderNumber(),
                    order.positionId(),
                    0);
        }
    }

    private void lateFill(long sendByNs, long eventNs) {
        alert(AlertCode.LATE_FILL, Severity.CRITICAL, eventNs - sendByNs);
        Position held = ledger.positions().find(report.accountId(), report.positionId());
        boolean isByHand = report.evidence() == Evidence.OPERATOR.code();
        if (rules.closesLateFills() && !isByHand && held != null && held.state() == PositionState.OPEN) {
            closer.close(held, 0, held.strategyId(), held.quantityMicroLots(), ExecReason.LATE_FILL);
        }
    }

    private void alert(AlertCode code, Severity severity, long value) {
        writer.alert(
                code,
                severity,
                report.instrumentId(),
                report.accountId(),
                report.orderNumber(),
                report.positionId(),
                value);
    }

    private static boolean isWorthAnother(int retcode) {
        return retcode == REQUOTE || retcode == PRICE_CHANGED || retcode == PRICE_OFF || retcode == TOO_MANY_REQUESTS;
    }
}
