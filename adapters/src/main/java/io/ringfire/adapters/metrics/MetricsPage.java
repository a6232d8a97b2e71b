package io.ringfire.adapters.metrics;

import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.instrumentation.jvm.JvmGarbageCollectorMetrics;
import io.prometheus.metrics.instrumentation.jvm.JvmMemoryMetrics;
import io.prometheus.metrics.instrumentation.jvm.JvmThreadsMetrics;
import io.prometheus.metrics.instrumentation.jvm.ProcessMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.prometheus.metrics.model.snapshots.Quantiles;
import io.prometheus.metrics.model.snapshots.SummarySnapshot;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * One answer to one scrape: families are added in the order in which they are to be read, then it is written in the Prometheus text
 * format 0.0.4, with what the JVM tells of itself at its end. One thread.
 */
public final class MetricsPage {
    /** Media type of {@link #text}. */
    public static final String CONTENT_TYPE = PrometheusTextFormatWriter.CONTENT_TYPE;

    private static final String TOTAL = "_total";
    private static final String INFO = "_info";
    private static final PrometheusRegistry JVM = jvm();

    private final List<Supplier<MetricSnapshot>> families = new ArrayList<>();
    private final Set<String> names = new HashSet<>();

    /** Makes an empty one. */
    public MetricsPage() {
        // families are added by what is asked
    }

    /** A metric whose series differ in their labels. */
    @FunctionalInterface
    public interface Family {
        /**
         * Adds a series.
         *
         * @param labelValues one for each label that the family was made with
         * @throws IllegalArgumentException for a series that is there already, or another number of values
         */
        Family add(double value, String... labelValues);
    }

    /** A metric of times or sizes, told by quantiles. */
    @FunctionalInterface
    public interface SummaryFamily {
        /**
         * Adds a series.
         *
         * @param count of all that was observed
         * @param sum of all that was observed
         * @param quantiles value by quantile, from 0 to 1; NaN for what is not known
         * @param labelValues one for each label that the family was made with
         */
        SummaryFamily add(long count, double sum, Map<Double, Double> quantiles, String... labelValues);
    }

    private static PrometheusRegistry jvm() {
        PrometheusRegistry registry = new PrometheusRegistry();
        JvmMemoryMetrics.builder().register(registry);
        JvmGarbageCollectorMetrics.builder().register(registry);
        JvmThreadsMetrics.builder().register(registry);
        ProcessMetrics.builder().register(registry);
        return registry;
    }

    /**
     * Adds a family that only grows while the process lives.
     *
     * @param name ends in {@code _total}
     */
    public Family counter(String name, String help, String... labels) {
        if (!name.endsWith(TOTAL)) {
            throw new IllegalArgumentException("a counter's name ends in " + TOTAL + ", not so " + name);
        }
        claim(name);
        CounterSnapshot.Builder family = CounterSnapshot.builder()
                .name(name.substring(0, name.length() - TOTAL.length()))
                .help(help);
        families.add(family::build);
        return new Series(labels) {
            @Override
            void put(double value, Labels of) {
                family.dataPoint(CounterSnapshot.CounterDataPointSnapshot.builder()
                        .value(value)
                        .labels(of)
                        .build());
            }
        };
    }

    /**
     * Adds a family that goes up and down.
     *
     * @param name with its unit at its end, a base unit such as seconds or bytes
     */
    public Family gauge(String name, String help, String... labels) {
        claim(name);
        GaugeSnapshot.Builder family = GaugeSnapshot.builder().name(name).help(help);
        families.add(family::build);
        return new Series(labels) {
            @Override
            void put(double value, Labels of) {
                family.dataPoint(GaugeSnapshot.GaugeDataPointSnapshot.builder()
                        .value(value)
                        .labels(of)
                        .build());
            }
        };
    }

    /**
     * Adds a family whose labels say it all: each series is 1, whatever value it is given.
     *
     * @param name ends in {@code _info}
     */
    public Family info(String name, String help, String... labels) {
        if (!name.endsWith(INFO)) {
            throw new IllegalArgumentException("an info's name ends in " + INFO + ", not so " + name);
        }
        claim(name);
        InfoSnapshot.Builder family = InfoSnapshot.builder()
                .name(name.substring(0, name.length() - INFO.length()))
                .help(help);
        families.add(family::build);
        return new Series(labels) {
            @Override
            void put(double value, Labels of) {
                family.dataPoint(
                        InfoSnapshot.InfoDataPointSnapshot.builder().labels(of).build());
            }
        };
    }

    /**
     * Adds a family of observations.
     *
     * @param name with its unit at its end, a base unit such as seconds or bytes
     */
    public SummaryFamily summary(String name, String help, String... labels) {
        claim(name);
        SummarySnapshot.Builder family = SummarySnapshot.builder().name(name).help(help);
        families.add(family::build);
        String[] names = labels.clone();
        return new SummaryFamily() {
            @Override
            public SummaryFamily add(long count, double sum, Map<Double, Double> quantiles, String... labelValues) {
                Quantiles.Builder known = Quantiles.builder();
                quantiles.forEach(known::quantile);
                family.dataPoint(SummarySnapshot.SummaryDataPointSnapshot.builder()
                        .count(count)
                        .sum(sum)
                        .quantiles(known.build())
                        .labels(Labels.of(names, labelValues))
                        .build());
                return this;
            }
        };
    }

    /** The page as bytes of UTF-8; families without a series are left out. */
    public byte[] text() {
        MetricSnapshots.Builder all = MetricSnapshots.builder();
        families.stream()
                .map(Supplier::get)
                .filter(family -> !family.getDataPoints().isEmpty())
                .forEach(all::metricSnapshot);
        JVM.scrape().stream().forEach(all::metricSnapshot);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            PrometheusTextFormatWriter.create().write(out, all.build());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private void claim(String name) {
        if (!names.add(name)) {
            throw new IllegalArgumentException(name + " is there already");
        }
    }

    private abstract static class Series implements Family {
        private final String[] labels;

        Series(String[] labels) {
            this.labels = labels.clone();
        }

        abstract void put(double value, Labels of);

        @Override
        public Family add(double value, String... labelValues) {
            put(value, Labels.of(labels, labelValues));
            return this;
        }
    }
}
