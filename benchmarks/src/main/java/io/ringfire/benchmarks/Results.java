package io.ringfire.benchmarks;

import io.ringfire.benchmarks.Figures.Figure;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a run of {@code bench} found: kept as JSON, and as the reference of later runs.
 *
 * @param quick whether it was a quick one, whose figures compare with those of quick ones alone
 */
public record Results(Machine machine, boolean quick, Map<String, Figure> figures) {
    /** From how much on a figure that is worse is told: more than a tenth. */
    static final double TOLERANCE = 0.10;

    /** Ends the name of a figure by the clock that stands beside one of processor time. */
    static final String CLOCK = ", clock";

    /** Less garbage than this an operation is what JMH's own and the set-up weigh: the smallest object has 16. */
    private static final double LEAST_BYTES = 16;

    /** What a person should look at, having this reference: a line each, warnings for what is worse, and what cannot be compared. */
    public List<String> against(Results reference) {
        List<String> lines = new ArrayList<>();
        if (!machine.isLike(reference.machine)) {
            lines.add("note: the reference is of another machine or JDK (" + reference.machine.processor() + ", "
                    + reference.machine.cores() + " cores, " + reference.machine.jdk() + ")");
        }
        boolean hasClock = machine.isQuiet() && reference.machine.isQuiet();
        if (!hasClock) {
            lines.add(
                    "note: others had the cores in one of the two runs, so processor times are compared and clocks are not");
        }
        reference.figures.forEach((name, before) -> {
            Figure now = figures.get(name);
            if (now == null) {
                lines.add("note: not measured: " + name);
            } else if (isWorse(now, before) && (hasClock || !name.endsWith(CLOCK))) {
                lines.add(String.format(
                        Locale.ROOT,
                        "WARNING: %s: %s %s, the reference has %s",
                        name,
                        plain(now.value()),
                        now.unit(),
                        plain(before.value()) + change(now, before)));
            }
        });
        figures.keySet().stream()
                .filter(name -> !reference.figures.containsKey(name))
                .forEach(name -> lines.add("note: not in the reference: " + name));
        return lines;
    }

    private static boolean isWorse(Figure now, Figure before) {
        boolean isNothing = "B/op".equals(now.unit()) && now.value() - before.value() < LEAST_BYTES;
        return !isNothing && now.worseThan(before) > TOLERANCE;
    }

    private static String change(Figure now, Figure before) {
        return before.value() == 0
                ? ""
                : String.format(Locale.ROOT, " (%+.0f %%)", 100 * (now.value() / before.value() - 1));
    }

    static String plain(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e9
                ? Long.toString((long) value)
                : String.format(Locale.ROOT, "%.4g", value);
    }
}
