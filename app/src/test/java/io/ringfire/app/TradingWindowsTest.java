package io.ringfire.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trading hours, sessions, windows and news in backtests, from a Friday 18:00 to a Monday 06:00 UTC without a pause in quotes. */
class TradingWindowsTest {
    private static final Instant FIRST = Instant.parse("2026-11-20T18:00:00Z");
    private static final int HOURS = 60;
    private static final Instant CLOSE = Instant.parse("2026-11-20T22:00:00Z");
    private static final Instant OPEN = Instant.parse("2026-11-22T22:00:00Z");

    @TempDir
    Path folder;

    private Path config;
    private Path data;

    @BeforeEach
    void importQuotes() throws IOException {
        data = folder.resolve("data");
        Path quotes = Files.writeString(folder.resolve("quotes.csv"), quotes());
        Commands.run(
                        "import",
                        "--format",
                        "csv",
                        "--symbol",
                        "EURUSD",
                        "--data",
                        data.toString(),
                        "--json",
                        "" + quotes)
                .json();
        config = Files.createDirectories(folder.resolve("config"));
        Path shipped = Path.of(System.getProperty("ringfire.root")).resolve("config");
        for (String name : List.of("instruments.yaml", "calendar.yaml")) {
            Files.copy(shipped.resolve(name), config.resolve(name));
        }
        Files.writeString(config.resolve("news.csv"), """
                timeUtc,currency,impact,title
                2026-11-20T19:00:00Z,USD,high,a
                2026-11-20T20:00:00Z,GBP,high,not ours
                2026-11-22T23:00:00Z,EUR,high,b
                2026-11-23T01:00:00Z,USD,low,not of weight
                """);
        Files.writeString(config.resolve("ringfire.yaml"), """
                account: {currency: USD, balance: 100000, mode: hedging}
                risk: {staleQuoteAfterMs: 0}
                """);
    }

    private Commands.Answer backtest(String... more) {
        List<String> command = List.of(
                "backtest",
                "--data",
                data.toString(),
                "--strategy",
                "ema-cross",
                "--json",
                "--set",
                "strategy.bars=1-minute-bid",
                "--set",
                "strategy.fast=2",
                "--set",
                "strategy.slow=5",
                "--set",
                "strategy.quantity=0.1");
        return Commands.run(command, more);
    }

    private Commands.Answer withConfig(String... sets) {
        Stream<String> arguments = Stream.concat(
                Stream.of("--config", config.resolve("ringfire.yaml").toString()),
                Stream.of(sets).flatMap(each -> Stream.of("--set", each)));
        return backtest(arguments.toArray(String[]::new));
    }

    private static JsonNode replay(Path from, String... more) {
        Commands.Answer answer = Commands.run(
                List.of("replay", "--verify", "--data", from.toString(), "--run", "latest", "--json"), more);
        assertEquals(0, answer.exitCode(), answer.out() + answer.err());
        return answer.json();
    }

    private static List<Instant> times(JsonNode report, String key) {
        return report.path("trades").findValues(key).stream()
                .map(time -> Instant.parse(time.asText()))
                .toList();
    }

    private static boolean isWeekend(Instant time) {
        return !time.isBefore(CLOSE) && time.isBefore(OPEN);
    }

    @Test
    void shouldRefuseEntriesOutOfHoursAndLetExitsPass() {
        JsonNode report = withConfig().json();
        assertTrue(
                report.path("rejects").path("OUT_OF_HOURS").asInt() > 200,
                report.path("rejects").toString());
        assertTrue(times(report, "openTime").stream().noneMatch(TradingWindowsTest::isWeekend));
        assertTrue(times(report, "openTime").stream().anyMatch(time -> time.isAfter(OPEN)));
        assertTrue(times(report, "openTime").stream().anyMatch(time -> time.isBefore(CLOSE)));
        assertTrue(
                times(report, "closeTime").stream().anyMatch(TradingWindowsTest::isWeekend), "an exit on the weekend");
        assertEquals(report.path("stateHash"), replay(data).path("stateHash"));
    }

    @Test
    void shouldHaveNoHoursWithoutAFileUntilTheyAreAskedFor() {
        JsonNode free = backtest().json();
        assertEquals("{}", free.path("rejects").toString());
        assertEquals(
                free.path("stateHash"),
                withConfig("risk.tradingHours=false").json().path("stateHash"));
        JsonNode asked = backtest("--set", "risk.tradingHours=true").json();
        assertEquals(withConfig().json().path("stateHash"), asked.path("stateHash"));
    }

    /**
     * Every window at once, from a directory that was carried away, with calendar, instruments and news gone where they were. Seen
     * failing with the news left out of what is kept: the replay found no such file; and with another calendar in place of the kept
     * one: another decision.
     */
    @Test
    void shouldReplayEqualElsewhereWithoutTheFilesThatItWasMadeFrom() throws IOException {
        JsonNode report = withConfig(
                        "news.file=" + config.resolve("news.csv"),
                        "news.required=true",
                        "news.beforeMinutes=30",
                        "news.afterMinutes=20",
                        "risk.weekendBeforeMs=1800000",
                        "risk.rolloverAfterMs=1800000",
                        "risk.rolloverAt=04:00 UTC",
                        "risk.rules=[{name: tokyo, symbol: EURUSD, sessions: [London, NewYork, Tokyo]}]")
                .json();
        List<String> reasons = List.of(
                "OUT_OF_HOURS", "WEEKEND_WINDOW", "ROLLOVER_WINDOW", "NEWS_WINDOW", "NEWS_MISSING", "OUT_OF_SESSION");
        for (String reason : reasons) {
            assertTrue(report.path("rejects").path(reason).asInt() > 0, reason + report.path("rejects"));
        }
        Path elsewhere = folder.resolve("elsewhere");
        copyTree(data, elsewhere);
        deleteTree(config);
        deleteTree(data);

        assertEquals(report.path("stateHash"), replay(elsewhere).path("stateHash"));
        assertEquals(
                report.path("stateHash"),
                replay(elsewhere, "--threading", "fused").path("stateHash"));
        assertEquals(
                report.path("stateHash"),
                replay(elsewhere, "--threading", "pipelined").path("stateHash"));

        Path kept = elsewhere.resolve("runs/1/calendar.yaml");
        Files.writeString(kept, Files.readString(kept).replace("Fri 17:00", "Fri 15:00"));
        Commands.Answer other =
                Commands.run("replay", "--verify", "--data", elsewhere.toString(), "--run", "latest", "--json");
        assertEquals(1, other.exitCode(), other.out());
        assertFalse(other.anyJson().path("differences").isEmpty());
    }

    @Test
    void shouldDecideTheSameOnARingWhereNewsHaveEnded() {
        String news = "news.file=" + config.resolve("news.csv");
        JsonNode direct = withConfig(news).json();
        Commands.Answer ring =
                backtest("--config", config.resolve("ringfire.yaml").toString(), "--set", news, "--threading", "fused");
        assertEquals(direct.path("stateHash"), ring.json().path("stateHash"));
        String dump = Commands.run("journal", "dump", "--fires", "--data", data.toString(), "--run", "latest")
                .out();
        assertEquals(1, dump.lines().filter(line -> line.contains("Alert")).count(), "NEWS_ENDED, once a day");
    }

    @Test
    void shouldNameWhatIsMissingOrWrong() throws IOException {
        Files.writeString(config.resolve("bad.csv"), "timeUtc,currency,impact,title\n2026-11-20,USD,high,a\n");
        assertProblem("bad.csv:2: timeUtc: '2026-11-20' is not a UTC time", "news.file=" + config.resolve("bad.csv"));
        assertProblem("news.file: ", "news.file=" + config.resolve("none.csv"));
        assertProblem("news.required: is true, and there is no news.file; name one", "news.required=true");
        assertProblem("risk.sessions: Londn is no session of ", "risk.sessions=[Londn]");
        assertProblem(
                "risk.rules: rule.r.sessions: Sydney is no session of ",
                "risk.rules=[{name: r, symbol: EURUSD, sessions: [London+Sydney]}]");
        Files.writeString(
                config.resolve("other.yaml"),
                "week: America/New_York Sun 17:00-Fri 17:00\nbreaks: [{name: b, from: '01:00', to: '02:00', symbols: [XXXUSD]}]\n");
        assertProblem("XXXUSD is not in ", "calendar=" + config.resolve("other.yaml"));
        Files.delete(config.resolve("calendar.yaml"));
        assertProblem(
                "calendar: name a calendar such as config/calendar.yaml, or set risk.tradingHours: false",
                "closeAtEnd=true");
        assertEquals(0, withConfig("risk.tradingHours=false").exitCode());
    }

    private void assertProblem(String expected, String set) {
        Commands.Answer answer = withConfig(set);
        assertEquals(2, answer.exitCode(), answer.err());
        assertTrue(answer.err().contains(expected), answer.err());
        assertTrue(Files.notExists(data.resolve("runs")), "found before anything is made");
    }

    /** Every 20 s, up and down over 20 minutes. */
    private static String quotes() {
        StringBuilder csv = new StringBuilder("ts_ms,bid,ask\n");
        for (int minute = 0; minute < HOURS * 60; minute++) {
            for (int second = 0; second < 60; second += 20) {
                int phase = minute % 20 < 10 ? minute % 20 : 20 - minute % 20;
                int points = 10_000 + 10 * phase + second / 20;
                csv.append(FIRST.toEpochMilli() + minute * 60_000L + second * 1_000L)
                        .append(",1.%05d,1.%05d%n".formatted(points, points + 8));
            }
        }
        return csv.toString();
    }

    private static void copyTree(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Files.copy(file, to.resolve(from.relativize(file).toString()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private static void deleteTree(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : (Iterable<Path>) files.sorted(java.util.Comparator.reverseOrder())::iterator) {
                Files.delete(file);
            }
        }
    }
}
