package io.ringfire.engine.risk;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * In which named sessions entries may be made. Sessions are bits of a mask, by their number in the run's calendar. One limit lists
 * masks, of which one must be open whole: {@code London} or {@code London+NewYork}. Of several limits each must allow it.
 */
public final class SessionLimit {
    /** In any, and in none. */
    public static final SessionLimit NONE = new SessionLimit(new int[0][]);

    private final int[][] limits;

    private SessionLimit(int[][] limits) {
        this.limits = limits;
    }

    /** Allows what is within all sessions of any of these masks; without a mask, everything. */
    public static SessionLimit anyOf(List<Integer> masks) {
        return masks.isEmpty()
                ? NONE
                : new SessionLimit(
                        new int[][] {masks.stream().mapToInt(Integer::intValue).toArray()});
    }

    /** Whether it limits anything. */
    public boolean isSet() {
        return limits.length > 0;
    }

    /** What holds where both do. */
    SessionLimit and(SessionLimit other) {
        if (!isSet() || !other.isSet()) {
            return isSet() ? this : other;
        }
        return new SessionLimit(Stream.concat(Arrays.stream(limits), Arrays.stream(other.limits))
                .toArray(int[][]::new));
    }

    /** The sessions that any of the limits speaks of. */
    int named() {
        int named = 0;
        for (int[] masks : limits) {
            for (int mask : masks) {
                named |= mask;
            }
        }
        return named;
    }

    /** Whether an entry may be made while these sessions are open. */
    boolean allows(int open) {
        for (int[] masks : limits) {
            if (!isAnyWithin(masks, open)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isAnyWithin(int[] masks, int open) {
        for (int mask : masks) {
            if ((open & mask) == mask) {
                return true;
            }
        }
        return false;
    }
}
