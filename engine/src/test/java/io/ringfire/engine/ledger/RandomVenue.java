package io.ringfire.engine.ledger;

import static io.ringfire.engine.ledger.LedgerDesk.LOT;

import io.ringfire.engine.instrument.Instrument;
import io.ringfire.engine.ledger.LedgerEvents.Report;
import io.ringfire.engine.ledger.LedgerModel.Book;
import io.ringfire.engine.ledger.LedgerModel.Holding;
import io.ringfire.engine.order.ExecType;
import io.ringfire.engine.order.SendOutcome;
import io.ringfire.engine.order.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** A market, traders and venues by a seed: orders that fill whole, in parts or not at all, costs, cash, and what is told twice. */
final class RandomVenue {
    private static final int MOST_PENDING = 40;
    private static final int MOST_HELD = 10;

    private final LedgerEvents events;
    private final Instrument[] instruments;
    private final long[] midPoints;
    private final SplittableRandom random;
    private final List<Pending> pending = new ArrayList<>();
    private long lastOrder;
    private long lastPosition;

    /** An order that awaits something; {@code positionId} is what it closes, or opened. */
    private static final class Pending {
        long number;
        int account;
        int instrument;
        Side side;
        long leftMicroLots;
        long positionId;
        boolean isExit;
        boolean isSent;
    }

    RandomVenue(LedgerEvents events, Instrument[] instruments, long[] midPoints, long seed) {
        this.events = events;
        this.instruments = instruments;
        this.midPoints = midPoints.clone();
        this.random = new SplittableRandom(seed);
    }

    int pendingOrders() {
        return pending.size();
    }

    /** One event. */
    void step() {
        int kind = random.nextInt(100);
        boolean isRoom = pending.size() < MOST_PENDING;
        if (pending.isEmpty() || kind < 24 && isRoom) {
            order();
        } else if (kind < 63) {
            answer(pending.get(random.nextInt(pending.size())));
        } else if (kind < 66) {
            closeUnasked();
        } else if (kind < 69) {
            money(ExecType.SWAP);
        } else if (kind < 71) {
            money(ExecType.CASH_FLOW);
        } else if (kind < 73) {
            tellAgain();
        } else {
            quote();
        }
    }

    private void quote() {
        int id = random.nextInt(instruments.length);
        long mid = midPoints[id];
        long most = mid / (random.nextInt(50) == 0 ? 50 : 2_000);
        midPoints[id] = Math.max(1_000, mid + random.nextLong(-most, most + 1));
        long half = random.nextLong(midPoints[id] / 5_000 + 1);
        events.quote(id, random.nextInt(3), midPoints[id] - half, midPoints[id] + half + random.nextInt(2));
    }

    private void order() {
        Pending made = new Pending();
        made.account = random.nextInt(events.model.books.size());
        Book book = events.model.books.get(made.account);
        Holding closed = book.spec.isNetting() || random.nextInt(MOST_HELD) >= book.held.size() ? null : held(book);
        if (closed != null && pending.stream().anyMatch(other -> other.isExit && other.positionId == closed.id)) {
            quote();
            return;
        }
        made.number = ++lastOrder;
        made.instrument = closed == null ? random.nextInt(instruments.length) : closed.instrument.id();
        made.side = closed == null ? Side.of(random.nextInt(2)) : closed.side.opposite();
        made.isExit = closed != null;
        made.positionId = closed == null ? 0 : closed.id;
        made.leftMicroLots =
                closed == null || random.nextInt(3) == 0 ? quantity() : LedgerComparison.micros(closed.lots);
        pending.add(made);
        events.order(made.number, made.account, made.instrument, made.side, made.leftMicroLots, closed);
    }

    private void answer(Pending order) {
        if (!order.isSent) {
            order.isSent = random.nextInt(20) != 0;
            events.sendResult(
                    order.number,
                    order.isSent
                            ? SendOutcome.SENT
                            : random.nextBoolean() ? SendOutcome.NOT_SENT : SendOutcome.EXPIRED);
            if (!order.isSent) {
                pending.remove(order);
            }
            return;
        }
        Book book = events.model.books.get(order.account);
        Holding holding = book.spec.isNetting() ? book.of(order.instrument) : book.held.get(order.positionId);
        boolean isEntry = !order.isExit && (holding == null || holding.side == order.side);
        if (random.nextInt(20) == 0 || order.isExit && holding == null) {
            pending.remove(order);
            events.report(said(ExecType.REJECT, order, 0, 0, true));
            return;
        }
        long quantity = random.nextInt(3) == 0 ? 1 + random.nextLong(order.leftMicroLots) : order.leftMicroLots;
        if (!isEntry) {
            quantity = Math.min(quantity, LedgerComparison.micros(holding.lots));
        }
        order.leftMicroLots -= quantity;
        if (order.leftMicroLots == 0) {
            pending.remove(order);
        }
        if (book.spec.isNetting()) {
            order.positionId = holding == null ? ++lastPosition : holding.id;
        } else if (isEntry && order.positionId == 0) {
            order.positionId = ++lastPosition;
        }
        ExecType type = order.leftMicroLots == 0 ? ExecType.FILL : ExecType.PARTIAL_FILL;
        events.report(said(type, order, quantity, fillPoints(order.instrument), isEntry));
    }

    private Report said(ExecType type, Pending order, long quantity, long price, boolean isEntry) {
        boolean isFill = type != ExecType.REJECT;
        boolean isEstimated = isFill && !isEntry && random.nextBoolean();
        return new Report(
                type,
                order.account,
                order.instrument,
                order.side,
                quantity,
                isEstimated && random.nextInt(4) == 0 ? 0 : price,
                order.number,
                order.positionId,
                isFill ? -cost() : 0,
                0,
                isFill && !isEntry ? amount() : 0,
                isEntry,
                isEstimated);
    }

    /** The venue closes by itself, whole or a part, or tells of a position that nobody knows. */
    private void closeUnasked() {
        int account = random.nextInt(events.model.books.size());
        Book book = events.model.books.get(account);
        Holding holding = random.nextInt(20) == 0 ? null : held(book);
        Report said = new Report(
                ExecType.FILL,
                account,
                holding == null ? 0 : holding.instrument.id(),
                holding == null ? Side.SELL : holding.side.opposite(),
                random.nextInt(2) * quantity(),
                fillPoints(holding == null ? 0 : holding.instrument.id()),
                0,
                holding == null ? ++lastPosition : holding.id,
                -cost(),
                random.nextInt(2) * amount(),
                amount(),
                false,
                random.nextBoolean());
        boolean isTerminal = book.spec.sourceId() != 0;
        if (holding == null && isTerminal) {
            events.passedOver(said);
        } else {
            events.report(said);
        }
    }

    private void money(ExecType type) {
        int account = random.nextInt(events.model.books.size());
        Holding holding = held(events.model.books.get(account));
        boolean isSwap = type == ExecType.SWAP;
        long position = isSwap && holding != null ? holding.id : 0;
        long swap = isSwap ? amount() : 0;
        long cash = isSwap ? 0 : amount() * 1_000;
        events.report(new Report(type, account, 0, Side.BUY, 0, 0, 0, position, 0, swap, cash, false, false));
    }

    /** An entry that is booked is told once more, at another price and cost. */
    private void tellAgain() {
        int account = random.nextInt(events.model.books.size());
        Holding holding = held(events.model.books.get(account));
        if (holding == null || pending.stream().anyMatch(order -> order.number == holding.order)) {
            quote();
            return;
        }
        int id = holding.instrument.id();
        events.passedOver(new Report(
                ExecType.FILL,
                account,
                id,
                holding.side,
                quantity(),
                fillPoints(id),
                holding.order,
                holding.id,
                -cost(),
                0,
                0,
                true,
                false));
    }

    private Holding held(Book book) {
        List<Holding> all = new ArrayList<>(book.held.values());
        return all.isEmpty() ? null : all.get(random.nextInt(all.size()));
    }

    private long fillPoints(int instrument) {
        return midPoints[instrument] + random.nextInt(41) - 20;
    }

    /** Mostly hundredths of a lot, some as fine as can be. */
    private long quantity() {
        return random.nextInt(4) == 0 ? 1 + random.nextLong(2 * LOT) : (1 + random.nextInt(300)) * (LOT / 100);
    }

    /** Cents, or any micros; may be nothing. */
    private long cost() {
        return random.nextBoolean() ? random.nextInt(1_000) * 10_000L : random.nextLong(9_000_000);
    }

    private long amount() {
        return random.nextLong(-90_000_000, 90_000_000);
    }
}
