package io.ringfire.engine.shield;

/**
 * The changes of the last closes, by when their bars ended, so that those of two instruments can be paired though either had bars without
 * ticks. One thread; bounded; allocates nothing after it was made.
 */
final class BarReturns {
    private static final int KEPT = 100;
    private static final int NEEDED = 30;

    private final long[] endsNs = new long[KEPT];
    private final double[] changes = new double[KEPT];
    private long count;

    void add(long endNs, double change) {
        int at = (int) (count++ % KEPT);
        endsNs[at] = endNs;
        changes[at] = change;
    }

    /**
     * Pearson's correlation with another's changes over the bars that both have.
     *
     * @return -1 to 1; 0 where either did not move, NaN for fewer than 30 pairs
     */
    double correlation(BarReturns other) {
        int mine = (int) Math.min(count, KEPT);
        int theirs = (int) Math.min(other.count, KEPT);
        int i = 1;
        int j = 1;
        int pairs = 0;
        double sumX = 0;
        double sumY = 0;
        double sumXx = 0;
        double sumYy = 0;
        double sumXy = 0;
        while (i <= mine && j <= theirs) {
            long x = endsNs[back(i)];
            long y = other.endsNs[other.back(j)];
            if (x > y) {
                i++;
            } else if (y > x) {
                j++;
            } else {
                double dx = changes[back(i++)];
                double dy = other.changes[other.back(j++)];
                pairs++;
                sumX += dx;
                sumY += dy;
                sumXx += dx * dx;
                sumYy += dy * dy;
                sumXy += dx * dy;
            }
        }
        if (pairs < NEEDED) {
            return Double.NaN;
        }
        double varianceX = sumXx - sumX * sumX / pairs;
        double varianceY = sumYy - sumY * sumY / pairs;
        if (varianceX <= 0 || varianceY <= 0) {
            return 0;
        }
        double covariance = sumXy - sumX * sumY / pairs;
        return Math.max(-1, Math.min(1, covariance / Math.sqrt(varianceX * varianceY)));
    }

    /** Index of the {@code nth} newest, from 1 on. */
    private int back(int nth) {
        return (int) ((count - nth) % KEPT);
    }
}
