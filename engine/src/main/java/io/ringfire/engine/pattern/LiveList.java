package io.ringfire.engine.pattern;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * The levels or zones that a detector still watches, the oldest first. Bounded: where it is full, the oldest leaves for a new one. What
 * leaves is used again, so nothing is allocated after construction. One thread.
 */
final class LiveList<T> {
    private final List<T> items; // the first size of them are live, the others spare
    private int size;

    /** Holds so many, made by {@code maker}. */
    LiveList(int capacity, Supplier<T> maker) {
        items = new ArrayList<>(capacity);
        for (int i = 0; i < capacity; i++) {
            items.add(maker.get());
        }
    }

    int size() {
        return size;
    }

    T get(int index) {
        return items.get(index);
    }

    /** Makes one more live, the newest. It holds what it held when it left: the caller sets all of it. */
    T add() {
        if (size == items.size()) {
            remove(0);
        }
        return items.get(size++);
    }

    /** Takes one out; the order of the others stays. */
    void remove(int index) {
        T removed = items.get(index);
        size--;
        for (int i = index; i < size; i++) {
            items.set(i, items.get(i + 1));
        }
        items.set(size, removed);
    }
}
