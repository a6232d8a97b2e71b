package io.ringfire.engine.shield;

import java.util.List;

/**
 * How the threshold gives way while nothing passes.
 *
 * @param afterNs lengths of a drought, rising: at each the threshold falls by a step; none for a threshold that stays
 * @param stepPermille by how much
 * @param floorPermille below which it never falls
 * @param resetNs length of a drought at which it is back where it began, and the drought counted anew; 0 for never
 */
public record ThrottleRules(List<Long> afterNs, int stepPermille, int floorPermille, long resetNs) {
    /** Never gives way. */
    public static final ThrottleRules NONE = new ThrottleRules(List.of(), 0, 0, 0);

    /** Checks that the lengths rise. */
    public ThrottleRules {
        afterNs = List.copyOf(afterNs);
        for (int i = 0; i < afterNs.size(); i++) {
            if (afterNs.get(i) <= (i == 0 ? 0 : afterNs.get(i - 1))) {
                throw new IllegalArgumentException("droughts " + afterNs + " do not rise from above 0");
            }
        }
    }
}
