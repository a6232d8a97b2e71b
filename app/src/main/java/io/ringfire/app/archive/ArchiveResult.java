package io.ringfire.app.archive;

import java.util.List;

/**
 * What a round did, or would do.
 *
 * @param copied days that came into the archive, ISO, oldest first
 * @param removed days that left the journal
 * @param deleted days that left the archive for good
 * @param runs numbers of the runs that are whole in the archive by this round
 * @param firstNeeded the oldest day that the journal needs; empty for an empty journal
 * @param why why days beyond the cut stay; empty where none does
 */
public record ArchiveResult(
        List<String> copied,
        List<String> removed,
        List<String> deleted,
        List<Long> runs,
        String firstNeeded,
        String why) {

    /** For a person. */
    public String describe() {
        String text = count(copied, "copied") + ", " + count(removed, "removed from the journal");
        if (!deleted.isEmpty()) {
            text += ", " + count(deleted, "deleted from the archive");
        }
        return why.isEmpty() ? text : text + "; kept from " + firstNeeded + " on, since " + why;
    }

    private static String count(List<String> days, String what) {
        if (days.isEmpty()) {
            return "no day " + what;
        }
        return days.size() == 1
                ? days.get(0) + " " + what
                : days.size() + " days " + what + " (" + days.get(0) + " to " + days.get(days.size() - 1) + ")";
    }
}
