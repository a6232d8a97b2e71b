package io.ringfire.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringfire.app.strategy.StrategyTemplate;
import io.ringfire.journal.layout.DataDirectory;
import io.ringfire.journal.run.RunDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Strategies of someone's own, as files and as classes, run and replayed by the commands. */
class OwnStrategyTest {
    private static final String[] FAST = {
        "--set", "strategy.bars=1-minute-mid", "--set", "strategy.period=5",
    };

    @TempDir
    private Path temporary;

    private Path data;

    @BeforeEach
    void importHistory() throws IOException {
        data = temporary.resolve("data");
        GeneratedHistory.importTo(data, "EURUSD", 7);
    }

    @Test
    void shouldRunTheTemplateAsItStandsAndWithParameters() throws IOException {
        Path source = template("Mine");
        JsonNode plain = backtest(source.toString()).json();
        assertTrue(plain.path("bars").asInt() > 20);

        JsonNode fast = backtest(source.toString(), FAST).json();
        assertTrue(fast.path("trades").size() > 10, fast.toString());
        assertEquals("Mine", fast.path("trades").path(0).path("strategy").asText());
        assertEquals(0, fast.path("disabled").size());

        JsonNode sized = backtest(
                        source.toString(),
                        "--set",
                        "strategy.bars=1-minute-mid",
                        "--set",
                        "strategy.riskAtStop=1%",
                        "--set",
                        "strategy.maxQuantity=1.0")
                .json();
        assertTrue(sized.path("trades").size() > 10, sized.toString());
        assertEquals(0, sized.path("disabled").size());
    }

    @Test
    void shouldFindASourceBesideTheFileThatNamesIt() throws IOException {
        template("Mine");
        Path config = Files.writeString(temporary.resolve("r.yaml"), """
                account: {currency: USD, balance: 100000, mode: hedging}
                instruments: %1$s/instruments.yaml
                calendar: %1$s/calendar.yaml
                risk: {tradingHours: false}
                strategies:
                  - {name: Mine.java, bars: 1-minute-mid, period: 5}
                  - {name: Mine.java, id: slower, bars: 1-minute-mid, period: 15}
                """.formatted(
                Path.of(System.getProperty("ringfire.root", ".."), "config").toAbsolutePath()));
        JsonNode report = Commands.run("backtest", "--config", config.toString(), "--data", data.toString(), "--json")
                .json();
        List<String> strategies = new ArrayList<>();
        report.path("trades")
                .forEach(trade -> strategies.add(trade.path("strategy").asText()));
        assertTrue(strategies.contains("Mine") && strategies.contains("slower"), strategies.toString());
        assertTrue(replay(data).json().path("equal").asBoolean());
    }

    /** Seen failing when the run named the original in place of its copy. */
    @Test
    void shouldReplayFromTheKeptSourceAlone() throws IOException {
        Path source = template("Mine");
        String hash = backtest(source.toString(), FAST).json().path("stateHash").asText();
        Files.delete(source);
        Path elsewhere = temporary.resolve("elsewhere");
        Files.move(data, elsewhere);

        JsonNode result = replay(elsewhere).json();

        assertTrue(result.path("equal").asBoolean());
        assertEquals(hash, result.path("stateHash").asText());
        assertTrue(Files.exists(elsewhere.resolve("runs/1/Mine.Mine.java")));
    }

    /** Seen failing when the hash was taken of the configuration as it was written, which names a path and no content. */
    @Test
    void shouldHaveAnotherConfigurationHashWhenTheSourceIsAnotherAndTheSameWhereverItLies() throws IOException {
        Path source = template("Mine");
        String first = configHashOf(source);
        Path folder = Files.createDirectory(temporary.resolve("folder"));
        assertEquals(first, configHashOf(Files.move(source, folder.resolve("Mine.java"))));
        Files.writeString(
                folder.resolve("Mine.java"), "// a comment\n" + Files.readString(folder.resolve("Mine.java")));
        assertNotEquals(first, configHashOf(folder.resolve("Mine.java")));
    }

    @Test
    void shouldSayOfAReplayThatItsKeptSourceWasChanged() throws IOException {
        backtest(template("Mine").toString(), FAST).json();
        Path kept = data.resolve("runs/1/Mine.Mine.java");
        Files.writeString(kept, Files.readString(kept).replace("? Side.BUY : Side.SELL", "? Side.SELL : Side.BUY"));

        Commands.Answer answer = replay(data);

        assertEquals(1, answer.exitCode());
        assertTrue(answer.err().contains("strategy Mine is not the code that the run had"), answer.err());
        assertTrue(answer.anyJson().path("differences").path(0).asText().startsWith("order B0000"), answer.out());
    }

    @Test
    void shouldRefuseASourceThatIsNotTheOneAskedFor() throws IOException {
        Path source = template("Mine");
        String other = "0".repeat(64);
        Commands.Answer answer = backtest(source.toString(), "--set", "strategy.codeSha256=" + other);
        assertEquals(2, answer.exitCode());
        assertTrue(
                answer.err().contains("--set strategy.codeSha256=")
                        && answer.err().contains(source + " has the SHA-256 "),
                answer.err());
    }

    @Test
    void shouldRunAClassInAFolderAndInAJarAndSayOfAReplayThatItIsAnother() throws IOException {
        Path classes = compile("com.acme.Mine", inPackage("com.acme", "Mine"));
        JsonNode report = onPath("com.acme.Mine", classes, FAST).json();
        assertTrue(report.path("trades").size() > 10, report.toString());
        assertEquals("Mine", report.path("trades").path(0).path("strategy").asText());

        Path jar = jar(classes);
        assertEquals(
                report.path("stateHash"),
                onPath("com.acme.Mine", jar, FAST).json().path("stateHash"));
        assertTrue(replay(data).json().path("equal").asBoolean());
        assertFalse(replay(data).err().contains("is not the code"));

        String changed = inPackage("com.acme", "Mine").replace("? Side.BUY : Side.SELL", "? Side.SELL : Side.BUY");
        compile("com.acme.Mine", changed);
        Commands.Answer first = replay(data, "--run", "1");
        assertEquals(1, first.exitCode());
        assertTrue(first.err().contains("strategy Mine is not the code that the run had"), first.err());
        assertEquals(0, replay(data, "--run", "2").exitCode(), "the jar is as it was");
        Files.delete(jar);
        Commands.Answer gone = replay(data, "--run", "2");
        assertEquals(2, gone.exitCode());
        assertTrue(gone.err().contains("there is no folder and no jar " + jar), gone.err());
    }

    @Test
    void shouldNameWhatIsWrongWithAClass() throws IOException {
        Path classes = compile("com.acme.Mine", inPackage("com.acme", "Mine"));
        assertRefused(
                onPath("com.acme.Other", classes), "--strategy com.acme.Other: strategy.Other.name: there is no class");
        assertRefused(onPath("Mine", classes), "there is " + classes.resolve("com/acme/Mine.class"));
        assertRefused(onPath("com.acme.Mine", temporary.resolve("none")), "no folder and no jar");
        assertRefused(backtest("com.acme.Mine"), "say where it is: strategyPath");
        assertRefused(onPath("java.lang.String", classes), "is a class of Ringfire's own");
        compile("com.acme.Plain", "package com.acme; public class Plain {}");
        assertRefused(onPath("com.acme.Plain", classes), "does not implement io.ringfire.engine.strategy.Strategy");
        compile("com.acme.Args", strategy("public Args(int n) {}", "").formatted("Args"));
        assertRefused(onPath("com.acme.Args", classes), "no public constructor with one StrategyParameters");
    }

    @Test
    void shouldLetAStrategyWithoutParametersHaveNoKeys() throws IOException {
        write("Bare", strategy("", "").formatted("Bare").replace("package com.acme;", ""));
        String bare = temporary.resolve("Bare.java").toString();
        backtest(bare).json();
        assertRefused(
                backtest(bare, "--set", "strategy.period=3"),
                "--set strategy.period=3: strategy.Bare.period: unknown key period; this strategy takes none");
    }

    @Test
    void shouldNameTheLineAtWhichAConstructorThrew() throws IOException {
        String source = strategy("""
                public Bad() {
                    fail();
                }
                private static void fail() { throw new IllegalStateException("no luck"); }
                """, "").formatted("Bad").replace("package com.acme;", "");
        write("Bad", source);
        int line = lineOf(source, "no luck");
        assertRefused(
                backtest(temporary.resolve("Bad.java").toString()),
                "strategy.Bad: its constructor threw java.lang.IllegalStateException: no luck (Bad.java:" + line + ")");
        assertFalse(Files.exists(data.resolve("runs")), "what cannot be made leaves no run behind");
    }

    /** Seen failing when nobody watched the strategy: the record in the fire journal has no message and no line. */
    @Test
    void shouldTellWhatAStrategyThrewAndWhere() throws IOException {
        String source = strategy("", """
                @Override public void onBar(io.ringfire.engine.market.Bar bar) { Inner.go(); }
                static final class Inner {
                    static void go() { throw new IllegalStateException("lost\\nthe plot"); }
                }
                """).formatted("Thrower").replace("package com.acme;", "package a.b;");
        write("Thrower", source);
        String place = "Thrower.java:" + lineOf(source, "the plot");
        JsonNode stopped = backtest(temporary.resolve("Thrower.java").toString())
                .json()
                .path("disabled")
                .path(0);
        assertEquals("Thrower", stopped.path("strategy").asText());
        assertEquals(
                "java.lang.IllegalStateException", stopped.path("exception").asText());
        assertEquals("lost the plot", stopped.path("message").asText());
        assertEquals(place, stopped.path("place").asText());
        assertTrue(stopped.path("time").asText().startsWith("2024-01-02T00:0"), stopped.toString());
        Commands.Answer text = Commands.run(
                "backtest",
                "--data",
                data.toString(),
                "--strategy",
                temporary.resolve("Thrower.java").toString());
        assertTrue(
                text.out()
                        .contains("STOPPED: strategy Thrower threw java.lang.IllegalStateException: lost the plot ("
                                + place + ") at 2024-01-02T00:0"),
                text.out());
        assertTrue(replay(data).json().path("equal").asBoolean());
    }

    @Test
    void shouldShowWhatDoesNotCompileWhereItWasAskedFor() throws IOException {
        write("Bad", "package a;\npublic class Bad {\n\tint x = y;\n}\n");
        Commands.Answer answer = backtest(temporary.resolve("Bad.java").toString());
        assertRefused(answer, "strategy.Bad.name: " + temporary.resolve("Bad.java") + " does not compile");
        assertTrue(answer.err().contains("Bad.java:3:10: cannot find symbol"), answer.err());
        assertTrue(answer.err().contains("\n\tint x = y;\n\t        ^"), answer.err());
        write("Hidden", "class Hidden {}");
        assertRefused(
                backtest(temporary.resolve("Hidden.java").toString()),
                "has no public class that implements io.ringfire.engine.strategy.Strategy: class Hidden does not implement");
        assertRefused(backtest(temporary.resolve("None.java").toString()), "there is no file");
    }

    private Path template(String name) throws IOException {
        Commands.run("new-strategy", name, "--out", temporary.toString(), "--json")
                .json();
        return temporary.resolve(name + ".java");
    }

    private static String inPackage(String name, String type) {
        return "package " + name + ";\n" + StrategyTemplate.of(type);
    }

    /** A class of the package com.acme that subscribes to minutes. */
    private static String strategy(String constructor, String members) {
        return """
                package com.acme;
                public class %s implements io.ringfire.engine.strategy.Strategy {
                """ + constructor.replace("%", "%%") + """
                    @Override public void onStart(io.ringfire.engine.strategy.Desk desk) {
                        desk.instruments().forEach(each ->
                            desk.subscribe(each, io.ringfire.engine.market.BarSpec.parse("1-minute-mid")));
                    }
                """ + members.replace("%", "%%") + "}\n";
    }

    private static int lineOf(String source, String text) {
        return (int) source.substring(0, source.indexOf(text)).lines().count();
    }

    private void write(String name, String source) throws IOException {
        Files.writeString(temporary.resolve(name + ".java"), source);
    }

    /** Compiles into the folder {@code classes}, which it returns. */
    private Path compile(String name, String source) throws IOException {
        Path classes = Files.createDirectories(temporary.resolve("classes"));
        Path file = Files.writeString(temporary.resolve(name.substring(name.lastIndexOf('.') + 1) + ".java"), source);
        int failed = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "-d",
                        classes.toString(),
                        "-classpath",
                        System.getProperty("java.class.path"),
                        file.toString());
        assertEquals(0, failed);
        return classes;
    }

    private Path jar(Path classes) throws IOException {
        Path jar = temporary.resolve("lib.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
                Stream<Path> files = Files.walk(classes)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile).sorted()::iterator) {
                out.putNextEntry(new JarEntry(classes.relativize(file).toString()));
                Files.copy(file, out);
            }
        }
        return jar;
    }

    private String configHashOf(Path source) {
        backtest(source.toString(), FAST).json();
        return RunDirectory.latest(new DataDirectory(data))
                .orElseThrow()
                .manifest()
                .path("configHash")
                .asText();
    }

    private static void assertRefused(Commands.Answer answer, String message) {
        assertEquals(2, answer.exitCode(), answer.out() + answer.err());
        assertTrue(answer.err().contains(message), answer.err());
    }

    private Commands.Answer backtest(String strategy, String... more) {
        return Commands.run(
                List.of("backtest", "--data", data.toString(), "--symbol", "EURUSD", "--strategy", strategy, "--json"),
                more);
    }

    private Commands.Answer onPath(String type, Path path, String... more) {
        List<String> all = new ArrayList<>(List.of("--strategy-path", path.toString()));
        all.addAll(List.of(more));
        return backtest(type, all.toArray(String[]::new));
    }

    private static Commands.Answer replay(Path data, String... more) {
        return Commands.run(List.of("replay", "--verify", "--data", data.toString(), "--json"), more);
    }
}
