package io.ringfire.engine.ledger;

import io.ringfire.engine.instrument.Instrument;
import io.ringfire.engine.market.DayStart;
import io.ringfire.engine.money.Conversions;
import io.ringfire.engine.money.QuoteBoard;
import io.ringfire.engine.order.ExecReason;
import io.ringfire.engine.order.Intent;
import io.ringfire.engine.order.OrderState;
import io.ringfire.engine.order.PositionState;
import io.ringfire.engine.order.Proof;
import io.ringfire.engine.order.RefusalReason;
import io.ringfire.engine.order.SendOutcome;
import io.ringfire.engine.order.Side;
import io.ringfire.engine.ring.EngineCounters;
import io.ringfire.engine.ring.EngineCounters.Counter;
import io.ringfire.engine.ring.TickBlock;
import io.ringfire.engine.sbe.OrderDecoder;
import io.ringfire.engine.sbe.SendResultDecoder;
import io.ringfire.engine.sbe.SnapshotAccountDecoder;
import io.ringfire.engine.sbe.SnapshotOrderDecoder;
import io.ringfire.engine.sbe.SnapshotPositionDecoder;
import io.ringfire.engine.sbe.SnapshotTradesDecoder;

/**
 * Orders, positions and money. One thread; allocates when instruments and accounts are defined and never after. Facts that
 * fit nothing it knows are counted and change nothing, except that what the venue says of a position is always taken.
 */
public final class Ledger {
    /** Most accounts of a run. */
    public static final int MAX_ACCOUNTS = 32;

    private static final int HISTORY = 0;

    private final EngineCounters counters;
    private final LedgerListener listener;
    private final QuoteBoard quotes = new QuoteBoard();
    private final Conversions conversions = new Conversions();
    private final Instrument[] instruments = new Instrument[QuoteBoard.MAX_INSTRUMENTS];
    private final Account[] accounts = new Account[MAX_ACCOUNTS];
    private final OrderTable orders = new OrderTable();
    private final PositionTable positions = new PositionTable();
    private final ReportBooking booking;
    private final TradingDay day;
    private final EquityRange equityRange = new EquityRange();
    private int accountCount;

    /** Whether one of the quotes that {@link #isCalm} was asked about may bring a peak or a depth that was not there before. */
    private boolean mayBeNewExtreme = true;

    /** Tells {@code listener} what changes; days begin at the close of New York. */
    public Ledger(LedgerListener listener, EngineCounters counters) {
        this(DayStart.NEW_YORK_CLOSE, listener, counters);
    }

    /** Tells {@code listener} what changes; days begin when {@code dayStart} says. */
    public Ledger(DayStart dayStart, LedgerListener listener, EngineCounters counters) {
        this.day = new TradingDay(dayStart);
        this.listener = listener;
        this.counters = counters;
        this.booking = new ReportBooking(this, listener, counters);
    }

    /** Adds an instrument of the run. */
    public void define(Instrument instrument) {
        instruments[instrument.id()] = instrument;
        conversions.define(instrument);
    }

    /**
     * Comes to the time of an event, before its fact: where a day begins with it, that day's base is what was true before.
     *
     * @return whether one begins
     */
    public boolean advance(long eventNs) {
        if (!day.advance(eventNs)) {
            return false;
        }
        for (int i = 0; i < accountCount; i++) {
            accounts[i].beginDay(day.startNs());
        }
        return true;
    }

    /** A person lets an account trade again after a loss: its peak is the equity of now. */
    public void rearm(int accountId) {
        accounts[accountId].rearm();
    }

    /** Takes over how many entries an account made in an instrument, unless another day has begun since. */
    public void restore(SnapshotTradesDecoder snapshot) {
        Account account = accounts[snapshot.accountId()];
        if (account.dayStartNs() == snapshot.dayStartNs()) {
            account.countTrade(snapshot.instrumentId(), snapshot.trades());
        }
    }

    /** Opens an account as the run begins. */
    public void open(SnapshotAccountDecoder snapshot) {
        AccountSpec spec = Snapshots.account(snapshot);
        QuoteBoard ownQuotes = spec.sourceId() == 0 ? quotes : new QuoteBoard();
        accounts[accountCount] = new Account(accountCount, spec, ownQuotes, conversions);
        if (day.startNs() != Long.MIN_VALUE) {
            accounts[accountCount].beginDay(day.startNs());
        }
        accountCount++;
    }

    /** Takes over a position that was open as the run began. */
    public void restore(SnapshotPositionDecoder snapshot) {
        Position position = positions.add();
        Snapshots.restore(position, snapshot, instruments[snapshot.instrumentId()]);
        linkConversions(position);
    }

    /** Takes over an order that awaited something as the run began. */
    public void restore(SnapshotOrderDecoder snapshot) {
        Snapshots.restore(orders.add(), snapshot);
    }

    /** Takes a quote of a source, and values what it touches in the accounts for which that source holds. */
    public void onQuote(int instrumentId, int sourceId, long bidPoints, long askPoints, long eventNs) {
        quotes.update(instrumentId, bidPoints, askPoints, eventNs);
        for (int i = 0; sourceId != 0 && i < accountCount; i++) {
            if (accounts[i].sourceId() == sourceId) {
                accounts[i].quotes().update(instrumentId, bidPoints, askPoints, eventNs);
            }
        }
        if (positions.count() == 0) {
            return;
        }
        boolean isTouched = false;
        for (int i = 0; i < positions.count(); i++) {
            Position position = positions.at(i);
            if (position.isTouchedBy(instrumentId) && accounts[position.accountId].takesQuotesOf(sourceId)) {
                value(position);
                isTouched = true;
            }
        }
        if (isTouched) {
            trackDrawdown();
        }
    }

    /**
     * Whether quotes of history leave every account as {@link #onQuotes} does. Where they do, {@link #equityRange} holds until the
     * ledger changes.
     */
    public boolean isCalm(TickBlock ticks) {
        if (!equityRange.find(this, ticks)) {
            return false;
        }
        boolean isNewExtreme = false;
        for (int i = 0; i < accountCount; i++) {
            long lowest = equityRange.lowestMicros(i);
            long highest = equityRange.highestMicros(i);
            if (!accounts[i].isCalm(lowest, highest, equityRange.isReached(i))) {
                return false;
            }
            isNewExtreme |= accounts[i].isNewExtreme(lowest, highest);
        }
        mayBeNewExtreme = isNewExtreme;
        return true;
    }

    /** Takes quotes for which it {@link #isCalm}: the extremes tell of peak and drawdown all there is, and the last one holds. */
    public void onQuotes(TickBlock ticks) {
        int id = ticks.instrumentId();
        int last = ticks.to() - 1;
        long lastNs = ticks.eventNs(last);
        if (mayBeNewExtreme && positions.count() > 0) {
            onQuote(id, HISTORY, ticks.lowestBidPoints(), ticks.lowestAskPoints(), lastNs);
            onQuote(id, HISTORY, ticks.highestBidPoints(), ticks.highestAskPoints(), lastNs);
        }
        onQuote(id, HISTORY, ticks.bidPoints(last), ticks.askPoints(last), lastNs);
    }

    /** Bounds of each account's equity over the quotes that {@link #isCalm} was asked about. */
    public EquityRange equityRange() {
        return equityRange;
    }

    /** When the day ends that has begun, epoch ns; before the first event an instant before all. */
    public long dayEndNs() {
        return day.endNs();
    }

    /** Adds an order that is about to be journalled; an exit moves its position to CLOSING. */
    public LedgerOrder add(OrderDecoder order) {
        LedgerOrder added = orders.add();
        added.orderNumber = order.orderNumber();
        added.signalId = order.signalId();
        added.positionId = order.positionId();
        added.accountId = order.accountId();
        added.instrumentId = order.instrumentId();
        added.strategyId = order.strategyId();
        added.side = Side.of(order.side());
        added.intent = Intent.of(order.intent());
        added.reason = ExecReason.of(order.reason());
        added.state = OrderState.JOURNALLED;
        added.quantityMicroLots = order.quantityMicroLots();
        added.stopPoints = order.stopPoints();
        added.targetPoints = order.targetPoints();
        added.sendByNs = order.sendByNs();
        added.createdNs = order.eventNs();
        added.quotePoints = added.side.executes(order.bidPoints(), order.askPoints());
        switch (added.intent) {
            case ENTRY -> accounts[added.accountId].countTrade(added.instrumentId, 1);
            case EXIT -> movePosition(added, PositionState.CLOSING);
            case MODIFY -> {
                // the position stays as it is until the venue says that it has changed it
            }
        }
        return added;
    }

    /** What became of an order at the gateway. */
    public void onSendResult(SendResultDecoder result) {
        LedgerOrder order = orders.find(result.orderNumber());
        if (order == null) {
            counters.increment(Counter.UNMATCHED_REPORTS);
            return;
        }
        OrderState next = switch (SendOutcome.of(result.outcome())) {
            case SENT -> OrderState.SENT;
            case NOT_SENT -> OrderState.NOT_SENT;
            case EXPIRED -> OrderState.EXPIRED;
            case UNANSWERED -> OrderState.IN_DOUBT;
            case NOT_EXECUTED -> OrderState.REJECTED;
        };
        moveOrder(order, next, Proof.NONE, RefusalReason.of(result.reason()), 0, 0, 0);
    }

    /** What the venue says of orders, positions and money. */
    public void onReport(io.ringfire.engine.sbe.ExecutionReportDecoder report) {
        booking.apply(report);
        trackDrawdown();
    }

    /** Moves an order along the table of states, tells the listener, and forgets the order when nothing more is awaited. */
    void moveOrder(
            LedgerOrder order,
            OrderState next,
            Proof proof,
            RefusalReason reason,
            long positionId,
            long orderTicket,
            long dealTicket) {
        if (!order.state.canBecome(next) && order.state != next) {
            counters.increment(Counter.IMPOSSIBLE_TRANSITIONS);
            return;
        }
        order.state = next;
        if (order.intent == Intent.EXIT && next == OrderState.IN_DOUBT) {
            movePosition(order, PositionState.CLOSE_IN_DOUBT);
        } else if (order.intent == Intent.EXIT && next.isFinal() && next != OrderState.FILLED) {
            movePosition(order, PositionState.OPEN);
        }
        if (order.intent == Intent.ENTRY && next.isFinal() && next != OrderState.FILLED && order.filledMicroLots == 0) {
            takeBack(order);
        }
        listener.onOrderState(order, proof, reason, positionId, orderTicket, dealTicket);
        if (next.isFinal()) {
            orders.remove(order);
        }
    }

    /** An entry of today that came to nothing is no trade. */
    private void takeBack(LedgerOrder entry) {
        Account account = accounts[entry.accountId];
        if (entry.createdNs >= account.dayStartNs()) {
            account.countTrade(entry.instrumentId, -1);
        }
    }

    private void movePosition(LedgerOrder exit, PositionState next) {
        Position position = positions.find(exit.accountId, exit.positionId);
        if (position != null && position.state.canBecome(next)) {
            position.state = next;
        }
    }

    /** Values a position at the latest quotes; without a rate it keeps its last value. */
    void value(Position position) {
        int id = position.instrument.id();
        Account account = accounts[position.accountId];
        QuoteBoard known = account.quotes();
        if (!known.has(id)) {
            return;
        }
        long close = position.side == Side.BUY ? known.bidPoints(id) : known.askPoints(id);
        long profit = position.isWhole() && position.instrument.profitCurrency() == account.currency()
                ? position.wholeProfitMicros(close)
                : profit(position, position.quantityMicroLots, position.heldValue, close);
        if (profit != Conversions.NO_RATE) {
            account.moveOpenProfit(profit - position.openProfitMicros);
            position.openProfitMicros = profit;
        }
    }

    /** What a part of a position that was opened at this value earns at a price; {@link Conversions#NO_RATE} without a rate. */
    long profit(Position position, long quantity, long openValue, long closePoints) {
        Account account = accounts[position.accountId];
        long closeValue = Math.multiplyExact(quantity, closePoints);
        return account.valuation()
                .profitOfValues(account.currency(), position.instrument, position.side, openValue, closeValue);
    }

    void linkConversions(Position position) {
        int from = position.instrument.profitCurrency();
        int to = accounts[position.accountId].currency();
        position.firstConversionId = conversions.firstOnPath(from, to);
        position.secondConversionId = conversions.secondOnPath(from, to);
    }

    private void trackDrawdown() {
        for (int i = 0; i < accountCount; i++) {
            accounts[i].trackDrawdown();
        }
    }

    /** The latest quotes of whatever source; an account executes at its own ({@link Account#quotes}). */
    public QuoteBoard quotes() {
        return quotes;
    }

    /** Makes every quote as old as can be. */
    public void expireQuotes() {
        quotes.expireAll();
        for (int i = 0; i < accountCount; i++) {
            accounts[i].quotes().expireAll();
        }
    }

    /** The ways between currencies. */
    public Conversions conversions() {
        return conversions;
    }

    /** An instrument, null for an id that this run does not know. */
    public Instrument instrument(int instrumentId) {
        return instrumentId >= 0 && instrumentId < instruments.length ? instruments[instrumentId] : null;
    }

    /** Accounts in configured order. */
    public Account account(int accountId) {
        return accounts[accountId];
    }

    /** Number of accounts. */
    public int accountCount() {
        return accountCount;
    }

    /** Open positions, in the order in which they were opened. */
    public PositionTable positions() {
        return positions;
    }

    /** Orders that await something, in the order in which they were made. */
    public OrderTable orders() {
        return orders;
    }

    /** Hash of everything, folded into another. */
    public long foldState(long hash) {
        long folded = hash;
        for (int i = 0; i < accountCount; i++) {
            folded = accounts[i].foldState(folded);
        }
        for (int i = 0; i < positions.count(); i++) {
            folded = positions.at(i).foldState(folded);
        }
        for (int i = 0; i < orders.count(); i++) {
            folded = orders.at(i).foldState(folded);
        }
        return folded;
    }
}
