package io.ringfire.engine.venue;

import java.util.Arrays;

/** Positions in the order in which they were opened. Grows with what it holds and keeps its room. */
final class PositionList {
    private static final int FIRST_CAPACITY = 8;

    private VenuePosition[] positions = new VenuePosition[FIRST_CAPACITY];
    private int size;

    int size() {
        return size;
    }

    VenuePosition get(int index) {
        return positions[index];
    }

    void add(VenuePosition position) {
        if (size == positions.length) {
            positions = Arrays.copyOf(positions, 2 * size);
        }
        positions[size++] = position;
    }

    /** Removes one; those behind it move up. Does nothing when it is not here. */
    void remove(VenuePosition position) {
        for (int i = 0; i < size; i++) {
            if (positions[i] == position) {
                System.arraycopy(positions, i + 1, positions, i, size - i - 1);
                positions[--size] = null;
                return;
            }
        }
    }

    /** The last one, removed; null for none. */
    VenuePosition removeLast() {
        if (size == 0) {
            return null;
        }
        VenuePosition last = positions[--size];
        positions[size] = null;
        return last;
    }
}
