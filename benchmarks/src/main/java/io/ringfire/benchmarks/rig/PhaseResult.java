package io.ringfire.benchmarks.rig;

import java.util.LinkedHashMap;
import java.util.Map;
import org.HdrHistogram.Histogram;

/**
 * What one subject did at one rate, over one round or several.
 *
 * @param subject its name
 * @param ratePerSecond ticks a second asked for
 * @param orderEvery ticks to an order
 * @param times from the intended time of the tick to the offer of its order, ns
 * @param hiccups of the machine meanwhile, ns
 * @param stalls of the producer's thread between ticks, ns
 * @param counts of the rounds together
 */
record PhaseResult(
        String subject,
        long ratePerSecond,
        int orderEvery,
        Histogram times,
        Histogram hiccups,
        Histogram stalls,
        Counts counts) {
    /**
     * Counts of measured time alone, but for orders, which are counted from the first tick of the warm-up on.
     *
     * @param ticks sent
     * @param unsent due and never sent
     * @param windowNs what the schedule gave for the ticks sent
     * @param elapsedNs from when the first was due until the last was sent
     * @param caughtUp ticks sent more than a step late
     * @param latestNs how late the latest was sent
     * @param heldBack turns in which a tick waited for orders to be answered
     * @param asked orders asked for
     * @param offered orders offered
     * @param refused signals refused, and orders kept back
     * @param isWhole whether what was offered is what was asked for, order by order
     * @param allocatedBytes by the producer's thread
     */
    record Counts(
            long ticks,
            long unsent,
            long windowNs,
            long elapsedNs,
            long caughtUp,
            long latestNs,
            long heldBack,
            long asked,
            long offered,
            long refused,
            boolean isWhole,
            long allocatedBytes) {
        Counts plus(Counts other) {
            return new Counts(
                    ticks + other.ticks,
                    unsent + other.unsent,
                    windowNs + other.windowNs,
                    elapsedNs + other.elapsedNs,
                    caughtUp + other.caughtUp,
                    Math.max(latestNs, other.latestNs),
                    heldBack + other.heldBack,
                    asked + other.asked,
                    offered + other.offered,
                    refused + other.refused,
                    isWhole && other.isWhole,
                    allocatedBytes + other.allocatedBytes);
        }

        long lost() {
            return asked - offered;
        }
    }

    double achievedPerSecond() {
        return RateCheck.achieved(counts.ticks, counts.windowNs, counts.elapsedNs);
    }

    /** This and another round of the same. */
    PhaseResult plus(PhaseResult other) {
        return new PhaseResult(
                subject,
                ratePerSecond,
                orderEvery,
                sum(times, other.times),
                sum(hiccups, other.hiccups),
                sum(stalls, other.stalls),
                counts.plus(other.counts));
    }

    private static Histogram sum(Histogram one, Histogram other) {
        Histogram sum = one.copy();
        sum.add(other);
        return sum;
    }

    /** For the file of figures. */
    Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("subject", subject);
        map.put("ratePerSecond", ratePerSecond);
        map.put("orderEvery", orderEvery);
        map.put("achievedPerSecond", achievedPerSecond());
        map.put("counts", counts);
        map.put("lost", counts.lost());
        map.put("latencyNs", Percentiles.toMap(times));
        map.put("hiccupsNs", Percentiles.toMap(hiccups));
        map.put("producerStallsNs", Percentiles.toMap(stalls));
        return map;
    }
}
