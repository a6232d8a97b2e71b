package io.ringfire.benchmarks.rig;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;

/** The percentiles that every table of the rig shows. */
final class Percentiles {
    static final List<Double> SHOWN = List.of(50.0, 90.0, 99.0, 99.9, 99.99, 100.0);

    private Percentiles() {}

    /** {@code p99.9}, or {@code max}. */
    static String name(double percentile) {
        if (percentile >= 100) {
            return "max";
        }
        return percentile == Math.rint(percentile) ? "p" + (long) percentile : "p" + percentile;
    }

    static Map<String, Object> toMap(Histogram histogram) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("count", histogram.getTotalCount());
        for (double percentile : SHOWN) {
            map.put(
                    name(percentile),
                    histogram.getTotalCount() == 0 ? null : histogram.getValueAtPercentile(percentile));
        }
        return map;
    }
}
