package io.ringfire.engine.ledger;

/** Orders that await something, oldest first. Bounded, pooled. */
public final class OrderTable {
    /** Most orders that may await something at once. */
    public static final int CAPACITY = 256;

    /** Entries are refused beyond this, so that an exit finds room. */
    public static final int ENTRY_CAPACITY = CAPACITY * 3 / 4;

    private final LedgerOrder[] orders = new LedgerOrder[CAPACITY];
    private int count;

    OrderTable() {
        for (int i = 0; i < CAPACITY; i++) {
            orders[i] = new LedgerOrder();
        }
    }

    /** Number of orders. */
    public int count() {
        return count;
    }

    /** Whether no other order finds room. */
    public boolean isFull() {
        return count == CAPACITY;
    }

    /** The order at a place, 0 the oldest. */
    public LedgerOrder at(int index) {
        return orders[index];
    }

    /** The order with a number, null when nothing of it is awaited. */
    public LedgerOrder find(long orderNumber) {
        for (int i = 0; i < count; i++) {
            if (orders[i].orderNumber == orderNumber) {
                return orders[i];
            }
        }
        return null;
    }

    LedgerOrder add() {
        if (count == CAPACITY) {
            throw new IllegalStateException("more than " + CAPACITY + " orders await an answer");
        }
        LedgerOrder order = orders[count++];
        order.filledMicroLots = 0;
        order.filledValue = 0;
        order.stopPoints = 0;
        order.targetPoints = 0;
        order.sendByNs = 0;
        order.attempt = 0;
        order.createdNs = 0;
        order.quotePoints = 0;
        order.isFound = false;
        return order;
    }

    void remove(LedgerOrder order) {
        int index = 0;
        while (orders[index] != order) {
            index++;
        }
        System.arraycopy(orders, index + 1, orders, index, count - index - 1);
        orders[--count] = order;
    }
}
