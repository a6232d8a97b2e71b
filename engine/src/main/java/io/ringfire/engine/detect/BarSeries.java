package io.ringfire.engine.detect;

import io.ringfire.engine.market.Bar;
import io.ringfire.engine.market.BarBuilder;
import io.ringfire.engine.market.BarListener;
import io.ringfire.engine.market.BarRules;
import io.ringfire.engine.market.BarSpec;
import io.ringfire.engine.market.CandleHistory;
import io.ringfire.engine.market.Candles;
import io.ringfire.engine.market.DayClock;
import io.ringfire.engine.money.QuoteBoard;
import io.ringfire.engine.ring.EngineCounters;
import io.ringfire.engine.ring.EngineCounters.Counter;
import io.ringfire.engine.ring.TickBlock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The bars that strategies subscribed to, each kind of each instrument built once. Of bars that end together the longest is handed
 * on first, so that who reads a short one finds the longer ones up to date; bars of ticks come last. Subscribers of one kind are called in
 * the order in which they came. The first bar of a series that begins in a warm-up is handed to nobody where its beginning was not seen.
 */
final class BarSeries {
    private static final Series[] NONE = {};
    private static final Comparator<Series> LONGEST_FIRST =
            Comparator.comparingLong(Series::durationNs).reversed();

    private final BarRules rules;
    private final DayClock days;
    private final EngineCounters counters;
    private final Series[][] byInstrument = new Series[QuoteBoard.MAX_INSTRUMENTS][];
    private final BarBuilder[][] buildersOf = new BarBuilder[QuoteBoard.MAX_INSTRUMENTS][];

    private final HeldQuotes held = new HeldQuotes();
    private final boolean[] hasTickBars = new boolean[QuoteBoard.MAX_INSTRUMENTS];
    private final List<Series> subscribed = new ArrayList<>();

    /** The longest first. */
    private Series[] all = NONE;

    /** When each of them is due, by its place among them. */
    private DueTimes due = new DueTimes(0);

    BarSeries(BarRules rules, EngineCounters counters) {
        this.rules = rules;
        this.days = new DayClock(rules.dayStart());
        this.counters = counters;
        Arrays.fill(byInstrument, NONE);
        Arrays.fill(buildersOf, new BarBuilder[0]);
    }

    void subscribe(int instrumentId, BarSpec spec, BarListener listener) {
        Series known = find(instrumentId, spec);
        if (known != null) {
            if (!known.listeners.contains(listener)) {
                known.listeners.add(listener);
            }
            return;
        }
        Series created = new Series(instrumentId, spec, rules, days, counters);
        created.listeners.add(listener);
        byInstrument[instrumentId] = Stream.concat(Arrays.stream(byInstrument[instrumentId]), Stream.of(created))
                .sorted(LONGEST_FIRST)
                .toArray(Series[]::new);
        subscribed.add(created);
        buildersOf[instrumentId] = Arrays.stream(byInstrument[instrumentId])
                .map(series -> series.builder)
                .toArray(BarBuilder[]::new);
        hasTickBars[instrumentId] |= spec.isTickBar();
    }

    /** The last bars of a kind that was subscribed to, kept from now on. */
    Candles history(int instrumentId, BarSpec spec, int candles) {
        Series series = find(instrumentId, spec);
        if (series.history == null) {
            series.history = new CandleHistory();
        }
        return series.history.last(candles);
    }

    private Series find(int instrumentId, BarSpec spec) {
        for (Series series : byInstrument[instrumentId]) {
            if (series.spec.equals(spec)) {
                return series;
            }
        }
        return null;
    }

    /** Everybody has subscribed: quotes and time may come. */
    void begin() {
        all = subscribed.stream().sorted(LONGEST_FIRST).toArray(Series[]::new);
        due = new DueTimes(all.length);
        for (int i = 0; i < all.length; i++) {
            all[i].place = i;
        }
        for (int id = 0; id < byInstrument.length; id++) {
            Series[] series = byInstrument[id];
            if (Arrays.stream(series).map(each -> each.spec.price()).distinct().count() == 1) {
                held.price(id, series[0].spec.price());
            }
            held.look(id, buildersOf[id]);
        }
    }

    void onQuote(
            int instrumentId, long venueNs, long bidPoints, long askPoints, long volumeMicroLots, boolean isWarmUp) {
        boolean isEnded = isEndedBy(instrumentId, venueNs);
        if (isEnded && isWarmUp) {
            for (Series series : byInstrument[instrumentId]) {
                series.beginsInWarmUp |= series.builder.endsFromNs() == Long.MIN_VALUE;
            }
        }
        if (!isEnded) {
            onQuoteWithin(instrumentId, venueNs, bidPoints, askPoints, volumeMicroLots);
            return;
        }
        toBars(instrumentId, venueNs, bidPoints, askPoints, volumeMicroLots);
        held.look(instrumentId, buildersOf[instrumentId]);
        for (Series series : byInstrument[instrumentId]) {
            due.set(series.place, series.builder.dueNs());
        }
    }

    /** As {@link #onQuote}, for a quote that ends no bar ({@link #isEndedBy}). */
    void onQuoteWithin(int instrumentId, long venueNs, long bidPoints, long askPoints, long volumeMicroLots) {
        if (held.hold(instrumentId, venueNs, bidPoints, askPoints, volumeMicroLots)) {
            return;
        }
        toBars(instrumentId, venueNs, bidPoints, askPoints, volumeMicroLots);
        if (hasTickBars[instrumentId]) {
            held.look(instrumentId, buildersOf[instrumentId]);
        }
    }

    private void toBars(int instrumentId, long venueNs, long bidPoints, long askPoints, long volumeMicroLots) {
        BarBuilder[] builders = buildersOf[instrumentId];
        held.release(instrumentId, builders);
        for (int i = 0; i < builders.length; i++) {
            if (!builders[i].onQuote(venueNs, bidPoints, askPoints, volumeMicroLots)) {
                counters.increment(Counter.LATE_FOR_BAR);
            }
        }
    }

    /** As {@link #onQuoteWithin}, for quotes that end no bar ({@link #cut}). */
    void onQuotesWithin(TickBlock ticks) {
        if (held.hold(ticks)) {
            return;
        }
        int id = ticks.instrumentId();
        held.release(id, buildersOf[id]);
        for (BarBuilder builder : buildersOf[id]) {
            int late = builder.onQuotes(ticks);
            if (late > 0) {
                counters.add(Counter.LATE_FOR_BAR, late);
            }
        }
        if (hasTickBars[id]) {
            held.look(id, buildersOf[id]);
        }
    }

    /** Cuts off what begins with a quote that ends a bar, or begins the first. */
    void cut(TickBlock ticks) {
        int id = ticks.instrumentId();
        ticks.cutAtVenue(held.endsFromNs(id));
        if (hasTickBars[id]) {
            for (BarBuilder builder : buildersOf[id]) {
                ticks.cutTo(builder.ticksWithin());
            }
        }
    }

    /** Whether a quote of this time begins or ends a bar. */
    boolean isEndedBy(int instrumentId, long venueNs) {
        return venueNs >= held.endsFromNs(instrumentId);
    }

    /** Closes every bar that is due by this instant. */
    void onTime(long eventNs) {
        for (int i = due.firstDue(0, eventNs); i >= 0; i = due.firstDue(i + 1, eventNs)) {
            Series series = all[i];
            int id = series.instrumentId;
            held.release(id, buildersOf[id]);
            series.builder.onTime(eventNs);
            due.set(i, series.builder.dueNs());
            held.look(id, buildersOf[id]);
        }
    }

    /** When the next bar is due; {@link BarBuilder#NEVER} for never. */
    long nextDueNs() {
        return due.earliestNs();
    }

    long foldState(long hash) {
        long folded = hash;
        for (Series series : all) {
            held.release(series.instrumentId, buildersOf[series.instrumentId]);
            folded = series.builder.foldState(folded);
            folded = series.history == null ? folded : series.history.foldState(folded);
        }
        return folded;
    }

    private static final class Series implements BarListener {
        private final int instrumentId;
        private final BarSpec spec;
        private final BarBuilder builder;
        private final EngineCounters counters;
        private final List<BarListener> listeners = new ArrayList<>();
        private CandleHistory history; // null where nobody asked for it
        private int place;
        private boolean beginsInWarmUp;

        Series(int instrumentId, BarSpec spec, BarRules rules, DayClock days, EngineCounters counters) {
            this.instrumentId = instrumentId;
            this.spec = spec;
            this.counters = counters;
            this.builder = BarBuilder.of(instrumentId, spec, rules, days, this);
        }

        long durationNs() {
            return spec.isTickBar() ? 0 : spec.durationNs();
        }

        @Override
        public void onBar(Bar bar) {
            if (beginsInWarmUp && bar.isPartial()) {
                return;
            }
            counters.increment(Counter.BARS);
            if (history != null) {
                history.onBar(bar); // before anybody is told of the bar
            }
            for (int i = 0; i < listeners.size(); i++) {
                listeners.get(i).onBar(bar);
            }
        }
    }
}
