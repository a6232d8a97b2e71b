package io.ringfire.engine.shield;

import io.ringfire.engine.ring.RecordHash;

/** The threshold that a score must reach, which gives way in a drought by {@link ThrottleRules}. One thread; allocates nothing. */
public final class Throttle {
    private final int basePermille;
    private final int stepPermille;
    private final int floorPermille;
    private final long resetNs;
    private final long[] afterNs;
    private int thresholdPermille;
    private long sinceNs;
    private boolean isBegun;

    /** Begins at {@code basePermille}. */
    public Throttle(int basePermille, ThrottleRules rules) {
        this.basePermille = basePermille;
        this.stepPermille = rules.stepPermille();
        this.floorPermille = Math.min(basePermille, rules.floorPermille());
        this.resetNs = rules.resetNs();
        this.afterNs = rules.afterNs().stream().mapToLong(Long::longValue).toArray();
        this.thresholdPermille = basePermille;
    }

    /** An entry is to be judged at this instant. The first one begins the first drought. */
    public void at(long eventNs) {
        if (!isBegun) {
            isBegun = true;
            sinceNs = eventNs;
        }
        if (resetNs > 0) {
            sinceNs += (eventNs - sinceNs) / resetNs * resetNs; // whenever it is asked: the same
        }
        int steps = 0;
        while (steps < afterNs.length && eventNs - sinceNs >= afterNs[steps]) {
            steps++;
        }
        thresholdPermille = Math.max(floorPermille, basePermille - steps * stepPermille);
    }

    /** An entry passed: the drought is over. */
    public void onPassed(long eventNs) {
        isBegun = true;
        sinceNs = eventNs;
        thresholdPermille = basePermille;
    }

    /** What a score must reach, in permille. */
    public int thresholdPermille() {
        return thresholdPermille;
    }

    /** How long nothing has passed, in ns. */
    public long droughtNs(long eventNs) {
        return isBegun ? eventNs - sinceNs : 0;
    }

    /** Chains its state into a hash. */
    public long foldState(long hash) {
        return RecordHash.mix(RecordHash.mix(hash, thresholdPermille), sinceNs);
    }
}
