package io.ringfire.engine.pattern;

import java.util.function.Supplier;

/**
 * The levels or zones that a detector still watches, the oldest first. Bounded: where it is full, the oldest leaves for a new one. What
 * leaves is used again, so nothing is allocated after construction. One thread.
 */
final class LiveList<T> {
    private final Object[] items; // each a T: the first size of them are live, the others spare
    private int size;

    /** Holds so many, made by {@code maker}. */
    LiveList(int capacity, Supplier<T> maker) {
        items = new Object[capacity];
        for (int i = 0; i < capacity; i++) {
            items[i] = maker.get();
        }
    }

    int size() {
        return size;
    }

    @SuppressWarnings("unchecked") // the maker's
    T get(int index) {
        return (T) items[index];
    }

    /** Makes one more live, the newest. It holds what it held when it left: the caller sets all of it. */
    T add() {
        if (size == items.length) {
            remove(0);
        }
        return get(size++);
    }

    /** Takes one out; the order of the others stays. */
    void remove(int index) {
        Object removed = items[index];
        size--;
        System.arraycopy(items, index + 1, items, index, size - index);
        items[size] = removed;
    }
}
