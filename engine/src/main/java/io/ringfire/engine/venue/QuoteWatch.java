package io.ringfire.engine.venue;

import io.ringfire.engine.money.QuoteBoard;
import io.ringfire.engine.order.ExecReason;
import io.ringfire.engine.ring.TickBlock;
import java.util.Arrays;

/**
 * What a quote does to open positions: stops and targets first, then the worth of the others, then margin call and stop-out.
 *
 * <p>A long position is tested and closed at the bid, a short one at the ask, and that quote is the fill price: a stop that was
 * gapped over fills at the worse quote, a target at the better one. Stop-out closes the position that loses most at its
 * instrument's latest quote, then tests again. There is no protection against a negative balance.
 */
final class QuoteWatch {
    private final QuoteBoard quotes;
    private final VenueBook book;
    private final Deals deals;
    private final VenueAccount[] accounts;

    /** By account: by how much its equity may change at worst. */
    private final long[] worstChangeMicros = new long[SimulatedVenue.MAX_ACCOUNTS];

    QuoteWatch(QuoteBoard quotes, VenueBook book, Deals deals, VenueAccount[] accounts) {
        this.quotes = quotes;
        this.book = book;
        this.deals = deals;
        this.accounts = accounts;
    }

    /** The quote is on the board. */
    void onQuote(int instrumentId, long eventNs, long bidPoints, long askPoints, int accountCount) {
        PositionList own = book.of(instrumentId);
        boolean isConversion = book.convertedThrough(instrumentId).size() > 0;
        if (own.size() == 0 && !isConversion) {
            return;
        }
        for (int i = 0; i < own.size(); ) {
            VenuePosition position = own.get(i);
            long closePoints = position.closePoints(bidPoints, askPoints);
            if (position.isUnmovedBy(closePoints)) {
                i++;
            } else if (!isClosed(position, closePoints, eventNs)) {
                book.revalueAt(position, closePoints);
                i++;
            }
        }
        if (isConversion) {
            book.revalueConverted(instrumentId);
        }
        for (int i = 0; i < accountCount; i++) {
            if (accounts[i] != null) {
                watch(accounts[i], eventNs);
            }
        }
    }

    /** Whether none of these quotes closes anything or calls for margin, so that {@link #onQuotes} may take them. */
    boolean isCalm(TickBlock ticks, int accountCount) {
        int id = ticks.instrumentId();
        PositionList own = book.of(id);
        if (book.convertedThrough(id).size() > 0) {
            return false;
        }
        if (own.size() == 0) {
            return true;
        }
        Arrays.fill(worstChangeMicros, 0, accountCount, 0);
        for (int i = 0; i < own.size(); i++) {
            VenuePosition position = own.get(i);
            long best = position.bestClosePoints(ticks);
            long worst = position.worstClosePoints(ticks);
            if (!position.isPlainUpTo(Math.max(best, worst))
                    || position.isStopped(worst)
                    || position.isOnTarget(best)) {
                return false;
            }
            worstChangeMicros[position.account().id()] += position.wholeProfitMicros(worst) - position.profitMicros();
        }
        for (int i = 0; i < accountCount; i++) {
            if (accounts[i] != null && !accounts[i].isCalmAt(accounts[i].equityMicros() + worstChangeMicros[i])) {
                return false;
            }
        }
        return true;
    }

    /** Takes quotes that are calm; the last one is on the board. */
    void onQuotes(TickBlock ticks) {
        PositionList own = book.of(ticks.instrumentId());
        int last = ticks.to() - 1;
        for (int i = 0; i < own.size(); i++) {
            VenuePosition position = own.get(i);
            long closePoints = position.closePoints(ticks.bidPoints(last), ticks.askPoints(last));
            if (!position.isUnmovedBy(closePoints)) {
                book.revalueAt(position, closePoints);
            }
        }
    }

    /** Closes a position whose stop or target is reached; without a rate to convert by it stays and is tried again. */
    private boolean isClosed(VenuePosition position, long closePoints, long eventNs) {
        if (position.isStopped(closePoints)) {
            return deals.close(position, closePoints, ExecReason.STOP_LOSS, eventNs);
        }
        return position.isOnTarget(closePoints) && deals.close(position, closePoints, ExecReason.TAKE_PROFIT, eventNs);
    }

    private void watch(VenueAccount account, long eventNs) {
        account.watchMarginCall();
        while (account.isStoppedOut()) {
            VenuePosition worst = account.worst();
            int id = worst.instrument().id();
            long price = worst.closePoints(quotes.bidPoints(id), quotes.askPoints(id));
            if (!deals.close(worst, price, ExecReason.STOP_OUT, eventNs)) {
                return;
            }
        }
    }
}
