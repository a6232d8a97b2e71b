package io.ringfire.adapters.mt5;

import static io.ringfire.adapters.mt5.EaKeys.ascii;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EaJsonTest {
    private static final String TICK =
            "{\"type\":\"TICK\",\"node_id\":\"NODE_1001_55\",\"user_uuid\":\"USER_TEST_0001\",\"symbol\":\"EURUSD\",\"bid\":1.08421,"
                    + "\"ask\":1.08433,\"spread\":12.0,\"volume\":0,\"timestamp\":\"2025.09.12 14:03:42\"}";

    private final EaJson json = new EaJson();

    private boolean read(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        return json.read(bytes, 0, bytes.length);
    }

    @Test
    void shouldReadATickExactly() {
        assertTrue(read(TICK));
        assertTrue(json.is(EaKeys.TYPE, EaKeys.TICK));
        assertEquals(108_421, json.decimal(EaKeys.BID, 5));
        assertEquals(108_433_000, json.decimal(EaKeys.ASK, 8));
        assertEquals("EURUSD", json.string(EaKeys.SYMBOL));
        assertFalse(json.has(EaKeys.FIRE_ID));
    }

    /** The EA concatenates without escaping: a broker's name may hold quotes, commas and bytes of some code page. */
    @Test
    void shouldReadTextsThatHoldQuotesCommasAndForeignBytes() {
        assertTrue(read("{\"company\":\"A \"B\", C\u00fc Ltd\",\"server\":\"D\\E\",\"balance\":1000.00}"));
        assertEquals("A \"B\", C\u00fc Ltd", json.string(ascii("company")));
        assertEquals("D\\E", json.string(EaKeys.SERVER));
        assertEquals(1_000_000_000L, json.decimal(EaKeys.BALANCE, 6));
    }

    @Test
    void shouldPassOverWhatIsNested() {
        assertTrue(read("{\"positions\":[{\"ticket\":7,\"symbol\":\"X]}\"},{\"ticket\":8}],\"ts\":12}"));
        assertEquals(12, json.wholeNumber(ascii("ts")));
        assertFalse(json.has(EaKeys.TICKET));
        int list = json.find(EaKeys.POSITIONS);
        assertEquals('[', json.bytes()[json.start(list)]);
        assertEquals(']', json.bytes()[json.end(list) - 1]);
    }

    @ParameterizedTest
    @CsvSource({
        "1.08421,5,108421",
        "1.0842100,5,108421",
        "1,5,100000",
        "-3.50,2,-350",
        "0.00000,5,0",
        "999999999999999999,0,999999999999999999",
        "7176191872,0,7176191872"
    })
    void shouldReadDecimalsExactly(String text, int digits, long expected) {
        assertTrue(read("{\"price\":" + text + "}"));
        assertEquals(expected, json.decimal(EaKeys.PRICE, digits));
    }

    /** Money is read exactly or not at all. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.084211",
                "1e5",
                "NaN",
                "inf",
                "",
                "-",
                "1.2.3",
                "--1",
                "9999999999999999999",
                "0x10",
                "1.0842a"
            })
    void shouldRefuseNumbersThatAreNotExact(String text) {
        read("{\"price\":" + text + "}");
        assertEquals(EaJson.NONE, json.decimal(EaKeys.PRICE, 5));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[1]",
                "{",
                "{\"a\"",
                "{\"a\":",
                "{\"a\":\"b",
                "{\"a\":1,",
                "{\"a\" 1}",
                "{a:1}",
                "\"type\"",
                "{\"a\":[1,2}",
                "{\"a\":1,5}"
            })
    void shouldSayWhatIsNoWholeObject(String text) {
        assertFalse(read(text));
    }

    @Test
    void shouldTakeTheFirstOfRepeatedKeysAsAnEaDoes() {
        assertTrue(read("{\"ticket\":1,\"ticket\":2}"));
        assertEquals(1, json.wholeNumber(EaKeys.TICKET));
    }

    /** No bytes, random or mutated, make it throw, loop, or point outside of what it was given. */
    @Test
    void shouldSurviveRandomAndMutatedBytes() {
        Random random = new Random(20_250_912);
        byte[] good = TICK.getBytes(StandardCharsets.ISO_8859_1);
        for (int i = 0; i < 200_000; i++) {
            byte[] bytes = i % 2 == 0 ? good.clone() : new byte[random.nextInt(80)];
            if (i % 2 == 0) {
                for (int change = random.nextInt(6); change >= 0; change--) {
                    bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
                }
            } else {
                random.nextBytes(bytes);
            }
            int to = random.nextInt(bytes.length + 1);
            json.read(bytes, 0, to);
            int bid = json.find(EaKeys.BID);
            if (bid >= 0) {
                assertTrue(json.start(bid) >= 0 && json.end(bid) <= to && json.start(bid) <= json.end(bid));
                json.decimal(EaKeys.BID, 5);
                json.string(EaKeys.SYMBOL);
            }
        }
    }
}
