package io.ringfire.app.check;

import io.ringfire.engine.order.Side;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * Entries at random with everything but the decision of the real ones: as many, in the same instruments, at the same hours of the day,
 * with the same stops and targets. When and to which side is drawn anew for each run: the end of a minute with quotes, each as likely as
 * the next, and a side, as likely as the other. What runs of them make is what no knowledge at all makes of this market.
 */
final class RandomEntries {
    private static final long MINUTE_NS = 60_000_000_000L;
    private static final int HOURS = 24;
    private static final long MINUTES_IN_HOUR = 60;

    private final Map<Integer, TickHistory> histories;
    private final Map<Integer, int[][]> minuteEnds = new TreeMap<>();

    /** Draws from these, by instrument id. */
    RandomEntries(Map<Integer, TickHistory> histories) {
        this.histories = histories;
        histories.forEach((id, ticks) -> minuteEnds.put(id, minuteEnds(ticks)));
    }

    /** Mean outcome of the entries as they were planned; NaN for none. */
    double planned(List<PlannedEntry> entries) {
        double sum = 0;
        for (PlannedEntry entry : entries) {
            TickHistory ticks = histories.get(entry.instrumentId());
            sum += entry.outcome(ticks, ticks.lastAt(entry.atNs()), entry.side());
        }
        return sum / entries.size();
    }

    /** Mean outcome of each of so many runs at random, sorted. */
    double[] runs(List<PlannedEntry> entries, int runs, long seed) {
        double[] means = new double[runs];
        for (int run = 0; run < runs; run++) {
            SplittableRandom random = new SplittableRandom(seed * 1_000_003 + run);
            double sum = 0;
            for (PlannedEntry entry : entries) {
                sum += drawn(entry, random);
            }
            means[run] = sum / entries.size();
        }
        Arrays.sort(means);
        return means;
    }

    private double drawn(PlannedEntry entry, SplittableRandom random) {
        TickHistory ticks = histories.get(entry.instrumentId());
        int[] candidates = minuteEnds.get(entry.instrumentId())[hour(ticks.eventNs(ticks.lastAt(entry.atNs())))];
        Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
        return entry.outcome(ticks, candidates[random.nextInt(candidates.length)], side);
    }

    /** By hour of the day, UTC: the last quote of each minute that has one. */
    private static int[][] minuteEnds(TickHistory ticks) {
        List<List<Integer>> ends = new ArrayList<>();
        for (int hour = 0; hour < HOURS; hour++) {
            ends.add(new ArrayList<>());
        }
        for (int i = 0; i < ticks.size(); i++) {
            boolean isLast = i + 1 == ticks.size() || minute(ticks.eventNs(i + 1)) != minute(ticks.eventNs(i));
            if (isLast) {
                ends.get(hour(ticks.eventNs(i))).add(i);
            }
        }
        return ends.stream()
                .map(each -> each.stream().mapToInt(Integer::intValue).toArray())
                .toArray(int[][]::new);
    }

    private static long minute(long eventNs) {
        return Math.floorDiv(eventNs, MINUTE_NS);
    }

    private static int hour(long eventNs) {
        return (int) Math.floorMod(Math.floorDiv(minute(eventNs), MINUTES_IN_HOUR), (long) HOURS);
    }
}
