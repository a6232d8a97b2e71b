package io.ringfire.benchmarks;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** What a run measured, by name. Names say what and of whom, so that two runs can be compared; units stand beside. One thread. */
public final class Figures {
    /** Which of two values is the better one. */
    public enum Better {
        /** Times, bytes. */
        LOWER,
        /** Rates, ratios to a peer. */
        HIGHER
    }

    /**
     * One figure.
     *
     * @param unit as {@code ns/op}; a figure in {@code B/op} is rounded to whole bytes, since JMH counts some of its own
     */
    public record Figure(double value, String unit, Better better) {
        /** How much worse this is than {@code before}, as a share of it: 0.1 for a tenth; negative where it is better. */
        public double worseThan(Figure before) {
            double change = better == Better.LOWER ? value - before.value : before.value - value;
            return before.value == 0 ? Math.signum(change) : change / before.value;
        }
    }

    private final Map<String, Figure> byName = new TreeMap<>();

    /** No figures yet. */
    public Figures() {}

    /** Adds one of which less is better. */
    public void cost(String name, double value, String unit) {
        byName.put(name, new Figure("B/op".equals(unit) ? Math.rint(value) : rounded(value), unit, Better.LOWER));
    }

    /** Adds one of which more is better. */
    public void rate(String name, double value, String unit) {
        byName.put(name, new Figure(rounded(value), unit, Better.HIGHER));
    }

    /** All of them, by name. */
    public Map<String, Figure> all() {
        return Collections.unmodifiableMap(byName);
    }

    /** Four digits are more than any of these is worth. */
    private static double rounded(double value) {
        if (value == 0 || !Double.isFinite(value)) {
            return value;
        }
        double scale = Math.pow(10, 3 - Math.floor(Math.log10(Math.abs(value))));
        return Math.rint(value * scale) / scale;
    }
}
