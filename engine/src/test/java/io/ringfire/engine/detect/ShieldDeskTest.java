package io.ringfire.engine.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringfire.engine.calendar.MarketCalendar;
import io.ringfire.engine.fakes.Instruments;
import io.ringfire.engine.fakes.Preambles;
import io.ringfire.engine.fakes.ScriptedStrategy;
import io.ringfire.engine.fakes.Sections;
import io.ringfire.engine.fakes.Shields;
import io.ringfire.engine.fakes.SlotPublisher;
import io.ringfire.engine.ingest.IngestStage;
import io.ringfire.engine.ingress.FactWriter;
import io.ringfire.engine.market.BarRules;
import io.ringfire.engine.market.DayStart;
import io.ringfire.engine.order.Side;
import io.ringfire.engine.ring.EngineCounters;
import io.ringfire.engine.ring.EngineCounters.Counter;
import io.ringfire.engine.ring.EngineEvent;
import io.ringfire.engine.ring.Section;
import io.ringfire.engine.sbe.ShieldThresholdDecoder;
import io.ringfire.engine.sbe.ShieldVerdictDecoder;
import io.ringfire.engine.sbe.SignalDecoder;
import io.ringfire.engine.shield.ShieldClass;
import io.ringfire.engine.shield.ShieldComponent;
import io.ringfire.engine.shield.ShieldOutcome;
import io.ringfire.engine.shield.ShieldReason;
import io.ringfire.engine.shield.ShieldRules;
import io.ringfire.engine.shield.ThrottleRules;
import io.ringfire.engine.strategy.Entry;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * What the shield's judgement does to what is traded. Before any bar closed, spread, correlation and confluence alone are known; with only
 * those three judged, a lone entry with a wide stop has 1000, 1000 and 500: 833 of 1000.
 */
class ShieldDeskTest {
    private static final long NOON = Preambles.NOON;
    private static final long MINUTE = 60_000_000_000L;
    private static final long LOT = Instruments.LOT;
    private static final long EXPIRY_NS = 1_000;
    private static final int LONE = 833;

    private final EngineCounters counters = new EngineCounters();
    private final List<StrategySlot> slots = new ArrayList<>();
    private final List<ScriptedStrategy> strategies = new ArrayList<>();
    private SlotPublisher slot;
    private FactWriter facts;

    /** Only what is known without bars is judged. */
    private static ShieldRules rules(int minScore, int size, ThrottleRules throttle, long coolDownNs) {
        List<Integer> weights = IntStream.range(0, ShieldComponent.COUNT)
                .map(code -> code >= ShieldComponent.SPREAD.code() ? 10 : 0)
                .boxed()
                .toList();
        return Shields.rules(
                minScore, weights, Collections.nCopies(ShieldClass.COUNT, size), throttle, coolDownNs, 0, 0, 0);
    }

    private ScriptedStrategy add(ScriptedStrategy strategy) {
        slots.add(new StrategySlot("s" + slots.size(), strategy, List.of()).shielded());
        strategies.add(strategy);
        return strategy;
    }

    /** Buys a lot at every tick, with a stop so far below. */
    private static ScriptedStrategy buyer(long stopDistance) {
        Entry entry = new Entry();
        return new ScriptedStrategy()
                .onTick((desk, instrument) -> desk.submit(entry.begin(instrument, Side.BUY)
                        .quantityMicroLots(LOT)
                        .stopPoints(desk.bidPoints(instrument) - stopDistance)
                        .confidencePermille(640)
                        .cause(NOON - MINUTE, NOON)));
    }

    private static ScriptedStrategy seller(long stopDistance) {
        return new ScriptedStrategy()
                .onTick((desk, instrument) ->
                        desk.enter(instrument, Side.SELL, LOT, desk.askPoints(instrument) + stopDistance, 0));
    }

    private void start(ShieldRules rules) {
        DetectStage detect = new DetectStage(
                slots,
                new BarRules(true, 0, DayStart.NEW_YORK_CLOSE),
                EXPIRY_NS,
                Optional.of(rules),
                MarketCalendar.NONE,
                counters);
        slot = new SlotPublisher(new IngestStage(counters), detect);
        facts = new FactWriter(slot, counters);
        Preambles.publish(facts, Instruments.eurusd(0), Instruments.usdjpy(1));
    }

    private void tick(long afterNs, long bid) {
        facts.tick(NOON + afterNs, 0, 0, NOON + afterNs, bid, bid + 2, 0);
    }

    /** Refusals heard, by strategy. */
    private List<String> heard() {
        List<String> heard = new ArrayList<>();
        for (int i = 0; i < strategies.size(); i++) {
            for (String line : strategies.get(i).heard()) {
                if (line.startsWith("refusal")) {
                    heard.add("s" + i + " " + line);
                }
            }
        }
        return heard;
    }

    private Section section() {
        return slot.event().signals();
    }

    private List<SignalDecoder> signals() {
        return Sections.frames(section(), SignalDecoder.TEMPLATE_ID).stream()
                .map(frame -> frame.as(new SignalDecoder()))
                .toList();
    }

    private List<ShieldVerdictDecoder> verdicts() {
        return Sections.frames(section(), ShieldVerdictDecoder.TEMPLATE_ID).stream()
                .map(frame -> frame.as(new ShieldVerdictDecoder()))
                .toList();
    }

    private List<String> outcomes() {
        return verdicts().stream()
                .map(each -> each.strategyId() + " " + ShieldOutcome.of(each.outcome()))
                .toList();
    }

    @Test
    void shouldPassWhatReachesTheThresholdAndRefuseWhatDoesNot() {
        add(buyer(1_000));
        start(rules(LONE, 1000, ThrottleRules.NONE, 0));
        tick(5, 100_000);
        assertEquals(List.of("0 PASSED"), outcomes());
        assertEquals(1, signals().size());
        assertEquals(List.of(), heard());

        strategies.get(0).heard().clear();
        start(rules(LONE + 1, 1000, ThrottleRules.NONE, 0));
        tick(5, 100_000);
        assertEquals(List.of("0 SCORE"), outcomes());
        assertEquals(List.of(), signals());
        assertEquals(List.of("s0 refusal SHIELD_SCORE"), heard());
        assertEquals(1, counters.get(Counter.SHIELD_REFUSALS));
    }

    @Test
    void shouldSayInTheRecordHowItJudged() {
        add(buyer(1_000));
        start(rules(500, 1000, ThrottleRules.NONE, 0));
        tick(5, 100_000);
        ShieldVerdictDecoder verdict = verdicts().get(0);
        assertEquals(1, verdict.signalId());
        assertEquals(LONE, verdict.scorePermille());
        assertEquals(500, verdict.thresholdPermille());
        assertEquals(ShieldClass.APPROVED, ShieldClass.of(verdict.shieldClass()));
        assertEquals(100_000, verdict.bidPoints());
        assertEquals(99_000, verdict.stopPoints());
        assertEquals(640, verdict.confidencePermille());
        int spread = ShieldComponent.SPREAD.code();
        assertEquals(1000, verdict.values(spread));
        assertEquals(10, verdict.weights(spread));
        assertEquals(ShieldReason.SMALL_SPREAD, ShieldReason.of(verdict.reasons(spread)));
        assertEquals(0, verdict.weights(ShieldComponent.REGIME.code()));
        SignalDecoder signal = signals().get(0);
        assertEquals(LONE, signal.scorePermille());
        assertEquals(640, signal.confidencePermille());
        assertEquals(NOON - MINUTE, signal.causeStartNs());
        assertEquals(NOON, signal.causeEndNs());
        assertTrue(verdict.ordinal() < signal.ordinal());
    }

    /** Every component moves what is decided: a stop nearer by, so that the spread costs more, fails the same threshold. */
    @Test
    void shouldDecideByItsComponents() {
        add(buyer(4));
        start(rules(600, 1000, ThrottleRules.NONE, 0));
        tick(5, 100_000);
        assertEquals(List.of("0 SCORE"), outcomes());
        assertEquals(500, verdicts().get(0).scorePermille(), "0, 1000 and 500");
    }

    @Test
    void shouldTradeTheShareOfTheVolumeThatTheClassGets() {
        add(buyer(1_000));
        start(rules(0, 755, ThrottleRules.NONE, 0));
        tick(5, 100_000);
        assertEquals(750_000, signals().get(0).quantityMicroLots(), "down to the step of 0.01 lots");
        assertEquals(755, signals().get(0).sizePermille());

        start(rules(0, 9, ThrottleRules.NONE, 0));
        tick(5, 100_000);
        assertEquals(List.of("0 TOO_SMALL"), outcomes());
        assertEquals(List.of("s0 refusal SIZE_TOO_SMALL"), heard());
    }

    @Test
    void shouldLeaveTheShareToRiskWhereRiskComputesTheVolume() {
        ScriptedStrategy strategy =
                new ScriptedStrategy().onTick((desk, instrument) -> desk.enterSized(instrument, Side.BUY, 99_000, 0));
        slots.add(new StrategySlot("a", strategy, List.of(), true, true, Optional.empty()));
        start(rules(0, 755, ThrottleRules.NONE, 0));
        tick(5, 100_000);
        assertEquals(0, signals().get(0).quantityMicroLots());
        assertEquals(755, signals().get(0).sizePermille());
        assertEquals(1, signals().get(0).sizedByRisk());
    }

    /** The first strategy does not know yet what the second will want; judged together, both know. */
    @Test
    void shouldJudgeWhenAllHaveSeenTheEventAndPassTheBestOfASymbol() {
        add(buyer(20));
        add(buyer(1_000));
        start(rules(0, 1000, ThrottleRules.NONE, 0));
        tick(5, 100_000);
        assertEquals(List.of("1 PASSED", "0 SUPERSEDED"), outcomes());
        assertEquals(List.of("s0 refusal SHIELD_COOL_DOWN"), heard());
        assertEquals(1, signals().size());
        for (ShieldVerdictDecoder verdict : verdicts()) {
            assertEquals(ShieldReason.CONFIRMED, ShieldReason.of(verdict.reasons(ShieldComponent.CONFLUENCE.code())));
        }
    }

    @Test
    void shouldPassTheFirstWishedForOfEqualOnes() {
        add(buyer(1_000));
        add(buyer(1_000));
        start(rules(0, 1000, ThrottleRules.NONE, 0));
        tick(5, 100_000);
        assertEquals(List.of("0 PASSED", "1 SUPERSEDED"), outcomes());
    }

    @Test
    void shouldHoldContradictionAgainstBoth() {
        add(buyer(1_000));
        add(seller(1_000));
        start(rules(700, 1000, ThrottleRules.NONE, 0));
        tick(5, 100_000);
        assertEquals(List.of("0 SCORE", "1 SCORE"), outcomes());
    }

    @Test
    void shouldCoolDownASymbol() {
        add(buyer(1_000));
        start(rules(0, 1000, ThrottleRules.NONE, MINUTE));
        tick(5, 100_000);
        assertEquals(List.of("0 PASSED"), outcomes());
        tick(MINUTE + 4, 100_001);
        assertEquals(List.of("0 COOL_DOWN"), outcomes());
        facts.tick(NOON + MINUTE + 4, 1, 0, NOON + MINUTE + 4, 100_000, 100_002, 0);
        assertEquals(List.of("0 PASSED"), outcomes(), "another symbol");
        tick(MINUTE + 5, 100_000);
        assertEquals(List.of("0 PASSED"), outcomes());
    }

    @Test
    void shouldJournalAThresholdThatGivesWay() {
        add(buyer(1_000));
        ThrottleRules throttle = new ThrottleRules(List.of(20 * MINUTE), 50, 0, 0);
        start(rules(880, 1000, throttle, 0));
        tick(5, 100_000);
        assertEquals(List.of("0 SCORE"), outcomes());
        tick(5 + 20 * MINUTE, 100_001);
        assertEquals(List.of("0 PASSED"), outcomes(), "830 suffices now");
        List<String> told = Sections.frames(section(), ShieldThresholdDecoder.TEMPLATE_ID).stream()
                .map(frame -> frame.as(new ShieldThresholdDecoder()))
                .map(each ->
                        each.previousPermille() + " to " + each.thresholdPermille() + " behind " + each.droughtNs())
                .toList();
        assertEquals(List.of("880 to 830 behind " + 20 * MINUTE, "830 to 880 behind 0"), told);
    }

    /** Ten signals an event: the others are judged anew at the next. */
    @Test
    void shouldJudgeAtTheNextEventWhatFindsNoRoom() {
        Entry entry = new Entry();
        for (int i = 0; i < 30; i++) {
            add(new ScriptedStrategy().onTick((desk, instrument) -> {
                if (desk.eventNs() == NOON + 5) {
                    desk.submit(entry.begin(instrument, Side.BUY)
                            .quantityMicroLots(LOT)
                            .stopPoints(99_000));
                }
            }));
        }
        start(rules(0, 1000, ThrottleRules.NONE, 0));
        tick(5, 100_000);
        int first = verdicts().size();
        assertTrue(first < 30 && first > 10, first + " judged");
        assertEquals(NOON + 6, section().wakeAtNs());
        facts.timer(NOON + 6, NOON + 6);
        assertEquals(30 - first, verdicts().size());
        assertTrue(section().wakeAtNs() > NOON + 6);
    }

    @Test
    void shouldSayThatAnEntryIsPendingWhileItAwaitsJudgement() {
        List<Boolean> pending = new ArrayList<>();
        add(new ScriptedStrategy().onTick((desk, instrument) -> {
            pending.add(desk.isPending(instrument));
            desk.enter(instrument, Side.BUY, LOT, 99_000, 0);
            pending.add(desk.isPending(instrument));
        }));
        start(rules(1000, 1000, ThrottleRules.NONE, 0));
        tick(5, 100_000);
        tick(6, 100_001);
        assertEquals(List.of(false, true, false, true), pending, "refused, it is no more");
    }

    @Test
    void shouldNotJudgeExitsAndWhatIsNotShielded() {
        slots.add(new StrategySlot("a", buyer(1_000), List.of()));
        add(buyer(1_000));
        start(rules(1000, 1000, ThrottleRules.NONE, 0));
        tick(5, 100_000);
        assertEquals(List.of("1 SCORE"), outcomes());
        assertEquals(1, signals().size());
        assertEquals(0, signals().get(0).strategyId());
        assertEquals(1000, signals().get(0).scorePermille());
    }

    @Test
    void shouldNotBeQuietWhileSomethingAwaitsJudgement() {
        add(buyer(1_000));
        DetectStage detect = new DetectStage(
                slots,
                new BarRules(true, 0, DayStart.NEW_YORK_CLOSE),
                EXPIRY_NS,
                Optional.of(rules(0, 1000, ThrottleRules.NONE, 0)),
                MarketCalendar.NONE,
                counters);
        assertFalse(detect.isQuiet());
    }

    @Test
    void shouldRefuseToStartWithoutRules() {
        add(buyer(1_000));
        assertThrows(
                IllegalArgumentException.class,
                () -> new DetectStage(slots, new BarRules(true, 0, DayStart.NEW_YORK_CLOSE), EXPIRY_NS, counters));
        assertTrue(EngineEvent.MAX_SIGNALS > 1);
    }
}
