package io.ringfire.engine.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringfire.engine.fakes.Instruments;
import io.ringfire.engine.fakes.Preambles;
import io.ringfire.engine.fakes.ScriptedStrategy;
import io.ringfire.engine.fakes.Sections;
import io.ringfire.engine.fakes.SlotPublisher;
import io.ringfire.engine.ingest.IngestStage;
import io.ringfire.engine.ingress.FactWriter;
import io.ringfire.engine.market.BarRules;
import io.ringfire.engine.market.BarSpec;
import io.ringfire.engine.market.DayStart;
import io.ringfire.engine.ring.EngineCounters;
import io.ringfire.engine.ring.FactSlot;
import io.ringfire.engine.ring.Section;
import io.ringfire.engine.sbe.StrategyDisabledDecoder;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * When a strategy that asked for it is woken. Seen failing: woken before the bars of the instant, woken within the event that asked, no
 * Timer asked for, Timers for each nanosecond, ticks that stay quiet behind a due instant.
 */
class TimerTest {
    private static final long NOON = Preambles.NOON;
    private static final long MINUTE = 60_000_000_000L;
    private static final long MS = 1_000_000L;
    private static final BarSpec MINUTES = BarSpec.parse("1-minute-bid");

    private final EngineCounters counters = new EngineCounters();
    private final List<StrategySlot> slots = new ArrayList<>();
    private DetectStage detect;
    private SlotPublisher slot;
    private FactWriter facts;

    private ScriptedStrategy add(ScriptedStrategy strategy) {
        slots.add(new StrategySlot("s" + slots.size(), strategy, List.of()));
        return strategy;
    }

    private void start() {
        detect = new DetectStage(slots, new BarRules(true, 0, DayStart.NEW_YORK_CLOSE), 1_000, counters);
        slot = new SlotPublisher(new IngestStage(counters), detect);
        facts = new FactWriter(slot, counters);
        Preambles.publish(facts, Instruments.eurusd(0), Instruments.usdjpy(1));
    }

    private void tick(long afterNs, int instrumentId) {
        facts.tick(NOON + afterNs, instrumentId, 0, NOON + afterNs, 100, 102, 0);
    }

    private void timer(long afterNs) {
        facts.timer(NOON + afterNs, NOON + afterNs);
    }

    private long wakeAtNs() {
        return slot.event().signals().wakeAtNs();
    }

    private static String woken(long afterNs) {
        return "timer " + (NOON + afterNs);
    }

    @Test
    void shouldAskForATimerAndWakeOnce() {
        ScriptedStrategy strategy = add(new ScriptedStrategy().onStart(desk -> desk.wakeAt(NOON + 50)));
        start();
        tick(0, 0);
        assertEquals(List.of(), strategy.heard());
        assertEquals(NOON + 50, wakeAtNs());

        timer(49);
        assertEquals(List.of(), strategy.heard());
        timer(50);
        assertEquals(List.of(woken(50)), strategy.heard());
        assertEquals(Section.NEVER, wakeAtNs());
        timer(51);
        assertEquals(List.of(woken(50)), strategy.heard());
    }

    @Test
    void shouldWakeAtATickThatComesBehindTheInstant() {
        ScriptedStrategy strategy = add(
                new ScriptedStrategy().onStart(desk -> desk.wakeAt(NOON + 50)).onTick((desk, instrument) -> {}));
        start();
        tick(0, 0);
        tick(60, 1);

        assertEquals(List.of("tick EURUSD", woken(50), "tick USDJPY"), strategy.heard());
    }

    @Test
    void shouldHoldTheLatestWishAlone() {
        ScriptedStrategy strategy = add(new ScriptedStrategy().onStart(desk -> {
            desk.wakeAt(NOON + 50);
            desk.wakeAt(NOON + 70);
        }));
        start();
        tick(0, 0);
        assertEquals(NOON + 70, wakeAtNs());
        timer(60);
        timer(80);

        assertEquals(List.of(woken(70)), strategy.heard());
    }

    @Test
    void shouldNotWakeWhoTookItBack() {
        ScriptedStrategy strategy = add(new ScriptedStrategy().onStart(desk -> desk.wakeAt(NOON + 50)));
        start();
        tick(0, 0);
        strategy.desk().cancelWake();
        timer(50);

        assertEquals(List.of(), strategy.heard());
        assertEquals(Section.NEVER, wakeAtNs());
    }

    /** Even where that event has the time of this one; and where nothing else comes, a Timer a nanosecond later. */
    @Test
    void shouldWakeAtTheNextEventForAnInstantThatIsPast() {
        ScriptedStrategy strategy = add(new ScriptedStrategy().onStart(desk -> desk.wakeAt(NOON - MINUTE)));
        start();
        tick(5, 0);
        assertEquals(List.of(), strategy.heard());
        assertEquals(NOON + 6, wakeAtNs());

        timer(5);
        assertEquals(List.of(woken(-MINUTE)), strategy.heard());
    }

    /** Else one that asks again whenever it is woken would fill a backtest with a Timer for each nanosecond. */
    @Test
    void shouldSpaceTheTimersOfOneThatIsNeverSatisfied() {
        ScriptedStrategy strategy =
                add(new ScriptedStrategy().onStart(desk -> desk.wakeAt(0)).onTimer((desk, dueNs) -> desk.wakeAt(0)));
        start();
        tick(0, 0);
        timer(1);
        assertEquals(NOON + 1 + MS, wakeAtNs());
        tick(2, 0);
        assertEquals(List.of("timer 0", "timer 0"), strategy.heard(), "the next event wakes all the same");
        assertEquals(NOON + 2 + MS, wakeAtNs());
    }

    @Test
    void shouldWakeBehindTheBarsOfTheInstantInTheOrderOfStrategies() {
        List<String> order = new ArrayList<>();
        for (String name : List.of("first", "second")) {
            add(new ScriptedStrategy(MINUTES)
                    .onStart(desk -> desk.wakeAt(NOON + MINUTE))
                    .onBar((desk, bar) -> order.add(name + " bar"))
                    .onTimer((desk, dueNs) -> order.add(name + " timer")));
        }
        start();
        tick(1, 0);
        tick(2, 1);
        tick(MINUTE, 0); // belongs to the bar, and may not be the last one of the instant
        assertEquals(List.of(), order);
        assertEquals(NOON + MINUTE, wakeAtNs());

        timer(MINUTE);
        assertEquals(
                List.of("first bar", "second bar", "first bar", "second bar", "first timer", "second timer"), order);
    }

    /** A tick closes bars of its own instrument alone. */
    @Test
    void shouldWaitForTheBarsOfOtherInstruments() {
        ScriptedStrategy strategy = add(new ScriptedStrategy(MINUTES).onStart(desk -> desk.wakeAt(NOON + MINUTE)));
        start();
        tick(1, 0);
        tick(2, 1);
        tick(MINUTE + 5, 0);
        assertEquals(List.of("bar 200"), strategy.heard());

        timer(MINUTE + 5);
        assertEquals(List.of("bar 200", "bar 200", woken(MINUTE)), strategy.heard());
    }

    @Test
    void shouldDisableAloneWhoThrowsAndForgetItsWish() {
        ScriptedStrategy broken = add(
                new ScriptedStrategy().onStart(desk -> desk.wakeAt(NOON + 50)).onTimer((desk, dueNs) -> {
                    desk.wakeAt(NOON + 60);
                    throw new IllegalStateException("broken");
                }));
        ScriptedStrategy sound = add(new ScriptedStrategy().onStart(desk -> desk.wakeAt(NOON + 50)));
        start();
        tick(0, 0);
        timer(50);

        assertEquals(
                List.of("0 IllegalStateException"),
                Sections.frames(slot.event().signals(), StrategyDisabledDecoder.TEMPLATE_ID).stream()
                        .map(frame -> frame.as(new StrategyDisabledDecoder()))
                        .map(record -> record.strategyId() + " " + record.errorClass())
                        .toList());
        assertEquals(List.of(woken(50)), sound.heard());
        timer(60);
        assertEquals(List.of(woken(50)), broken.heard());
        assertEquals(Section.NEVER, wakeAtNs());
    }

    @Test
    void shouldNotLetATickPassQuietlyThatWakes() {
        add(new ScriptedStrategy().onStart(desk -> desk.wakeAt(NOON + 50)));
        start();
        tick(0, 0);

        assertTrue(detect.isQuiet());
        assertTrue(detect.isQuiet(quote(49)));
        assertFalse(detect.isQuiet(quote(50)));
    }

    private io.ringfire.engine.ring.Tick quote(long afterNs) {
        SlotPublisher other = new SlotPublisher();
        new FactWriter(other, counters).tick(NOON + afterNs, 0, 0, NOON + afterNs, 100, 102, 0);
        FactSlot fact = other.event().inbound();
        return fact.tick();
    }

    @Test
    void shouldShowAWishInTheStateHash() {
        WakeTimes none = new WakeTimes(2);
        WakeTimes one = new WakeTimes(2);
        one.ask(1, NOON);
        WakeTimes other = new WakeTimes(2);
        other.ask(0, NOON);

        assertEquals(7, none.foldState(7), "what is not asked for changes no hash");
        assertFalse(one.foldState(7) == none.foldState(7));
        assertFalse(one.foldState(7) == other.foldState(7));
    }
}
