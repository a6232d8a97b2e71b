package io.ringfire.engine.strategy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringfire.engine.builtin.BuiltInStrategies;
import io.ringfire.engine.market.BarSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class StrategyParametersTest {
    private static StrategyParameters of(String... pairs) {
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            values.put(pairs[i], pairs[i + 1]);
        }
        return new StrategyParameters("a", values);
    }

    private static void assertComplaint(
            StrategyParameters parameters, Consumer<StrategyParameters> use, String... parts) {
        String message = assertThrows(IllegalArgumentException.class, () -> use.accept(parameters))
                .getMessage();
        for (String part : parts) {
            assertTrue(message.contains(part), message);
        }
    }

    @Test
    void shouldReadNumbersLotsAndWords() {
        StrategyParameters parameters = of("fast", "10", "quantity", "0.010000", "flatBy", "net");
        assertEquals(10, parameters.wholeNumber("fast", 1, 10));
        assertEquals(10_000, parameters.lotsAsMicroLots("quantity"));
        assertEquals("net", parameters.oneOf("flatBy", "own", "own", "net"));
        assertEquals("own", parameters.oneOf("absent", "own", "own", "net"));
        parameters.requireNothingElse();
    }

    @Test
    void shouldNameStrategyKeyTextAndRangeOfAWrongNumber() {
        for (String text : List.of("0", "11", "-1", "ten", "", "1.5", "99999999999")) {
            assertComplaint(
                    of("fast", text),
                    p -> p.wholeNumber("fast", 1, 10),
                    "strategy a",
                    "fast",
                    "'" + text + "'",
                    "1 to 10");
        }
    }

    @Test
    void shouldRefuseLotsThatAreNotPositiveOrFinerThanTheEngineKnows() {
        for (String text : List.of("0", "-1", "0.0000001", "much", "", "NaN", "1e400")) {
            assertComplaint(
                    of("quantity", text), p -> p.lotsAsMicroLots("quantity"), "quantity", "'" + text + "'", "lots");
        }
    }

    @Test
    void shouldListTheWordsThatWouldBeRight() {
        assertComplaint(
                of("flatBy", "all"), p -> p.oneOf("flatBy", "own", "own", "net"), "flatBy", "'all'", "own, net");
    }

    @Test
    void shouldNameAMissingKey() {
        assertComplaint(of(), p -> p.text("bars"), "strategy a", "bars", "missing");
        assertComplaint(of(), p -> p.wholeNumber("fast", 1, 2), "fast", "missing");
    }

    @Test
    void shouldReadBarsAndWhatElseStandsForAKeyThatIsMissing() {
        assertEquals(BarSpec.parse("5-minute-bid"), of("bars", "5-minute-bid").bars("bars"));
        BarSpec otherwise = BarSpec.parse("1-hour-ask");
        assertEquals(otherwise, of().bars("bars", otherwise));
        assertEquals(7, of().lotsAsMicroLots("quantity", 7));
        assertEquals(20_000, of("quantity", "0.02").lotsAsMicroLots("quantity", 7));
        assertComplaint(of(), p -> p.bars("bars"), "strategy a: bars: missing; give ", "15-minute-bid");
        assertComplaint(
                of("bars", "5-second-bid"), p -> p.bars("bars"), "bars: '5-second-bid' is not ", "15-minute-bid");
        assertComplaint(of("bars", "7-minute-bid"), p -> p.bars("bars", otherwise), "7 does not fit");
    }

    @Test
    void shouldSayWhoComputesTheVolume() {
        assertFalse(of().isSizedByRisk());
        assertTrue(new StrategyParameters("a", Map.of(), true).isSizedByRisk());
    }

    @Test
    void shouldTellKeyAndComplaintApart() {
        ParameterFault fault =
                assertThrows(ParameterFault.class, () -> of("n", "x").wholeNumber("n", 1, 2));
        assertEquals("n", fault.key());
        assertEquals("'x' is not a whole number from 1 to 2", fault.complaint());
        ParameterFault unknown =
                assertThrows(ParameterFault.class, () -> of("m", "1", "k", "2").requireNothingElse());
        assertEquals("k", unknown.key());
    }

    /** A misspelt key was told that the strategy takes none, while only keys that are there counted as known. */
    @Test
    void shouldKnowTheKeysThatWereAskedForAndAreNotThere() {
        StrategyParameters parameters = of("perod", "10");
        parameters.wholeNumber("period", 1, 10, 5);
        assertComplaint(parameters, StrategyParameters::requireNothingElse, "unknown key perod", "known are period");
        assertComplaint(of("x", "1"), StrategyParameters::requireNothingElse, "takes none");
    }

    @Test
    void shouldNameAKeyThatNothingReadsAndThoseThatAreKnown() {
        StrategyParameters parameters = of("fast", "10", "fats", "20");
        parameters.wholeNumber("fast", 1, 10);
        assertComplaint(parameters, StrategyParameters::requireNothingElse, "unknown key fats", "known are fast");
    }

    @Test
    void shouldNameTheKnownStrategiesForAWrongName() {
        String message = assertThrows(IllegalArgumentException.class, () -> BuiltInStrategies.create("emacross", of()))
                .getMessage();
        assertTrue(message.contains("'emacross'") && message.contains("ema-cross"), message);
        assertTrue(BuiltInStrategies.names().contains("ema-cross"));
    }
}
