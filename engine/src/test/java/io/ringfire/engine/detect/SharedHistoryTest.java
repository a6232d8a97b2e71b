package io.ringfire.engine.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringfire.engine.fakes.Frame;
import io.ringfire.engine.fakes.Instruments;
import io.ringfire.engine.fakes.Preambles;
import io.ringfire.engine.fakes.ScriptedStrategy;
import io.ringfire.engine.fakes.Sections;
import io.ringfire.engine.fakes.SlotPublisher;
import io.ringfire.engine.ingest.IngestStage;
import io.ringfire.engine.ingress.FactWriter;
import io.ringfire.engine.instrument.Instrument;
import io.ringfire.engine.market.Bar;
import io.ringfire.engine.market.BarRules;
import io.ringfire.engine.market.BarSpec;
import io.ringfire.engine.market.Candles;
import io.ringfire.engine.market.DayStart;
import io.ringfire.engine.ring.EngineCounters;
import io.ringfire.engine.sbe.StrategyDisabledDecoder;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Candles that strategies share are what each would have kept for itself. */
class SharedHistoryTest {
    private static final long NOON = Preambles.NOON;
    private static final long MINUTE = 60_000_000_000L;
    private static final BarSpec MINUTES = BarSpec.parse("1-minute-mid");
    private static final BarSpec MINUTES_5 = BarSpec.parse("5-minute-mid");
    private static final BarSpec TICKS_7 = BarSpec.parse("7-tick-mid");

    private final EngineCounters counters = new EngineCounters();
    private final List<StrategySlot> slots = new ArrayList<>();
    private final List<String> failures = new ArrayList<>();
    private SlotPublisher slot;
    private FactWriter facts;

    private void start() {
        DetectStage detect = new DetectStage(slots, new BarRules(true, 0, DayStart.NEW_YORK_CLOSE), 1_000, counters);
        slot = new SlotPublisher(new IngestStage(counters), detect);
        facts = new FactWriter(slot, counters);
        Preambles.publish(facts, Instruments.eurusd(0), Instruments.usdjpy(1));
    }

    private void tick(int instrumentId, long afterNs, long bid) {
        facts.tick(NOON + afterNs, instrumentId, 0, NOON + afterNs, bid, bid + 3, 0);
        noteFailures();
    }

    private void noteFailures() {
        for (Frame frame : Sections.frames(slot.event().signals(), StrategyDisabledDecoder.TEMPLATE_ID)) {
            StrategyDisabledDecoder disabled = frame.as(new StrategyDisabledDecoder());
            failures.add(disabled.strategyId() + " " + disabled.errorClass());
        }
    }

    private <T extends ScriptedStrategy> T add(T strategy) {
        slots.add(new StrategySlot("s" + slots.size(), strategy, List.of()));
        return strategy;
    }

    /** Copies each bar with ticks, and holds what it is shown against its copies. Fails by throwing, as a strategy may. */
    private final class Comparing {
        private final int length;
        private final BarSpec bars;
        private final List<List<List<Object>>> copies = List.of(new ArrayList<>(), new ArrayList<>());
        private final List<Candles> shown = new ArrayList<>();
        private final ScriptedStrategy strategy;
        private int compared;

        Comparing(BarSpec bars, int length) {
            this.bars = bars;
            this.length = length;
            strategy = add(new ScriptedStrategy()
                    .onStart(desk -> {
                        for (Instrument instrument : desk.instruments()) {
                            shown.add(desk.history(instrument, bars, length));
                        }
                    })
                    .onBar((desk, bar) -> compare(bar)));
        }

        private void compare(Bar bar) {
            List<List<Object>> copied = copies.get(bar.instrumentId());
            if (bar.tickCount() > 0) {
                copied.add(List.of(
                        bar.openHalfPoints() / 2.0,
                        bar.highHalfPoints() / 2.0,
                        bar.lowHalfPoints() / 2.0,
                        bar.closeHalfPoints() / 2.0,
                        bar.tickCount(),
                        bar.startNs(),
                        bar.endNs(),
                        bar.followsGap()));
            }
            assertThat(bar.spec().equals(bars), "a bar of another kind");
            Candles candles = shown.get(bar.instrumentId());
            assertThat(candles.size() == Math.min(length, copied.size()), candles.size() + " candles");
            for (int back = 0; back < candles.size(); back++) {
                List<Object> candle = List.of(
                        candles.open(back),
                        candles.high(back),
                        candles.low(back),
                        candles.close(back),
                        candles.volume(back),
                        candles.startNs(back),
                        candles.endNs(back),
                        candles.followsGap(back));
                assertThat(candle.equals(copied.get(copied.size() - 1 - back)), candle + " at " + back);
                compared++;
            }
        }
    }

    private static void assertThat(boolean isSo, String otherwise) {
        if (!isSo) {
            throw new AssertionError(otherwise);
        }
    }

    /**
     * Seeded ticks of two instruments, with minutes in which nothing comes; bars closed by ticks and by Timers; strategies that ask for
     * different lengths of the same bars, the longest in the middle, and one that throws. Seen failing with candles added behind the
     * listeners, with bars without ticks taken in, and with every view as long as the longest.
     */
    @Test
    void shouldShowEachStrategyTheCandlesThatItWouldHaveKept() {
        List<Comparing> all = new ArrayList<>();
        all.add(new Comparing(MINUTES, 3));
        int[] thrown = {0};
        add(new ScriptedStrategy()
                .onStart(desk -> desk.history(desk.instruments().get(0), MINUTES, 9))
                .onBar((desk, bar) -> {
                    thrown[0]++;
                    throw new IllegalStateException();
                }));
        for (int length : new int[] {60, 1, 20}) {
            all.add(new Comparing(MINUTES, length));
        }
        all.add(new Comparing(MINUTES_5, 10));
        all.add(new Comparing(TICKS_7, 5));
        start();
        SplittableRandom random = new SplittableRandom(3);
        long nowNs = 1;
        for (int i = 0; i < 3_000; i++) {
            nowNs += random.nextInt(20) == 0 ? random.nextLong(10 * MINUTE) : random.nextLong(MINUTE);
            if (random.nextInt(6) == 0) {
                facts.timer(NOON + nowNs, NOON + nowNs);
                noteFailures();
            } else {
                tick(random.nextInt(2), nowNs, 10_000 + random.nextInt(500));
            }
        }
        assertEquals(List.of("1 IllegalStateException"), failures);
        assertEquals(1, thrown[0]);
        for (Comparing each : all) {
            assertTrue(each.compared > 300, () -> each.length + " " + each.bars + ": " + each.compared);
        }
    }

    /** Whoever decides on minutes finds the five that end with them. */
    @Test
    void shouldShowTheLongerCandleThatEndsTogetherWithTheShorter() {
        List<String> seen = new ArrayList<>();
        List<Candles> fives = new ArrayList<>();
        add(new ScriptedStrategy()
                .onStart(desk -> {
                    desk.history(desk.instruments().get(0), MINUTES, 2);
                    fives.add(desk.history(desk.instruments().get(0), MINUTES_5, 2));
                })
                .onBar((desk, bar) -> {
                    Candles five = fives.get(0);
                    if (bar.spec().equals(MINUTES) && five.size() > 0) {
                        seen.add((bar.endNs() - NOON) / MINUTE + " " + (five.endNs(0) - NOON) / MINUTE);
                    }
                }));
        start();
        for (int minute = 0; minute < 7; minute++) {
            tick(0, minute * MINUTE + 1, 100 + minute);
        }
        assertEquals(List.of(), failures);
        assertEquals(List.of("5 5", "6 5"), seen);
    }

    /** A series that begins in a warm-up hands nobody its half bar, and keeps it as no candle. Seen failing with the candle kept. */
    @Test
    void shouldKeepNoHalfBarOfAWarmUp() {
        start();
        tick(0, MINUTE / 2, 100);
        Frame recorded = new Frame(slot.event().inbound().buffer(), 0);
        int length = slot.event().inbound().length();
        Comparing comparing = new Comparing(MINUTES, 5);
        start();
        facts.warmUp(recorded.buffer(), 0, length, 0);
        tick(0, MINUTE + 1, 101);
        assertEquals(0, comparing.shown.get(0).size());
        tick(0, 2 * MINUTE + 1, 102);
        assertEquals(1, comparing.shown.get(0).size());
        assertEquals(102.5, comparing.shown.get(0).close(0));
    }

    @Test
    void shouldGiveHistoryInOnStartOnly() {
        ScriptedStrategy late =
                add(new ScriptedStrategy().onTick((desk, instrument) -> desk.history(instrument, MINUTES, 3)));
        ScriptedStrategy none = add(new ScriptedStrategy()
                .onStart(desk -> desk.history(desk.instruments().get(0), MINUTES, 0)));
        start();
        tick(0, 1, 100);
        assertEquals(List.of("0 IllegalStateException", "1 IllegalArgumentException"), failures);
        assertEquals(List.of("tick EURUSD"), late.heard());
        assertEquals(List.of(), none.heard());
    }

    /** Seen failing with a listener for each call. */
    @Test
    void shouldTellAStrategyOfABarOnceHoweverOftenItAsksForIt() {
        ScriptedStrategy twice = add(new ScriptedStrategy(MINUTES).onStart(desk -> {
            desk.history(desk.instruments().get(0), MINUTES, 3);
            desk.history(desk.instruments().get(0), MINUTES, 8);
        }));
        start();
        tick(0, 1, 100);
        tick(0, MINUTE + 1, 101);
        assertEquals(List.of("bar 203"), twice.heard());
    }

    /** State that decides is in the checkpoint: a candle of which bars, quotes and book show nothing any more. Seen failing without it. */
    @Test
    void shouldHashTheCandlesIntoTheCheckpoint() {
        assertEquals(stateHash(100, true), stateHash(100, true));
        assertNotEquals(stateHash(100, true), stateHash(107, true));
        assertEquals(stateHash(100, false), stateHash(107, false), "where nobody keeps candles nothing is left of it");
    }

    private long stateHash(long secondBid, boolean keepsCandles) {
        slots.clear();
        ScriptedStrategy strategy = new ScriptedStrategy(MINUTES);
        if (keepsCandles) {
            strategy.onStart(desk -> desk.history(desk.instruments().get(0), MINUTES, 1));
        }
        add(strategy);
        start();
        tick(0, 1, 100);
        tick(0, 2, secondBid);
        for (int minute = 1; minute < 4; minute++) {
            tick(0, minute * MINUTE + 1, 100);
        }
        facts.runEnded(NOON + 4 * MINUTE, 0);
        assertTrue(slot.event().isCheckpointDue());
        return slot.event().signals().stateHash();
    }
}
