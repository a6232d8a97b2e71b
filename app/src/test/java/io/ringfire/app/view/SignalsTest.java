package io.ringfire.app.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringfire.engine.instrument.CalcMode;
import io.ringfire.engine.instrument.Currency;
import io.ringfire.engine.instrument.Instrument;
import io.ringfire.engine.instrument.SwapMode;
import io.ringfire.engine.instrument.TradeMode;
import io.ringfire.engine.order.ApprovalState;
import io.ringfire.engine.order.Intent;
import io.ringfire.engine.order.RefusalReason;
import io.ringfire.engine.order.Side;
import io.ringfire.engine.sbe.ApprovalAskedDecoder;
import io.ringfire.engine.sbe.ApprovalAskedEncoder;
import io.ringfire.engine.sbe.OrderDecoder;
import io.ringfire.engine.sbe.OrderEncoder;
import io.ringfire.engine.sbe.RiskVerdictDecoder;
import io.ringfire.engine.sbe.RiskVerdictEncoder;
import io.ringfire.engine.sbe.ShieldVerdictDecoder;
import io.ringfire.engine.sbe.ShieldVerdictEncoder;
import io.ringfire.engine.sbe.SignalDecoder;
import io.ringfire.engine.sbe.SignalEncoder;
import io.ringfire.engine.shield.ShieldComponent;
import io.ringfire.engine.shield.ShieldOutcome;
import io.ringfire.engine.shield.ShieldReason;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

class SignalsTest {
    private static final long NOW_NS = 1_780_000_000_000_000_000L;
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
            100_000_000,
            10_000,
            1_000_000,
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

    private final Signals signals = new Signals();
    private final Map<String, ObjectNode> shown = new LinkedHashMap<>();

    @Test
    void shouldTellWhatWasWishedForAndWhatBecameOfItOnEachAccount() {
        signal(7);
        ObjectNode pending = only();
        assertEquals("PENDING", pending.path("outcome").asText());
        assertEquals("1.08400", pending.path("stop").decimalValue().toPlainString());
        assertEquals("1.09000", pending.path("target").decimalValue().toPlainString());
        assertEquals(640, pending.path("scorePermille").asInt());
        assertEquals(720, pending.path("confidencePermille").asInt());

        refuse(7, "A");
        ObjectNode refused = only();
        assertEquals("REFUSED", refused.path("outcome").asText());
        assertEquals("SPREAD_LIMIT", refused.path("reason").asText());
        assertEquals(30, refused.path("accounts").path(0).path("limit").asInt());
        assertEquals(45, refused.path("accounts").path(0).path("actual").asInt());

        asked(7, "B", ApprovalState.ASKED);
        assertEquals("ASKED", only().path("outcome").asText(), "the better of both");
        asked(7, "B", ApprovalState.APPROVED);
        ordered(7, "B");
        ObjectNode ordered = only();
        assertEquals("ORDERED", ordered.path("outcome").asText());
        assertEquals(
                "LABCDEF1", ordered.path("accounts").path(1).path("orderId").asText());
        assertEquals("A", ordered.path("accounts").path(0).path("account").asText());
    }

    /** Seen failing when a verdict made a signal of its own beside the one that follows it. */
    @Test
    void shouldJoinTheShieldsVerdictWithItsSignal() {
        judge(8, ShieldOutcome.PASSED);
        signal(8);
        ObjectNode json = only();
        assertEquals("PASSED", json.path("shield").path("outcome").asText());
        assertEquals("PENDING", json.path("outcome").asText());
        assertEquals(8, json.path("signal").asLong());
    }

    @Test
    void shouldShowWhatTheShieldStoppedAndWhy() {
        judge(0, ShieldOutcome.SCORE);
        judge(0, ShieldOutcome.COOL_DOWN);
        take();
        assertEquals(2, shown.size(), "each is one of its own");
        ObjectNode first = shown.values().iterator().next();
        assertEquals("SHIELD_REFUSED", first.path("outcome").asText());
        assertEquals("SCORE", first.path("reason").asText());
        assertFalse(first.has("signal"));
        ObjectNode component =
                (ObjectNode) first.path("shield").path("components").path(0);
        assertEquals(ShieldComponent.SPREAD.name(), component.path("component").asText());
        assertEquals(ShieldReason.WIDE_SPREAD.name(), component.path("reason").asText());
        assertEquals(1, first.path("shield").path("components").size(), "what has no weight is left out");
    }

    @Test
    void shouldKeepNoMoreThanItsBoundAndForgetTheOldest() {
        for (int i = 1; i <= Signals.KEPT + 50; i++) {
            signal(i);
        }
        take();
        assertEquals(Signals.KEPT, shown.size());
        assertEquals(51, shown.values().iterator().next().path("signal").asLong());
        refuse(1, "A");
        take();
        assertEquals(Signals.KEPT, shown.size(), "what is gone does not come back");
        for (int i = 1; i <= 50; i++) {
            judge(0, ShieldOutcome.SCORE);
            take();
        }
        assertEquals(Signals.KEPT, shown.size());
    }

    @Test
    void shouldTakeAnOperatorsOrdersForNoSignal() {
        refuse(0, "A");
        ordered(0, "A");
        take();
        assertTrue(shown.isEmpty());
    }

    private ObjectNode only() {
        take();
        assertEquals(1, shown.size());
        return shown.values().iterator().next();
    }

    private void take() {
        signals.takeChanged().forEach(each -> shown.put(each.key(), StateJson.read(each.toJson())));
        signals.takeGone().forEach(each -> shown.remove(each.key()));
    }

    private static UnsafeBuffer block(int length) {
        return new UnsafeBuffer(new byte[length]);
    }

    private void signal(long id) {
        UnsafeBuffer buffer = block(SignalEncoder.BLOCK_LENGTH);
        new SignalEncoder()
                .wrap(buffer, 0)
                .eventNs(NOW_NS)
                .signalId(id)
                .quantityMicroLots(100_000)
                .stopPoints(108_400)
                .targetPoints(109_000)
                .bidPoints(108_500)
                .askPoints(108_510)
                .expiryNs(NOW_NS + 5)
                .scorePermille(640)
                .confidencePermille(720)
                .side((short) Side.BUY.code())
                .intent((short) Intent.ENTRY.code());
        signals.onSignal(
                new SignalDecoder().wrap(buffer, 0, SignalDecoder.BLOCK_LENGTH, SignalDecoder.SCHEMA_VERSION),
                "cross",
                EURUSD);
    }

    private void judge(long id, ShieldOutcome outcome) {
        UnsafeBuffer buffer = block(ShieldVerdictEncoder.BLOCK_LENGTH);
        new ShieldVerdictEncoder()
                .wrap(buffer, 0)
                .eventNs(NOW_NS)
                .signalId(id)
                .scorePermille(480)
                .thresholdPermille(600)
                .side((short) Side.BUY.code())
                .outcome((short) outcome.code())
                .reasons(ShieldComponent.SPREAD.code(), (short) ShieldReason.WIDE_SPREAD.code())
                .values(ShieldComponent.SPREAD.code(), 100)
                .weights(ShieldComponent.SPREAD.code(), 3);
        signals.onShield(
                new ShieldVerdictDecoder()
                        .wrap(buffer, 0, ShieldVerdictDecoder.BLOCK_LENGTH, ShieldVerdictDecoder.SCHEMA_VERSION),
                "cross",
                EURUSD);
    }

    private void refuse(long id, String account) {
        UnsafeBuffer buffer = block(RiskVerdictEncoder.BLOCK_LENGTH);
        new RiskVerdictEncoder()
                .wrap(buffer, 0)
                .signalId(id)
                .limitValue(30)
                .actualValue(45)
                .reason((short) RefusalReason.SPREAD_LIMIT.code());
        signals.onVerdict(
                new RiskVerdictDecoder()
                        .wrap(buffer, 0, RiskVerdictDecoder.BLOCK_LENGTH, RiskVerdictDecoder.SCHEMA_VERSION),
                account);
    }

    private void ordered(long id, String account) {
        UnsafeBuffer buffer = block(OrderEncoder.BLOCK_LENGTH);
        new OrderEncoder()
                .wrap(buffer, 0)
                .signalId(id)
                .putOrderId(Arrays.copyOf("LABCDEF1".getBytes(StandardCharsets.US_ASCII), 20), 0);
        signals.onOrder(
                new OrderDecoder().wrap(buffer, 0, OrderDecoder.BLOCK_LENGTH, OrderDecoder.SCHEMA_VERSION), account);
    }

    private void asked(long id, String account, ApprovalState state) {
        UnsafeBuffer buffer = block(ApprovalAskedEncoder.BLOCK_LENGTH);
        new ApprovalAskedEncoder().wrap(buffer, 0).signalId(id).state((short) state.code());
        signals.onApproval(
                new ApprovalAskedDecoder()
                        .wrap(buffer, 0, ApprovalAskedDecoder.BLOCK_LENGTH, ApprovalAskedDecoder.SCHEMA_VERSION),
                account);
    }
}
