package io.ringfire.engine.ledger;

import io.ringfire.engine.money.Conversions;
import io.ringfire.engine.number.WideProduct;
import io.ringfire.engine.order.ExecReason;
import io.ringfire.engine.order.ExecType;
import io.ringfire.engine.order.Intent;
import io.ringfire.engine.order.OrderState;
import io.ringfire.engine.order.PositionState;
import io.ringfire.engine.order.Proof;
import io.ringfire.engine.order.RefusalReason;
import io.ringfire.engine.order.Side;
import io.ringfire.engine.order.VenueKind;
import io.ringfire.engine.ring.EngineCounters;
import io.ringfire.engine.ring.EngineCounters.Counter;
import io.ringfire.engine.sbe.ExecutionReportDecoder;

/** Applies execution reports to a ledger: money first, then the position, then the order. */
final class ReportBooking {
    private final Ledger ledger;
    private final LedgerListener listener;
    private final EngineCounters counters;
    private final WideProduct wide = new WideProduct();
    private long profitMicros;
    private long pricePoints;

    ReportBooking(Ledger ledger, LedgerListener listener, EngineCounters counters) {
        this.ledger = ledger;
        this.listener = listener;
        this.counters = counters;
    }

    void apply(ExecutionReportDecoder report) {
        ExecType type = ExecType.of(report.execType());
        if (report.accountId() >= ledger.accountCount()) {
            counters.increment(Counter.UNMATCHED_REPORTS);
            return;
        }
        Account account = ledger.account(report.accountId());
        if (isRepeated(report, type, account)) {
            counters.increment(Counter.UNMATCHED_REPORTS);
            return;
        }
        if (type == ExecType.CASH_FLOW) {
            account.book(0, 0, 0, report.profitMicros());
            return;
        }
        profitMicros = report.profitMicros();
        pricePoints = report.pricePoints();
        if (report.estimated() != 0) {
            profitMicros = estimate(report);
        }
        account.book(report.commissionMicros(), report.swapMicros(), profitMicros, 0);
        switch (type) {
            case SWAP -> bookSwap(report);
            case REJECT -> reject(report);
            case IN_DOUBT -> doubt(report);
            case PROOF -> prove(report);
            case MODIFIED -> modify(report);
            default -> fill(report, type == ExecType.FILL);
        }
    }

    /**
     * Whether a fill tells of what is booked already, or of nobody's: an entry of an order that has its position, as when a terminal
     * answers while a person resolves; or, of a terminal, the close of a position that is gone, as when it says first that it
     * closed it and then what that earned. What its balance says beyond the books is settled as a cash flow.
     */
    private boolean isRepeated(ExecutionReportDecoder report, ExecType type, Account account) {
        boolean isFill = type == ExecType.FILL || type == ExecType.PARTIAL_FILL;
        if (!isFill || report.orderNumber() != 0 && ledger.orders().find(report.orderNumber()) != null) {
            return false;
        }
        if (report.entry() == 0) {
            return account.venueKind() != VenueKind.SIMULATED
                    && ledger.positions().find(account.id(), report.positionId()) == null;
        }
        return ledger.instrument(report.instrumentId()) == null
                || report.orderNumber() != 0 && isOpenedBy(account.id(), report.orderNumber());
    }

    private boolean isOpenedBy(int accountId, long orderNumber) {
        for (int i = 0; i < ledger.positions().count(); i++) {
            Position held = ledger.positions().at(i);
            if (held.accountId == accountId && held.orderNumber == orderNumber) {
                return true;
            }
        }
        return false;
    }

    /** What a close earned whose profit the venue did not name: at the price of the report, by the latest quotes. */
    private long estimate(ExecutionReportDecoder report) {
        Position position = ledger.positions().find(report.accountId(), report.positionId());
        if (position == null || report.entry() != 0) {
            return 0;
        }
        if (pricePoints <= 0) {
            pricePoints = ledger.account(report.accountId()).closingPoints(position);
        }
        long quantity = taken(position, report);
        long profit = ledger.profit(position, quantity, position.heldValueOf(quantity, wide), pricePoints);
        return profit == Conversions.NO_RATE ? 0 : profit;
    }

    /** How much a close takes: what it says; all that is held where it says nothing, or more than that. */
    private static long taken(Position position, ExecutionReportDecoder report) {
        long quantity = report.quantityMicroLots();
        return quantity == 0 || quantity > position.quantityMicroLots ? position.quantityMicroLots : quantity;
    }

    private void doubt(ExecutionReportDecoder report) {
        LedgerOrder order = ledger.orders().find(report.orderNumber());
        if (order == null) {
            counters.increment(Counter.UNMATCHED_REPORTS);
            return;
        }
        ledger.moveOrder(
                order, OrderState.IN_DOUBT, Proof.NONE, RefusalReason.of(report.refusal()), 0, report.orderTicket(), 0);
    }

    private void prove(ExecutionReportDecoder report) {
        Position position = ledger.positions().find(report.accountId(), report.positionId());
        if (position == null) {
            counters.increment(Counter.UNMATCHED_REPORTS);
        } else {
            position.proof = Proof.PROVEN;
        }
    }

    private void modify(ExecutionReportDecoder report) {
        Position position = ledger.positions().find(report.accountId(), report.positionId());
        LedgerOrder order = ledger.orders().find(report.orderNumber());
        if (position == null || order == null) {
            counters.increment(Counter.UNMATCHED_REPORTS);
        }
        if (position != null) {
            position.stopPoints = report.stopPoints();
            position.targetPoints = report.targetPoints();
        }
        if (order != null) {
            ledger.moveOrder(
                    order,
                    OrderState.DONE,
                    Proof.of(report.proof()),
                    RefusalReason.NONE,
                    report.positionId(),
                    report.orderTicket(),
                    0);
        }
    }

    private void bookSwap(ExecutionReportDecoder report) {
        Position position = ledger.positions().find(report.accountId(), report.positionId());
        if (position == null) {
            counters.increment(Counter.UNMATCHED_REPORTS);
        } else {
            position.swapMicros += report.swapMicros();
        }
    }

    private void reject(ExecutionReportDecoder report) {
        LedgerOrder order = ledger.orders().find(report.orderNumber());
        if (order == null) {
            counters.increment(Counter.UNMATCHED_REPORTS);
            return;
        }
        RefusalReason reason =
                report.refusal() == 0 ? RefusalReason.VENUE_REJECTED : RefusalReason.of(report.refusal());
        ledger.moveOrder(order, OrderState.REJECTED, Proof.of(report.proof()), reason, 0, report.orderTicket(), 0);
    }

    private void fill(ExecutionReportDecoder report, boolean isLast) {
        if (report.entry() != 0 && isAnothers(report)) {
            doubt(report); // it was filled, and into what nobody can say: a person has to look
            return;
        }
        counters.increment(Counter.FILLS);
        LedgerOrder order = report.orderNumber() == 0 ? null : ledger.orders().find(report.orderNumber());
        if (report.entry() != 0) {
            enter(report, order);
        } else {
            exit(report, order, isLast && order != null && order.intent == Intent.EXIT);
        }
        if (order != null) {
            order.filledMicroLots += report.quantityMicroLots();
            order.filledValue =
                    Math.addExact(order.filledValue, Math.multiplyExact(pricePoints, report.quantityMicroLots()));
            ledger.moveOrder(
                    order,
                    isLast ? OrderState.FILLED : OrderState.PARTIALLY_FILLED,
                    Proof.of(report.proof()),
                    RefusalReason.NONE,
                    report.positionId(),
                    report.orderTicket(),
                    report.dealTicket());
        } else if (report.orderNumber() != 0) {
            counters.increment(Counter.UNMATCHED_REPORTS);
        }
    }

    /** Whether an entry names a position of another instrument or side: a broker gives no id twice, so one of the two is wrong. */
    private boolean isAnothers(ExecutionReportDecoder report) {
        Position held = ledger.positions().find(report.accountId(), report.positionId());
        return held != null && (held.instrument.id() != report.instrumentId() || held.side != Side.of(report.side()));
    }

    private void enter(ExecutionReportDecoder report, LedgerOrder order) {
        Position position = ledger.positions().find(report.accountId(), report.positionId());
        if (position == null) {
            counters.increment(Counter.POSITIONS);
            position = ledger.positions().add();
            position.accountId = report.accountId();
            position.instrument = ledger.instrument(report.instrumentId());
            position.strategyId = report.strategyId();
            position.positionId = report.positionId();
            position.orderNumber = report.orderNumber();
            position.orderTicket = report.orderTicket();
            position.side = Side.of(report.side());
            position.state = PositionState.OPEN;
            position.openNs = report.eventNs();
            position.proof = Proof.of(report.proof());
            ledger.linkConversions(position);
        }
        boolean isRest = order != null && order.filledMicroLots > 0 && position.openedMicroLots > 0;
        if (order != null && !isRest) { // the rest finds them set, and perhaps changed since
            position.takeStops(order.stopPoints, order.targetPoints);
        }
        long quantity = report.quantityMicroLots();
        position.quantityMicroLots += quantity;
        position.openedMicroLots += quantity;
        long value = Math.multiplyExact(report.pricePoints(), quantity);
        position.openValue = Math.addExact(position.openValue, value);
        position.heldValue = Math.addExact(position.heldValue, value);
        position.commissionMicros += report.commissionMicros();
        ledger.value(position);
    }

    /** {@code isAnswered}: the order that asked for this is through; until then no other may close what is left. */
    private void exit(ExecutionReportDecoder report, LedgerOrder answered, boolean isAnswered) {
        Position position = ledger.positions().find(report.accountId(), report.positionId());
        if (position == null) {
            counters.increment(Counter.UNMATCHED_REPORTS);
            return;
        }
        long quantity = taken(position, report);
        position.heldValue -= position.heldValueOf(quantity, wide);
        position.quantityMicroLots -= quantity;
        position.closedMicroLots += quantity;
        position.closeValue = Math.addExact(position.closeValue, Math.multiplyExact(pricePoints, quantity));
        position.commissionMicros += report.commissionMicros();
        position.profitMicros += profitMicros;
        if (position.quantityMicroLots > 0) {
            if (isAnswered && position.state.canBecome(PositionState.OPEN)) {
                position.state = PositionState.OPEN;
            }
            ledger.value(position);
            return;
        }
        Account account = ledger.account(position.accountId);
        account.moveOpenProfit(-position.openProfitMicros);
        account.endTrade(position.resultMicros(), report.eventNs());
        position.openProfitMicros = 0;
        position.state = PositionState.CLOSED;
        listener.onPositionClosed(position, ExecReason.of(report.reason()));
        ledger.positions().remove(position);
        endDoubt(report, answered);
    }

    /** A position that is gone by other evidence leaves nothing to doubt about a close of it. */
    private void endDoubt(ExecutionReportDecoder report, LedgerOrder answered) {
        for (int i = ledger.orders().count() - 1; i >= 0; i--) {
            LedgerOrder close = ledger.orders().at(i);
            if (close != answered
                    && close.intent == Intent.EXIT
                    && close.state == OrderState.IN_DOUBT
                    && close.accountId == report.accountId()
                    && close.positionId == report.positionId()) {
                ledger.moveOrder(
                        close,
                        OrderState.FILLED,
                        Proof.of(report.proof()),
                        RefusalReason.NONE,
                        report.positionId(),
                        0,
                        0);
            }
        }
    }
}
