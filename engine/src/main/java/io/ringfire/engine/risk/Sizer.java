package io.ringfire.engine.risk;

import io.ringfire.engine.instrument.Instrument;
import io.ringfire.engine.ledger.Account;
import io.ringfire.engine.money.Conversions;
import io.ringfire.engine.number.Permille;
import io.ringfire.engine.order.RefusalReason;
import java.util.List;

/**
 * Computes the volume of an entry whose strategy leaves it to risk: the largest multiple of the instrument's step that loses no more
 * than its {@link Sizing} lets it, or the share of that which the shield gives it, on this account, at its quotes and its equity of now. What it loses is what would be booked, by the
 * same valuation and roundings, commission of both sides included, without slippage and swap. Never rounded up, never a default: what cannot be computed is
 * refused. Stands in {@link EntryChecks} behind those of the quote that it needs, and before those of the volume that it gives.
 */
final class Sizer {
    private static final long UNKNOWN = -1;

    /** Micro-points in a point, and permille. */
    private static final long MOVE_SCALE = 1_000_000_000L;

    private final Sizing[] sizings;
    private final OpenRisk openRisk;

    /** By the strategies' numbers; those beyond say their volumes. */
    Sizer(List<Sizing> sizings, OpenRisk openRisk) {
        this.sizings = sizings.toArray(Sizing[]::new);
        this.openRisk = openRisk;
    }

    /**
     * Puts the volume into the request. SIZE_UNKNOWN leaves there what may be lost in micros, 0 where no equity is left, and the move
     * against the entry in points, 0 or less without a stop, with one that loses nothing, and without volatility; where it has both, a
     * rate is missing or numbers are beyond 64 bits. SIZE_TOO_SMALL leaves micro-lots.
     */
    RefusalReason size(EntryRequest request) {
        if (!request.isSized) {
            return RefusalReason.NONE;
        }
        Sizing sizing = of(request.strategyId);
        boolean isAgain = request.mostMicroLots > 0;
        if (isAgain && sizing.method() != Sizing.Method.AT_STOP) {
            return RefusalReason.NONE;
        }
        long risked = risked(sizing, request.account);
        long move = move(sizing, request);
        request.measured(risked, move);
        if (risked <= 0 || move <= 0) {
            return RefusalReason.SIZE_UNKNOWN;
        }
        long whole = Permille.of(sizing.maxMicroLots(), request.sizePermille);
        long most = isAgain ? Math.min(whole, request.mostMicroLots) : whole;
        long mayLose = Permille.of(risked, request.sizePermille);
        long quantity = largest(request, mayLose, move, Math.min(most, request.instrument.volumeMaxMicroLots()));
        if (quantity == UNKNOWN) {
            return RefusalReason.SIZE_UNKNOWN;
        }
        long least = request.instrument.volumeMinMicroLots();
        request.measured(least, quantity);
        if (quantity < least) {
            return RefusalReason.SIZE_TOO_SMALL;
        }
        request.quantityMicroLots = quantity;
        return RefusalReason.NONE;
    }

    private Sizing of(int strategyId) {
        return strategyId < sizings.length ? sizings[strategyId] : Sizing.GIVEN;
    }

    /** Micros of the account's currency; an amount is nothing, too, once equity is gone. */
    private static long risked(Sizing sizing, Account account) {
        long equity = account.equityMicros();
        return sizing.method() == Sizing.Method.GIVEN || equity <= 0
                ? 0
                : sizing.risked().of(equity);
    }

    /** Points that the price moves against the entry; not positive where that is not known. */
    private static long move(Sizing sizing, EntryRequest request) {
        if (request.stopPoints <= 0 || request.stopPoints > LimitChecks.MOST_POINTS) {
            return 0;
        }
        long toStop = (request.pricePoints() - request.stopPoints) * request.side.sign();
        return sizing.method() != Sizing.Method.AT_ATR || toStop <= 0
                ? toStop
                : atrMove(request.atrMicroPoints, sizing.atrMultiplePermille());
    }

    /** Rounded up to a whole point; 0 where it is beyond any price. */
    private static long atrMove(long atrMicroPoints, long multiplePermille) {
        long product = atrMicroPoints * multiplePermille;
        if (Math.multiplyHigh(atrMicroPoints, multiplePermille) != 0 || product <= 0) {
            return 0;
        }
        long move = (product - 1) / MOVE_SCALE + 1;
        return move > LimitChecks.MOST_POINTS ? 0 : move;
    }

    /**
     * Searches among the multiples of the step: doubles from one of them until it loses too much, then halves the gap. What is lost
     * never falls as the volume grows, whatever is rounded on the way.
     *
     * @return micro-lots, 0 where one step loses too much; {@link #UNKNOWN} without a rate, or beyond 64 bits
     */
    private long largest(EntryRequest request, long risked, long move, long mostMicroLots) {
        long step = request.instrument.volumeStepMicroLots();
        long most = mostMicroLots / step;
        long fits = 0;
        long tooMany = most + 1;
        long probe = 1;
        try {
            while (tooMany - fits > 1) {
                long loss = loss(request, probe * step, move);
                if (loss == Conversions.NO_RATE) {
                    return UNKNOWN;
                }
                if (loss <= risked) {
                    fits = probe;
                } else {
                    tooMany = probe;
                }
                boolean isDoubling = tooMany > most && fits <= most / 2;
                probe = isDoubling ? 2 * fits : fits + (tooMany - fits) / 2;
            }
        } catch (ArithmeticException e) {
            // only of terms that no broker has: a loss of one step, or of twice what fits, is beyond 64 bits
            return UNKNOWN;
        }
        return fits * step;
    }

    private long loss(EntryRequest request, long quantityMicroLots, long move) {
        Instrument instrument = request.instrument;
        long price = request.pricePoints();
        long against = price - move * request.side.sign();
        return openRisk.ofEntry(request.account, instrument, request.side, quantityMicroLots, price, against);
    }
}
