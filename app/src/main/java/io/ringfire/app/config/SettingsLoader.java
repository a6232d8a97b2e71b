package io.ringfire.app.config;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads {@code ringfire.yaml} and what overrides it: defaults &lt; file &lt; environment &lt; options and {@code --set}, of
 * which the last wins. Everything is read and checked before anything is returned. One use, one thread.
 */
public final class SettingsLoader {
    private final Purpose purpose;
    private Path file;
    private Path directory = Path.of("config");
    private Path workingDirectory = Path.of("");
    private Map<String, String> environment = Map.of();
    private Set<String> knownStrategies = Set.of();
    private List<String> chosenStrategies = List.of();
    private List<String> strategyPath = List.of();
    private final List<Option> options = new ArrayList<>();

    /** A value from the command line; an empty key stands for the {@code key=value} of a {@code --set}. */
    private record Option(String origin, String key, String text) {}

    /** Begins with built-in defaults alone. */
    public SettingsLoader(Purpose purpose) {
        this.purpose = purpose;
    }

    /** The file to read; relative paths in it begin at its folder. Without it, built-in defaults. */
    public SettingsLoader file(Path yaml) {
        this.file = yaml;
        return this;
    }

    /** Where the shipped {@code instruments.yaml} and {@code calendar.yaml} lie when no file is read. Default {@code config}. */
    public SettingsLoader defaultsDirectory(Path folder) {
        this.directory = folder;
        return this;
    }

    /** Where relative paths of options and of {@code data} begin. Default: the process's. */
    public SettingsLoader workingDirectory(Path folder) {
        this.workingDirectory = folder;
        return this;
    }

    /** Variables of which those beginning with {@code RINGFIRE_} are read, normally {@code System.getenv()}. */
    public SettingsLoader environment(Map<String, String> variables) {
        this.environment = Map.copyOf(variables);
        return this;
    }

    /** Arguments of {@code --set}, each {@code key=value}. */
    public SettingsLoader set(List<String> keysAndValues) {
        keysAndValues.forEach(each -> options.add(new Option("--set", "", each)));
        return this;
    }

    /** An option with a key of its own, such as {@code --data DIR} for {@code data}; messages name the option. */
    public SettingsLoader option(String option, String key, String value) {
        options.add(new Option(option + " " + value, key, value));
        return this;
    }

    /** Ids or names of {@code --strategy}: only these run, and one that no file describes begins with defaults. */
    public SettingsLoader strategies(List<String> idsOrNames) {
        this.chosenStrategies = List.copyOf(idsOrNames);
        return this;
    }

    /** Folders and jars of {@code --strategy-path}, where the classes of the strategies are that are classes. */
    public SettingsLoader strategyPath(List<String> places) {
        this.strategyPath = List.copyOf(places);
        return this;
    }

    /** Names that strategies of the engine's own have. Without them any name passes here, and any file. */
    public SettingsLoader knownStrategies(Set<String> names) {
        this.knownStrategies = new TreeSet<>(names);
        return this;
    }

    /** Reads and checks all. Throws {@link ConfigurationException} with every problem found, not only the first. */
    public LoadedSettings load() {
        Path folder = file == null
                ? directory
                : Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(file);
        ReadContext context = new ReadContext(folder, workingDirectory);
        KeyTable table = SettingsKeys.of(purpose);
        YamlNode.Section root = override(readFile(context), table, context);
        Values values = SectionReader.read(table, root, "", context);
        checkStrategyNames(root, context);
        context.throwProblems();
        return context.loaded(RecordBinder.bind(Settings.class, values));
    }

    private YamlNode.Section readFile(ReadContext context) {
        if (file == null) {
            return new YamlNode.Section(Place.BUILT_IN, Map.of());
        }
        Optional<YamlNode.Section> section = ConfigurationFile.read(file, context)
                .flatMap(text -> YamlReader.readFile(file.toString(), text, context));
        if (section.isEmpty()) {
            context.throwProblems(); // an unread file would only seem to miss its keys
        }
        return section.orElseThrow();
    }

    private YamlNode.Section override(YamlNode.Section fromFile, KeyTable table, ReadContext context) {
        EnvironmentReader variables = new EnvironmentReader(environment, context);
        List<Assignment> fromOptions = new ArrayList<>();
        for (Option option : options) {
            if (option.key().isEmpty()) {
                Assignment.ofSet(option.text(), context).ifPresent(fromOptions::add);
            } else {
                fromOptions.add(
                        Assignment.of(Place.outsideFiles(option.origin()), option.key(), option.text(), context));
            }
        }
        List<Assignment> plain = new ArrayList<>(variables.settings(table.names()));
        fromOptions.stream().filter(each -> !each.isOfStrategy()).forEach(plain::add);
        YamlNode.Section root = fromFile;
        for (Assignment each : plain) {
            root = assign(root, each, table, context);
        }
        Optional<StrategyList> strategies = StrategyList.of(root, context);
        if (strategies.isEmpty()) {
            return root;
        }
        StrategyList list = strategies.get();
        if (!chosenStrategies.isEmpty()) {
            list.choose(chosenStrategies, "--strategy " + String.join(",", chosenStrategies));
        }
        if (!strategyPath.isEmpty()) {
            list.findClassesIn(
                    strategyPath, "--strategy-path " + String.join(File.pathSeparator, strategyPath), knownStrategies);
        }
        variables.strategies(list.addresses()).forEach(list::assign);
        fromOptions.stream().filter(Assignment::isOfStrategy).forEach(list::assign);
        return list.putInto(root);
    }

    private static YamlNode.Section assign(
            YamlNode.Section root, Assignment assignment, KeyTable table, ReadContext context) {
        Key<?> key = table.find(assignment.key());
        if (key == null) {
            String message = table.isSection(assignment.key())
                    ? "is a section; set its keys one by one: " + String.join(", ", table.namesIn(assignment.key()))
                    : table.unknown(assignment.key());
            context.problem(assignment.place(), assignment.key(), message);
            return root;
        }
        return key.kind()
                .fromText(assignment.place(), assignment.text(), context)
                .map(node -> root.with(assignment.key(), node))
                .orElse(root);
    }

    private void checkStrategyNames(YamlNode.Section root, ReadContext context) {
        if (knownStrategies.isEmpty() || !(root.at("strategies") instanceof YamlNode.Items items)) {
            return;
        }
        for (YamlNode item : items.items()) {
            if (item instanceof YamlNode.Section section && section.at("name") instanceof YamlNode.Text name) {
                String key = "strategy." + StrategyKeys.LIST.identityOf(section).orElse("?") + ".name";
                checkStrategyName(section, name, key, context);
            }
        }
    }

    private void checkStrategyName(YamlNode.Section section, YamlNode.Text node, String key, ReadContext context) {
        String name = node.text().strip();
        if (StrategyName.isSource(name)) {
            String source = new StrategyName().read(node, key, context);
            if (source != null && !Files.isRegularFile(Path.of(source))) {
                context.problem(
                        node.place(),
                        key,
                        "there is no file " + source + "; write it: ./run.sh new-strategy "
                                + StrategyName.simple(name));
            }
        } else if (section.at("strategyPath") == null
                && !StrategyName.isQualified(name)
                && !knownStrategies.contains(name)) {
            context.problem(
                    node.place(),
                    key,
                    "no strategy is called " + Quoted.of(node.text()) + Nearest.hint(name, knownStrategies)
                            + "; there are " + String.join(", ", knownStrategies)
                            + ", and your own as a .java file, or as a class with its strategyPath");
        }
    }
}
