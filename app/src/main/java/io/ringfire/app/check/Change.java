package io.ringfire.app.check;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringfire.journal.inspect.RecordJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A decision that was another one when the history was run again.
 *
 * @param time when, as text
 * @param cut where the other history ended, as text; empty for one that was whole
 * @param symbol what it was about; empty for no instrument
 * @param whole the record as decided first, over the whole history; null node for none
 * @param again the record as decided then; null node for none
 */
public record Change(
        String time, Optional<String> cut, String strategy, String symbol, JsonNode whole, JsonNode again) {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** A record as JSON; a null node for none. */
    static JsonNode json(Decision decision) {
        if (decision == null) {
            return NullNode.getInstance();
        }
        try {
            return MAPPER.readTree(new RecordJson().line(decision.buffer(), 0));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record's own line is no JSON", e);
        }
    }

    /** As one JSON object. */
    public ObjectNode toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("time", time);
        cut.ifPresent(where -> json.put("cut", where));
        json.put("strategy", strategy).put("symbol", symbol);
        json.set("whole", whole);
        json.set("again", again);
        return json;
    }

    /** As one line for people. */
    public String text() {
        String other = cut.map(where -> "history cut at " + where).orElse("same history again");
        return time + " strategy " + strategy + (symbol.isEmpty() ? "" : ", " + symbol) + ": whole history "
                + shown(whole, again) + "; " + other + " " + shown(again, whole);
    }

    /** What a record says, of the fields in which the other differs; all of it where there is no other. */
    private static String shown(JsonNode record, JsonNode other) {
        if (record.isNull()) {
            return "nothing";
        }
        List<String> fields = new ArrayList<>();
        record.properties().forEach(field -> {
            JsonNode beside = other.path(field.getKey());
            boolean isPlain = other.isNull() && !field.getKey().matches("record|eventNs|causeSequence|ordinal");
            if (isPlain || !other.isNull() && !field.getValue().equals(beside)) {
                fields.add(field.getKey() + " " + field.getValue().asText());
            }
        });
        return record.path("record").asText() + " " + String.join(", ", fields);
    }
}
