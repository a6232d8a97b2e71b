package io.ringfire.app.check;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringfire.app.backtest.DisabledStrategy;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * What a check of strategies found.
 *
 * @param signals of the whole history
 * @param cuts histories that were cut
 * @param behindSignals of these, those cut right behind a signal
 * @param compared signals that were held against those of a cut history, all cuts together
 * @param changes the first changed decision of each cut history that has one
 * @param repeat the first decision that was another one over the same history; empty for none
 * @param forbidden what the code calls that no replay would see again, by strategy
 * @param disabled strategies that threw
 */
public record CheckReport(
        long signals,
        int cuts,
        int behindSignals,
        long compared,
        List<Change> changes,
        Optional<Change> repeat,
        SortedMap<String, List<String>> forbidden,
        List<DisabledStrategy> disabled) {
    /** Whether nothing speaks against the strategies. */
    public boolean isFine() {
        return changes.isEmpty() && repeat.isEmpty() && forbidden.isEmpty() && disabled.isEmpty();
    }

    /** As one JSON object. */
    public ObjectNode toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("ok", isFine())
                .put("signals", signals)
                .put("cuts", cuts)
                .put("cutsBehindSignals", behindSignals)
                .put("compared", compared)
                .put("deterministic", repeat.isEmpty());
        ArrayNode changed = json.putArray("changes");
        changes.forEach(change -> changed.add(change.toJson()));
        json.set("repeat", repeat.map(Change::toJson).orElse(null));
        ArrayNode uses = json.putArray("forbidden");
        forbidden.forEach((strategy, found) ->
                found.forEach(use -> uses.addObject().put("strategy", strategy).put("use", use)));
        ArrayNode stopped = json.putArray("disabled");
        disabled.forEach(each -> stopped.add(each.toJson()));
        return json;
    }

    /** Lines for people. */
    public String text() {
        StringBuilder text = new StringBuilder();
        line(text, "signals", "%,d over the whole history", signals);
        line(text, "cut histories", "%,d, of them %,d right behind a signal", cuts, behindSignals);
        line(text, "compared", "%,d signals, every field", compared);
        for (Map.Entry<String, List<String>> each : forbidden.entrySet()) {
            each.getValue()
                    .forEach(use -> text.append("FORBIDDEN: strategy ")
                            .append(each.getKey())
                            .append(": ")
                            .append(use)
                            .append(", which a replay would not see again\n"));
        }
        repeat.ifPresent(change ->
                text.append("NOT DETERMINISTIC: ").append(change.text()).append('\n'));
        changes.forEach(change -> text.append("CHANGED: ").append(change.text()).append('\n'));
        disabled.forEach(each -> text.append("STOPPED: ").append(each.text()).append('\n'));
        if (!repeat.isEmpty() && !changes.isEmpty()) {
            text.append("note: what is not deterministic changes behind a cut as well; mend that first\n");
        }
        if (signals == 0) {
            text.append("note: there was no signal, so nothing was shown; give more history, or other parameters\n");
        }
        return text.append(isFine() ? "OK" : "NOT OK").append('\n').toString();
    }

    private static void line(StringBuilder text, String name, String format, Object... values) {
        text.append(String.format(Locale.ROOT, "%-18s", name))
                .append(String.format(Locale.ROOT, format, values))
                .append('\n');
    }
}
