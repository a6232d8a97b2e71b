package io.ringfire.app.config;

import java.util.Map;
import java.util.regex.Pattern;

/** Writes nodes as YAML: block style, short lists in flow style, text quoted wherever another reader might take it for more. */
final class YamlText {
    private static final Pattern SAFE =
            Pattern.compile("[A-Za-z0-9_./][A-Za-z0-9_./@+-]*(:[A-Za-z0-9_./@+-]+)*( [A-Za-z0-9_./@+-]+)*");
    private static final Pattern NUMBER_LIKE =
            Pattern.compile("[0-9.][0-9_.:eExXoO+-]*|[0-9-]+[ tT][0-9:.]+|0x[0-9a-fA-F]+");
    private static final Pattern RESERVED = Pattern.compile("(?i)true|false|null|yes|no|on|off|y|n|\\.inf|\\.nan");

    private final StringBuilder out = new StringBuilder();

    private YamlText() {}

    static String of(YamlNode.Section root) {
        YamlText text = new YamlText();
        text.entries(root.entries(), "", "");
        return text.out.toString();
    }

    private void entries(Map<String, YamlNode.Entry> entries, String firstIndent, String indent) {
        String before = firstIndent;
        for (Map.Entry<String, YamlNode.Entry> each : entries.entrySet()) {
            out.append(before).append(quoted(each.getKey())).append(':');
            value(each.getValue().value(), indent);
            before = indent;
        }
    }

    private void value(YamlNode node, String indent) {
        if (node instanceof YamlNode.Section section && !section.entries().isEmpty()) {
            out.append('\n');
            entries(section.entries(), indent + "  ", indent + "  ");
        } else if (node instanceof YamlNode.Items items
                && items.items().stream().anyMatch(YamlNode.Section.class::isInstance)) {
            out.append('\n');
            for (YamlNode item : items.items()) {
                entries(((YamlNode.Section) item).entries(), indent + "  - ", indent + "    ");
            }
        } else {
            out.append(' ').append(flow(node)).append('\n');
        }
    }

    private static String flow(YamlNode node) {
        if (node instanceof YamlNode.Text text) {
            return text.plain() ? text.text() : quoted(text.text());
        }
        if (node instanceof YamlNode.Items items) {
            return items.items().stream().map(YamlText::flow).toList().toString();
        }
        return "{}";
    }

    private static String quoted(String text) {
        if (SAFE.matcher(text).matches()
                && !NUMBER_LIKE.matcher(text).matches()
                && !RESERVED.matcher(text).matches()) {
            return text;
        }
        StringBuilder quoted = new StringBuilder("\"");
        text.chars().forEach(c -> {
            if (c == '"' || c == '\\') {
                quoted.append('\\').append((char) c);
            } else if (c < ' ' || c > '~') {
                quoted.append(String.format("\\u%04X", c));
            } else {
                quoted.append((char) c);
            }
        });
        return quoted.append('"').toString();
    }
}
