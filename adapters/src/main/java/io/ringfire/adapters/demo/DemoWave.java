package io.ringfire.adapters.demo;

/**
 * A bounded, wandering function of time: noise on five time scales, each a chain of random heights joined by smooth
 * slopes. The slow scales make trends that turn around within half an hour or so, the fast ones roughen them. Uses only
 * the four operations, so it gives the same on every JDK.
 */
final class DemoWave {
    private static final long NS_PER_SECOND = 1_000_000_000L;
    private static final long[] PERIODS_NS = {
        8 * NS_PER_SECOND, 60 * NS_PER_SECOND, 420 * NS_PER_SECOND, 1_860 * NS_PER_SECOND, 10_800 * NS_PER_SECOND
    };
    private static final double[] WEIGHTS = {0.06, 0.18, 0.45, 0.8, 1.2};

    private final long key;

    DemoWave(long key) {
        this.key = key;
    }

    /** The height at a time, within ±2.7. */
    double at(long timeNs) {
        double height = 0;
        for (int scale = 0; scale < PERIODS_NS.length; scale++) {
            long periodNs = PERIODS_NS[scale];
            long step = Math.floorDiv(timeNs, periodNs);
            double share = Math.floorMod(timeNs, periodNs) / (double) periodNs;
            double slope = share * share * (3 - 2 * share);
            long scaleKey = DemoHash.mix(key, -2 - scale);
            double before = DemoHash.signedUnit(DemoHash.mix(scaleKey, step));
            double after = DemoHash.signedUnit(DemoHash.mix(scaleKey, step + 1));
            height += WEIGHTS[scale] * (before + (after - before) * slope);
        }
        return height;
    }
}
