package io.ringfire.engine.detect;

import io.ringfire.engine.money.QuoteBoard;
import io.ringfire.engine.number.WideProduct;
import io.ringfire.engine.ring.RecordHash;

/**
 * What each strategy holds, folded from passing reports. Quantities are micro-lots, long positive. Bounded; in the order in
 * which positions were opened; allocates nothing after it was made.
 */
final class PositionBook {
    /** Most strategies of a run. */
    static final int MAX_STRATEGIES = 32;

    /** Most positions that all strategies may hold together. */
    static final int MAX_POSITIONS = 4_096;

    /** Stands for no strategy: what an operator or the venue opened. */
    static final int NO_STRATEGY = 0xFFFF;

    private final int[] strategyIds = new int[MAX_POSITIONS];
    private final int[] accountIds = new int[MAX_POSITIONS];
    private final int[] instrumentIds = new int[MAX_POSITIONS];
    private final long[] positionIds = new long[MAX_POSITIONS];
    private final long[] quantities = new long[MAX_POSITIONS];
    /** Price times quantity of what is held, as the ledger keeps it. */
    private final long[] heldValues = new long[MAX_POSITIONS];

    private final long[] stops = new long[MAX_POSITIONS];
    private final long[] targets = new long[MAX_POSITIONS];
    private final int[] ownCount = new int[MAX_STRATEGIES * QuoteBoard.MAX_INSTRUMENTS];
    private final WideProduct wide = new WideProduct();
    private final long[] ownNet = new long[MAX_STRATEGIES * QuoteBoard.MAX_INSTRUMENTS];
    private final long[] net = new long[QuoteBoard.MAX_INSTRUMENTS];
    private int count;

    /** A fill that opens or adds. {@code signedQuantity} is positive for a buy; stop and target are the position's from now on. */
    void enter(
            int strategyId,
            int accountId,
            int instrumentId,
            long positionId,
            long signedQuantity,
            long pricePoints,
            long stopPoints,
            long targetPoints) {
        int index = find(strategyId, accountId, positionId);
        if (index < 0) {
            if (count == MAX_POSITIONS) {
                throw new IllegalStateException("more than " + MAX_POSITIONS + " open positions");
            }
            index = count++;
            strategyIds[index] = strategyId;
            accountIds[index] = accountId;
            instrumentIds[index] = instrumentId;
            positionIds[index] = positionId;
            quantities[index] = 0;
            heldValues[index] = 0;
            countOwn(index, 1);
        }
        heldValues[index] = Math.addExact(heldValues[index], Math.multiplyExact(pricePoints, Math.abs(signedQuantity)));
        move(index, signedQuantity);
        modify(accountId, positionId, stopPoints, targetPoints);
    }

    /** Stop and target of a position are these now, for all who have a share in it. */
    void modify(int accountId, long positionId, long stopPoints, long targetPoints) {
        for (int i = 0; i < count; i++) {
            if (positionIds[i] == positionId && accountIds[i] == accountId) {
                stops[i] = stopPoints;
                targets[i] = targetPoints;
            }
        }
    }

    /**
     * A fill that reduces or closes. It takes from the strategy's own share of the position first; what is over, from the
     * others' in order, since a netting position may belong to several.
     */
    void exit(int strategyId, int accountId, long positionId, long quantity) {
        long left = quantity;
        int own = find(strategyId, accountId, positionId);
        if (own >= 0) {
            left -= reduce(own, left);
        }
        for (int i = 0; i < count && left > 0; ) {
            boolean isIt = positionIds[i] == positionId && accountIds[i] == accountId;
            int before = count;
            if (isIt) {
                left -= reduce(i, left);
            }
            if (count == before) {
                i++;
            }
        }
    }

    int count() {
        return count;
    }

    boolean isHeldBy(int index, int strategyId, int instrumentId) {
        return strategyIds[index] == strategyId && instrumentIds[index] == instrumentId;
    }

    int accountId(int index) {
        return accountIds[index];
    }

    long positionId(int index) {
        return positionIds[index];
    }

    long quantity(int index) {
        return quantities[index];
    }

    int instrumentId(int index) {
        return instrumentIds[index];
    }

    /** Average price of what is held, rounded HALF_UP to a point. */
    long openPricePoints(int index) {
        long quantity = Math.abs(quantities[index]);
        return quantity == 0 ? 0 : (heldValues[index] + quantity / 2) / quantity;
    }

    long stopPoints(int index) {
        return stops[index];
    }

    long targetPoints(int index) {
        return targets[index];
    }

    /** Positions of a strategy in an instrument. */
    int ownCount(int strategyId, int instrumentId) {
        return ownCount[strategyId * QuoteBoard.MAX_INSTRUMENTS + instrumentId];
    }

    long ownNet(int strategyId, int instrumentId) {
        return ownNet[strategyId * QuoteBoard.MAX_INSTRUMENTS + instrumentId];
    }

    long net(int instrumentId) {
        return net[instrumentId];
    }

    long foldState(long hash) {
        long folded = hash;
        for (int i = 0; i < count; i++) {
            folded = RecordHash.mix(folded, strategyIds[i]);
            folded = RecordHash.mix(folded, positionIds[i]);
            folded = RecordHash.mix(folded, quantities[i]);
            folded = RecordHash.mix(folded, heldValues[i]);
            folded = RecordHash.mix(RecordHash.mix(folded, stops[i]), targets[i]);
        }
        return folded;
    }

    /** Place of a strategy's share of a position; -1 for none. */
    int find(int strategyId, int accountId, long positionId) {
        for (int i = 0; i < count; i++) {
            if (positionIds[i] == positionId && accountIds[i] == accountId && strategyIds[i] == strategyId) {
                return i;
            }
        }
        return -1;
    }

    /** Takes at most {@code quantity} off one entry, drops it when nothing is left, and says how much it took. */
    private long reduce(int index, long quantity) {
        long held = Math.abs(quantities[index]);
        long taken = Math.min(quantity, held);
        heldValues[index] -= taken == held
                ? heldValues[index]
                : wide.of(heldValues[index]).times(taken).dividedHalfUp(held);
        move(index, -Long.signum(quantities[index]) * taken);
        if (quantities[index] == 0) {
            remove(index);
        }
        return taken;
    }

    private void move(int index, long signedQuantity) {
        quantities[index] += signedQuantity;
        net[instrumentIds[index]] += signedQuantity;
        if (strategyIds[index] != NO_STRATEGY) {
            ownNet[strategyIds[index] * QuoteBoard.MAX_INSTRUMENTS + instrumentIds[index]] += signedQuantity;
        }
    }

    private void countOwn(int index, int change) {
        if (strategyIds[index] != NO_STRATEGY) {
            ownCount[strategyIds[index] * QuoteBoard.MAX_INSTRUMENTS + instrumentIds[index]] += change;
        }
    }

    private void remove(int index) {
        countOwn(index, -1);
        int moved = count - index - 1;
        System.arraycopy(strategyIds, index + 1, strategyIds, index, moved);
        System.arraycopy(accountIds, index + 1, accountIds, index, moved);
        System.arraycopy(instrumentIds, index + 1, instrumentIds, index, moved);
        System.arraycopy(positionIds, index + 1, positionIds, index, moved);
        System.arraycopy(quantities, index + 1, quantities, index, moved);
        System.arraycopy(heldValues, index + 1, heldValues, index, moved);
        System.arraycopy(stops, index + 1, stops, index, moved);
        System.arraycopy(targets, index + 1, targets, index, moved);
        count--;
    }
}
