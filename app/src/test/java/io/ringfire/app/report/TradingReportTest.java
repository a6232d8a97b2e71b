package io.ringfire.app.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringfire.app.recovery.ServiceRun;
import io.ringfire.engine.fakes.AllocationMeter;
import io.ringfire.engine.fakes.Frame;
import io.ringfire.engine.fakes.MemoryLog;
import io.ringfire.engine.fakes.Preambles;
import io.ringfire.engine.fakes.TradingEngine;
import io.ringfire.engine.order.Intent;
import io.ringfire.engine.order.OrderState;
import io.ringfire.engine.record.RecordFrame;
import io.ringfire.engine.ring.EngineEvent;
import io.ringfire.engine.ring.FactSlot;
import io.ringfire.engine.sbe.ExecutionReportDecoder;
import io.ringfire.engine.sbe.ExecutionReportEncoder;
import io.ringfire.engine.sbe.OrderDecoder;
import io.ringfire.engine.sbe.OrderEncoder;
import io.ringfire.engine.sbe.OrderStateDecoder;
import io.ringfire.engine.sbe.OrderStateEncoder;
import io.ringfire.engine.sbe.PositionClosedDecoder;
import io.ringfire.engine.sbe.PositionClosedEncoder;
import io.ringfire.engine.sbe.SignalDecoder;
import io.ringfire.engine.sbe.SignalEncoder;
import io.ringfire.journal.layout.DataDirectory;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.agrona.sbe.MessageEncoderFlyweight;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TradingReportTest {
    private static final int TICKS = 60_000;
    private static final long ALWAYS = Long.MAX_VALUE;

    @TempDir
    Path directory;

    private final MemoryLog inbound = new MemoryLog();
    private final MemoryLog fires = new MemoryLog();
    private long sequence;

    /**
     * A run that slips, rejects and fills in part, told by the report and, here, by the venue's own reports: what they say was
     * earned, less what they say it cost, is what the groups add up to. Seen failing when the fold left commissions out, and when a
     * second fill counted as a second execution.
     */
    @Test
    void shouldAddUpToWhatTheVenueReported() {
        new TradingEngine(inbound, fires, false, (buffer, offset, length) -> true, null)
                .trade(TICKS, new AllocationMeter(0, 1, TICKS));
        ObjectNode report = fold(0, ALWAYS);
        long earned = 0;
        for (Frame frame : inbound.frames(ExecutionReportDecoder.TEMPLATE_ID)) {
            ExecutionReportDecoder said = frame.as(new ExecutionReportDecoder());
            earned += said.profitMicros() + said.commissionMicros() + said.swapMicros();
        }
        JsonNode total = report.get("total");
        assertEquals(
                0,
                BigDecimal.valueOf(earned, 6)
                        .compareTo(total.get("net").get("USD").decimalValue()));
        long closed = fires.frames(PositionClosedDecoder.TEMPLATE_ID).size();
        assertTrue(closed > 100, closed + " closed");
        assertEquals(closed, sum(total, "won", "lost", "even"));
        assertEquals(0, total.get("unknown").asLong());
        assertEquals(entrySignals(), total.get("signals").asLong());
        assertEquals(filledEntries(), total.get("executed").asLong());
        assertEquals(
                fires.frames(OrderDecoder.TEMPLATE_ID).size(),
                report.get("orders").get("made").asLong());
        assertTrue(report.get("orders").get(OrderState.REJECTED.name()).asLong() > 0, "the venue rejects some");
        for (String list : List.of("byStrategy", "bySymbol", "byHour", "byConfidence")) {
            for (String figure : List.of("signals", "refused", "executed", "won", "lost", "even")) {
                assertEquals(total.get(figure).asLong(), sum(report.get(list), figure), list + " " + figure);
            }
        }
    }

    /** Seen failing when the fold took every close, whenever it was. */
    @Test
    void shouldKeepToTheInstantsAsked() {
        new TradingEngine(inbound, fires, false, (buffer, offset, length) -> true, null)
                .trade(TICKS, new AllocationMeter(0, 1, TICKS));
        List<Frame> closes = fires.frames(PositionClosedDecoder.TEMPLATE_ID);
        long middle = closes.get(closes.size() / 2).eventNs();
        long before = closes.stream().filter(frame -> frame.eventNs() < middle).count();
        assertEquals(before, sum(fold(0, middle).get("total"), "won", "lost", "even"));
        assertEquals(closes.size() - before, sum(fold(middle, ALWAYS).get("total"), "won", "lost", "even"));
    }

    /** Seen failing, as a loss of money that nobody named, without the look at the report that closed it. */
    @Test
    void shouldCallACloseUnknownWhoseProfitTheVenueDidNotName() {
        entry(1, 7, 720, 11);
        close(11, -5, true);
        JsonNode total = fold(0, ALWAYS).get("total");
        assertEquals(1, total.get("unknown").asLong());
        assertEquals(0, sum(total, "won", "lost", "even"));
        assertTrue(total.get("net").isEmpty(), total.toString());
    }

    @Test
    void shouldSortOutcomesByTheConfidenceThatTheSignalHad() {
        entry(1, 7, 720, 11);
        entry(2, 8, 749, 12);
        entry(3, 9, 1000, 13);
        entry(4, 10, 0, 14);
        close(11, 5, false);
        close(12, -5, false);
        close(13, 5, false);
        close(99, 5, false); // opened before what was read
        JsonNode groups = fold(0, ALWAYS).get("byConfidence");
        Map<String, String> told = new HashMap<>();
        groups.forEach(group -> told.put(
                group.get("confidence").asText(),
                group.get("signals") + " " + group.get("executed") + " " + group.get("won") + " " + group.get("lost")));
        assertEquals(
                Map.of(
                        "0.70 to 0.75", "2 2 1 1",
                        "0.95 to 1.00", "1 1 1 0",
                        "none given", "1 1 0 0",
                        "not known", "0 0 1 0"),
                told);
    }

    @Test
    void shouldSayWhatItCouldNotRead() {
        entry(1, 7, 720, 11);
        JsonNode report = fold(0, ALWAYS);
        assertTrue(report.get("gaps").get(0).asText().contains("strategies by number only"), report.toString());
        assertEquals(
                "strategy 3", report.get("byStrategy").get(0).get("strategy").asText());
    }

    private ObjectNode fold(long fromNs, long toNs) {
        TradingReport report = new TradingReport(fromNs, toNs);
        JournalFold fold = new JournalFold(report);
        ServiceRun run = new ServiceRun("", 0, 1, "gone", "000000", 0, true, true);
        fold.begin(new DataDirectory(directory), run);
        fold.run(inbound.source(), fires.source());
        return report.toJson();
    }

    private void entry(long signalId, long orderNumber, int confidencePermille, long positionId) {
        write(
                fires,
                new SignalEncoder(),
                signal -> signal.signalId(signalId)
                        .strategyId(3)
                        .intent((short) Intent.ENTRY.code())
                        .confidencePermille(confidencePermille));
        write(
                fires,
                new OrderEncoder(),
                order -> order.orderNumber(orderNumber)
                        .signalId(signalId)
                        .strategyId(3)
                        .intent((short) Intent.ENTRY.code()));
        write(
                fires,
                new OrderStateEncoder(),
                state -> state.orderNumber(orderNumber)
                        .positionId(positionId)
                        .strategyId(3)
                        .state((short) OrderState.FILLED.code()));
    }

    private void close(long positionId, long profitMicros, boolean isEstimated) {
        write(
                inbound,
                new ExecutionReportEncoder(),
                report -> report.positionId(positionId)
                        .profitMicros(profitMicros)
                        .estimated((short) (isEstimated ? 1 : 0)));
        write(
                fires,
                new PositionClosedEncoder(),
                closed -> closed.positionId(positionId).strategyId(3).profitMicros(profitMicros));
    }

    private <E extends MessageEncoderFlyweight> void write(MemoryLog log, E encoder, Consumer<E> fields) {
        FactSlot slot = new EngineEvent().inbound();
        sequence++;
        fields.accept(slot.open(encoder, sequence, Preambles.NOON + sequence, 0, 0));
        slot.commit(encoder);
        RecordFrame.seal(slot.buffer(), 0);
        log.append(slot.buffer(), 0, RecordFrame.length(slot.buffer(), 0), Preambles.NOON + sequence);
    }

    private long entrySignals() {
        return fires.frames(SignalDecoder.TEMPLATE_ID).stream()
                .filter(frame -> frame.as(new SignalDecoder()).intent() == Intent.ENTRY.code())
                .count();
    }

    private long filledEntries() {
        Set<Long> entries = new HashSet<>();
        fires.frames(OrderDecoder.TEMPLATE_ID).stream()
                .map(frame -> frame.as(new OrderDecoder()))
                .filter(order -> order.intent() == Intent.ENTRY.code())
                .forEach(order -> entries.add(order.orderNumber()));
        Set<Long> filled = new HashSet<>();
        for (Frame frame : fires.frames(OrderStateDecoder.TEMPLATE_ID)) {
            OrderStateDecoder state = frame.as(new OrderStateDecoder());
            boolean isFill =
                    state.state() == OrderState.FILLED.code() || state.state() == OrderState.PARTIALLY_FILLED.code();
            if (isFill && entries.contains(state.orderNumber())) {
                filled.add(state.orderNumber());
            }
        }
        return filled.size();
    }

    private static long sum(JsonNode of, String... figures) {
        long sum = 0;
        for (String figure : figures) {
            if (of.isArray()) {
                for (JsonNode each : of) {
                    sum += each.get(figure).asLong();
                }
            } else {
                sum += of.get(figure).asLong();
            }
        }
        return sum;
    }
}
