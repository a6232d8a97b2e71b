package io.ringfire.engine.venue;

import io.ringfire.engine.money.QuoteBoard;
import io.ringfire.engine.money.StopRules;
import io.ringfire.engine.order.RefusalReason;

/**
 * Executes an order that changes stop and target of a position, whole or not at all, at the latest quote: no price is traded at, so
 * there is no requote. What the order says replaces both; 0 takes away.
 */
final class StopChange {
    private final VenueSettings settings;
    private final QuoteBoard quotes;
    private final VenueBook book;
    private final Deals deals;
    private final VenueDice dice;

    StopChange(VenueSettings settings, QuoteBoard quotes, VenueBook book, Deals deals, VenueDice dice) {
        this.settings = settings;
        this.quotes = quotes;
        this.book = book;
        this.deals = deals;
        this.dice = dice;
    }

    void execute(PendingOrder order) {
        VenuePosition position = book.find(order.positionId);
        RefusalReason refusal = refusalOf(order, position);
        if (refusal == RefusalReason.NONE) {
            deals.modify(order, position);
        } else {
            deals.refuse(order, refusal);
        }
    }

    private RefusalReason refusalOf(PendingOrder order, VenuePosition position) {
        int id = order.instrumentId;
        if (!quotes.has(id)) {
            return RefusalReason.NO_QUOTE;
        }
        if (dice.happens(settings.rejectRatePpm())) {
            return RefusalReason.VENUE_REJECTED;
        }
        boolean isIt = position != null
                && position.account().id() == order.accountId
                && position.instrument().id() == id
                && position.side() == order.side;
        return isIt
                ? StopRules.checkChange(
                        position.instrument(),
                        position.side(),
                        position.stopPoints(),
                        position.targetPoints(),
                        order.stopPoints,
                        order.targetPoints,
                        quotes.bidPoints(id),
                        quotes.askPoints(id))
                : RefusalReason.UNKNOWN_POSITION;
    }
}
