package io.ringfire.engine.ledger;

import io.ringfire.engine.money.Conversions;
import io.ringfire.engine.money.MarginBook;
import io.ringfire.engine.money.Valuation;
import io.ringfire.engine.number.WideProduct;

/**
 * What an account's open positions bind at the rates of now, what is left free, and how near equity is to margin call and stop-out.
 * A volume held both ways binds the instrument's hedged share, as at the venue; orders under way bind nothing yet. Worked out when
 * {@link #take taken}, over all positions: for views, not for every tick. One thread.
 *
 * <p>The venue binds margin as a position is opened and keeps it; the ledger takes the open price and today's rate to the account's
 * currency. The two differ by what that rate has moved since, where there is one.
 */
public final class MarginStatement {
    /** Stands for a margin level of an account that binds nothing, or nobody knows how much. */
    public static final long NO_LEVEL = Long.MIN_VALUE;

    private static final long WHOLE_BASIS_POINTS = 10_000L;

    private final Ledger ledger;
    private final int callLevelPpm;
    private final int stopOutLevelPpm;
    private final MarginBook[] books = new MarginBook[Ledger.MAX_ACCOUNTS];
    private final WideProduct wide = new WideProduct();
    private MarginState state = MarginState.OK;
    private long usedMicros;
    private long equityMicros;

    /**
     * States of this ledger's accounts.
     *
     * @param callLevelPpm equity by margin, in millionths, at or below which an account is called; 0 for never
     * @param stopOutLevelPpm at or below which it is stopped out; 0 for never
     */
    public MarginStatement(Ledger ledger, int callLevelPpm, int stopOutLevelPpm) {
        this.ledger = ledger;
        this.callLevelPpm = callLevelPpm;
        this.stopOutLevelPpm = stopOutLevelPpm;
    }

    /** Looks at an account as it is now. */
    public MarginStatement take(int accountId) {
        Account account = ledger.account(accountId);
        MarginBook book = book(account);
        equityMicros = account.equityMicros();
        state = MarginState.OK;
        usedMicros = 0;
        int open = 0;
        for (int i = 0; i < ledger.positions().count(); i++) {
            Position held = ledger.positions().at(i);
            if (held.accountId() == accountId) {
                open++;
                add(book, account, held);
            }
        }
        if (state == MarginState.OK) {
            usedMicros = book.totalMicros();
            state = open == 0 ? MarginState.OK : stateOf(equityMicros, usedMicros);
        }
        return this;
    }

    /** OK, CALLED or STOP_OUT by this equity and margin, both in micros. */
    public MarginState stateOf(long equity, long margin) {
        if (isAtLevel(equity, margin, stopOutLevelPpm)) {
            return MarginState.STOP_OUT;
        }
        return isAtLevel(equity, margin, callLevelPpm) ? MarginState.CALLED : MarginState.OK;
    }

    /** Where the account stands; where UNKNOWN, no amount below means anything. */
    public MarginState state() {
        return state;
    }

    /** What is bound, in micros of the account's currency. */
    public long usedMicros() {
        return usedMicros;
    }

    /** Equity that is not bound; negative when more is bound than there is. */
    public long freeMicros() {
        return equityMicros - usedMicros;
    }

    /** Equity by margin in hundredths of a percent, HALF_UP; {@link #NO_LEVEL} where nothing is bound. */
    public long levelBasisPoints() {
        return usedMicros == 0 || state == MarginState.UNKNOWN
                ? NO_LEVEL
                : wide.of(equityMicros).times(WHOLE_BASIS_POINTS).dividedHalfUp(usedMicros);
    }

    private void add(MarginBook book, Account account, Position held) {
        long margin = account.valuation()
                .margin(
                        account.currency(),
                        held.instrument(),
                        held.side(),
                        held.quantityMicroLots(),
                        held.openPricePoints(),
                        account.leverage());
        if (margin == Conversions.NO_RATE || !isValued(account, held)) {
            state = MarginState.UNKNOWN;
        } else {
            book.change(held.instrument(), held.side(), held.quantityMicroLots(), margin);
        }
    }

    private static boolean isValued(Account account, Position held) {
        int from = held.instrument().profitCurrency();
        return account.quotes().has(held.instrument().id())
                && account.valuation().convert(0, from, account.currency(), true) != Conversions.NO_RATE;
    }

    private MarginBook book(Account account) {
        MarginBook book = books[account.id()];
        if (book == null) {
            book = new MarginBook(Valuation.unitOf(account.currency()));
            books[account.id()] = book;
        }
        book.clear();
        return book;
    }

    private static boolean isAtLevel(long equity, long margin, int levelPpm) {
        return levelPpm > 0 && equity <= MarginBook.equityAtLevel(margin, levelPpm);
    }
}
