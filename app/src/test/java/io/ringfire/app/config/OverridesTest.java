package io.ringfire.app.config;

import static io.ringfire.app.config.ConfigFixture.LEAST;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ringfire.engine.market.BarSpec;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OverridesTest {
    private static final String TWO = LEAST
            + "strategies:\n"
            + "  - {id: a, name: ema-cross, bars: 5-minute-bid, quantity: 1, fast: 5}\n"
            + "  - {id: b, name: ema-cross, bars: 5-minute-bid, quantity: 1, fast: 6}\n";
    private static final String ONE = TWO.substring(0, TWO.indexOf("  - {id: b"));

    @TempDir
    Path folder;

    private ConfigFixture config(String yaml) {
        return new ConfigFixture(folder, yaml);
    }

    /** Seen failing with the environment applied after --set, and with the file applied last. */
    @Test
    void shouldTakeSetBeforeEnvironmentBeforeFileBeforeDefault() {
        Map<String, String> environment = Map.of("RINGFIRE_COSTS_LATENCYMS", "3", "PATH", "/bin");
        assertEquals(0, config(LEAST).settings().costs().latencyMs());
        String file = LEAST + "costs: {latencyMs: 2}\n";
        assertEquals(2, config(file).settings().costs().latencyMs());
        assertEquals(3, config(file).environment(environment).settings().costs().latencyMs());
        ConfigFixture all = config(file).environment(environment).set("costs.latencyMs=4", "costs.latencyMs=5");
        assertEquals(5, all.settings().costs().latencyMs());
    }

    @Test
    void shouldSpellVariablesInCapitalsWithUnderscores() {
        Settings settings = config(LEAST)
                .environment(Map.of(
                        "RINGFIRE_MT5_COMMANDS", "tcp://0.0.0.0:6000",
                        "RINGFIRE_CLOCK_MAXSTEPMS", "77",
                        "RINGFIRE_COSTS_SWAP_TRIPLEDAYS", "FRI",
                        "RINGFIRE_HOME", "/opt",
                        "RINGFIRE_JAVA", "/jdk"))
                .settings();
        assertEquals(new HostPort("0.0.0.0", 6000), settings.mt5().commands());
        assertEquals(77, settings.clock().maxStepMs());
        assertEquals(List.of(DayOfWeek.FRIDAY), settings.costs().swap().tripleDays());
    }

    @Test
    void shouldRefuseVariablesThatMeanNoKeyOrSeveral() {
        assertEquals(
                List.of("environment RINGFIRE_CLOCK_MAXSTEP: means no key; did you mean RINGFIRE_CLOCK_MAXSTEPMS?"),
                config(LEAST).environment(Map.of("RINGFIRE_CLOCK_MAXSTEP", "1")).problems());
        assertEquals(
                List.of("environment RINGFIRE_DEBUG: means no key; "
                        + "give RINGFIRE_<KEY>, such as RINGFIRE_CLOCK_MAXSTEPMS, or unset it"),
                config(LEAST).environment(Map.of("RINGFIRE_DEBUG", "1")).problems());
        String like = ONE + "  - {id: A, name: ema-cross, bars: 5-minute-bid, quantity: 1, fast: 5}\n";
        assertEquals(
                List.of("environment RINGFIRE_STRATEGY_A_FAST: means more than one key: "
                        + "strategy.a.fast, strategy.A.fast; use --set"),
                config(like)
                        .environment(Map.of("RINGFIRE_STRATEGY_A_FAST", "1"))
                        .problems());
        assertEquals(
                List.of("environment RINGFIRE_STRATEGY_WHOLLYNEW: means no key; "
                        + "a parameter must be in the file or a --set to be named here"),
                config(ONE)
                        .environment(Map.of("RINGFIRE_STRATEGY_WHOLLYNEW", "1"))
                        .problems());
    }

    @Test
    void shouldNameTheOriginOfAWrongOverride() {
        assertEquals(
                List.of("--set costs.slippagePoints=abc: costs.slippagePoints: 'abc' is not a whole number; "
                        + "give a whole number of points from 0 to 10000"),
                config(LEAST).set("costs.slippagePoints=abc").problems());
        assertEquals(
                List.of("environment RINGFIRE_COSTS_SEED: costs.seed: 'x' is not a whole number; "
                        + "give a whole number from 0 to 999999999999999999"),
                config(LEAST).environment(Map.of("RINGFIRE_COSTS_SEED", "x")).problems());
        assertEquals(
                List.of("--threading fast: threading: 'fast' is none of the choices; give auto, fused or pipelined"),
                config(LEAST).option("--threading", "threading", "fast").problems());
        assertEquals(
                List.of(
                        "--set costs.slipage=1: costs.slipage: unknown key; known in costs: profile, commissionRate, "
                                + "commissionPerLot, slippagePoints, deviationPoints, latencyMs, rejectRate, partialFillRate, seed, swap"),
                config(LEAST).set("costs.slipage=1").problems());
        assertEquals(
                List.of("--set costs.slippage=1: costs.slippage: unknown key; did you mean costs.slippagePoints?"),
                config(LEAST).set("costs.slippage=1").problems());
        assertEquals(
                List.of("--set cost.seed=1: cost.seed: unknown key; did you mean costs.seed?"),
                config(LEAST).set("cost.seed=1").problems());
        assertEquals(
                List.of(
                        "--set costs={seed: 1}: costs: is a section; set its keys one by one: profile, commissionRate, "
                                + "commissionPerLot, slippagePoints, deviationPoints, latencyMs, rejectRate, partialFillRate, seed, swap"),
                config(LEAST).set("costs={seed: 1}").problems());
        assertEquals(
                List.of("--set seed: is no key=value; give for example --set costs.slippagePoints=2"),
                config(LEAST).set("seed").problems());
        assertEquals(
                List.of(
                        "--set costs.seed=: costs.seed: has no value; give a whole number from 0 to 999999999999999999"),
                config(LEAST).set("costs.seed=").problems());
    }

    @Test
    void shouldStripQuotesAndSpacesAndSaySo() {
        ConfigFixture config = config(LEAST)
                .set("costs.seed= 7", "threading='fused'", "profile= \" low-latency \" ")
                .environment(Map.of("RINGFIRE_CLOCK_MAXSTEPMS", "\"9\""));
        assertEquals(7, config.settings().costs().seed());
        assertEquals(9, config.settings().clock().maxStepMs());
        assertEquals(Settings.Profile.LOW_LATENCY, config.settings().profile());
        assertEquals(
                List.of(
                        "--set costs.seed= 7: spaces around the value are left out, costs.seed is '7'",
                        "--set threading='fused': quotes around the value are left out, threading is 'fused'",
                        "--set profile= \" low-latency \" : spaces and quotes around the value are left out, profile is 'low-latency'",
                        "environment RINGFIRE_CLOCK_MAXSTEPMS: quotes around the value are left out, clock.maxStepMs is '9'",
                        "account.leverage is not set: 100 is used"),
                config.notices());
    }

    @Test
    void shouldTakeListsWithAndWithoutBrackets() {
        List<DayOfWeek> expected = List.of(DayOfWeek.WEDNESDAY, DayOfWeek.FRIDAY);
        for (String text : List.of("WED,FRI", "[WED, FRI]", "[\"WED\",'FRI']", "'WED, FRI'")) {
            Settings settings =
                    config(LEAST).set("costs.swap.tripleDays=" + text).settings();
            assertEquals(expected, settings.costs().swap().tripleDays(), text);
        }
        assertEquals(
                List.of(),
                config(LEAST)
                        .set("costs.swap.tripleDays=[]")
                        .settings()
                        .costs()
                        .swap()
                        .tripleDays());
        Settings settings = config(LEAST)
                .set("strategies=[{name: ema-cross, id: x, bars: 1-tick-mid, quantity: 2}]", "strategy.fast=3")
                .settings();
        assertEquals(Map.of("fast", "3"), settings.strategies().get(0).parameters());
    }

    @Test
    void shouldSetKeysOfTheOnlyStrategy() {
        Settings settings = config(ONE)
                .set(
                        "strategy.fast=7",
                        "strategy.slow=9",
                        "strategy.bars=100-tick-mid",
                        "strategy.symbols=EURUSD,USDJPY")
                .settings();
        StrategySettings strategy = settings.strategies().get(0);
        assertEquals(Map.of("fast", "7", "slow", "9"), strategy.parameters());
        assertEquals(Optional.of(new BarSpec(100, BarSpec.Unit.TICK, BarSpec.PriceType.MID)), strategy.bars());
        assertEquals(List.of("EURUSD", "USDJPY"), strategy.symbols());
        Settings byId = config(ONE).set("strategy.a.quantity=2.50").settings();
        assertEquals(
                Optional.of(new BigDecimal("2.5")), byId.strategies().get(0).quantity());
        Settings byVariable =
                config(ONE).environment(Map.of("RINGFIRE_STRATEGY_FAST", "8")).settings();
        assertEquals(Map.of("fast", "8"), byVariable.strategies().get(0).parameters());
    }

    @Test
    void shouldSetKeysOfOneOfSeveralStrategiesById() {
        Settings settings = config(TWO)
                .set("strategy.b.fast=7")
                .environment(Map.of("RINGFIRE_STRATEGY_A_FLATBY", "net", "RINGFIRE_STRATEGY_B_FAST", "1"))
                .settings();
        assertEquals(Map.of("fast", "5"), settings.strategies().get(0).parameters());
        assertEquals(StrategySettings.FlatBy.NET, settings.strategies().get(0).flatBy());
        assertEquals(Map.of("fast", "7"), settings.strategies().get(1).parameters());
        assertEquals(
                List.of("--set strategy.fast=7: strategy.fast: there are several strategies; "
                        + "give strategy.a.fast or strategy.b.fast"),
                config(TWO).set("strategy.fast=7").problems());
        assertEquals(
                List.of("--set strategy.c.fast=7: strategy.c.fast: no strategy has the id 'c'; there are a, b"),
                config(TWO).set("strategy.c.fast=7").problems());
        assertEquals(
                List.of("--set strategy.fast=7: strategy.fast: no strategy is named; "
                        + "give --strategy NAME or a strategies: list"),
                config(LEAST).set("strategy.fast=7").problems());
        assertEquals(
                List.of(
                        "--set strategy.a.b.c=7: strategy.a.b.c: unknown key; give strategy.<key> or strategy.<id>.<key>"),
                config(TWO).set("strategy.a.b.c=7").problems());
    }

    @Test
    void shouldChooseStrategiesByIdOrNameAndBeginNewOnesWithDefaults() {
        assertEquals(
                List.of("b"),
                config(TWO).strategies("b").settings().strategies().stream()
                        .map(StrategySettings::id)
                        .toList());
        assertEquals(
                2, config(TWO).strategies("ema-cross").settings().strategies().size());
        assertEquals(
                List.of("--strategy b: left out are a", "account.leverage is not set: 100 is used"),
                config(TWO).strategies("b").notices());
        assertEquals(
                List.of("--strategy breakout: strategy.breakout.quantity: missing; give the size of an entry by one of "
                        + "quantity, a number of lots from 0.000001 to 10000 with at most 6 decimals, such as 0.10; "
                        + "riskAtStop, such as 1%; riskAtAtr, such as 1%"),
                config(TWO).strategies("breakout").problems());
    }

    @Test
    void shouldReadTheCommandLineOfAPublishedBacktestWithoutAnyFile() {
        LoadedSettings loaded = new SettingsLoader(Purpose.BACKTEST)
                .defaultsDirectory(ConfigFixture.shippedFolder())
                .workingDirectory(folder)
                .strategies(List.of("ema-cross"))
                .option("--data", "data", "parity")
                .set(List.of(
                        "strategy.bars=15-minute-bid",
                        "strategy.fast=10",
                        "strategy.slow=20",
                        "strategy.quantity=10",
                        "account.currency=USD",
                        "account.balance=1000000",
                        "account.mode=hedging",
                        "costs.commissionRate=0.00002",
                        "costs.swap.model=rate-differential",
                        "costs.swap.rates=../rates/short-term-interest.csv.gz",
                        "costs.swap.sideAware=false",
                        "costs.swap.tripleDays=WED,FRI"))
                .load();
        Settings settings = loaded.settings();
        assertEquals(List.of("account.leverage is not set: 100 is used"), loaded.notices());
        assertEquals(folder.resolve("parity"), settings.data());
        assertEquals(
                Optional.of(new SimulatedAccount(
                        "USD", new BigDecimal("1000000"), AccountSettings.PositionMode.HEDGING, 100)),
                settings.account());
        assertEquals(
                Optional.of(BarSpec.parse("15-minute-bid")),
                settings.strategies().get(0).bars());
        assertEquals(
                Optional.of(new BigDecimal("10")), settings.strategies().get(0).quantity());
        assertEquals(
                Map.of("fast", "10", "slow", "20"), settings.strategies().get(0).parameters());
        assertEquals(new BigDecimal("0.00002"), settings.costs().commissionRate());
        assertEquals(
                new Settings.SwapCosts(
                        Settings.SwapModel.RATE_DIFFERENTIAL,
                        Optional.of(folder.resolveSibling("rates").resolve("short-term-interest.csv.gz")),
                        false,
                        List.of(DayOfWeek.WEDNESDAY, DayOfWeek.FRIDAY)),
                settings.costs().swap());
        assertEquals(0, settings.bars().graceMs());
        assertEquals(0, settings.risk().staleQuoteAfterMs());
        assertEquals(ConfigFixture.shippedFolder().resolve("instruments.yaml"), settings.instruments());
    }

    /** Seen failing while a backtest without a file had the 5000 of a service. */
    @Test
    void shouldKnowNoLimitsInABacktestWithoutAFileAndThoseOfTheFileWithOne() {
        ConfigFixture file = config(LEAST + "risk: {staleQuoteAfterMs: 700}\n");
        assertEquals(700, file.forBacktest().settings().risk().staleQuoteAfterMs());
        assertEquals(5_000, config(LEAST).forBacktest().settings().risk().staleQuoteAfterMs());
        assertEquals(
                0,
                file.set("risk.staleQuoteAfterMs=0")
                        .forBacktest()
                        .settings()
                        .risk()
                        .staleQuoteAfterMs());
        Settings none = new SettingsLoader(Purpose.BACKTEST)
                .defaultsDirectory(ConfigFixture.shippedFolder())
                .load()
                .settings();
        assertEquals(0, none.risk().staleQuoteAfterMs());
        assertEquals(5_000, config(LEAST).settings().risk().staleQuoteAfterMs());
    }

    @Test
    void shouldBeginRelativePathsWhereTheyAreWritten() {
        String yaml = LEAST + "data: d\ninstruments: i.yaml\n";
        Settings settings = config(yaml).set("calendar=c.yaml").settings();
        assertEquals(folder.resolve("here/d"), settings.data());
        assertEquals(folder.resolve("i.yaml"), settings.instruments());
        assertEquals(folder.resolve("here/c.yaml"), settings.calendar());
        assertEquals(folder.resolve("calendar.yaml"), config(yaml).settings().calendar());
    }
}
