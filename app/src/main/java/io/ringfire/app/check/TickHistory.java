package io.ringfire.app.check;

import io.ringfire.app.config.ConfigurationException;
import java.util.Arrays;
import java.util.List;

/** The quotes of one instrument in memory, in event order: 24 bytes each. */
final class TickHistory {
    private static final int MOST = 50_000_000;
    private static final int FIRST = 1 << 16;

    private long[] eventsNs = new long[FIRST];
    private long[] bids = new long[FIRST];
    private long[] asks = new long[FIRST];
    private int size;

    void add(long eventNs, long bidPoints, long askPoints) {
        if (size == MOST) {
            throw new ConfigurationException(
                    List.of("more than " + MOST + " quotes of a symbol; give a shorter --from and --to"));
        }
        if (size == eventsNs.length) {
            int longer = Math.min(MOST, 2 * size);
            eventsNs = Arrays.copyOf(eventsNs, longer);
            bids = Arrays.copyOf(bids, longer);
            asks = Arrays.copyOf(asks, longer);
        }
        eventsNs[size] = eventNs;
        bids[size] = bidPoints;
        asks[size] = askPoints;
        size++;
    }

    int size() {
        return size;
    }

    long eventNs(int index) {
        return eventsNs[index];
    }

    long bidPoints(int index) {
        return bids[index];
    }

    long askPoints(int index) {
        return asks[index];
    }

    /** The last quote at or before an instant; -1 for none. */
    int lastAt(long instantNs) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (eventsNs[middle] <= instantNs) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low - 1;
    }
}
