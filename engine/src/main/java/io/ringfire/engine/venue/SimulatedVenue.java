package io.ringfire.engine.venue;

import io.ringfire.engine.instrument.Instrument;
import io.ringfire.engine.money.Conversions;
import io.ringfire.engine.money.QuoteBoard;
import io.ringfire.engine.money.Valuation;
import io.ringfire.engine.order.Side;
import io.ringfire.engine.ring.FactSlot;
import io.ringfire.engine.ring.TickBlock;
import io.ringfire.engine.sbe.OrderDecoder;
import io.ringfire.engine.sbe.SnapshotPositionDecoder;

/**
 * The broker that paper trading and backtests trade with: one behaviour for both. It belongs to the thread that produces the
 * ring's facts; nothing here is safe for a second one. A quote allocates nothing.
 *
 * <p>For a tick: {@link #onQuote}, publish, {@link #onOrder} for each order that came of it, {@link #settle}. For a Timer the same
 * without the quote. What the venue says of it waits for {@link #pollFact}; {@link #nextDueNs} tells when there is something.
 *
 * <p>A REJECT report names its {@link io.ringfire.engine.order.RefusalReason} by code in {@code refusal}; its quantity, leaves
 * and price are 0.
 */
public final class SimulatedVenue {
    /** Most accounts. */
    public static final int MAX_ACCOUNTS = 64;

    private final QuoteBoard quotes = new QuoteBoard();
    private final Conversions conversions = new Conversions();
    private final QuoteHistory history = new QuoteHistory();
    private final FactQueue facts = new FactQueue();
    private final PendingOrders pending = new PendingOrders();
    private final VenueAccount[] accounts = new VenueAccount[MAX_ACCOUNTS];
    private final VenueSettings settings;
    private final VenueBook book;
    private final Deals deals;
    private final OrderExecution execution;
    private final QuoteWatch watch;
    private final NightlySwap nightlySwap;
    private final RateDifferential rateDifferential;
    private int accountCount;
    private long lastOrderTicket;

    /**
     * Makes a venue without instruments and accounts.
     *
     * @param rates null unless the swap model is {@link SwapModel#RATE_DIFFERENTIAL}
     */
    public SimulatedVenue(VenueSettings settings, InterestRates rates) {
        this.settings = settings;
        Valuation valuation = new Valuation(conversions, quotes);
        book = new VenueBook(conversions, quotes, valuation);
        deals = new Deals(settings, valuation, book, facts);
        execution = new OrderExecution(settings, quotes, history, book, deals, accounts);
        watch = new QuoteWatch(quotes, book, deals, accounts);
        nightlySwap = new NightlySwap(settings, quotes, valuation, deals, accounts);
        rateDifferential = new RateDifferential(settings, rates, quotes, valuation, deals, accounts);
    }

    /** Numbers orders, deals and positions from beyond {@code base} on, so that no two runs of a service share a number. */
    public void numberFrom(long base) {
        lastOrderTicket = Math.max(lastOrderTicket, base);
        deals.numberFrom(base);
        book.numberFrom(base);
    }

    /** Makes an instrument known, for trading or conversion. In the order of ids, before the first quote. */
    public void define(Instrument instrument) {
        conversions.define(instrument);
        book.define(instrument);
        history.define(instrument.id());
    }

    /**
     * Opens an account.
     *
     * @param accountId index in configured order
     * @param currency packed as by {@link io.ringfire.engine.instrument.Currency#of}
     */
    public void addAccount(int accountId, int currency, int leverage, boolean isNetting, long balanceMicros) {
        if (accountId < 0 || accountId >= MAX_ACCOUNTS || accounts[accountId] != null) {
            throw new IllegalArgumentException(
                    "account " + accountId + " is not a new one between 0 and " + (MAX_ACCOUNTS - 1));
        }
        accounts[accountId] = new VenueAccount(accountId, currency, leverage, isNetting, balanceMicros, settings);
        accountCount = Math.max(accountCount, accountId + 1);
    }

    /**
     * Takes a position that was open before a restart, at its opening price in whole points. What it is worth and binds is known
     * from the first quotes on; until then its account is not stopped out and refuses entries.
     */
    public void restorePosition(int accountId, SnapshotPositionDecoder snapshot) {
        Instrument instrument = defined(snapshot.instrumentId());
        VenuePosition position = book.restore(
                snapshot.positionId(),
                account(accountId),
                instrument,
                Side.of(snapshot.side()),
                snapshot.strategyId(),
                snapshot.openNs(),
                snapshot.quantityMicroLots(),
                snapshot.openPricePoints());
        position.stops(snapshot.stopPoints(), snapshot.targetPoints());
        lastOrderTicket = Math.max(lastOrderTicket, snapshot.orderTicket());
    }

    /**
     * Takes a quote, before its tick is published. Orders due before it are executed first, at the quotes in force then; after
     * that stops, targets and stop-out are tested. What is no quote (a side of zero or less) is passed over.
     */
    public void onQuote(int instrumentId, long eventNs, long bidPoints, long askPoints) {
        if (bidPoints <= 0 || askPoints <= 0) {
            return;
        }
        executeUpTo(eventNs - 1);
        nightlySwap.onEvent(eventNs);
        quotes.update(instrumentId, bidPoints, askPoints, eventNs);
        if (settings.latencyNs() > 0) {
            history.add(instrumentId, eventNs, bidPoints, askPoints);
        }
        watch.onQuote(instrumentId, eventNs, bidPoints, askPoints, accountCount);
    }

    /** Before this instant nothing is due, neither an order nor a fact nor a rollover: quotes up to it may be calm. */
    public long calmUntilNs() {
        return Math.min(nextDueNs(), Math.min(nightlySwap.dueNs(), rateDifferential.dueNs()));
    }

    /** Whether nothing comes of these quotes, all before {@link #calmUntilNs}, but what positions are worth. */
    public boolean isCalm(TickBlock ticks) {
        return watch.isCalm(ticks, accountCount);
    }

    /** Takes calm quotes, and settles after them: what {@link #onQuote} and {@link #settle} for each would come to. */
    public void onQuotes(TickBlock ticks) {
        int id = ticks.instrumentId();
        int last = ticks.to() - 1;
        quotes.update(id, ticks.bidPoints(last), ticks.askPoints(last), ticks.eventNs(last));
        for (int i = ticks.from(); settings.latencyNs() > 0 && i <= last; i++) {
            history.add(id, ticks.eventNs(i), ticks.bidPoints(i), ticks.askPoints(i));
        }
        watch.onQuotes(ticks);
    }

    /** Takes an order that the gateway handed over: says SENT at once and executes it one latency after its event. */
    public void onOrder(OrderDecoder order) {
        long eventNs = order.eventNs();
        PendingOrder waiting = pending.spare().read(order, ++lastOrderTicket, eventNs + settings.latencyNs());
        deals.sent(waiting, eventNs);
        pending.add(waiting);
    }

    /**
     * Ends an event whose orders were all handed over: executes those without latency, then rolls over if it is time. An order
     * with latency that is due at this very instant waits: another quote of the same instant may follow.
     */
    public void settle(long eventNs) {
        nightlySwap.onEvent(eventNs);
        executeUpTo(settings.latencyNs() == 0 ? eventNs : eventNs - 1);
        rateDifferential.onEvent(eventNs);
    }

    /** When the next queued fact or waiting order is due, epoch ns; {@link Long#MAX_VALUE} for none. */
    public long nextDueNs() {
        return Math.min(facts.nextDueNs(), pending.nextDueNs());
    }

    /**
     * Fills the slot with the next fact due at or before {@code nowNs}, after executing the orders due by then; all quotes up to
     * {@code nowNs} must have been given.
     *
     * @return false, with the slot untouched, when there is none
     */
    public boolean pollFact(long nowNs, FactSlot slot, long sequence, long eventNs) {
        executeUpTo(nowNs);
        if (facts.nextDueNs() > nowNs) {
            return false;
        }
        facts.poll(slot, sequence, eventNs);
        return true;
    }

    /** Money of an account without what is open. */
    public long balanceMicros(int accountId) {
        return account(accountId).balanceMicros();
    }

    /** Balance and open profit, as of the latest quotes. */
    public long equityMicros(int accountId) {
        return account(accountId).equityMicros();
    }

    /** What open positions bind. */
    public long usedMarginMicros(int accountId) {
        return account(accountId).usedMarginMicros();
    }

    /** Whether equity is at or below the margin call level. */
    public boolean isMarginCalled(int accountId) {
        return account(accountId).isCalled();
    }

    /** How often equity fell to the margin call level. */
    public long marginCalls(int accountId) {
        return account(accountId).marginCalls();
    }

    /** Open positions of an account. */
    public int openPositions(int accountId) {
        return account(accountId).positions().size();
    }

    /** Where an open position gives up; 0 for nowhere, and for one that is not open. */
    public long stopPoints(long positionId) {
        VenuePosition position = book.find(positionId);
        return position == null ? 0 : position.stopPoints();
    }

    /** Where an open position takes its profit; 0 for nowhere, and for one that is not open. */
    public long targetPoints(long positionId) {
        VenuePosition position = book.find(positionId);
        return position == null ? 0 : position.targetPoints();
    }

    private void executeUpTo(long instantNs) {
        while (pending.nextDueNs() <= instantNs) {
            // A night that ends before the order's time is charged before the order can close anything.
            nightlySwap.onEvent(pending.nextDueNs());
            PendingOrder order = pending.removeNext();
            if (execution.execute(order)) {
                pending.add(order);
            }
        }
    }

    private VenueAccount account(int accountId) {
        VenueAccount account = accountId >= 0 && accountId < MAX_ACCOUNTS ? accounts[accountId] : null;
        if (account == null) {
            throw new IllegalArgumentException("account " + accountId + " was not added");
        }
        return account;
    }

    private Instrument defined(int instrumentId) {
        Instrument instrument = book.instrument(instrumentId);
        if (instrument == null) {
            throw new IllegalArgumentException("instrument " + instrumentId + " was not defined");
        }
        return instrument;
    }
}
