package io.ringfire.app.config;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * {@code instruments.yaml}: the terms of trade by symbol. Symbols may take keys from a template, and accounts may differ:
 *
 * <pre>
 *  templates: {fx: {contractSize: 100000, …}}
 *  symbols:   {EURUSD: {template: fx, digits: 5, …}}
 *  accounts:  {DEMO_ACCOUNT_1: {EURUSD: {swapLong: -8.1}}}
 * </pre>
 *
 * Every symbol ends up with every key, or the file is refused.
 */
public final class InstrumentsFile {
    private static final String TEMPLATES = "templates";
    private static final String SYMBOLS = "symbols";
    private static final String ACCOUNTS = "accounts";
    private static final String TEMPLATE = "template";
    private static final List<String> SECTIONS = List.of(TEMPLATES, SYMBOLS, ACCOUNTS);
    private static final int MOST_ENTRIES = 2_000; // symbols over all accounts: an operator's file, not a catalogue

    private final ReadContext context;
    private final Map<String, YamlNode.Section> templates = new LinkedHashMap<>();
    private final Map<String, YamlNode.Section> merged = new LinkedHashMap<>();
    private final SortedMap<String, InstrumentSettings> bySymbol = new TreeMap<>();
    private final SortedMap<String, SortedMap<String, InstrumentSettings>> byAccount = new TreeMap<>();
    private int entries;

    private InstrumentsFile(ReadContext context) {
        this.context = context;
    }

    /** Reads and checks the whole file. Throws {@link ConfigurationException} with every problem found. */
    public static InstrumentsFile read(Path file) {
        ReadContext context = new ReadContext(Path.of(""), Path.of(""));
        InstrumentsFile instruments = new InstrumentsFile(context);
        ConfigurationFile.read(file, context)
                .flatMap(text -> YamlReader.readFile(file.toString(), text, context))
                .ifPresent(instruments::readRoot);
        context.throwProblems();
        return instruments;
    }

    /** All symbols, sorted, in the terms that hold where an account says nothing else. */
    public SortedMap<String, InstrumentSettings> symbols() {
        return Collections.unmodifiableSortedMap(bySymbol);
    }

    /** All symbols, sorted, in the terms of one account. */
    public SortedMap<String, InstrumentSettings> forAccount(String uuid) {
        SortedMap<String, InstrumentSettings> terms = new TreeMap<>(bySymbol);
        terms.putAll(byAccount.getOrDefault(uuid, Collections.emptySortedMap()));
        return Collections.unmodifiableSortedMap(terms);
    }

    /** Accounts with terms of their own, sorted. */
    public List<String> accounts() {
        return List.copyOf(byAccount.keySet());
    }

    private void readRoot(YamlNode.Section root) {
        root.entries().forEach((name, entry) -> {
            if (!SECTIONS.contains(name)) {
                String hint = Nearest.hint(name, SECTIONS);
                context.problem(
                        entry.place(), name, "unknown key" + hint + "; known here: " + String.join(", ", SECTIONS));
            }
        });
        sections(root, TEMPLATES).forEach(this::readTemplate);
        Map<String, YamlNode.Section> symbols = sections(root, SYMBOLS);
        if (symbols.isEmpty()) {
            context.problem(root.place(), SYMBOLS, "missing; give at least one symbol, such as EURUSD: {…}");
        }
        symbols.forEach(this::readSymbol);
        sections(root, ACCOUNTS).forEach(this::readAccount);
    }

    private Map<String, YamlNode.Section> sections(YamlNode.Section parent, String name) {
        return parent.at(name) == null ? Map.of() : sectionsIn(parent.at(name), name);
    }

    private Map<String, YamlNode.Section> sectionsIn(YamlNode node, String address) {
        Map<String, YamlNode.Section> sections = new LinkedHashMap<>();
        if (node instanceof YamlNode.Section section) {
            section.entries().forEach((name, entry) -> {
                if (++entries > MOST_ENTRIES) {
                    context.problem(entry.place(), address, "has too many entries; give at most " + MOST_ENTRIES);
                } else if (entry.value() instanceof YamlNode.Section inner) {
                    sections.put(name, inner);
                } else {
                    context.problem(entry.value().place(), address + "." + name, notASection(entry.value()));
                }
            });
        } else if (!YamlNode.isEmpty(node)) {
            context.problem(node.place(), address, notASection(node));
        }
        return sections;
    }

    private static String notASection(YamlNode node) {
        String what = YamlNode.isEmpty(node) ? "has no value" : "is " + node.shape() + " and not a section";
        return what + "; give keys such as digits: 5";
    }

    private void readTemplate(String name, YamlNode.Section template) {
        SectionReader.readPart(InstrumentKeys.TABLE, template, TEMPLATES + "." + name + ".", context);
        templates.put(name, template);
    }

    private void readSymbol(String symbol, YamlNode.Section written) {
        String address = SYMBOLS + "." + symbol;
        if (Words.symbol().read(new YamlNode.Text(written.place(), symbol, true), address, context) == null) {
            return;
        }
        Map<String, YamlNode.Entry> own = new LinkedHashMap<>(written.entries());
        YamlNode.Entry named = own.remove(TEMPLATE);
        Map<String, YamlNode.Entry> all = new LinkedHashMap<>();
        if (named != null) {
            String template = named.value() instanceof YamlNode.Text text ? text.text() : "";
            if (!templates.containsKey(template)) {
                context.problem(
                        named.value().place(),
                        address + "." + TEMPLATE,
                        named.value().shape() + " is no template" + Nearest.hint(template, templates.keySet())
                                + "; give one of: " + String.join(", ", templates.keySet()));
                return;
            }
            all.putAll(templates.get(template).entries());
        }
        all.putAll(own);
        YamlNode.Section whole = new YamlNode.Section(written.place(), all);
        merged.put(symbol, whole);
        instrument(symbol, whole, address).ifPresent(terms -> bySymbol.put(symbol, terms));
    }

    private void readAccount(String uuid, YamlNode.Section differing) {
        String address = ACCOUNTS + "." + uuid;
        AccountKeys.UUID.read(new YamlNode.Text(differing.place(), uuid, true), address, context);
        SortedMap<String, InstrumentSettings> terms = new TreeMap<>();
        sectionsIn(differing, address).forEach((symbol, written) -> {
            YamlNode.Section base = merged.get(symbol);
            if (base == null) {
                context.problem(
                        written.place(),
                        address + "." + symbol,
                        "is none of the symbols that are read above" + Nearest.hint(symbol, merged.keySet())
                                + "; give one of those");
                return;
            }
            Map<String, YamlNode.Entry> all = new LinkedHashMap<>(base.entries());
            all.putAll(written.entries());
            instrument(symbol, new YamlNode.Section(written.place(), all), address + "." + symbol)
                    .ifPresent(each -> terms.put(symbol, each));
        });
        byAccount.put(uuid, terms);
    }

    private Optional<InstrumentSettings> instrument(String symbol, YamlNode.Section section, String address) {
        int problemsBefore = context.problemCount();
        Values values = SectionReader.read(InstrumentKeys.TABLE, section, address + ".", context);
        if (context.problemCount() > problemsBefore) {
            return Optional.empty();
        }
        values.put("symbol", symbol);
        return Optional.of(RecordBinder.bind(InstrumentSettings.class, values));
    }

    /** The JSON schema of the file. */
    static String jsonSchema() {
        ObjectNode part = JsonSchema.section(InstrumentKeys.TABLE, true);
        ObjectNode symbol = part.deepCopy();
        ObjectNode template = ((ObjectNode) symbol.get("properties")).putObject(TEMPLATE);
        template.put("description", "Name of the template whose keys hold where this symbol has none")
                .put("type", "string");
        ObjectNode root = JsonSchema.emptySection();
        ObjectNode properties = (ObjectNode) root.get("properties");
        properties.set(TEMPLATES, byName("Keys that several symbols share", part));
        properties.set(SYMBOLS, byName("Terms of trade by symbol", symbol));
        properties.set(ACCOUNTS, byName("By account, where its terms differ", byName("By symbol", part.deepCopy())));
        root.withArray("required").add(SYMBOLS);
        return JsonSchema.text("Ringfire instruments", root);
    }

    private static ObjectNode byName(String description, ObjectNode each) {
        ObjectNode schema = JsonNodeFactory.instance.objectNode();
        schema.put("description", description);
        schema.put("type", "object");
        schema.set("additionalProperties", each);
        return schema;
    }
}
