package io.ringfire.app.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringfire.adapters.mt5.SessionView;
import io.ringfire.engine.ingress.FactWriter;
import io.ringfire.engine.instrument.CalcMode;
import io.ringfire.engine.instrument.Currency;
import io.ringfire.engine.instrument.Instrument;
import io.ringfire.engine.instrument.SwapMode;
import io.ringfire.engine.instrument.TradeMode;
import io.ringfire.engine.ledger.AccountSpec;
import io.ringfire.engine.number.Scale;
import io.ringfire.engine.order.AlertCode;
import io.ringfire.engine.order.CommandKind;
import io.ringfire.engine.order.ExecReason;
import io.ringfire.engine.order.ExecType;
import io.ringfire.engine.order.Intent;
import io.ringfire.engine.order.OrderState;
import io.ringfire.engine.order.RefusalReason;
import io.ringfire.engine.order.Side;
import io.ringfire.engine.order.StateCause;
import io.ringfire.engine.order.TradingState;
import io.ringfire.engine.pipeline.FactPublisher;
import io.ringfire.engine.ring.EngineCounters;
import io.ringfire.engine.ring.EngineCounters.Counter;
import io.ringfire.engine.ring.EngineEvent;
import io.ringfire.engine.ring.Section;
import io.ringfire.engine.sbe.AccountReportEncoder;
import io.ringfire.engine.sbe.AlertEncoder;
import io.ringfire.engine.sbe.ExecutionReportEncoder;
import io.ringfire.engine.sbe.OrderEncoder;
import io.ringfire.engine.sbe.OrderStateEncoder;
import io.ringfire.engine.sbe.RiskVerdictEncoder;
import io.ringfire.engine.sbe.StateChangedEncoder;
import io.ringfire.journal.state.SharedStateReader;
import io.ringfire.journal.state.SharedStateWriter;
import io.ringfire.journal.state.StateEntry;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The view of a scripted engine: facts and decisions as they come, without stages. */
class StatePublisherTest {
    private static final long LOT = 1_000_000L;
    private static final int KEEP_FIRES = 2;
    private static final int ENTRIES = 200;
    private static final Instrument EURUSD = new Instrument(
            0,
            "EURUSD",
            5,
            Currency.of("EUR"),
            Currency.of("USD"),
            Currency.of("EUR"),
            1,
            10,
            100_000,
            10_000,
            100 * LOT,
            10_000,
            LOT,
            0,
            0,
            0,
            0,
            0,
            CalcMode.FOREX,
            TradeMode.FULL,
            SwapMode.NONE,
            0,
            false);

    @TempDir
    Path directory;

    private final EngineCounters counters = new EngineCounters();
    private final EngineEvent event = EngineEvent.factory().newInstance();
    private long nowNs = 1_000_000_000_000L;
    private OutcomeCopy copy;
    private FactWriter facts;
    private StatePublisher publisher;
    private boolean isClosed;

    @BeforeEach
    void open() {
        use(new OutcomeCopy());
    }

    @AfterEach
    void close() {
        if (!isClosed) {
            publisher.onClose();
        }
    }

    private void use(OutcomeCopy outcomes) {
        make(outcomes);
        publisher.onStart();
        publisher.running();
    }

    private void make(OutcomeCopy outcomes) {
        copy = outcomes;
        copy.countInto(counters);
        facts = new FactWriter(new Through(), counters);
        EngineFacts about = new EngineFacts(
                "paper",
                "demo",
                "DEMO",
                3,
                "0TEST0",
                nowNs,
                "build",
                "hash",
                "fused",
                1024,
                List.of("cross"),
                1_000_000,
                500_000);
        publisher = new StatePublisher(
                copy,
                () -> new SharedStateWriter(directory, "3", ENTRIES, () -> nowNs),
                about,
                new Gauges(),
                () -> nowNs,
                KEEP_FIRES);
    }

    /** Seen failing when a publisher that began late, since its map took its time, told the state without all that was said. */
    @Test
    void shouldShowWhatItRunsWithThoughTheEngineRanBeforeIt() {
        publisher.onClose();
        make(new OutcomeCopy());
        begin();
        facts.tick(nowNs, 0, 1, nowNs, 108_500, 108_510, 0);
        order(1);
        state(1, OrderState.SENT);
        fill(1, 50);
        publisher.running();
        publisher.onStart();
        try (StateView view = new StateView(directory)) {
            assertEquals("RUNNING", view.state());
            assertEquals(1, view.values().path("positions").size());
        }
    }

    /** Seen failing, with no position in the first view that said RUNNING, when a look took its 512 frames and no more. */
    @Test
    void shouldNotSayThatItRunsBeforeItShowsWhatItRunsWith() {
        begin();
        for (int i = 0; i < 600; i++) {
            facts.command(nowNs, CommandKind.PING, 0, -1, 0, "", "ringfire", "to fill the way");
        }
        facts.tick(nowNs, 0, 1, nowNs, 108_500, 108_510, 0);
        order(1);
        state(1, OrderState.SENT);
        fill(1, 50);

        assertEquals(1, published().path("positions").size(), "in the first look");
    }

    @Test
    void shouldShowQuotesPositionsFiresAndTheAccount() {
        begin();
        facts.tick(nowNs, 0, 1, nowNs, 108_500, 108_510, 0);
        order(1);
        state(1, OrderState.SENT);
        fill(1, 50);
        facts.tick(nowNs, 0, 1, nowNs, 108_600, 108_610, 0);
        ObjectNode shown = published();
        JsonNode quote = shown.path("quotes").path(0);
        assertEquals("EURUSD", quote.path("symbol").asText());
        assertEquals("1.08600", quote.path("bid").asText());
        assertEquals(2, quote.path("ticks").asInt());
        JsonNode position = shown.path("positions").path(0);
        assertEquals(50, position.path("positionId").asInt());
        assertEquals("cross", position.path("strategy").asText());
        assertEquals("90.00", position.path("openProfit").asText(), "0.00090 of 100,000");
        JsonNode fire = shown.path("fires").path(0);
        assertEquals("P0TEST01", fire.path("orderId").asText());
        assertEquals("FILLED", fire.path("state").asText());
        assertEquals(List.of("JOURNALLED", "SENT", "FILLED"), steps(fire));
        JsonNode account = shown.path("accounts").path(0);
        assertEquals("simulated", account.path("name").asText());
        assertEquals("99996.50", account.path("balance").asText());
        assertEquals("100086.50", account.path("equity").asText());
        for (String list : List.of("quotes", "positions", "fires", "accounts")) {
            boolean isLabelled = list.equals("fires")
                    ? shown.has("label")
                    : shown.path(list).path(0).has("label");
            assertTrue(isLabelled, list + " without their label");
        }
    }

    /** A lot bought binds 1,086.10 at the ask of now. Seen failing: with the terminal's margin left out, and without either level. */
    @Test
    void shouldShowMarginItsLevelAndTheCall() {
        begin();
        facts.tick(nowNs, 0, 1, nowNs, 108_500, 108_510, 0);
        order(1);
        fill(1, 50);
        facts.tick(nowNs, 0, 1, nowNs, 108_600, 108_610, 0);
        JsonNode account = published().path("accounts").path(0);
        assertEquals("1086.10", account.path("margin").asText());
        assertEquals("99000.40", account.path("freeMargin").asText(), "equity of 100,086.50 less margin");
        assertEquals("9215.22", account.path("marginLevel").asText());
        assertEquals("OK", account.path("marginState").asText());
        assertTrue(publisher.table().contains("  margin 1086.10, free 99000.40, level 9215.22 %"));

        facts.tick(nowNs, 0, 1, nowNs, 9_600, 9_610, 0);
        assertEquals(
                "OK", published().path("accounts").path(0).path("marginState").asText());
        terminalSays("96.11", "96.10");
        assertEquals(
                "OK", published().path("accounts").path(0).path("marginState").asText());
        terminalSays("96.10", "96.10");
        account = published().path("accounts").path(0);
        assertEquals("CALLED", account.path("marginState").asText());
        assertEquals("96.10", account.path("brokerMargin").asText());
        terminalSays("48.05", "96.10");
        assertEquals(
                "STOP_OUT",
                published().path("accounts").path(0).path("marginState").asText());
    }

    private void terminalSays(String equity, String margin) {
        facts.fill(nowNs, (slot, sequence, eventNs) -> {
            AccountReportEncoder report = slot.open(new AccountReportEncoder(), sequence, eventNs, -1, 0);
            report.balanceMicros(100_000 * LOT)
                    .equityMicros(Scale.exact(new BigDecimal(equity), 6))
                    .marginMicros(Scale.exact(new BigDecimal(margin), 6))
                    .freeMarginMicros(Long.MIN_VALUE);
            slot.commit(report);
            return true;
        });
    }

    /** Seen failing: the position was PROVEN, and the fire that had opened it as it was when filled. */
    @Test
    void shouldShowAFireAsProvenOnceItsPositionIs() {
        begin();
        order(1);
        state(1, OrderState.SENT);
        fill(1, 50);
        order(2);
        state(2, OrderState.SENT);
        fill(2, 51);
        facts.fill(nowNs, (slot, sequence, eventNs) -> {
            ExecutionReportEncoder report = slot.open(new ExecutionReportEncoder(), sequence, eventNs, 0, 0);
            report.positionId(50).execType((short) ExecType.PROOF.code());
            slot.commit(report);
            return true;
        });
        assertEquals(List.of("PROVEN", "NONE"), published().path("fires").findValuesAsText("proof"));
    }

    @Test
    void shouldShowTheLatestClosesWithWhatTheyMade() {
        begin();
        order(1);
        state(1, OrderState.SENT);
        fill(1, 50);
        close(50, false);
        published();
        ObjectNode closed = publisher.values().get("closed/000000000000001").orElseThrow();
        assertEquals(
                "{\"number\":1,\"account\":\"simulated\",\"positionId\":50,\"symbol\":\"EURUSD\",\"side\":\"BUY\",\"lots\":1,"
                        + "\"openPrice\":1.08510,\"closePrice\":1.08610,\"openNs\":" + closed.path("openNs")
                        + ",\"eventNs\":"
                        + closed.path("eventNs")
                        + ",\"profit\":100.00,\"commission\":-7.00,\"swap\":0.00,\"currency\":\"USD\",\"reason\":\"TAKE_PROFIT\","
                        + "\"estimated\":false}",
                PublishedValues.text(closed));
        for (int number = 2; number <= ClosedPositions.KEPT + 3; number++) {
            order(number);
            state(number, OrderState.SENT);
            fill(number, 100 + number);
            close(100 + number, true);
            if (number % 20 == 0) {
                published();
            }
        }
        published();
        List<PublishedValues.Item> all = publisher.values().of("closed");
        assertEquals(ClosedPositions.KEPT, all.size());
        assertEquals("000000000000004", all.get(0).name());
        assertTrue(all.get(0).json().path("estimated").asBoolean());
    }

    private void close(long positionId, boolean isEstimated) {
        facts.fill(nowNs, (slot, sequence, eventNs) -> {
            ExecutionReportEncoder report = slot.open(new ExecutionReportEncoder(), sequence, eventNs, 0, 0);
            report.positionId(positionId)
                    .quantityMicroLots(LOT)
                    .pricePoints(108_610)
                    .profitMicros(100_000_000)
                    .commissionMicros(-3_500_000)
                    .execType((short) ExecType.FILL.code())
                    .side((short) Side.SELL.code())
                    .reason((short) ExecReason.TAKE_PROFIT.code())
                    .estimated((short) (isEstimated ? 1 : 0))
                    .entry((short) 0);
            slot.commit(report);
            return true;
        });
    }

    @Test
    void shouldLetOnlyTheLatestClosedFiresStay() {
        begin();
        for (int number = 1; number <= 5; number++) {
            order(number);
        }
        for (int number = 1; number <= 4; number++) {
            state(number, OrderState.NOT_SENT);
        }
        ObjectNode shown = published();
        assertEquals(
                List.of("P0TEST03", "P0TEST04", "P0TEST05"), shown.path("fires").findValuesAsText("orderId"));
        try (StateView view = new StateView(directory)) {
            assertEquals(4, view.status().path("fires").path("NOT_SENT").asInt());
            assertEquals(1, view.status().path("fires").path("JOURNALLED").asInt());
        }
    }

    /** Seen failing: as one value they did not fit from the fifth on, and the view kept the first four for ever. */
    @Test
    void shouldShowEveryAlertUpToItsBound() {
        begin();
        for (int i = 1; i <= 60; i++) {
            long value = i;
            decide(section -> {
                AlertEncoder alert = section.open(new AlertEncoder(), -1, 0);
                alert.value(value).code((short) AlertCode.LOSS_LIMIT.code()).severity((short) 2);
                section.commit(alert);
            });
            facts.timer(nowNs, nowNs);
        }
        published();
        try (StateView view = new StateView(directory)) {
            JsonNode alerts = view.status().path("alerts");
            assertEquals(50, alerts.size());
            assertEquals(11, alerts.path(0).path("value").asInt());
            assertEquals(60, alerts.path(49).path("value").asInt());
            assertEquals(0, view.status().path("viewRefused").asInt());
        }
    }

    @Test
    void shouldCountRefusalsByReasonAndShowTheLast() {
        begin();
        verdict(RefusalReason.NONE, 0, 0);
        verdict(RefusalReason.VOLUME_LIMIT, 1, 2);
        verdict(RefusalReason.VOLUME_LIMIT, 3, 4);
        verdict(RefusalReason.DRAWDOWN, 5, 6);
        published();
        try (StateView view = new StateView(directory)) {
            JsonNode refusals = view.status().path("refusals");
            assertEquals(2, refusals.size(), refusals.toString());
            JsonNode volume = refusals.path(0).path("reason").asText().equals("VOLUME_LIMIT")
                    ? refusals.path(0)
                    : refusals.path(1);
            assertEquals(2, volume.path("count").asInt());
            assertEquals(3, volume.path("lastLimit").asInt());
            assertEquals(4, volume.path("lastActual").asInt());
            assertEquals("cross", volume.path("lastStrategy").asText());
        }
    }

    private void verdict(RefusalReason reason, long limit, long actual) {
        decide(section -> {
            RiskVerdictEncoder verdict = section.open(new RiskVerdictEncoder(), 0, 0);
            verdict.limitValue(limit)
                    .actualValue(actual)
                    .accepted((short) (reason == RefusalReason.NONE ? 1 : 0))
                    .reason((short) reason.code());
            section.commit(verdict);
        });
        facts.timer(nowNs, nowNs);
    }

    @Test
    void shouldShowWhatIsShutForAsLongAsItIs() {
        begin();
        changed(0, 0xFFFF, TradingState.REDUCE_ONLY, StateCause.LIMIT, RefusalReason.DRAWDOWN);
        changed(0xFFFF, 0, TradingState.REDUCE_ONLY, StateCause.LIMIT, RefusalReason.REPEATED_ORDER);
        changed(0, 0xFFFF, TradingState.REDUCE_ONLY, StateCause.BREAKER, RefusalReason.BREAKER_OPEN);
        JsonNode account = published().path("accounts").path(0);
        assertEquals("shut", account.path("entries").asText());
        try (StateView view = new StateView(directory)) {
            JsonNode shut = view.status().path("shut");
            assertEquals(3, shut.size(), shut.toString());
            assertTrue(shut.toString().contains("DRAWDOWN, lost 7.00 where 5.00 is the limit"), shut.toString());
        }
        changed(0, 0xFFFF, TradingState.ACTIVE, StateCause.OPERATOR, RefusalReason.NONE);
        changed(0, 0xFFFF, TradingState.ACTIVE, StateCause.BREAKER, RefusalReason.NONE);
        assertEquals(
                "open", published().path("accounts").path(0).path("entries").asText());
        try (StateView view = new StateView(directory)) {
            assertEquals(
                    "strategy cross",
                    view.status().path("shut").path(0).path("what").asText());
            assertEquals(1, view.status().path("shut").size(), view.status().toString());
        }
    }

    private void changed(int account, int strategy, TradingState state, StateCause cause, RefusalReason reason) {
        decide(section -> {
            StateChangedEncoder change = section.open(new StateChangedEncoder(), -1, account);
            change.limitValue(5_000_000)
                    .actualValue(7_000_000)
                    .strategyId(strategy)
                    .state((short) state.code())
                    .cause((short) cause.code())
                    .reason((short) reason.code());
            section.commit(change);
        });
        facts.timer(nowNs, nowNs);
    }

    /** Seen failing when what found no room was lost without a word. */
    @Test
    void shouldLoseAndCountWhatFindsNoRoomWithoutWaiting() {
        close();
        use(new OutcomeCopy(4096));
        begin();
        for (int number = 1; number <= 100; number++) {
            order(number);
        }
        assertTrue(counters.get(Counter.PUBLICATIONS_LOST) > 50, "lost " + counters.get(Counter.PUBLICATIONS_LOST));
        assertEquals(100, published().path("fires").size() + counters.get(Counter.PUBLICATIONS_LOST));
    }

    /** Held by a count in place of a time. Seen failing with values published at every turn. */
    @Test
    void shouldPublishAQuoteOnceATenthOfASecondHoweverOftenItTicks() {
        begin();
        publisher.doWork();
        long before = publishedVersion();
        for (int i = 0; i < 1_000; i++) {
            nowNs += 300_000; // 0.3 s in all
            facts.tick(nowNs, 0, 1, nowNs, 108_500 + i, 108_510 + i, 0);
            publisher.doWork();
        }
        long puts = publishedVersion() - before;
        assertTrue(puts >= 2 && puts <= 4, () -> puts + " values published");
    }

    private long publishedVersion() {
        try (SharedStateReader reader = new SharedStateReader(directory)) {
            List<Long> versions = new ArrayList<>();
            reader.forEach("", (key, entry) -> versions.add(entry.version()));
            return versions.stream().mapToLong(Long::longValue).max().orElse(0);
        }
    }

    @Test
    void shouldSayStoppedAfterwardsAndRunningWhileItsProcessLives() {
        begin();
        try (StateView view = new StateView(directory)) {
            published();
            assertEquals("RUNNING", view.state());
            close();
            isClosed = true;
            assertEquals("STOPPED", view.state());
            assertEquals(7, view.status().path("ticks").asInt());
            assertTrue(view.status().path("sessions").isArray());
        }
        try (StateView nothing = new StateView(directory.resolve("elsewhere"))) {
            assertEquals("NEVER_STARTED", nothing.state());
            assertEquals(0, nothing.values().path("quotes").size());
        }
    }

    /** Seen failing when each was cut to so many characters. */
    @Test
    void shouldFitLongReasonsOfWhateverScriptIntoAnEntry() {
        String halted = "停".repeat(150);
        String failed = "\\\"".repeat(80);
        ObjectNode full = JsonNodeFactory.instance.objectNode().put("ticks", "9".repeat(230));
        String json = ValueJson.fitting(full, halted, failed);
        assertTrue(json.getBytes(StandardCharsets.UTF_8).length <= StateEntry.MAX_JSON_BYTES, json);
        assertTrue(json.contains("停停停停") && json.contains("\"failure\""), json);
        assertEquals(
                "{\"ticks\":1,\"haltReason\":\"a\"}",
                ValueJson.fitting(JsonNodeFactory.instance.objectNode().put("ticks", 1), "a", ""));
    }

    @Test
    void shouldFitAFireOfManyStepsIntoAnEntry() {
        Fire fire = new Fire(
                "P0TEST0ABCDEFGHJKMNP",
                "a".repeat(32),
                "s".repeat(64),
                EURUSD,
                Side.BUY,
                Intent.ENTRY,
                123_456_789,
                Long.MAX_VALUE);
        for (int i = 0; i < 100; i++) {
            fire.become(OrderState.PARTIALLY_FILLED, Long.MAX_VALUE);
        }
        fire.become(OrderState.FILLED, Long.MAX_VALUE);
        String json = fire.toJson();
        assertTrue(json.getBytes(StandardCharsets.UTF_8).length <= StateEntry.MAX_JSON_BYTES, json);
        assertTrue(json.contains("\"FILLED\""), json);
    }

    private static List<String> steps(JsonNode fire) {
        List<String> steps = new ArrayList<>();
        fire.path("history").forEach(step -> steps.add(step.path(0).asText()));
        return steps;
    }

    private void begin() {
        facts.instrumentDefined(nowNs, EURUSD);
        facts.snapshot(nowNs, 0, new AccountSpec("simulated", Currency.of("USD"), 100, false, 100_000 * LOT));
    }

    private ObjectNode published() {
        nowNs += 2_000_000_000L;
        publisher.doWork();
        try (StateView view = new StateView(directory)) {
            return view.values();
        }
    }

    private void order(int number) {
        decide(section -> {
            OrderEncoder order = section.open(new OrderEncoder(), 0, 0);
            byte[] id = Arrays.copyOf(("P0TEST0" + number).getBytes(StandardCharsets.US_ASCII), 20);
            order.orderNumber(number)
                    .quantityMicroLots(LOT)
                    .putOrderId(id, 0)
                    .side((short) Side.BUY.code())
                    .intent((short) Intent.ENTRY.code());
            section.commit(order);
        });
        facts.timer(nowNs, nowNs);
    }

    private void state(int number, OrderState state) {
        decide(section -> writeState(section, number, state, 0, 0));
        facts.timer(nowNs, nowNs);
    }

    private void fill(int number, long positionId) {
        decide(section -> writeState(section, number, OrderState.FILLED, LOT, positionId));
        facts.fill(nowNs, (slot, sequence, eventNs) -> {
            ExecutionReportEncoder report = slot.open(new ExecutionReportEncoder(), sequence, eventNs, 0, 0);
            report.orderNumber(number)
                    .positionId(positionId)
                    .quantityMicroLots(LOT)
                    .pricePoints(108_510)
                    .commissionMicros(-3_500_000)
                    .execType((short) ExecType.FILL.code())
                    .side((short) Side.BUY.code())
                    .entry((short) 1);
            slot.commit(report);
            return true;
        });
    }

    private static void writeState(Section section, int number, OrderState state, long filled, long positionId) {
        OrderStateEncoder record = section.open(new OrderStateEncoder(), 0, 0);
        record.orderNumber(number)
                .filledMicroLots(filled)
                .positionId(positionId)
                .averagePriceMicroPoints(filled == 0 ? 0 : 108_510_000_000L)
                .state((short) state.code());
        section.commit(record);
    }

    private interface Decision {
        void write(Section section);
    }

    /** What risk is to have written for the next fact. */
    private void decide(Decision decision) {
        event.decisions().begin(0, nowNs, 0);
        decision.write(event.decisions());
        event.decisions().complete();
    }

    /** Takes every fact straight to the copy, with what was decided for it. */
    private final class Through implements FactPublisher {
        private long sequence = -1;

        @Override
        public EngineEvent claim() {
            sequence++;
            return event;
        }

        @Override
        public long sequence() {
            return sequence;
        }

        @Override
        public void publish() {
            copy.onOutcome(event, sequence);
            event.decisions().begin(sequence + 1, nowNs, 0);
        }

        @Override
        public void close() {
            // nothing is open
        }
    }

    private static final class Gauges implements EngineGauges {
        @Override
        public long count(Counter counter) {
            return counter == Counter.TICKS ? 7 : 0;
        }

        @Override
        public long occupancy() {
            return 0;
        }

        @Override
        public Optional<String> gateReason() {
            return Optional.empty();
        }

        @Override
        public Optional<String> failure() {
            return Optional.empty();
        }

        @Override
        public List<SessionView> sessions() {
            return List.of();
        }

        @Override
        public long freeBytes() {
            return 1;
        }
    }
}
