package io.ringfire.engine.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringfire.engine.market.Bar;
import io.ringfire.engine.market.BarBuilder;
import io.ringfire.engine.market.BarRules;
import io.ringfire.engine.market.BarSpec;
import io.ringfire.engine.market.DayStart;
import io.ringfire.engine.ring.EngineCounters;
import io.ringfire.engine.ring.EngineCounters.Counter;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bars whose quotes are held together on the way are those of builders that were given each by itself. */
class HeldQuotesTest {
    private static final long MINUTE = 60_000_000_000L;
    private static final long NOON = 1_399_032_000_000_000_000L;

    private final EngineCounters counters = new EngineCounters();
    private final List<String> made = new ArrayList<>();
    private final List<String> expected = new ArrayList<>();
    private final List<BarBuilder> plain = new ArrayList<>();
    private int late;

    private static String text(Bar bar) {
        return bar.spec() + " " + bar.startNs() + " " + bar.endNs() + " " + bar.openHalfPoints() + " "
                + bar.highHalfPoints() + " " + bar.lowHalfPoints() + " " + bar.closeHalfPoints() + " "
                + bar.tickCount() + " " + bar.volumeMicroLots() + " " + bar.followsGap();
    }

    /** Of several seeds. Seen failing without the release before a Timer, and with late quotes held. */
    @ParameterizedTest
    @CsvSource({
        "true, 1-hour-mid 5-minute-mid 1-minute-mid",
        "false, 5-minute-bid 1-minute-bid",
        "true, 5-minute-bid 1-minute-ask",
        "true, 1-minute-ask 3-tick-ask"
    })
    void shouldMakeTheBarsOfQuotesTakenOneByOne(boolean isRightClosed, String kinds) {
        for (int seed = 0; seed < 4; seed++) {
            run(seed, new BarRules(isRightClosed, 0, DayStart.NEW_YORK_CLOSE), kinds.split(" "));
        }
    }

    private void run(int seed, BarRules rules, String... kinds) {
        made.clear();
        expected.clear();
        plain.clear();
        BarSeries series = new BarSeries(rules, counters);
        for (String kind : kinds) { // longest first, as series hand them on
            series.subscribe(0, BarSpec.parse(kind), bar -> made.add(text(bar)));
            plain.add(BarBuilder.of(0, BarSpec.parse(kind), rules, bar -> expected.add(text(bar))));
        }
        series.begin();
        SplittableRandom random = new SplittableRandom(seed);
        long nowNs = NOON;
        for (int i = 0; i < 20_000; i++) {
            nowNs += random.nextInt(10) == 0 ? random.nextLong(2 * MINUTE) : random.nextLong(MINUTE / 20);
            int what = random.nextInt(50);
            if (what == 0) {
                series.onTime(nowNs);
                for (BarBuilder builder : plain) {
                    builder.onTime(nowNs);
                }
            } else if (what == 1) {
                assertEquals(hash(), series.foldState(5));
            } else {
                long venueNs = what < 5 ? nowNs - random.nextLong(3 * MINUTE) : nowNs; // some come late
                quote(series, venueNs, 10_000 + random.nextInt(900), random.nextInt(9));
            }
            assertEquals(expected.size(), made.size());
        }
        assertEquals(expected, made);
        assertTrue(made.size() > 500, () -> made.size() + " bars");
        assertEquals(late, counters.get(Counter.LATE_FOR_BAR));
        assertTrue(late > 100 * (seed + 1), () -> late + " late");
    }

    private void quote(BarSeries series, long venueNs, long bid, long volume) {
        boolean isEnded = series.isEndedBy(0, venueNs);
        if (isEnded) {
            series.onQuote(0, venueNs, bid, bid + 3, volume, false);
        } else {
            series.onQuoteWithin(0, venueNs, bid, bid + 3, volume);
        }
        for (BarBuilder builder : plain) {
            late += builder.onQuote(venueNs, bid, bid + 3, volume) ? 0 : 1;
        }
    }

    private long hash() {
        long hash = 5;
        for (BarBuilder builder : plain) {
            hash = builder.foldState(hash);
        }
        return hash;
    }

    /** What the class is for. Seen failing where the builders take each. */
    @Test
    void shouldLeaveTheBarsAloneUntilSomebodyLooks() {
        HeldQuotes held = new HeldQuotes();
        BarRules rules = new BarRules(true, 0, DayStart.NEW_YORK_CLOSE);
        BarBuilder[] builders = {BarBuilder.of(0, BarSpec.parse("1-minute-mid"), rules, bar -> {})};
        builders[0].onQuote(NOON + 1, 100, 103, 0);
        held.price(0, BarSpec.PriceType.MID);
        held.look(0, builders);
        long before = builders[0].foldState(1);
        assertTrue(held.hold(0, NOON + 2, 110, 113, 0));
        assertTrue(held.hold(0, NOON + 3, 90, 93, 0));
        assertEquals(before, builders[0].foldState(1));
        held.release(0, builders);
        BarBuilder each = BarBuilder.of(0, BarSpec.parse("1-minute-mid"), rules, bar -> {});
        each.onQuote(NOON + 1, 100, 103, 0);
        each.onQuote(NOON + 2, 110, 113, 0);
        each.onQuote(NOON + 3, 90, 93, 0);
        assertEquals(each.foldState(1), builders[0].foldState(1));
    }
}
