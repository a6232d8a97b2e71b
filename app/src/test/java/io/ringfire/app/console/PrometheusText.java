package io.ringfire.app.console;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A strict reader of the Prometheus text format 0.0.4: HELP and TYPE stand before the samples of their family, families are not torn
 * apart, no series comes twice, counters end in _total, labels are escaped, values are numbers. Shares nothing with the writer.
 */
public final class PrometheusText {
    private static final String NAME = "[a-zA-Z_:][a-zA-Z0-9_:]*";
    private static final Pattern COMMENT = Pattern.compile("# (HELP|TYPE) (" + NAME + ") (.+)");
    private static final Pattern SAMPLE = Pattern.compile("(" + NAME + ")(?:\\{(.*)})? ([^ ]+)");
    private static final Pattern LABEL =
            Pattern.compile("\\G([a-zA-Z_][a-zA-Z0-9_]*)=\"((?:[^\"\\\\\n]|\\\\[\\\\\"n])*)\"(?:,|$)");
    private static final Set<String> TYPES = Set.of("counter", "gauge", "summary", "histogram", "untyped");
    private static final List<String> PARTS = List.of("_sum", "_count", "_bucket");

    private final Map<String, Double> series = new LinkedHashMap<>();
    private final Map<String, String> types = new HashMap<>();
    private final Set<String> helped = new HashSet<>();
    private final Set<String> finished = new HashSet<>();
    private String family = "";

    private PrometheusText() {}

    /** Reads a page; throws AssertionError naming the first line that is wrong. */
    public static PrometheusText read(String page) {
        PrometheusText text = new PrometheusText();
        if (!page.endsWith("\n")) {
            throw new AssertionError("the last line has no end");
        }
        for (String line : page.split("\n")) {
            if (line.startsWith("#")) {
                text.comment(line);
            } else {
                text.sample(line);
            }
        }
        return text;
    }

    /** Values by series: the name with its labels in the order of their names, such as {@code a_total{x="1"}}. */
    public Map<String, Double> series() {
        return series;
    }

    /** Types by family. */
    public Map<String, String> types() {
        return types;
    }

    private void comment(String line) {
        Matcher comment = COMMENT.matcher(line);
        require(comment.matches(), line, "is neither HELP nor TYPE");
        String name = comment.group(2);
        if (!name.equals(family)) {
            finished.add(family);
            require(!finished.contains(name), line, "comes a second time");
            family = name;
        }
        if (comment.group(1).equals("HELP")) {
            require(helped.add(name), line, "is a second HELP");
        } else {
            require(TYPES.contains(comment.group(3)), line, "is no type");
            require(types.put(name, comment.group(3)) == null, line, "is a second TYPE");
            require(!comment.group(3).equals("counter") || name.endsWith("_total"), line, "does not end in _total");
        }
    }

    private void sample(String line) {
        Matcher sample = SAMPLE.matcher(line);
        require(sample.matches(), line, "is no sample");
        String name = sample.group(1);
        boolean isPart = PARTS.stream().anyMatch(part -> name.equals(family + part));
        require(name.equals(family) || isPart, line, "stands outside of its family");
        require(helped.contains(family) && types.containsKey(family), line, "comes before HELP and TYPE");
        Map<String, String> labels = labels(sample.group(2), line);
        String key = name + (labels.isEmpty() ? "" : labels.toString());
        double value = number(sample.group(3), line);
        require(series.put(key, value) == null, line, "is there twice");
        require(!types.get(family).equals("counter") || value >= 0, line, "is a counter below 0");
    }

    private static Map<String, String> labels(String text, String line) {
        Map<String, String> labels = new TreeMap<>();
        if (text == null) {
            return labels;
        }
        Matcher label = LABEL.matcher(text);
        int end = 0;
        List<String> names = new ArrayList<>();
        while (label.find()) {
            names.add(label.group(1));
            labels.put(label.group(1), label.group(2));
            end = label.end();
        }
        require(end == text.length() && names.size() == labels.size(), line, "has a label that does not read");
        return labels;
    }

    private static double number(String text, String line) {
        return switch (text) {
            case "+Inf" -> Double.POSITIVE_INFINITY;
            case "-Inf" -> Double.NEGATIVE_INFINITY;
            case "NaN" -> Double.NaN;
            default -> {
                require(text.matches("-?[0-9]+(\\.[0-9]+)?([eE][-+]?[0-9]+)?"), line, "has no number");
                yield Double.parseDouble(text);
            }
        };
    }

    private static void require(boolean holds, String line, String problem) {
        if (!holds) {
            throw new AssertionError(problem + ": " + line);
        }
    }
}
