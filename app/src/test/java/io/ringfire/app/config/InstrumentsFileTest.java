package io.ringfire.app.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstrumentsFileTest {
    private static final String FX = "templates:\n"
            + "  fx: {digits: 5, tickSize: 0.00001, pipSize: 0.0001, contractSize: 100000, calcMode: forex, volumeMin: 0.01,\n"
            + "    volumeMax: 100, volumeStep: 0.01, stopsLevelPoints: 0, freezeLevelPoints: 0, tradeMode: full,\n"
            + "    fillingModes: [fok], swapMode: points, swapTripleDay: WED, marginRate: 1, hedgedMargin: 0.5,\n"
            + "    sessions: UTC Mon 00:00-Fri 24:00, swapLong: -1.25, swapShort: 0}\n";
    private static final String EURUSD =
            "  EURUSD: {template: fx, baseCurrency: EUR, profitCurrency: USD, marginCurrency: EUR}\n";
    private static final String GBPUSD =
            "  GBPUSD: {template: fx, baseCurrency: GBP, profitCurrency: USD, marginCurrency: GBP}\n";

    @TempDir
    Path folder;

    private InstrumentsFile read(String yaml) {
        try {
            return InstrumentsFile.read(Files.writeString(folder.resolve("i.yaml"), yaml));
        } catch (IOException error) {
            throw new java.io.UncheckedIOException(error);
        }
    }

    private void assertProblems(String yaml, String... expected) {
        ConfigurationException error = assertThrows(ConfigurationException.class, () -> read(yaml));
        assertEquals(
                List.of(expected),
                error.problems().stream()
                        .map(each -> each.replace(folder + "/", ""))
                        .toList());
    }

    @Test
    void shouldTakeTemplatesThenTheSymbolThenTheAccount() {
        InstrumentsFile file = read(FX + "symbols:\n" + GBPUSD + EURUSD.replace("}", ", volumeMax: 50}")
                + "accounts:\n  EA_1: {EURUSD: {swapLong: -8.1, volumeMax: 20}}\n");
        assertEquals(List.of("EURUSD", "GBPUSD"), List.copyOf(file.symbols().keySet()));
        assertEquals(new BigDecimal("50"), file.symbols().get("EURUSD").volumeMax());
        assertEquals(-1_250_000, file.symbols().get("EURUSD").swapLongMicros());
        assertEquals(500_000, file.symbols().get("EURUSD").hedgedMarginPpm());
        assertEquals(1_000_000, file.symbols().get("EURUSD").marginRatePpm());
        InstrumentSettings own = file.forAccount("EA_1").get("EURUSD");
        assertEquals(-8_100_000, own.swapLongMicros());
        assertEquals(20_000_000, own.volumeMaxMicroLots());
        assertEquals(file.symbols().get("GBPUSD"), file.forAccount("EA_1").get("GBPUSD"));
        assertEquals(file.symbols(), file.forAccount("EA_2"));
        assertEquals(List.of("EA_1"), file.accounts());
    }

    @Test
    void shouldMissEveryTermThatIsNotWritten() {
        assertProblems(
                FX.replace("digits: 5, ", "") + "symbols:\n" + EURUSD,
                "i.yaml:7:11: symbols.EURUSD.digits: missing; give a whole number from 0 to 8, such as 5");
        assertProblems("symbols: {}\n", "i.yaml:1:1: symbols: missing; give at least one symbol, such as EURUSD: {…}");
        ConfigurationException all = assertThrows(ConfigurationException.class, () -> read("symbols: {A: {}}\n"));
        assertEquals(InstrumentKeys.TABLE.keys().size(), all.problems().size());
    }

    /** Each symbol takes the fault from its template; the operator mends it in one place. */
    @Test
    void shouldTellATemplatesFaultOnce() {
        assertProblems(
                FX.replace("calcMode: forex", "calcMode: forx") + "symbols:\n" + EURUSD + GBPUSD,
                "i.yaml:2:87: templates.fx.calcMode: 'forx' is none of the choices (did you mean forex?); "
                        + "give forex, forex-no-leverage, cfd or cfd-leverage");
        assertProblems(
                FX.replace("tickSize", "tikSize") + "symbols:\n" + EURUSD,
                "i.yaml:2:19: templates.fx.tikSize: unknown key; did you mean tickSize?",
                "i.yaml:7:11: symbols.EURUSD.tickSize: missing; "
                        + "give a number from 0.00000001 to 1000000 with at most 8 decimals, such as 0.00001");
    }

    /** Seen failing with a NullPointerException while a fault told before was not counted as one. */
    @Test
    void shouldTellATemplatesFaultyListOnce() {
        assertProblems(
                FX.replace("[fok]", "[fko]") + "symbols:\n" + EURUSD + GBPUSD,
                "i.yaml:4:20: templates.fx.fillingModes: 'fko' is none of the choices (did you mean fok?); give fok, ioc or return");
    }

    @Test
    void shouldNameTermsThatDisagree() {
        assertProblems(
                FX + "symbols:\n" + EURUSD.replace("}", ", digits: 3}"),
                "i.yaml:2:29: symbols.EURUSD.tickSize: '0.00001' is finer than a price of 3 digits; give a multiple of 0.001",
                "i.yaml:2:47: symbols.EURUSD.pipSize: '0.0001' is finer than a price of 3 digits; give a multiple of 0.001");
        assertProblems(
                FX + "symbols:\n" + EURUSD.replace("}", ", volumeMin: 200, volumeMax: 0.015}"),
                "i.yaml:7:98: symbols.EURUSD.volumeMin: '200' is above volumeMax 0.015; give at most that",
                "i.yaml:7:114: symbols.EURUSD.volumeMax: '0.015' is no multiple of volumeStep; give a multiple of 0.01");
    }

    /** One that converts nothing and is traded nowhere. Seen failing without the rule. */
    @Test
    void shouldTakeATestInstrumentOnlyWhole() {
        String test =
                "  TESTFX: {template: fx, baseCurrency: XTS, profitCurrency: XTS, marginCurrency: XTS, tradeMode: disabled}\n";
        assertEquals(
                "XTS", read(FX + "symbols:\n" + test).symbols().get("TESTFX").profitCurrency());
        assertProblems(
                FX + "symbols:\n" + test.replace("profitCurrency: XTS", "profitCurrency: USD"),
                "i.yaml:7:61: symbols.TESTFX.profitCurrency: 'USD' does not go with XTS, the currency of test instruments; give XTS for all three");
        assertProblems(
                FX + "symbols:\n" + test.replace(", tradeMode: disabled", ""),
                "i.yaml:3:93: symbols.TESTFX.tradeMode: a test instrument, one in XTS, is traded on no account; give disabled");
    }

    @Test
    void shouldNameWhatIsNoSymbolTemplateOrAccount() {
        assertProblems(
                FX + "symbols:\n" + EURUSD.replace("fx", "fxx"),
                "i.yaml:7:22: symbols.EURUSD.template: 'fxx' is no template (did you mean fx?); give one of: fx");
        assertProblems(
                FX + "symbols:\n" + EURUSD + EURUSD.replace("EURUSD", "\"EUR/USD\""),
                "i.yaml:8:14: symbols.EUR/USD: 'EUR/USD' is no symbol; give a symbol of 1 to 16 letters, digits or ._#-");
        assertProblems(
                FX + "symbols:\n" + EURUSD + "accounts: {EA_1: {EURUSDD: {swapLong: 1}}}\n",
                "i.yaml:8:28: accounts.EA_1.EURUSDD: is none of the symbols that are read above (did you mean EURUSD?); give one of those");
        assertProblems(
                "symbol: {}\n" + FX + "symbols:\n" + EURUSD,
                "i.yaml:1:1: symbol: unknown key (did you mean symbols?); known here: templates, symbols, accounts");
        assertProblems(
                FX + "symbols: 5\n",
                "i.yaml:6:10: symbols: is '5' and not a section; give keys such as digits: 5",
                "i.yaml:1:1: symbols: missing; give at least one symbol, such as EURUSD: {…}");
        assertProblems(
                FX + "symbols:\n" + EURUSD + "  GBPUSD:\n",
                "i.yaml:8:10: symbols.GBPUSD: has no value; give keys such as digits: 5");
    }
}
