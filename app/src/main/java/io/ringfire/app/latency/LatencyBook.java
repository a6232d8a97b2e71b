package io.ringfire.app.latency;

import io.ringfire.engine.pipeline.StageTimes;
import io.ringfire.engine.ring.StageName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.HdrHistogram.Histogram;

/** Collects once in a while what was measured, and tells the last minute's figures. Collected by one thread, read by any. */
public final class LatencyBook {
    private final List<Source> stages = new ArrayList<>();
    private final List<Source> orders = new ArrayList<>();
    private volatile List<LatencyFigures> stageFigures = List.of();
    private volatile List<LatencyFigures> orderFigures = List.of();

    private interface Take {
        Histogram since(Histogram recycle);
    }

    private static final class Source {
        final MinuteWindow window;
        final Take take;
        Histogram interval;

        Source(MinuteWindow window, Take take) {
            this.window = window;
            this.take = take;
        }

        void collect(long nowNs) {
            interval = take.since(interval);
            window.add(interval, nowNs);
        }
    }

    /**
     * Begins.
     *
     * @param times of the stages; empty where none are taken
     * @param nowNs of the clock that {@link #collect} is told
     */
    public LatencyBook(Optional<StageTimes> times, OrderTimes orderTimes, long nowNs) {
        times.ifPresent(each -> {
            for (StageName stage : StageName.values()) {
                String name = stage.name().toLowerCase(Locale.ROOT).replace('_', '-');
                MinuteWindow window = new MinuteWindow(name, StageTimes.LONGEST_NS, StageTimes.DIGITS, nowNs);
                stages.add(new Source(window, recycle -> each.take(stage, recycle)));
            }
        });
        for (OrderTimes.Step step : OrderTimes.Step.values()) {
            String name = step.name().toLowerCase(Locale.ROOT);
            MinuteWindow window = new MinuteWindow(name, OrderTimes.LONGEST_NS, OrderTimes.DIGITS, nowNs);
            orders.add(new Source(window, recycle -> orderTimes.take(step, recycle)));
        }
    }

    /** Takes what was measured since the last call. */
    public void collect(long nowNs) {
        stages.forEach(each -> each.collect(nowNs));
        orders.forEach(each -> each.collect(nowNs));
        stageFigures = stages.stream().map(each -> each.window.figures()).toList();
        orderFigures = orders.stream().map(each -> each.window.figures()).toList();
    }

    /** From an event's publication to the end of each stage, in the order of the stages; empty where that is not measured. */
    public List<LatencyFigures> stages() {
        return stageFigures;
    }

    /** Of orders, step by step. */
    public List<LatencyFigures> orders() {
        return orderFigures;
    }
}
