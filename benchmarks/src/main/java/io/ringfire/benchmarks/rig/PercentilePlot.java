package io.ringfire.benchmarks.rig;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;

/**
 * Latency by percentile as an SVG drawing: to the right one more nine a step, upwards ten times as long a step. Steps as the histogram has
 * them; nothing is smoothed.
 */
final class PercentilePlot {
    private static final String[] COLOURS = {
        "#1f77b4", "#d62728", "#2ca02c", "#9467bd", "#ff7f0e", "#8c564b", "#17becf", "#7f7f7f"
    };
    private static final int WIDTH = 900;
    private static final int HEIGHT = 420;
    private static final int LEFT = 80;
    private static final int RIGHT = 260;
    private static final int TOP = 36;
    private static final int BOTTOM = 50;
    private static final int TICKS_PER_HALF = 5;
    private static final double MOST_NINES = 6;
    private static final double NS_PER_US = 1_000.0;
    private static final String[] NINES = {"0", "90", "99", "99.9", "99.99", "99.999", "99.9999"};

    private record Series(String name, Histogram ns) {}

    private final String title;
    private final List<Series> series = new ArrayList<>();

    PercentilePlot(String title) {
        this.title = title;
    }

    /** Adds a line; an empty histogram has none. */
    PercentilePlot add(String name, Histogram ns) {
        if (ns.getTotalCount() > 0) {
            series.add(new Series(name, ns));
        }
        return this;
    }

    /** The drawing. */
    String svg() {
        double lowest = Double.MAX_VALUE;
        double highest = 1;
        double nines = 1;
        for (Series each : series) {
            lowest = Math.min(lowest, Math.max(1, each.ns.getMinNonZeroValue()));
            highest = Math.max(highest, each.ns.getMaxValue());
            nines = Math.max(nines, Math.min(MOST_NINES, Math.log10(each.ns.getTotalCount())));
        }
        double bottom = series.isEmpty() ? 0 : Math.floor(Math.log10(lowest));
        double top = Math.max(bottom + 1, Math.ceil(Math.log10(highest)));
        StringBuilder svg = new StringBuilder();
        svg.append(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\" font-family=\"sans-serif\" font-size=\"12\">%n",
                WIDTH,
                HEIGHT,
                WIDTH,
                HEIGHT));
        text(svg, LEFT, TOP - 16, "start", title);
        axes(svg, bottom, top, nines);
        for (int i = 0; i < series.size(); i++) {
            line(svg, i, bottom, top, nines);
        }
        return svg.append("</svg>\n").toString();
    }

    private static void axes(StringBuilder svg, double bottom, double top, double nines) {
        for (double decade = bottom; decade <= top; decade++) {
            double y = y(Math.pow(10, decade), bottom, top);
            grid(svg, LEFT, y, WIDTH - RIGHT, y);
            text(svg, LEFT - 6, y + 4, "end", us(Math.pow(10, decade)));
        }
        for (int nine = 0; nine <= (int) nines; nine++) {
            double x = x(nine, nines);
            grid(svg, x, TOP, x, HEIGHT - BOTTOM);
            text(svg, x, HEIGHT - BOTTOM + 18, "middle", NINES[nine]);
        }
        text(svg, (LEFT + WIDTH - RIGHT) / 2.0, HEIGHT - 10, "middle", "percentile");
    }

    private void line(StringBuilder svg, int place, double bottom, double top, double nines) {
        Series each = series.get(place);
        String colour = COLOURS[place % COLOURS.length];
        StringBuilder points = new StringBuilder();
        for (HistogramIterationValue step : each.ns.percentiles(TICKS_PER_HALF)) {
            double below = Math.min(step.getPercentileLevelIteratedTo() / 100, 1 - Math.pow(10, -nines));
            points.append(String.format(
                    Locale.ROOT,
                    "%.1f,%.1f ",
                    x(-Math.log10(1 - below), nines),
                    y(Math.max(1, step.getValueIteratedTo()), bottom, top)));
        }
        svg.append(String.format(
                "<polyline fill=\"none\" stroke=\"%s\" stroke-width=\"1.6\" points=\"%s\"/>%n",
                colour, points.toString().strip()));
        double y = TOP + 14 + place * 18.0;
        svg.append(String.format(
                Locale.ROOT,
                "<line x1=\"%d\" y1=\"%.1f\" x2=\"%d\" y2=\"%.1f\" stroke=\"%s\" stroke-width=\"3\"/>%n",
                WIDTH - RIGHT + 14,
                y - 4,
                WIDTH - RIGHT + 34,
                y - 4,
                colour));
        text(svg, WIDTH - RIGHT + 40.0, y, "start", each.name);
    }

    private static double x(double nine, double nines) {
        return LEFT + (WIDTH - RIGHT - LEFT) * nine / nines;
    }

    private static double y(double ns, double bottom, double top) {
        return HEIGHT - BOTTOM - (HEIGHT - BOTTOM - TOP) * (Math.log10(ns) - bottom) / (top - bottom);
    }

    private static String us(double ns) {
        return ns < NS_PER_US
                ? String.format(Locale.ROOT, "%.0f ns", ns)
                : ns < 1e6
                        ? String.format(Locale.ROOT, "%.0f µs", ns / NS_PER_US)
                        : ns < 1e9
                                ? String.format(Locale.ROOT, "%.0f ms", ns / 1e6)
                                : String.format(Locale.ROOT, "%.0f s", ns / 1e9);
    }

    private static void grid(StringBuilder svg, double x1, double y1, double x2, double y2) {
        svg.append(String.format(
                Locale.ROOT,
                "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"#ddd\"/>%n",
                x1,
                y1,
                x2,
                y2));
    }

    private static void text(StringBuilder svg, double x, double y, String anchor, String words) {
        svg.append(String.format(
                Locale.ROOT,
                "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>%n",
                x,
                y,
                anchor,
                RigReport.escaped(words)));
    }
}
