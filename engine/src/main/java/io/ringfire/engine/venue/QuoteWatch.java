package io.ringfire.engine.venue;

import io.ringfire.engine.money.QuoteBoard;
import io.ringfire.engine.order.ExecReason;

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
