package io.ringfire.adapters.mt5;

import static io.ringfire.adapters.mt5.EaKeys.ascii;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.ringfire.engine.order.RefusalReason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetcodesTest {
    private static int code(String text) {
        byte[] bytes = ascii(text);
        return Retcodes.of(bytes, 0, bytes.length);
    }

    @ParameterizedTest
    @CsvSource({
        "'Trade execution failed - Error: 4756 Result: 10016 (Invalid SL/TP)',10016",
        "'Trade execution failed - Error: 4756 Result: 10030',10030",
        "'Result:10004',10004",
        "'Trade executed successfully via DEALER',0",
        "'Result: ',0"
    })
    void shouldReadTheCodeFromTheWords(String text, int expected) {
        assertEquals(expected, code(text));
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                10004, 10006, 10007, 10013, 10014, 10015, 10016, 10017, 10018, 10019, 10020, 10021, 10024, 10026, 10027,
                10030
            })
    void shouldKnowWhatWasCertainlyNotExecuted(int code) {
        assertNotNull(Retcodes.refusal(code));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 10008, 10009, 10010, 10011, 10012, 10028, 10031, 12345})
    void shouldLeaveOpenWhatMayHaveBeenExecuted(int code) {
        assertNull(Retcodes.refusal(code));
    }

    @Test
    void shouldReadWordsWithoutACode() {
        byte[] limit = ascii("MAX_POSITIONS reached");
        byte[] symbol = ascii("Symbol not available: XYZ");
        byte[] other = ascii("something new");
        assertEquals(RefusalReason.EA_LIMIT, Retcodes.refusal(limit, 0, limit.length));
        assertEquals(RefusalReason.VENUE_REJECTED, Retcodes.refusal(symbol, 0, symbol.length));
        assertNull(Retcodes.refusal(other, 0, other.length));
    }
}
