package io.ringfire.engine.detect;

import io.ringfire.engine.order.Side;
import io.ringfire.engine.strategy.OwnPosition;

/** What one strategy sees of its own positions, and wishes for them. */
final class PositionWishes {
    private static final int NOT_HELD = -1;

    private final int strategyId;
    private final PositionBook book;
    private final SignalWriter writer;

    PositionWishes(int strategyId, PositionBook book, SignalWriter writer) {
        this.strategyId = strategyId;
        this.book = book;
        this.writer = writer;
    }

    boolean next(OwnPosition position) {
        int instrumentId = position.instrument().id();
        for (int i = position.place() + 1; i < book.count(); i++) {
            if (book.isHeldBy(i, strategyId, instrumentId)) {
                position.show(
                        i,
                        book.accountId(i),
                        book.positionId(i),
                        book.quantity(i),
                        book.openPricePoints(i),
                        book.stopPoints(i),
                        book.targetPoints(i));
                return true;
            }
        }
        return false;
    }

    /** Whether it is held, and as much as this would leave something of it. */
    boolean isPart(OwnPosition position, long quantityMicroLots) {
        int place = find(position);
        return place != NOT_HELD && quantityMicroLots < Math.abs(book.quantity(place));
    }

    boolean close(OwnPosition position, long quantityMicroLots) {
        if (quantityMicroLots <= 0) {
            throw new IllegalArgumentException(
                    "to close " + quantityMicroLots + " micro-lots; say a positive quantity");
        }
        int place = find(position);
        return place != NOT_HELD && closeAt(place, Math.min(quantityMicroLots, Math.abs(book.quantity(place))));
    }

    boolean closeAll(int instrumentId) {
        boolean all = true;
        for (int i = 0; i < book.count(); i++) {
            if (book.isHeldBy(i, strategyId, instrumentId)) {
                all &= closeAt(i, Math.abs(book.quantity(i)));
            }
        }
        return all;
    }

    boolean modify(OwnPosition position, long stopPoints, long targetPoints) {
        int place = find(position);
        return place != NOT_HELD && modifyAt(place, stopPoints, targetPoints);
    }

    boolean modifyAll(int instrumentId, long stopPoints, long targetPoints) {
        boolean all = true;
        for (int i = 0; i < book.count(); i++) {
            if (book.isHeldBy(i, strategyId, instrumentId)) {
                all &= modifyAt(i, stopPoints, targetPoints);
            }
        }
        return all;
    }

    private boolean closeAt(int place, long quantityMicroLots) {
        Side side = book.quantity(place) > 0 ? Side.SELL : Side.BUY;
        return writer.exit(
                strategyId,
                book.instrumentId(place),
                book.accountId(place),
                side,
                book.positionId(place),
                quantityMicroLots);
    }

    private boolean modifyAt(int place, long stopPoints, long targetPoints) {
        Side side = book.quantity(place) > 0 ? Side.BUY : Side.SELL;
        return writer.modify(
                strategyId,
                book.instrumentId(place),
                book.accountId(place),
                side,
                book.positionId(place),
                stopPoints,
                targetPoints);
    }

    private int find(OwnPosition position) {
        return book.find(strategyId, position.accountId(), position.positionId());
    }
}
