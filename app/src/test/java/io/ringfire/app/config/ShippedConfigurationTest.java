package io.ringfire.app.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The files in {@code config/}, their schemas and the tables of keys say the same. */
class ShippedConfigurationTest {
    private static final Path CONFIG = ConfigFixture.shippedFolder();

    @TestFactory
    Stream<DynamicTest> shouldShipTheSchemasThatTheTablesGive() {
        Map<String, String> schemas = Map.of(
                "ringfire", SettingsKeys.jsonSchema(),
                "instruments", InstrumentsFile.jsonSchema(),
                "calendar", CalendarFile.jsonSchema());
        return schemas.entrySet().stream()
                .map(each -> DynamicTest.dynamicTest(each.getKey(), () -> {
                    String name = each.getKey() + ".schema.json";
                    Path expected = Files.writeString(Path.of("target").resolve(name), each.getValue());
                    Path shipped = CONFIG.resolve(name);
                    assertEquals(
                            each.getValue(),
                            Files.exists(shipped) ? Files.readString(shipped) : "",
                            "the keys have changed: copy app/" + expected + " over config/" + name);
                }));
    }

    @TestFactory
    Stream<DynamicTest> shouldShipFilesThatFollowTheirSchemas() {
        return Stream.of("ringfire", "instruments", "calendar")
                .map(name -> DynamicTest.dynamicTest(name, () -> {
                    Object yaml = new Load(LoadSettings.builder().build())
                            .loadFromString(Files.readString(CONFIG.resolve(name + ".yaml")));
                    assertFollows(
                            new ObjectMapper()
                                    .readTree(CONFIG.resolve(name + ".schema.json")
                                            .toFile()),
                            yaml,
                            name);
                }));
    }

    /** Keys and types alone; ranges are the loader's to check. */
    private static void assertFollows(JsonNode schema, Object value, String path) {
        if (value instanceof Map<?, ?> section) {
            assertEquals("object", schema.path("type").asText(), path);
            schema.path("required").forEach(key -> assertTrue(section.containsKey(key.asText()), path + "." + key));
            section.forEach((key, inner) -> {
                JsonNode known = schema.path("properties").path(key.toString());
                JsonNode free = schema.path("additionalProperties");
                assertTrue(!known.isMissingNode() || free.isObject(), path + "." + key + " is not in the schema");
                assertFollows(known.isMissingNode() ? free : known, inner, path + "." + key);
            });
        } else if (value instanceof List<?> list) {
            assertEquals("array", schema.path("type").asText(), path);
            list.forEach(item -> assertFollows(schema.path("items"), item, path + "[]"));
        } else if (schema.has("enum")) {
            assertTrue(schema.get("enum").toString().contains("\"" + value + "\""), path);
        } else {
            String type = value instanceof Boolean
                    ? "boolean"
                    : value instanceof Integer ? "integer" : value instanceof Number ? "number" : "string";
            String allowed = schema.path("type").toString();
            assertTrue(
                    allowed.contains(type) || type.equals("integer") && allowed.contains("number"),
                    path + ": " + allowed);
        }
    }

    @Test
    void shouldCommentEveryKeyWithItsDefault() throws IOException {
        List<String> lines = Files.readAllLines(CONFIG.resolve("ringfire.yaml"));
        for (KeyTable table : List.of(SettingsKeys.SERVICE, AccountKeys.LIST.table(), StrategyKeys.LIST.table())) {
            for (Key<?> key : table.keys()) {
                String word = key.name().substring(key.name().lastIndexOf('.') + 1);
                String comment = key.fallbackText().isEmpty() ? "" : "(" + key.fallbackText() + ")";
                assertTrue(
                        lines.stream()
                                .anyMatch(line -> line.matches("[ #-]*" + word + ":.* # .*") && line.endsWith(comment)),
                        key.name() + " stands in no line that ends with its default " + comment);
            }
        }
        assertEquals(
                List.of(),
                lines.stream()
                        .filter(line -> line.matches("[ -]*[a-zA-Z]+:.*") && !line.contains(" # "))
                        .toList());
    }

    @Test
    void shouldShipAFileWhoseValuesAreTheDefaultsButForWhatTradesAndItsLimits() {
        Settings shipped = new SettingsLoader(Purpose.SERVICE)
                .file(CONFIG.resolve("ringfire.yaml"))
                .load()
                .settings();
        Settings defaults = new SettingsLoader(Purpose.SERVICE)
                .defaultsDirectory(CONFIG)
                .set(List.of(
                        "account.currency=USD",
                        "account.balance=100000",
                        "account.mode=hedging",
                        "risk.maxLots=1.0",
                        "risk.requireStop=true",
                        "risk.riskPerTrade=1%",
                        "risk.maxOpenRisk=5%",
                        "risk.dailyLoss=5%",
                        "risk.maxDrawdown=10%"))
                .load()
                .settings();
        assertEquals(
                List.of("ema-minute", "ema-tick"),
                shipped.strategies().stream().map(StrategySettings::id).toList());
        assertEquals("DEMO_ACCOUNT_1", shipped.accounts().get(0).uuid());
        String without = "\\n(accounts|strategies):( \\[]|(\\n  .*)+)";
        assertEquals(defaults.toYaml().replaceAll(without, ""), shipped.toYaml().replaceAll(without, ""));
    }

    @Test
    void shouldShipTheMajorsAllCrossesAndMetalsInRetailTerms() {
        InstrumentsFile file = InstrumentsFile.read(CONFIG.resolve("instruments.yaml"));
        assertEquals(30, file.symbols().size());
        assertTrue(file.symbols()
                .keySet()
                .containsAll(List.of(
                        "EURUSD", "GBPUSD", "USDJPY", "USDCAD", "USDCHF", "AUDUSD", "NZDUSD", "EURJPY", "GBPJPY",
                        "EURGBP", "EURAUD", "GBPCAD", "AUDJPY", "NZDJPY", "CHFJPY", "CADJPY", "EURCHF", "GBPCHF",
                        "GBPAUD", "XAUUSD", "XAGUSD")));
        file.symbols().forEach((symbol, terms) -> {
            assertEquals(symbol, terms.symbol());
            assertEquals(symbol.substring(0, 3), terms.baseCurrency(), symbol);
            assertEquals(symbol.substring(3), terms.profitCurrency(), symbol);
            boolean metal = symbol.startsWith("X");
            boolean yen = symbol.endsWith("JPY");
            assertEquals(metal ? terms.digits() : yen ? 3 : 5, terms.digits(), symbol);
            assertEquals(10, terms.pipSizePoints(), symbol);
            assertEquals(1, terms.tickSizePoints(), symbol);
            assertEquals(10_000, terms.volumeMinMicroLots(), symbol);
            assertEquals(100_000_000, terms.volumeMaxMicroLots(), symbol);
            assertEquals(metal ? "USD" : terms.baseCurrency(), terms.marginCurrency(), symbol);
        });
        assertEquals(100, file.symbols().get("XAUUSD").contractSize());
        assertEquals(5_000, file.symbols().get("XAGUSD").contractSize());
        assertEquals(-7_400_000, file.symbols().get("EURUSD").swapLongMicros());
        assertEquals(new TreeSet<>(file.symbols().keySet()), file.symbols().keySet());
    }

    @Test
    void shouldShipACalendar() {
        CalendarSettings calendar = CalendarFile.read(CONFIG.resolve("calendar.yaml"));
        assertTrue(calendar.isOpen(java.time.LocalDateTime.parse("2026-12-23T12:00")));
        assertTrue(!calendar.isOpen(java.time.LocalDateTime.parse("2026-12-25T12:00")));
        assertTrue(!calendar.isOpen(java.time.LocalDateTime.parse("2026-11-21T12:00")), "a Saturday");
    }
}
