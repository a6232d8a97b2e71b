package io.ringfire.benchmarks.rig;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.HdrHistogram.Histogram;

/** Percentiles as aligned text: a row a subject, in µs, ratios without a unit, and what else belongs to a row behind them. */
final class PercentileTable {
    private static final double NS_PER_US = 1_000.0;
    private static final int NAME_WIDTH = 36;
    private static final int NUMBER_WIDTH = 11;

    private final List<String> lines = new ArrayList<>();

    /** With these columns behind the percentiles. */
    PercentileTable(String... more) {
        StringBuilder line = new StringBuilder(pad("us", NAME_WIDTH));
        for (double percentile : Percentiles.SHOWN) {
            line.append(right(Percentiles.name(percentile)));
        }
        for (String column : more) {
            line.append(right(column));
        }
        lines.add(line.toString());
    }

    /** A row of times. */
    PercentileTable row(String name, Histogram ns, Object... more) {
        StringBuilder line = new StringBuilder(pad(name, NAME_WIDTH));
        for (double percentile : Percentiles.SHOWN) {
            line.append(right(ns.getTotalCount() == 0 ? "-" : us(ns.getValueAtPercentile(percentile))));
        }
        for (Object value : more) {
            line.append(right(value instanceof Number number ? grouped(number) : value.toString()));
        }
        lines.add(line.toString());
        return this;
    }

    /** A row of how many times as long one took as the other, percentile by percentile. */
    PercentileTable ratio(String name, Histogram ns, Histogram baseNs) {
        StringBuilder line = new StringBuilder(pad(name, NAME_WIDTH));
        for (double percentile : Percentiles.SHOWN) {
            long base = baseNs.getTotalCount() == 0 ? 0 : baseNs.getValueAtPercentile(percentile);
            line.append(right(
                    base == 0 || ns.getTotalCount() == 0
                            ? "-"
                            : String.format(
                                    Locale.ROOT, "%.2f x", ns.getValueAtPercentile(percentile) / (double) base)));
        }
        lines.add(line.toString());
        return this;
    }

    private static String us(long ns) {
        double us = ns / NS_PER_US;
        return String.format(Locale.ROOT, us < 100 ? "%,.2f" : us < 10_000 ? "%,.1f" : "%,.0f", us);
    }

    private static String grouped(Number number) {
        return String.format(Locale.ROOT, "%,d", Math.round(number.doubleValue()));
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(Math.max(1, width - text.length()));
    }

    private static String right(String text) {
        return " ".repeat(Math.max(1, NUMBER_WIDTH - text.length())) + text;
    }

    /** All rows, a line each. */
    @Override
    public String toString() {
        return String.join(System.lineSeparator(), lines);
    }
}
