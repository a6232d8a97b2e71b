package io.ringfire.engine.venue;

/**
 * Orders that wait for their time, earliest first, those of one instant in the order in which they came. Bounded; the objects
 * are made as they are first needed and reused.
 */
final class PendingOrders {
    /** Most orders that may wait. */
    static final int MAX_ORDERS = 4_096;

    /** From 0 to {@code count}: waiting, latest due first, so that the next one is taken off the end. Behind: spare ones. */
    private final PendingOrder[] orders = new PendingOrder[MAX_ORDERS];

    private int count;

    /**
     * A spare order to fill, which then must be given to {@link #add}.
     *
     * @throws IllegalStateException at the bound: an order is never dropped
     */
    PendingOrder spare() {
        if (count == MAX_ORDERS) {
            throw new IllegalStateException("more than " + MAX_ORDERS + " orders wait for execution");
        }
        if (orders[count] == null) {
            orders[count] = new PendingOrder();
        }
        return orders[count];
    }

    /** Takes the spare order, filled. */
    void add(PendingOrder order) {
        int index = count++;
        while (index > 0 && orders[index - 1].dueNs <= order.dueNs) {
            orders[index] = orders[index - 1];
            index--;
        }
        orders[index] = order;
    }

    long nextDueNs() {
        return count == 0 ? Long.MAX_VALUE : orders[count - 1].dueNs;
    }

    /** The next one. It is spare from now on, and may be given to {@link #add} again before another is. */
    PendingOrder removeNext() {
        return orders[--count];
    }
}
