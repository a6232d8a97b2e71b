package io.ringfire.app.replay;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * What a replay found.
 *
 * @param run which run, as a person would name it
 * @param facts published again
 * @param equalRecords outbound records that are equal to the run's, byte for byte
 * @param beyondEnd outbound records decided again that a killed run had not come to write
 * @param hasEnded whether the run ended by itself; false when it was killed
 * @param stateHash of the replay; empty for a run that was killed
 * @param differences what differs, the first different order first; empty when all is equal
 * @param isOfThisCode whether this build and this code of strategies decided the run: else a difference is no damage
 * @param notes what a reader should know, but is no difference
 */
public record ReplayResult(
        String run,
        long facts,
        long equalRecords,
        long beyondEnd,
        boolean hasEnded,
        String stateHash,
        List<String> differences,
        boolean isOfThisCode,
        List<String> notes,
        double elapsedSeconds) {

    /** Whether the run was decided again just as it was. */
    public boolean isEqual() {
        return differences.isEmpty();
    }

    /** As one JSON object. */
    public ObjectNode toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("run", run)
                .put("equal", isEqual())
                .put("facts", facts)
                .put("equalRecords", equalRecords)
                .put("beyondEnd", beyondEnd)
                .put("ended", hasEnded)
                .put("stateHash", stateHash)
                .put("sameCode", isOfThisCode)
                .put("elapsedSeconds", elapsedSeconds);
        ArrayNode list = json.putArray("differences");
        differences.forEach(list::add);
        ArrayNode more = json.putArray("notes");
        notes.forEach(more::add);
        return json;
    }
}
