package io.ringfire.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ringfire.app.config.ConfigurationException;
import io.ringfire.app.config.LoadedSettings;
import io.ringfire.app.config.Purpose;
import io.ringfire.app.config.SettingsLoader;
import io.ringfire.app.strategy.Strategies;
import io.ringfire.app.strategy.StrategyTemplate;
import io.ringfire.engine.builtin.BuiltInStrategies;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** The README and the documents under docs/ name only commands, options, keys and files that there are. */
class ReadmeTest {
    @TempDir
    private static Path folder;

    private static final Path ROOT = Path.of(System.getProperty("ringfire.root", ".."));
    private static final Pattern KEY = Pattern.compile("`([a-z][A-Za-z0-9]*(?:\\.[a-z][A-Za-z0-9]*)+)(?::[^`]*)?`");
    private static final Pattern LINK = Pattern.compile("]\\(([^)#:]+)(?:#[^)]*)?\\)");

    @TestFactory
    Stream<DynamicTest> shouldShowCommandLinesThatParse() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (Path document : documents()) {
            for (String line : commandLines(Files.readString(document))) {
                tests.add(DynamicTest.dynamicTest(
                        ROOT.relativize(document) + ": " + line, () -> assertEquals("", flawOf(line), line)));
            }
        }
        assertTrue(tests.size() > 20, "found only " + tests.size() + " command lines");
        return tests.stream();
    }

    @Test
    void shouldFindWhatAWrongLineNames() {
        assertEquals("", flawOf("./run.sh replay --data d --verify"));
        assertNotEquals("", flawOf("./run.sh reply --data d --verify"));
        assertNotEquals("", flawOf("./run.sh replay --dta d"));
        assertNotEquals("", flawOf("./run.sh journal lst"));
        assertNotEquals("", flawOf("./run.sh import --symbol EURUSD f.csv"));
        String backtest =
                "./run.sh backtest --strategy ema-cross --set strategy.bars=1-hour-bid --set strategy.quantity=1"
                        + " --set strategy.fast=2 --set strategy.slow=3";
        assertEquals("", flawOf(backtest + " --set costs.latencyMs=5"));
        assertNotEquals("", flawOf(backtest + " --set costs.latncyMs=5"));
        assertNotEquals("", flawOf(backtest + " --set costs.latencyMs=-5"));
        String own = "./run.sh check-strategy --strategy Mine.java --set strategy.";
        assertEquals("", flawOf(own + "period=5"));
        assertNotEquals("", flawOf(own + "perod=5"));
        assertEquals(
                Set.of("costs.latncyMs"), unknownKeys("set `costs.latencyMs` or `costs.latncyMs: 5`, not `app.x`"));
        assertEquals(
                List.of("./run.sh a b", "./run.sh c"),
                commandLines("./run.sh none\n```sh\n./run.sh a \\\n  b   # why\n./run.sh c\n```\n./run.sh none\n"));
    }

    @TestFactory
    Stream<DynamicTest> shouldNameKeysThatThereAre() throws IOException {
        return documents().stream()
                .map(document -> DynamicTest.dynamicTest(
                        ROOT.relativize(document).toString(),
                        () -> assertEquals(Set.of(), unknownKeys(Files.readString(document)))));
    }

    @TestFactory
    Stream<DynamicTest> shouldLinkToFilesThatThereAre() throws IOException {
        return documents().stream()
                .map(document ->
                        DynamicTest.dynamicTest(ROOT.relativize(document).toString(), () -> {
                            Matcher link = LINK.matcher(Files.readString(document));
                            while (link.find()) {
                                assertTrue(Files.exists(document.resolveSibling(link.group(1))), link.group(1));
                            }
                        }));
    }

    /** Every command of the README's table is one, and none is left out. */
    @Test
    void shouldListTheCommandsThatThereAre() throws IOException {
        String table = Files.readString(ROOT.resolve("README.md"));
        for (String name : Main.commandLine().getSubcommands().keySet()) {
            assertTrue(
                    table.contains("| `" + name + "`")
                            || table.contains("| `" + name + " ")
                            || table.contains(", `" + name + "` |"),
                    name);
        }
        Set<String> ofJournal = Main.commandLine()
                .getSubcommands()
                .get("journal")
                .getSubcommands()
                .keySet();
        String row = table.lines()
                .filter(line -> line.startsWith("| `journal "))
                .findFirst()
                .orElseThrow();
        Set<String> listed = Pattern.compile("`(?:journal )?([a-z]+)`")
                .matcher(row)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(new TreeSet<>(ofJournal), listed);
    }

    private static List<Path> documents() throws IOException {
        List<Path> documents = new ArrayList<>(List.of(ROOT.resolve("README.md"), ROOT.resolve("CHANGELOG.md")));
        try (Stream<Path> found = Files.walk(ROOT.resolve("docs"))) {
            found.filter(file -> file.toString().endsWith(".md")).sorted().forEach(documents::add);
        }
        return documents;
    }

    /** Lines of code blocks that begin with ./run.sh, those that go on joined, comments left out. */
    private static List<String> commandLines(String text) {
        List<String> lines = new ArrayList<>();
        boolean isCode = false;
        for (String line : text.replaceAll("\\\\\n\\s*", "").split("\n")) {
            if (line.startsWith("```")) {
                isCode = !isCode;
            } else if (isCode && line.startsWith("./run.sh")) {
                lines.add(line.replaceAll("\\s+#\\s.*", "").strip());
            }
        }
        return lines;
    }

    /** What the command line says of it; empty for nothing. The benchmarks' commands are in a module of their own. */
    private static String flawOf(String line) {
        String[] words = line.replace("$D", "folder").split("\\s+");
        String[] arguments = List.of(words).subList(1, words.length).toArray(String[]::new);
        if (arguments.length == 0 || arguments[0].equals("bench")) {
            return "";
        }
        if (arguments[0].equals("supervise")) {
            arguments[0] = "serve"; // run.sh's own word for a serve that is kept up
        }
        try {
            CommandLine.ParseResult parsed = Main.commandLine().parseArgs(arguments);
            while (parsed.hasSubcommand()) {
                parsed = parsed.subcommand();
            }
            return Set.of("backtest", "check-strategy")
                            .contains(parsed.commandSpec().name())
                    ? flawOfSettings(parsed)
                    : "";
        } catch (ParameterException e) {
            return e.getMessage();
        }
    }

    private static String flawOfSettings(CommandLine.ParseResult parsed) {
        List<String> strategies = parsed.matchedOptionValue("--strategy", List.of());
        SettingsLoader loader = new SettingsLoader(Purpose.BACKTEST)
                .workingDirectory(folder)
                .defaultsDirectory(ROOT.resolve("config"))
                .knownStrategies(Set.copyOf(BuiltInStrategies.names()))
                .strategies(strategies)
                .set(parsed.matchedOptionValue("--set", List.of()));
        Path config = parsed.matchedOptionValue("--config", null);
        if (config != null) {
            loader.file(ROOT.resolve(config));
        }
        try {
            writeTemplates(strategies);
            LoadedSettings loaded = loader.load();
            Strategies.check(loaded);
            return "";
        } catch (ConfigurationException e) {
            return e.getMessage();
        }
    }

    /** A file that a document names is the one that new-strategy writes, and so are its keys. */
    private static void writeTemplates(List<String> strategies) {
        for (String name : strategies) {
            if (name.endsWith(".java")) {
                try {
                    Files.writeString(folder.resolve(name), StrategyTemplate.of(name.replace(".java", "")));
                } catch (IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            }
        }
    }

    /** Dotted words in back ticks that begin as a section of the configuration does, and are neither a key nor a section. */
    private static Set<String> unknownKeys(String text) {
        JsonNode schema = schema();
        Set<String> unknown = new TreeSet<>();
        Matcher matcher = KEY.matcher(text);
        while (matcher.find()) {
            String name = matcher.group(1);
            String first = name.substring(0, name.indexOf('.'));
            JsonNode section = schema.path("properties").path(first);
            boolean isFile = name.endsWith(".json"); // such as a backup's manifest
            if (section.has("properties") && !isFile && !isKey(schema, name)) {
                unknown.add(name);
            }
        }
        return unknown;
    }

    private static boolean isKey(JsonNode schema, String name) {
        JsonNode node = schema;
        for (String part : name.split("\\.")) {
            node = node.path("properties").path(part);
        }
        return !node.isMissingNode();
    }

    private static JsonNode schema() {
        try {
            return new ObjectMapper()
                    .readTree(ROOT.resolve("config/ringfire.schema.json").toFile());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
