package io.ringfire.engine.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ringfire.engine.builtin.BuiltInStrategies;
import io.ringfire.engine.fakes.Instruments;
import io.ringfire.engine.fakes.Preambles;
import io.ringfire.engine.fakes.Reports;
import io.ringfire.engine.fakes.Sections;
import io.ringfire.engine.fakes.SlotPublisher;
import io.ringfire.engine.ingest.IngestStage;
import io.ringfire.engine.ingress.FactWriter;
import io.ringfire.engine.market.BarRules;
import io.ringfire.engine.market.DayStart;
import io.ringfire.engine.order.ExecType;
import io.ringfire.engine.order.Intent;
import io.ringfire.engine.order.Side;
import io.ringfire.engine.ring.EngineCounters;
import io.ringfire.engine.sbe.SignalDecoder;
import io.ringfire.engine.strategy.Strategy;
import io.ringfire.engine.strategy.StrategyParameters;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Two crosses on the bars of one symbol: both see a bar before any of their wishes executes, each closes only its own
 * positions, and with {@code flatBy: net} both judge by what they hold together.
 */
class FlatByNetTest {
    private static final long NOON = Preambles.NOON;

    private final EngineCounters counters = new EngineCounters();
    private SlotPublisher slot;
    private FactWriter facts;
    private Reports reports;
    private long afterNs;
    private long lastPosition;

    private static Strategy cross(String id, int fast, int slow, String flatBy) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("bars", "2-tick-bid");
        values.put("fast", Integer.toString(fast));
        values.put("slow", Integer.toString(slow));
        values.put("quantity", "1");
        values.put("flatBy", flatBy);
        return BuiltInStrategies.create("ema-cross", new StrategyParameters(id, values));
    }

    private void start(String flatBy) {
        DetectStage detect = new DetectStage(
                List.of(
                        new StrategySlot("quick", cross("quick", 1, 2, flatBy), List.of()),
                        new StrategySlot("slow", cross("slow", 1, 4, flatBy), List.of())),
                new BarRules(true, 0, DayStart.NEW_YORK_CLOSE),
                1_000_000,
                counters);
        slot = new SlotPublisher(new IngestStage(counters), detect);
        facts = new FactWriter(slot, counters);
        reports = new Reports(facts);
        Preambles.publish(facts, Instruments.eurusd(0));
    }

    /** A bar; then every wish is filled. Returns the wishes: strategy, side, and what is closed. */
    private List<String> bar(long open, long close) {
        facts.tick(NOON + ++afterNs, 0, 0, NOON + afterNs, open, open + 1, 0);
        facts.tick(NOON + ++afterNs, 0, 0, NOON + afterNs, close, close + 1, 0);
        List<SignalDecoder> signals = Sections.frames(slot.event().signals()).stream()
                .map(frame -> frame.as(new SignalDecoder()))
                .toList();
        for (SignalDecoder signal : signals) {
            boolean isExit = Intent.of(signal.intent()) == Intent.EXIT;
            reports.report(
                    NOON + afterNs,
                    0,
                    ExecType.FILL,
                    Side.of(signal.side()),
                    signal.quantityMicroLots(),
                    close,
                    fill -> fill.strategyId(signal.strategyId())
                            .signalId(signal.signalId())
                            .positionId(isExit ? signal.positionId() : ++lastPosition)
                            .entry((short) (isExit ? 0 : 1)));
        }
        return signals.stream()
                .map(signal -> signal.strategyId() + " " + Side.of(signal.side())
                        + (signal.positionId() == 0 ? "" : " closes " + signal.positionId()))
                .toList();
    }

    @Test
    void shouldTradeEachByItsOwnBook() {
        start("own");
        bar(100, 101);
        assertEquals(List.of("0 BUY"), bar(101, 102));
        bar(102, 103);
        assertEquals(List.of("1 BUY"), bar(103, 104), "its own book is flat");
        assertEquals(List.of("0 SELL closes 1", "0 SELL", "1 SELL closes 2", "1 SELL"), bar(104, 90));
    }

    @Test
    void shouldTradeEachByTheNetOfBoth() {
        start("net");
        bar(100, 101);
        assertEquals(List.of("0 BUY"), bar(101, 102), "position 1");
        bar(102, 103);
        assertEquals(List.of(), bar(103, 104), "together they are long already");
        assertEquals(
                List.of("0 SELL closes 1", "0 SELL", "1 SELL"),
                bar(104, 90),
                "both see the net long; the second has nothing of its own to close, and sells");
        assertEquals(
                List.of("0 BUY closes 2", "0 BUY", "1 BUY closes 3", "1 BUY"),
                bar(90, 120),
                "both see the net short, each closes its own");
    }
}
