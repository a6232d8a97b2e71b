package io.ringfire.engine.risk;

import io.ringfire.engine.money.QuoteBoard;
import io.ringfire.engine.order.RefusalReason;

/** The checks of an entry against the executing account's quote of now, all in points. */
final class QuoteChecks {
    private static final int PERMILLE = 1_000;

    private final LimitBook book;
    private final SpreadWatch spreads;

    QuoteChecks(LimitBook book, SpreadWatch spreads) {
        this.book = book;
        this.spreads = spreads;
    }

    RefusalReason crossed(EntryRequest request) {
        request.measured(0, spread(request));
        return book.of(request).isSet(Limit.REFUSE_CROSSED) && spread(request) < 0
                ? RefusalReason.CROSSED_QUOTE
                : RefusalReason.NONE;
    }

    /** A crossed quote has a spread below any limit. */
    RefusalReason spreadLimit(EntryRequest request) {
        long most = book.of(request).of(Limit.MAX_SPREAD_POINTS);
        request.measured(most, spread(request));
        return most > 0 && spread(request) > most ? RefusalReason.SPREAD_LIMIT : RefusalReason.NONE;
    }

    /** A median that is not known yet refuses. */
    RefusalReason spreadAboveMedian(EntryRequest request) {
        long permille = book.of(request).of(Limit.MAX_SPREAD_PERMILLE);
        if (permille == 0) {
            return RefusalReason.NONE;
        }
        long median = spreads.medianPoints(request.account.id(), request.instrument.id());
        if (median == SpreadWatch.UNKNOWN) {
            request.measured(0, spread(request));
            return RefusalReason.SPREAD_ABOVE_MEDIAN;
        }
        long most = Math.floorDiv(Math.multiplyExact(median, permille), PERMILLE);
        request.measured(most, spread(request));
        return spread(request) > most ? RefusalReason.SPREAD_ABOVE_MEDIAN : RefusalReason.NONE;
    }

    /** From the price that the signal saw, at its source; a person's own fire saw none. */
    RefusalReason collar(EntryRequest request) {
        return moved(request, Limit.PRICE_COLLAR_POINTS, request.signalPricePoints, RefusalReason.PRICE_COLLAR);
    }

    /** From the account's own price as the signal came. */
    RefusalReason drift(EntryRequest request) {
        return moved(request, Limit.MAX_DRIFT_POINTS, request.firstPricePoints, RefusalReason.PRICE_DRIFT);
    }

    /** From the price at which the entry would execute; one without a stop has none that is too far. */
    RefusalReason stopDistance(EntryRequest request) {
        long most = book.of(request).of(Limit.MAX_STOP_POINTS);
        if (most == 0 || request.stopPoints == 0) {
            return RefusalReason.NONE;
        }
        long distance = distance(request.pricePoints(), request.stopPoints);
        request.measured(most, distance);
        return distance > most ? RefusalReason.STOP_TOO_FAR : RefusalReason.NONE;
    }

    private RefusalReason moved(EntryRequest request, Limit limit, long fromPoints, RefusalReason reason) {
        long most = book.of(request).of(limit);
        if (most == 0 || fromPoints == 0) {
            return RefusalReason.NONE;
        }
        long distance = distance(request.pricePoints(), fromPoints);
        request.measured(most, distance);
        return distance > most ? reason : RefusalReason.NONE;
    }

    /** Saturates: nothing is as far away as that. */
    private static long distance(long price, long other) {
        long difference = price - other;
        boolean overflows = ((price ^ other) & (price ^ difference)) < 0;
        return overflows || difference == Long.MIN_VALUE ? Long.MAX_VALUE : Math.abs(difference);
    }

    private static long spread(EntryRequest request) {
        QuoteBoard quotes = request.account.quotes();
        int id = request.instrument.id();
        return quotes.askPoints(id) - quotes.bidPoints(id);
    }
}
