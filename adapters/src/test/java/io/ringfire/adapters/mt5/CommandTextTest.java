package io.ringfire.adapters.mt5;

import static io.ringfire.adapters.mt5.EaKeys.ascii;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringfire.engine.order.Side;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class CommandTextTest {
    private final CommandText text = new CommandText();

    private String written() {
        return new String(text.bytes(), 0, text.length(), StandardCharsets.US_ASCII);
    }

    /** Byte for byte as the EA's literal search needs it: no space behind a colon, plain decimals, each key once. */
    @Test
    void shouldWriteAFireCompactly() {
        text.fire(
                ascii("USER_TEST_0001"), ascii("LABCDEF1"), 8, ascii("EURUSD"), Side.BUY, 108_250, 108_700, 5, 90_000);
        assertEquals(
                "{\"type\":\"fire\",\"target_uuid\":\"USER_TEST_0001\",\"fire_id\":\"LABCDEF1\",\"symbol\":\"EURUSD\","
                        + "\"direction\":\"BUY\",\"entry\":0,\"sl\":1.08250,\"tp\":1.08700,\"lot\":0.09}",
                written());
    }

    @Test
    void shouldWriteNoStopAsZeroAndFineLotsWhole() {
        text.fire(ascii("U"), ascii("L1"), 2, ascii("XAUUSD.r"), Side.SELL, 0, 0, 2, 1_234_500);
        assertTrue(
                written().contains("\"direction\":\"SELL\",\"entry\":0,\"sl\":0.00,\"tp\":0.00,\"lot\":1.2345}"),
                written());
    }

    @Test
    void shouldWriteClosesAndPings() {
        text.close(ascii("U"), 20_813_351);
        assertEquals("{\"type\":\"close_ticket\",\"target_uuid\":\"U\",\"ticket\":20813351}", written());
        text.ping(ascii("U"), ascii("P-7"));
        assertEquals("{\"type\":\"ping\",\"target_uuid\":\"U\",\"ping_id\":\"P-7\"}", written());
    }

    @Test
    void shouldStayFarBelowWhatAnEaReads() {
        text.fire(
                ascii("U".repeat(32)),
                ascii("L".repeat(20)),
                20,
                ascii("S".repeat(32)),
                Side.SELL,
                Long.MAX_VALUE,
                Long.MAX_VALUE,
                9,
                Long.MAX_VALUE);
        assertTrue(text.length() < CommandText.MAX_BYTES / 8, text.length() + " bytes");
    }
}
