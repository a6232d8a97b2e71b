package io.ringfire.engine.detect;

import java.util.Arrays;

/**
 * When each of many is due. The earliest is at hand; to change one takes as many steps as their number has binary digits, so that what
 * happens to one symbol costs the same beside a thousand others. One thread; allocates nothing after it was made.
 */
final class DueTimes {
    /** Stands for one that is due at no instant. */
    static final long NEVER = Long.MAX_VALUE;

    /** How many there may be; a power of two. */
    private final int leaves;

    /** A tree: the node n holds the earlier of 2n and 2n + 1, the root is 1, and the last {@link #leaves} are the instants themselves. */
    private final long[] earliestNs;

    /** So many, none of them due. */
    DueTimes(int size) {
        leaves = size <= 1 ? 1 : Integer.highestOneBit(size - 1) << 1;
        earliestNs = new long[2 * leaves];
        Arrays.fill(earliestNs, NEVER);
    }

    /** One is due at this instant now. */
    void set(int index, long dueNs) {
        int node = leaves + index;
        earliestNs[node] = dueNs;
        while (node > 1) {
            node >>= 1;
            long earlier = Math.min(earliestNs[2 * node], earliestNs[2 * node + 1]);
            if (earliestNs[node] == earlier) {
                return; // nothing changes further up
            }
            earliestNs[node] = earlier;
        }
    }

    /** The earliest of all; {@link #NEVER} for none. */
    long earliestNs() {
        return earliestNs[1];
    }

    /** The first one from {@code from} on, by their numbers, that is due by an instant; -1 for none. */
    int firstDue(int from, long byNs) {
        int node = leaves + from;
        if (from >= leaves || byNs == NEVER) {
            return -1;
        }
        while (earliestNs[node] > byNs) {
            while ((node & 1) == 1) {
                node >>= 1; // a right child: all to its right is its parent's right
            }
            if (node == 0) {
                return -1;
            }
            node++;
        }
        while (node < leaves) {
            node = earliestNs[2 * node] <= byNs ? 2 * node : 2 * node + 1;
        }
        return node - leaves;
    }
}
