package io.ringfire.app.config;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The list of strategies while it is still nodes: chosen by {@code --strategy}, changed by {@code strategy.<id>.<key>}. */
final class StrategyList {
    private static final String LIST = "strategies";
    private static final TablesKind<?> KIND = StrategyKeys.LIST;

    private final List<YamlNode> items;
    private final Place place;
    private final ReadContext context;

    private StrategyList(List<YamlNode> items, Place place, ReadContext context) {
        this.items = new ArrayList<>(items);
        this.place = place;
        this.context = context;
    }

    /** The root's list; empty if something else stands there, which its reading will report. */
    static Optional<StrategyList> of(YamlNode.Section root, ReadContext context) {
        YamlNode node = root.at(LIST);
        if (node == null) {
            return Optional.of(new StrategyList(List.of(), root.place(), context));
        }
        return node instanceof YamlNode.Items list
                ? Optional.of(new StrategyList(list.items(), list.place(), context))
                : Optional.empty();
    }

    YamlNode.Section putInto(YamlNode.Section root) {
        return items.isEmpty() && root.at(LIST) == null ? root : root.with(LIST, new YamlNode.Items(place, items));
    }

    /** Keeps those with one of these ids or, where no id fits, names. A name that is not in the list gets defaults. */
    void choose(List<String> wanted, String option) {
        List<YamlNode> all = List.copyOf(items);
        items.clear();
        for (String each : wanted) {
            List<YamlNode> found =
                    all.stream().filter(item -> each.equals(idOf(item))).toList();
            if (found.isEmpty()) {
                found = all.stream()
                        .filter(item -> each.equals(wordAt(item, "name")))
                        .toList();
            }
            if (found.isEmpty()) {
                Place from = Place.outsideFiles(option);
                YamlNode name = new YamlNode.Text(from, each, false);
                found = List.of(new YamlNode.Section(from, Map.of("name", new YamlNode.Entry(from, name))));
            }
            items.addAll(found);
        }
        String left = all.stream()
                .filter(item -> !items.contains(item))
                .map(StrategyList::idOf)
                .collect(Collectors.joining(", "));
        if (!left.isEmpty()) {
            context.notice(option + ": left out are " + left);
        }
    }

    /** Says where the classes are: of every strategy that is neither a file nor known by its name. */
    void findClassesIn(List<String> places, String option, Set<String> known) {
        Place from = Place.outsideFiles(option);
        List<YamlNode> paths = places.stream()
                .map(each -> (YamlNode) new YamlNode.Text(from, each, false))
                .toList();
        boolean isTaken = false;
        for (int i = 0; i < items.size(); i++) {
            String name = wordAt(items.get(i), "name").strip();
            if (items.get(i) instanceof YamlNode.Section section
                    && !StrategyName.isSource(name)
                    && !known.contains(name)) {
                items.set(i, section.with("strategyPath", new YamlNode.Items(from, paths)));
                isTaken = true;
            }
        }
        if (!isTaken) {
            context.problem(
                    from, "", "no strategy to run is a class; name one with --strategy, such as com.acme.MyStrategy");
        }
    }

    /** Every address that an environment variable can mean. */
    Set<String> addresses() {
        Set<String> addresses = new LinkedHashSet<>();
        for (YamlNode item : items) {
            Set<String> keys = new LinkedHashSet<>(KIND.table().names());
            if (item instanceof YamlNode.Section section) {
                keys.addAll(section.entries().keySet());
            }
            keys.forEach(key -> addresses.add("strategy." + key));
            keys.forEach(key -> addresses.add("strategy." + idOf(item) + "." + key));
        }
        return addresses;
    }

    /** Sets {@code strategy.<key>} of the only strategy, or {@code strategy.<id>.<key>}. */
    void assign(Assignment assignment) {
        String[] parts = assignment.key().split("\\.", -1);
        List<String> ids = items.stream().map(StrategyList::idOf).toList();
        if (items.isEmpty()) {
            refuse(assignment, "no strategy is named; give --strategy NAME or a strategies: list");
        } else if (parts.length < 2 || parts.length > 3 || parts[parts.length - 1].isEmpty()) {
            refuse(assignment, "unknown key; give strategy.<key> or strategy.<id>.<key>");
        } else if (parts.length == 3) {
            int index = ids.indexOf(parts[1]);
            if (index < 0) {
                refuse(
                        assignment,
                        "no strategy has the id " + Quoted.of(parts[1]) + Nearest.hint(parts[1], ids) + "; there are "
                                + String.join(", ", ids));
            } else {
                put(index, parts[2], assignment);
            }
        } else if (items.size() > 1) {
            refuse(
                    assignment,
                    "there are several strategies; give "
                            + ids.stream()
                                    .map(id -> "strategy." + id + "." + parts[1])
                                    .collect(Collectors.joining(" or ")));
        } else {
            put(0, parts[1], assignment);
        }
    }

    private void put(int index, String name, Assignment assignment) {
        if (!(items.get(index) instanceof YamlNode.Section section)) {
            return; // reported when the list is read
        }
        Key<?> key = KIND.table().find(name);
        Optional<YamlNode> node = key == null
                ? Optional.of(new YamlNode.Text(assignment.place(), assignment.text(), false))
                : key.kind().fromText(assignment.place(), assignment.text(), context);
        node.ifPresent(value -> items.set(index, section.with(name, value)));
    }

    private void refuse(Assignment assignment, String message) {
        context.problem(assignment.place(), assignment.key(), message);
    }

    private static String idOf(YamlNode item) {
        return item instanceof YamlNode.Section section
                ? KIND.identityOf(section).orElse("?")
                : "?";
    }

    private static String wordAt(YamlNode item, String key) {
        return item instanceof YamlNode.Section section && section.at(key) instanceof YamlNode.Text text
                ? text.text()
                : "";
    }
}
