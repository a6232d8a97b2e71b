package io.ringfire.benchmarks.rig;

import io.ringfire.journal.layout.Json;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.HdrHistogram.Histogram;

/**
 * What the rig says: at once as text, and at the end as files. {@code figures.json} holds all figures, {@code *.hgrm} one histogram each as
 * HdrHistogram prints percentiles (in µs), {@code rig.html} text and drawings without anything from elsewhere.
 */
final class RigReport {
    private static final double NS_PER_US = 1_000.0;
    private static final int STEPS_PER_HALF = 5;

    private final PrintWriter out;
    private final StringBuilder text = new StringBuilder();
    private final Map<String, Object> figures = new LinkedHashMap<>();
    private final Map<String, Histogram> histograms = new LinkedHashMap<>();
    private final List<PercentilePlot> plots = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();

    RigReport(PrintWriter out) {
        this.out = out;
    }

    /** A line, or several. */
    void say(String line) {
        out.println(line);
        out.flush();
        text.append(line).append('\n');
    }

    /** Formatted, in the language of figures. */
    void say(String format, Object... values) {
        say(String.format(Locale.ROOT, format, values));
    }

    /** What went on but belongs in no file. */
    void progress(String format, Object... values) {
        out.println("  " + String.format(Locale.ROOT, format, values));
        out.flush();
    }

    /** Says it where there is something to say, and keeps it. */
    void warn(String warning) {
        if (!warning.isEmpty()) {
            warnings.add(warning);
            say(warning);
        }
    }

    /** A figure or a tree of them. */
    void put(String key, Object value) {
        figures.put(key, value);
    }

    /** A histogram for a file of its own, in ns. */
    void histogram(String name, Histogram ns) {
        if (ns.getTotalCount() > 0) {
            histograms.put(name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-"), ns);
        }
    }

    /** A drawing. */
    void plot(PercentilePlot plot) {
        plots.add(plot);
    }

    /** Writes the files, and makes the directory where there is none. */
    void write(Path directory) throws IOException {
        Files.createDirectories(directory);
        figures.put("warnings", warnings);
        Json.write(directory.resolve("figures.json"), figures);
        for (Map.Entry<String, Histogram> each : histograms.entrySet()) {
            Path file = directory.resolve(each.getKey() + ".hgrm");
            try (PrintStream stream = new PrintStream(Files.newOutputStream(file), false, StandardCharsets.UTF_8)) {
                each.getValue().outputPercentileDistribution(stream, STEPS_PER_HALF, NS_PER_US);
            }
        }
        Files.writeString(directory.resolve("rig.html"), html());
        say("written to %s: figures.json, rig.html and %d .hgrm files", directory, histograms.size());
    }

    /** The page. */
    String html() {
        StringBuilder page = new StringBuilder("<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">"
                + "<title>Ringfire: the rig</title></head>\n<body style=\"font-family:sans-serif;margin:2em\">\n"
                + "<h1>Ringfire: the rig</h1>\n");
        plots.forEach(plot -> page.append("<p>").append(plot.svg()).append("</p>\n"));
        return page.append("<pre>")
                .append(escaped(text.toString()))
                .append("</pre>\n</body></html>\n")
                .toString();
    }

    static String escaped(String words) {
        return words.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
