package io.ringfire.engine.risk;

import io.ringfire.engine.instrument.Instrument;
import io.ringfire.engine.ledger.Account;
import io.ringfire.engine.money.QuoteBoard;
import io.ringfire.engine.order.RefusalReason;
import io.ringfire.engine.order.Side;

/** A wish to open or add on one account, as the checks see it. Reused; a check that refuses leaves its limit and finding here. */
final class EntryRequest {
    Account account;
    Instrument instrument;
    int strategyId;
    Side side;
    long quantityMicroLots;
    long stopPoints;
    long targetPoints;
    long expiryNs;

    /** Whether {@link Sizer} computes the volume. */
    boolean isSized;

    /** What a volume that is computed again may not exceed, micro-lots; 0 where it is computed first. */
    long mostMicroLots;

    /** Average true range that came with the signal, 10^-6 points; 0 for none. */
    long atrMicroPoints;

    /** Share of the computed volume that the entry gets. */
    int sizePermille;

    /** Whether the volume comes from the configuration alone: no person has named it, and no order has had it. */
    boolean isConfigured;

    long eventNs;
    long signalId;

    /** The price that the signal saw; 0 for a person's fire. */
    long signalPricePoints;

    /** The account's own price when the signal came; 0 while it is the one of now. */
    long firstPricePoints;

    long limitValue;
    long actualValue;

    /** What the first check that did not pass said. */
    RefusalReason refusal = RefusalReason.NONE;

    /** The volume is not given: {@link Sizer} computes it. */
    void sized(long newAtrMicroPoints, int newSizePermille) {
        isSized = true;
        atrMicroPoints = newAtrMicroPoints;
        sizePermille = newSizePermille;
    }

    /** The volume is that of an order that was refused: where the price has a say in it, it is computed again, and may only be less. */
    void sizedAgain() {
        isSized = true;
        mostMicroLots = quantityMicroLots;
    }

    /** At what it would execute now, by the executing account's quote. */
    long pricePoints() {
        QuoteBoard quotes = account.quotes();
        return side.executes(quotes.bidPoints(instrument.id()), quotes.askPoints(instrument.id()));
    }

    /** Takes what a check said. Returns whether it passes; what it measured is gone then. */
    boolean passes(RefusalReason reason) {
        if (reason == RefusalReason.NONE) {
            measured(0, 0);
            return true;
        }
        refusal = reason;
        return false;
    }

    /** Notes what a check allows and what it found, in its unit. */
    void measured(long limit, long actual) {
        limitValue = limit;
        actualValue = actual;
    }
}
