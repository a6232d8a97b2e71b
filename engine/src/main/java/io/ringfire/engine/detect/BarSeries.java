package io.ringfire.engine.detect;

import io.ringfire.engine.market.BarBuilder;
import io.ringfire.engine.market.BarListener;
import io.ringfire.engine.market.BarRules;
import io.ringfire.engine.market.BarSpec;
import io.ringfire.engine.money.QuoteBoard;
import io.ringfire.engine.ring.EngineCounters;
import io.ringfire.engine.ring.EngineCounters.Counter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * The bars that strategies subscribed to, each kind of each instrument built once. Subscribers are called in the order in
 * which they came.
 */
final class BarSeries {
    private static final Series[] NONE = {};

    private final BarRules rules;
    private final EngineCounters counters;
    private final Series[][] byInstrument = new Series[QuoteBoard.MAX_INSTRUMENTS][];
    private Series[] all = NONE;
    private long nextDueNs = BarBuilder.NEVER;

    BarSeries(BarRules rules, EngineCounters counters) {
        this.rules = rules;
        this.counters = counters;
        Arrays.fill(byInstrument, NONE);
    }

    void subscribe(int instrumentId, BarSpec spec, BarListener listener) {
        for (Series series : byInstrument[instrumentId]) {
            if (series.spec.equals(spec)) {
                series.listeners.add(listener);
                return;
            }
        }
        Series created = new Series(instrumentId, spec, rules, counters);
        created.listeners.add(listener);
        byInstrument[instrumentId] = Stream.concat(Arrays.stream(byInstrument[instrumentId]), Stream.of(created))
                .toArray(Series[]::new);
        all = Stream.concat(Arrays.stream(all), Stream.of(created)).toArray(Series[]::new);
    }

    void onQuote(int instrumentId, long venueNs, long bidPoints, long askPoints, long volumeMicroLots) {
        Series[] series = byInstrument[instrumentId];
        for (int i = 0; i < series.length; i++) {
            boolean isEnded = series[i].builder.isEndedBy(venueNs);
            add(series[i].builder, venueNs, bidPoints, askPoints, volumeMicroLots);
            if (isEnded) {
                nextDueNs = earliest();
            }
        }
    }

    /** As {@link #onQuote}, for a quote that ends no bar ({@link #isEndedBy}). */
    void onQuoteWithin(int instrumentId, long venueNs, long bidPoints, long askPoints, long volumeMicroLots) {
        Series[] series = byInstrument[instrumentId];
        for (int i = 0; i < series.length; i++) {
            add(series[i].builder, venueNs, bidPoints, askPoints, volumeMicroLots);
        }
    }

    private void add(BarBuilder builder, long venueNs, long bidPoints, long askPoints, long volumeMicroLots) {
        if (!builder.onQuote(venueNs, bidPoints, askPoints, volumeMicroLots)) {
            counters.increment(Counter.LATE_FOR_BAR);
        }
    }

    /** Whether a quote of this time begins or ends a bar. */
    boolean isEndedBy(int instrumentId, long venueNs) {
        Series[] series = byInstrument[instrumentId];
        for (int i = 0; i < series.length; i++) {
            if (series[i].builder.isEndedBy(venueNs)) {
                return true;
            }
        }
        return false;
    }

    /** Closes every bar that is due by this instant. */
    void onTime(long eventNs) {
        if (eventNs < nextDueNs) {
            return;
        }
        for (Series series : all) {
            series.builder.onTime(eventNs);
        }
        nextDueNs = earliest();
    }

    /** When the next bar is due; {@link BarBuilder#NEVER} for never. */
    long nextDueNs() {
        return nextDueNs;
    }

    long foldState(long hash) {
        long folded = hash;
        for (Series series : all) {
            folded = series.builder.foldState(folded);
        }
        return folded;
    }

    private long earliest() {
        long earliest = BarBuilder.NEVER;
        for (Series series : all) {
            earliest = Math.min(earliest, series.builder.dueNs());
        }
        return earliest;
    }

    private static final class Series implements BarListener {
        private final BarSpec spec;
        private final BarBuilder builder;
        private final EngineCounters counters;
        private final List<BarListener> listeners = new ArrayList<>();

        Series(int instrumentId, BarSpec spec, BarRules rules, EngineCounters counters) {
            this.spec = spec;
            this.counters = counters;
            this.builder = BarBuilder.of(instrumentId, spec, rules, this);
        }

        @Override
        public void onBar(io.ringfire.engine.market.Bar bar) {
            counters.increment(Counter.BARS);
            for (int i = 0; i < listeners.size(); i++) {
                listeners.get(i).onBar(bar);
            }
        }
    }
}
