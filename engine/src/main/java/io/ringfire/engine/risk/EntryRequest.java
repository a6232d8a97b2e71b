package io.ringfire.engine.risk;

import io.ringfire.engine.instrument.Instrument;
import io.ringfire.engine.ledger.Account;
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
    long eventNs;
    long signalId;

    /** The price that the signal saw; 0 for a person's fire. */
    long signalPricePoints;

    /** The account's own price when the signal came; 0 while it is the one of now. */
    long firstPricePoints;

    long limitValue;
    long actualValue;

    /** Notes what a check allows and what it found, in its unit. */
    void measured(long limit, long actual) {
        limitValue = limit;
        actualValue = actual;
    }
}
