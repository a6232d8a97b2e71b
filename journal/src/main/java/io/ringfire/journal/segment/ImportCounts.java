package io.ringfire.journal.segment;

import java.util.Map;
import java.util.TreeMap;

/**
 * What became of the rows of an import.
 *
 * @param rows rows read
 * @param accepted quotes written
 * @param flagged kept with a flag, by reason
 * @param refused left out, by reason
 */
public record ImportCounts(long rows, long accepted, Map<String, Long> flagged, Map<String, Long> refused) {
    /** Copies the maps, sorted by reason. */
    public ImportCounts {
        flagged = new TreeMap<>(flagged);
        refused = new TreeMap<>(refused);
    }
}
