package io.ringfire.app.config;

import static io.ringfire.app.config.ConfigFixture.LEAST;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every way to be wrong in a file, with the exact words that an operator reads. */
class SettingsErrorsTest {
    private static final String LIVE =
            "mode: live\naccounts:\n  - {uuid: EA, login: 1, server: S, currency: USD, leverage: 5, mode: hedging,"
                    + " serverTime: NY+7, chartSymbol: X}\n";
    private static final String LIVE_LIMITS =
            "risk: {maxLots: 1, requireStop: true, riskPerTrade: 1%, maxOpenRisk: 5%, dailyLoss: 3%, maxDrawdown: 10%}\n";

    @TempDir
    Path folder;

    /** The yaml begins at line 2, behind what a service needs at least. */
    private void assertProblems(String yaml, String... expected) {
        assertEquals(List.of(expected), new ConfigFixture(folder, LEAST + yaml).problems());
    }

    private void assertWholeFile(String yaml, String... expected) {
        assertEquals(List.of(expected), new ConfigFixture(folder, yaml).problems());
    }

    @Test
    void shouldNameAnUnknownKeyAndTheNearestOne() {
        assertProblems("treading: fused\n", "ringfire.yaml:2:1: treading: unknown key; did you mean threading?");
        assertProblems(
                "clock:\n  maxStepS: 5\n",
                "ringfire.yaml:3:3: clock.maxStepS: unknown key; did you mean clock.maxStepMs?");
        assertProblems(
                "slippagePoints: 1\n",
                "ringfire.yaml:2:1: slippagePoints: unknown key; did you mean costs.slippagePoints?");
        assertProblems(
                "margin: {xyzzyx: 5}\n",
                "ringfire.yaml:2:10: margin.xyzzyx: unknown key; known in margin: callLevelPercent, stopOutLevelPercent");
        assertProblems(
                "\"\\e[31m\": 1\n",
                "ringfire.yaml:2:1: \\u001b[31m: unknown key; known here: mode, data, threading, "
                        + "profile, pipeline, journal, state, clock, log, console, backup, replayCheck, archive, alerts, telegram, pulse, guardian, mt5, accounts, account, instruments, calendar, news, "
                        + "strategies, bars, risk, shield, costs, venue, margin, paper, demo, closeAtEnd");
    }

    /** Seen failing: such a key was taken as known, and its value passed over. */
    @Test
    void shouldRefuseADottedKeyInAFile() {
        assertProblems(
                "costs.swap.model: points\n",
                "ringfire.yaml:2:1: costs.swap.model: is a dotted key; in a file write sections: costs: {swap: {model: …}}");
        assertProblems(
                "costs: {swap.model: points}\n",
                "ringfire.yaml:2:9: costs.swap.model: is a dotted key; in a file write sections: costs: {swap: {model: …}}");
        assertProblems("costs.sed: 1\n", "ringfire.yaml:2:1: costs.sed: unknown key; did you mean costs.seed?");
    }

    @Test
    void shouldNameAWrongType() {
        assertProblems(
                "clock: {maxStepMs: soon}\n",
                "ringfire.yaml:2:20: clock.maxStepMs: 'soon' is not a whole number; give a whole number of ms from 1 to 3600000");
        assertProblems(
                "clock: {maxStepMs: [1]}\n",
                "ringfire.yaml:2:20: clock.maxStepMs: is a list; give a whole number of ms from 1 to 3600000");
        assertProblems("mode: {a: b}\n", "ringfire.yaml:2:7: mode: is a section; give paper or live");
        assertProblems("clock: 5\n", "ringfire.yaml:2:8: clock: is '5' and not a section; write beneath it: maxStepMs");
        assertProblems(
                "closeAtEnd: yes\n",
                "ringfire.yaml:2:13: closeAtEnd: 'yes' is neither true nor false; give true or false");
        assertProblems(
                "costs: {rejectRate: few}\n",
                "ringfire.yaml:2:21: costs.rejectRate: 'few' is not a number; give a number from 0 to 1 with at most 6 decimals");
        assertProblems(
                "costs: {swap: {tripleDays: WED}}\n",
                "ringfire.yaml:2:28: costs.swap.tripleDays: is 'WED' and not a list; "
                        + "give [a list] of 0 to 7 days, each MON, TUE, WED, THU, FRI, SAT or SUN");
        assertProblems(
                "strategies: [ema-cross]\n",
                "ringfire.yaml:2:14: strategies[1]: is 'ema-cross' and not a section; give {name: …}");
    }

    @Test
    void shouldNameAValueOutOfRange() {
        assertProblems(
                "clock: {maxStepMs: 0}\n",
                "ringfire.yaml:2:20: clock.maxStepMs: '0' is out of range; give a whole number of ms from 1 to 3600000");
        assertProblems(
                "clock: {maxStepMs: 99999999999999999999}\n",
                "ringfire.yaml:2:20: clock.maxStepMs: '99999999999999999999' is not a whole number; "
                        + "give a whole number of ms from 1 to 3600000");
        assertProblems(
                "pipeline: {ringSize: 1000}\n",
                "ringfire.yaml:2:22: pipeline.ringSize: '1000' is not a power of two; give a power of two from 64 to 65536 slots");
        assertProblems(
                "costs: {rejectRate: 1.5}\n",
                "ringfire.yaml:2:21: costs.rejectRate: '1.5' is out of range; give a number from 0 to 1 with at most 6 decimals");
        assertProblems(
                "costs: {rejectRate: 0.0000001}\n",
                "ringfire.yaml:2:21: costs.rejectRate: '0.0000001' has more than 6 decimals; "
                        + "give a number from 0 to 1 with at most 6 decimals");
        assertProblems(
                "profile: fast\n",
                "ringfire.yaml:2:10: profile: 'fast' is none of the choices; give efficient or low-latency");
        assertProblems(
                "threading: fusd\n",
                "ringfire.yaml:2:12: threading: 'fusd' is none of the choices (did you mean fused?); give auto, fused or pipelined");
    }

    @Test
    void shouldNameBrokenTexts() {
        assertProblems(
                "mt5: {market: 127.0.0.1:5556}\n",
                "ringfire.yaml:2:15: mt5.market: '127.0.0.1:5556' does not begin with tcp://; "
                        + "give tcp://host:port, such as tcp://127.0.0.1:5556");
        assertProblems(
                "console: {http: \"localhost:99999\"}\n",
                "ringfire.yaml:2:17: console.http: 'localhost:99999' has a port above 65535; give host:port, such as 127.0.0.1:8080");
        assertProblems(
                "bars: {dayStart: \"25:00 UTC\"}\n",
                "ringfire.yaml:2:18: bars.dayStart: '25:00 UTC' is no time of day with a zone; "
                        + "give HH:mm and a zone, such as 17:00 America/New_York or 00:00 UTC");
        assertProblems(
                "bars: {dayStart: 17:00 Mars/Olympus}\n",
                "ringfire.yaml:2:18: bars.dayStart: '17:00 Mars/Olympus' is no time zone; "
                        + "give HH:mm and a zone, such as 17:00 America/New_York or 00:00 UTC");
        assertProblems(
                "data: \"a\\nb\"\n",
                "ringfire.yaml:2:7: data: 'a\\u000ab' holds a line end or another character that is no letter, digit or sign; give a path");
        assertProblems(
                "data: ~/ringfire\n",
                "ringfire.yaml:2:7: data: '~/ringfire' begins with ~, which only a shell knows; give a path");
        assertProblems("data: \"\"\n", "ringfire.yaml:2:7: data: has no value; give a path");
    }

    @Test
    void shouldNameAMissingKeyAndWhereItsSectionBegins() {
        assertWholeFile(
                "mode: paper\naccount: {currency: USD}\n",
                "ringfire.yaml:1:1: account.balance: missing; "
                        + "give a number from 0.01 to 1000000000000 with at most 6 decimals, such as 100000",
                "ringfire.yaml:1:1: account.mode: missing; give hedging or netting, such as hedging");
        assertProblems(
                "strategies:\n  - name: ema-cross\n    bars: 5-minute-bid\n    quantiy: 1\n",
                "ringfire.yaml:3:5: strategy.ema-cross.quantity: missing; give the size of an entry by one of quantity, "
                        + "a number of lots from 0.000001 to 10000 with at most 6 decimals, such as 0.10; "
                        + "riskAtStop, such as 1%; riskAtAtr, such as 1% (is it misspelt as quantiy?)");
        assertProblems(
                "costs:\n  swap: {model: rate-differential}\n",
                "ringfire.yaml:1:1: costs.swap.rates: missing; give a path, such as short-term-interest.csv.gz");
        assertProblems("data:\n", "ringfire.yaml:2:6: data: has no value; give a path");
    }

    @Test
    void shouldAskForExactlyOneSizeOfAnEntryAndWhatGoesWithIt() {
        String strategy = "strategies:\n  - name: ema-cross\n    bars: 5-minute-bid\n    ";
        assertProblems(
                strategy + "quantity: 1\n    riskAtStop: 1%\n    maxQuantity: 2\n",
                "ringfire.yaml:6:17: strategy.ema-cross.riskAtStop: is one size of an entry too many beside quantity; "
                        + "keep one of them");
        assertProblems(
                strategy + "riskAtStop: 0.00%\n    maxQuantity: 2\n",
                "ringfire.yaml:5:17: strategy.ema-cross.riskAtStop: '0.00%' would risk nothing, which is no volume; "
                        + "give a percentage of equity from 0.0001% to 100%, or an amount in the account's currency");
        assertProblems(
                strategy + "riskAtStop: 100\n",
                "ringfire.yaml:3:5: strategy.ema-cross.maxQuantity: missing; "
                        + "give a number of lots from 0.000001 to 10000 with at most 6 decimals, such as 1.0");
        assertProblems(
                "strategies:\n  - name: a.java\n    riskAtAtr: 1%\n    maxQuantity: 2\n    atrPeriod: 2\n    atrMultiple: 2\n",
                "ringfire.yaml:3:5: strategy.a.bars: missing; give <n>-<minute|hour|day|tick>-<bid|ask|mid>, such as 15-minute-bid");
        assertProblems(
                strategy + "riskAtAtr: 1%\n    maxQuantity: 2\n",
                "ringfire.yaml:3:5: strategy.ema-cross.atrPeriod: missing; "
                        + "give a whole number of bars from 1 to 100000, such as 14",
                "ringfire.yaml:3:5: strategy.ema-cross.atrMultiple: missing; "
                        + "give a number from 0.001 to 100 with at most 3 decimals, such as 2");
        assertProblems(
                strategy + "quantity: 1\n    atrPeriod: 14\n    maxQuantity: 2\n",
                "ringfire.yaml:6:16: strategy.ema-cross.atrPeriod: goes with riskAtAtr alone; leave it out",
                "ringfire.yaml:7:18: strategy.ema-cross.maxQuantity: "
                        + "caps what riskAtStop or riskAtAtr give, and nothing else; leave it out");
    }

    @Test
    void shouldNameBothPlacesOfADuplicateKey() {
        assertProblems(
                "mode: paper\ndata: d\nmode: live\n",
                "ringfire.yaml:4:1: mode: written before at ringfire.yaml:2:1; keep one of the two");
        assertProblems(
                "costs:\n  seed: 1\n  seed: 2\n",
                "ringfire.yaml:4:3: costs.seed: written before at ringfire.yaml:3:3; keep one of the two");
    }

    @Test
    void shouldNameWhatIsNotYaml() {
        String right = "; write key: value, indent with spaces, quote text that holds : # [ ] { } or ,";
        assertWholeFile(
                "mode: paper\n data: x\n", "ringfire.yaml:2:6: not YAML: mapping values are not allowed here" + right);
        assertWholeFile(
                "clock:\n\tmaxStepMs: 5\n",
                "ringfire.yaml:2:1: not YAML: found character '\\t(TAB)' that cannot start any token. "
                        + "(Do not use \\t(TAB) for indentation)"
                        + right);
        assertWholeFile(
                "mode: [paper\n", "ringfire.yaml:2:1: not YAML: expected ',' or ']', but got <stream end>" + right);
        assertWholeFile(
                "just words\n",
                "ringfire.yaml:1:1: the file holds 'just words'; give keys with values, such as mode: paper");
        assertWholeFile(
                "mode: &m paper\n",
                "ringfire.yaml:1:7: mode: anchors (&) and aliases (*) are not read; write the value out, in quotes if it is text");
        assertWholeFile(
                "mode: !!str paper\n",
                "ringfire.yaml:1:7: mode: tags (!) are not read; write the value alone, in quotes if it is text");
        assertWholeFile(
                "mode: paper\n---\nmode: live\n",
                "ringfire.yaml:2:1: a second document begins; keep one, without --- lines");
        assertWholeFile(
                "a: " + "[".repeat(5_000), "ringfire.yaml:1:20: a: nested deeper than 16 levels; no key is that deep");
        assertWholeFile("a\u0007: 1\n", "ringfire.yaml:1:2: character U+0007 cannot stand in YAML; remove it");
    }

    @Test
    void shouldNameAFileThatCannotBeRead() {
        Path none = folder.resolve("none.yaml");
        ConfigurationException missing = assertThrows(
                ConfigurationException.class,
                () -> new SettingsLoader(Purpose.SERVICE).file(none).load());
        assertEquals(none + ": no such file; name a readable YAML file", missing.getMessage());
        ConfigurationException directory = assertThrows(
                ConfigurationException.class,
                () -> new SettingsLoader(Purpose.SERVICE).file(folder).load());
        assertEquals(folder + ": is not a file; name a readable YAML file", directory.getMessage());
        byte[] latin = "mode: paper\ndata: caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1);
        assertEquals(
                List.of("ringfire.yaml:2:10: not UTF-8; save the file with UTF-8 encoding"),
                new ConfigFixture(folder, latin).problems());
        assertEquals(
                List.of("ringfire.yaml: longer than 1048576 bytes; this is no configuration file"),
                new ConfigFixture(folder, "#".repeat((1 << 20) + 1)).problems());
    }

    @Test
    void shouldNameKeysThatDisagree() {
        assertProblems(
                "console: {http: 127.0.0.1:5556}\n",
                "ringfire.yaml:2:17: console.http: port 5556 is that of mt5.market; give each its own");
        assertProblems(
                "margin: {callLevelPercent: 40}\n",
                "ringfire.yaml:2:28: margin.callLevelPercent: the stop-out level 50 is above the margin call's 40; "
                        + "give margin.stopOutLevelPercent at most margin.callLevelPercent");
        assertWholeFile(
                "mode: live\n",
                "ringfire.yaml:1:1: accounts: empty, but mode: live needs an EA; "
                        + "give at least one account with its uuid, login and server");
        assertProblems(
                "paper: {source: live}\n",
                "ringfire.yaml:1:1: accounts: empty, but paper.source: live needs an EA; "
                        + "give at least one account with its uuid, login and server");
    }

    @Test
    void shouldNameAccountsThatCannotBeToldApart() {
        String account =
                "  - {uuid: %s, login: 1, server: S, currency: USD, leverage: 5, mode: hedging, serverTime: NY+7, chartSymbol: X}\n";
        assertProblems(
                "accounts:\n" + String.format(account, "EA_1") + String.format(account, "EA_1"),
                "ringfire.yaml:4:12: accounts.EA_1.uuid: 'EA_1' is taken at ringfire.yaml:3:12; give each its own");
        assertProblems(
                "accounts:\n" + String.format(account, "EA_1")
                        + String.format(account, "EA_2").replace("login: 1", "login: 2"),
                "ringfire.yaml:3:3: accounts.EA_2.uuid: differs from EA_1 in its last character only, "
                        + "which EA 2.05 does not send; rename one EA");
        assertProblems(
                "accounts:\n" + String.format(account, "EA_1").replace("}", ", symbols: {EURUSD: A, GBPUSD: A}}"),
                "ringfire.yaml:3:145: accounts.EA_1.symbols.GBPUSD: 'A' stands twice; give each its own");
        assertProblems(
                "accounts:\n" + String.format(account, "EA_1").replace("NY+7", "GMT+2"),
                "ringfire.yaml:3:94: accounts.EA_1.serverTime: 'GMT+2' is no time zone; "
                        + "give an IANA name, UTC, UTC±h or NY±h, such as NY+7 (New York plus seven hours)");
    }

    /** Each would book what the other trades as somebody else's. */
    @Test
    void shouldRefuseOneLoginTwice() {
        String account =
                "  - {uuid: %s, login: 1, server: %s, currency: USD, leverage: 5, mode: hedging, serverTime: NY+7,"
                        + " chartSymbol: X}\n";
        assertProblems(
                "accounts:\n" + String.format(account, "EA_A", "S") + String.format(account, "EA_BB", "S"),
                "ringfire.yaml:3:3: accounts.EA_BB.login: 1 on S is that of EA_A; one account has one terminal here");
        String two = String.format(account, "EA_A", "S") + String.format(account, "EA_BB", "T");
        assertEquals(
                2,
                new ConfigFixture(folder, LEAST + "accounts:\n" + two)
                        .settings()
                        .accounts()
                        .size());
    }

    @Test
    void shouldSayThatOthersMayReachAnEndpoint() {
        String live = LIVE + LIVE_LIMITS;
        String open = "mt5: {commands: \"tcp://10.1.0.5:5555\", market: \"tcp://*:5556\"";
        List<String> notices = new ConfigFixture(folder, live + open + "}\n").notices();
        assertEquals(2, notices.size(), notices.toString());
        assertEquals(
                "ringfire.yaml:5:17: mt5.commands: 10.1.0.5:5555 can be reached from other hosts, and whoever reaches it may "
                        + "speak for a terminal; give mt5.allowFrom its network, or listen on 127.0.0.1 behind a tunnel",
                notices.get(0));
        assertEquals(List.of(), new ConfigFixture(folder, live + open + ", allowFrom: [10.1.0.0/16]}\n").notices());
        assertEquals(
                List.of(), new ConfigFixture(folder, live + "mt5: {commands: \"tcp://127.0.0.2:5555\"}\n").notices());
    }

    /** Seen failing without the rule. */
    @Test
    void shouldKeepBackupsApartFromWhatTheyAreOf() {
        for (String to : List.of("/a/data", "/a/data/backups", "/a")) {
            assertProblems(
                    "data: /a/data\nbackup: {to: " + to + "}\n",
                    "ringfire.yaml:3:14: backup.to: " + to
                            + " and the data directory /a/data lie one in the other; give a folder"
                            + " apart, best on another disk");
        }
        assertProblems(
                "backup: {at: \"24:00\"}\n",
                "ringfire.yaml:2:14: backup.at: '24:00' is no time of day; give HH:mm, such as 17:00");
    }

    @Test
    void shouldSayWhatIsWrongWithTheReplayCheck() {
        assertProblems(
                "replayCheck: {at: \"7:00\"}\n",
                "ringfire.yaml:2:19: replayCheck.at: '7:00' is no time of day; give HH:mm, such as 17:00");
        assertProblems(
                "replayCheck: {maxHeapMiB: 16}\n",
                "ringfire.yaml:2:27: replayCheck.maxHeapMiB: '16' is out of range; give a whole number of MiB from 64 to 8192");
    }

    @Test
    void shouldKeepTheArchiveApartAndDeleteNothingBeforeItCame() {
        assertProblems(
                "data: /a/data\narchive: {to: /a/data/old}\n",
                "ringfire.yaml:3:15: archive.to: /a/data/old and the data directory /a/data lie one in the other;"
                        + " give a folder apart, best on another disk");
        assertProblems(
                "archive: {afterDays: 30}\n",
                "ringfire.yaml:2:22: archive.afterDays: there is no archive; name its folder with archive.to");
        assertProblems(
                "archive: {to: /b, afterDays: 30, deleteAfterDays: 30}\n",
                "ringfire.yaml:2:51: archive.deleteAfterDays: 30 is not beyond archive.afterDays, 30: days would be"
                        + " deleted as they come; give more");
        assertProblems(
                "archive: {at: noon}\n",
                "ringfire.yaml:2:15: archive.at: 'noon' is no time of day; give HH:mm, such as 17:00");
    }

    /** Seen failing without either rule. */
    @Test
    void shouldLetTheConsoleOffLoopbackOnlyWithTlsAndAName() {
        for (String host : List.of("10.1.0.5", "engine.example", "0.0.0.0", "[::]", "*")) {
            assertProblems(
                    "console: {http: \"" + host + ":8080\"}\n",
                    "ringfire.yaml:2:17: console.http: " + host
                            + ":8080 can be reached from other hosts, and tokens would pass in"
                            + " clear; give console.tls a certificate and its key, or listen on 127.0.0.1 behind a tunnel");
        }
        assertProblems(
                "console: {http: 10.1.0.5:8080, tls: {certificate: c.pem}}\n",
                "ringfire.yaml:2:51: console.tls.certificate: is of no use without console.tls.key");
        assertProblems(
                "console: {http: 0.0.0.0:8080, tls: {certificate: c.pem, key: c.key}}\n",
                "ringfire.yaml:2:17: console.http: 0.0.0.0:8080 is no name that a browser asks for; give console.hosts those"
                        + " that it does, such as [engine.example]");
        for (String right : List.of(
                "http: 10.1.0.5:8080, tls: {certificate: c.pem, key: c.key}",
                "http: 0.0.0.0:8080, hosts: [engine.example], tls: {certificate: c.pem, key: c.key}",
                "http: 127.0.0.1:8080, tls: {certificate: c.pem, key: c.key}")) {
            assertEquals(
                    folder.resolve("c.pem").getFileName(),
                    new ConfigFixture(folder, LEAST + "console: {" + right + "}\n")
                            .settings()
                            .console()
                            .tls()
                            .orElseThrow()
                            .certificate()
                            .getFileName());
        }
    }

    @Test
    void shouldNameFaultsOfStrategies() {
        String strategy = "  - {name: ema-cross, bars: 5-minute-bid, quantity: 1}\n";
        assertProblems(
                "strategies:\n" + strategy + strategy,
                "ringfire.yaml:4:5: strategy.ema-cross.id: 'ema-cross' is taken at ringfire.yaml:3:5; give each its own");
        assertProblems(
                "strategies:\n" + strategy.replace("minute", "second"),
                "ringfire.yaml:3:29: strategy.ema-cross.bars: '5-second-bid' is no kind of bars; "
                        + "give <n>-<minute|hour|day|tick>-<bid|ask|mid>, such as 15-minute-bid");
        assertProblems(
                "strategies:\n" + strategy.replace("5-minute", "25-hour"),
                "ringfire.yaml:3:29: strategy.ema-cross.bars: '25-hour-bid' is no kind of bars: 25 does not fit: "
                        + "minutes must divide 1440, hours 24, days be 1 to 31, ticks at least 1; "
                        + "give <n>-<minute|hour|day|tick>-<bid|ask|mid>, such as 15-minute-bid");
        assertProblems(
                "strategies:\n" + strategy.replace("}", ", flatby: net}"),
                "ringfire.yaml:3:56: strategy.ema-cross.flatby: unknown key; did you mean flatBy?");
        assertProblems(
                "strategies:\n" + strategy.replace("}", ", fast: [1]}"),
                "ringfire.yaml:3:62: strategy.ema-cross.fast: is a list; give one word or number");
        assertProblems(
                "strategies:\n" + strategy.replace("}", ", symbols: [EURUSD, EURUSD]}"),
                "ringfire.yaml:3:74: strategy.ema-cross.symbols: 'EURUSD' stands twice; keep one of the two");
        Path file = folder.resolve("ringfire.yaml");
        new ConfigFixture(
                folder, LEAST + "strategies:\n" + strategy.replace("ema-cross", "ema-cros")); // writes the file
        ConfigurationException error = assertThrows(
                ConfigurationException.class,
                () -> new SettingsLoader(Purpose.SERVICE)
                        .file(file)
                        .knownStrategies(Set.of("ema-cross", "breakout"))
                        .load());
        assertEquals(
                file + ":3:12: strategy.ema-cros.name: no strategy is called 'ema-cros' (did you mean ema-cross?); "
                        + "there are breakout, ema-cross, and your own as a .java file, or as a class with its strategyPath",
                error.getMessage());
    }

    @Test
    void shouldReportAllProblemsAtOnceAndCountWhatIsTooMany() {
        assertProblems(
                "mode: demo\nclock: {maxStepMs: 0}\ntreading: auto\nmode: live\n",
                "ringfire.yaml:5:1: mode: written before at ringfire.yaml:2:1; keep one of the two",
                "ringfire.yaml:4:1: treading: unknown key; did you mean threading?",
                "ringfire.yaml:2:7: mode: 'demo' is none of the choices; give paper or live",
                "ringfire.yaml:3:20: clock.maxStepMs: '0' is out of range; give a whole number of ms from 1 to 3600000");
        StringBuilder many = new StringBuilder(LEAST);
        for (int i = 0; i < 150; i++) {
            many.append("unknown").append(i).append(": 1\n");
        }
        List<String> problems = new ConfigFixture(folder, many.toString()).problems();
        assertEquals(ReadContext.MOST_PROBLEMS + 1, problems.size());
        assertEquals("… and 50 more problems", problems.get(ReadContext.MOST_PROBLEMS));
    }

    @Test
    void shouldReadWindowsLineEndsAByteOrderMarkAndSpacesInQuotes() {
        LoadedSettings loaded =
                new ConfigFixture(folder, "\uFEFF" + LEAST.replace("\n", "\r\n") + "threading: ' fused '\r\n").load();
        assertEquals(Settings.Threading.FUSED, loaded.settings().threading());
        assertEquals(
                folder.resolve("ringfire.yaml") + ":2:12: threading: spaces around 'fused' are left out",
                loaded.notices().get(0));
    }

    @Test
    void shouldNameTheWrittenPlaceOfALaterFault() {
        LoadedSettings loaded = new ConfigFixture(
                        folder,
                        LEAST + "strategies:\n  - {name: ema-cross, bars: 5-minute-bid, quantity: 1, fast: 9}\n")
                .load();
        Path file = folder.resolve("ringfire.yaml");
        assertEquals(
                file + ":3:62: strategy.ema-cross.fast: '9' is not below slow",
                loaded.fault("strategy.ema-cross.fast", "'9' is not below slow").getMessage());
        assertEquals(
                file + ":3:5: strategy.ema-cross.slow: missing",
                loaded.fault("strategy.ema-cross.slow", "missing").getMessage());
    }

    @Test
    void shouldRefuseLimitsThatAreNone() {
        assertProblems(
                "risk: {riskPerTrade: 0%, maxOpenRisk: 101%, maxLots: NaN}\n",
                "ringfire.yaml:2:54: risk.maxLots: 'NaN' is not a number; give a number of lots from 0.000001 to 10000 with at most 6 decimals",
                "ringfire.yaml:2:22: risk.riskPerTrade: '0%' would let nothing through; leave the key out for no limit; give "
                        + EquityShare.EXPECTS,
                "ringfire.yaml:2:39: risk.maxOpenRisk: '101%' is more than 100%; give " + EquityShare.EXPECTS);
        for (String wrong : List.of("-1%", "1e3", "NaN", "1.00001%", "9999999999999", "%", "1 %")) {
            String problem = new ConfigFixture(folder, LEAST + "risk: {riskPerTrade: '" + wrong + "'}\n")
                    .problems()
                    .get(0);
            assertEquals(true, problem.contains("risk.riskPerTrade"), problem);
        }
    }

    /** Each limit, under risk and in a rule. Missing is none; all else is named with its place. */
    @Test
    void shouldRefuseALimitThatIsNoNumber() {
        List<String> limits = SettingsKeys.SERVICE.names().stream()
                .filter(name -> name.matches("risk\\.[a-zA-Z]+"))
                .filter(name -> !name.matches("risk\\.(rules|sessions|dayStart|rolloverAt)"))
                .toList();
        assertEquals(true, limits.size() > 30, limits.toString());
        for (String limit : limits) {
            String key = limit.substring("risk.".length());
            for (String wrong : List.of("NaN", "-1", "99999999999999999999", "1e999", "''", "[]", "Infinity")) {
                List<String> problems =
                        new ConfigFixture(folder, LEAST + "risk: {" + key + ": " + wrong + "}\n").problems();
                assertEquals(1, problems.size(), key + ": " + wrong + " " + problems);
                assertEquals(
                        true, problems.get(0).contains(":2:") && problems.get(0).contains(limit), problems.get(0));
            }
        }
    }

    /** Each left out, and requireStop set to false; seen passing without the rule. */
    @ParameterizedTest
    @ValueSource(strings = {"maxLots", "requireStop", "riskPerTrade", "maxOpenRisk", "dailyLoss", "maxDrawdown"})
    void shouldNotTradeLiveWithoutALimit(String left) {
        String limits = LIVE_LIMITS.replaceAll(left + ": [^,}]*(, )?", "");
        assertEquals(
                List.of("ringfire.yaml:" + (left.equals("maxLots") ? "1:1" : "4:17")
                        + ": risk: mode: live does not trade EA without " + left
                        + "; set them under risk, or in a rule for the account (requireStop: true)"),
                new ConfigFixture(folder, LIVE + limits).problems());
        assertEquals(
                List.of("ringfire.yaml:4:17: risk: mode: live does not trade EA without requireStop"
                        + "; set them under risk, or in a rule for the account (requireStop: true)"),
                new ConfigFixture(folder, LIVE + LIVE_LIMITS.replace("requireStop: true", "requireStop: false"))
                        .problems());
    }

    @Test
    void shouldTradeLiveWithTheLimitsOfARuleForTheAccount() {
        String rule = LIVE_LIMITS
                .replace("risk: {", "risk:\n  rules: [{name: r, account: EA, ")
                .replace("}\n", "}]\n");
        assertEquals(
                1, new ConfigFixture(folder, LIVE + rule).settings().accounts().size());
        String ofSymbol = rule.replace("account: EA", "account: EA, symbol: EURUSD");
        assertEquals(
                List.of(
                        "ringfire.yaml:1:1: risk: mode: live does not trade EA without maxLots, requireStop, riskPerTrade, "
                                + "maxOpenRisk, dailyLoss, maxDrawdown"
                                + "; set them under risk, or in a rule for the account (requireStop: true)"),
                new ConfigFixture(folder, LIVE + ofSymbol).problems());
    }

    /** A rule for what is not there limits nothing, and looks as if it did. */
    @Test
    void shouldRefuseARuleThatCannotApply() {
        assertProblems(
                "risk:\n  rules:\n    - {name: a, maxLots: 1}\n",
                "ringfire.yaml:4:14: rule.a.name: names neither account, strategy nor symbol; give one, or write its limits under risk itself");
        assertProblems(
                "risk:\n  rules:\n    - {name: a, account: NOBODY, maxLots: 1}\n    - {name: b, strategy: c, maxLots: 1}\n",
                "ringfire.yaml:4:5: rule.a.account: 'NOBODY' is not configured; name one that is",
                "ringfire.yaml:4:5: rule.b.strategy: 'c' is not configured; name one that is");
    }

    @Test
    void shouldSayWhatALogMayBe() {
        assertProblems(
                "log: {file: /a/100%.log, level: loud}\n",
                "ringfire.yaml:2:33: log.level: 'loud' is none of the choices; give error, warn, info, debug or trace",
                "ringfire.yaml:2:13: log.file: /a/100%.log holds one of % ( ) { } \\, which cannot stand in the name of a log; give another");
    }
}
