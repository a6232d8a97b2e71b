package io.ringfire.app.check;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;

/**
 * A strategy's entries beside entries at random.
 *
 * @param entries with stop and target, which count
 * @param without entries without a stop or a target, which do not
 * @param mean what its entries made of one unit of risk, net of the spread; NaN for none
 * @param random the same of each run at random, sorted; empty for none
 */
record EntryComparison(String strategy, int entries, int without, double mean, double[] random) {
    private static final double LOW = 0.025;
    private static final double HIGH = 0.975;

    /** Keeps its own copy. */
    EntryComparison {
        random = random.clone();
    }

    /** Mean of the runs at random. */
    double randomMean() {
        double sum = 0;
        for (double each : random) {
            sum += each;
        }
        return sum / random.length;
    }

    /** Where 2.5 % of the runs at random are below. */
    double low() {
        return quantile(LOW);
    }

    /** Where 2.5 % of the runs at random are above. */
    double high() {
        return quantile(HIGH);
    }

    /** In words: within 95 % of the runs at random, below them or above them. */
    String verdict() {
        if (entries == 0) {
            return "no entries";
        }
        if (mean < low()) {
            return "worse than random";
        }
        return mean > high() ? "better than random" : "as random";
    }

    /** The value below which that share of the runs is; linear between two of them. */
    private double quantile(double share) {
        double place = share * (random.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, random.length - 1);
        return random[below] + (random[above] - random[below]) * (place - below);
    }

    void into(ObjectNode json) {
        json.put("strategy", strategy).put("entries", entries).put("entriesWithoutStopOrTarget", without);
        if (entries > 0) {
            json.put("meanR", mean)
                    .put("randomMeanR", randomMean())
                    .put("randomLowR", low())
                    .put("randomHighR", high())
                    .put("randomRuns", random.length);
        }
        json.put("verdict", verdict());
    }

    /** A row for people, under {@link #heading}. */
    String row() {
        if (entries == 0) {
            return String.format(Locale.ROOT, "%-34s %7d %9s %9s %20s  %s%n", strategy, 0, "", "", "", verdict());
        }
        String interval = String.format(Locale.ROOT, "%+.3f … %+.3f", low(), high());
        return String.format(
                Locale.ROOT,
                "%-34s %7d %+9.3f %+9.3f %20s  %s%n",
                strategy,
                entries,
                mean,
                randomMean(),
                interval,
                verdict());
    }

    static String heading() {
        return String.format(
                Locale.ROOT, "%-34s %7s %9s %9s %20s%n", "strategy", "entries", "mean R", "random", "95 % of random");
    }

    /** What to keep in mind of them all. */
    static String note(List<EntryComparison> all) {
        return all.size() < 2
                ? ""
                : String.format(
                        Locale.ROOT,
                        "note: of %d strategies without any knowledge one in twenty is outside of its interval by chance%n",
                        all.size());
    }
}
