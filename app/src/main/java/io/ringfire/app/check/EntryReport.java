package io.ringfire.app.check;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Strategies' entries beside entries at random, to be told. */
public final class EntryReport {
    private final List<EntryComparison> comparisons;

    EntryReport(List<EntryComparison> comparisons) {
        this.comparisons = List.copyOf(comparisons);
    }

    List<EntryComparison> comparisons() {
        return comparisons;
    }

    /** As one JSON object. */
    public ObjectNode toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode rows = json.putArray("strategies");
        comparisons.forEach(each -> each.into(rows.addObject()));
        return json;
    }

    /** Lines for people. */
    public String text() {
        StringBuilder text = new StringBuilder(EntryComparison.heading());
        comparisons.forEach(each -> text.append(each.row()));
        comparisons.stream()
                .filter(each -> each.without() > 0)
                .forEach(each -> text.append("note: ")
                        .append(each.without())
                        .append(" entries of ")
                        .append(each.strategy())
                        .append(" have no stop or no target, and do not count\n"));
        return text.append(EntryComparison.note(comparisons)).toString();
    }
}
