package io.ringfire.journal.segment;

import io.ringfire.journal.layout.FileSeal;
import java.util.List;

/**
 * What {@code manifest.json} of a segment holds.
 *
 * @param formatVersion of the segment's layout
 * @param id name of its directory
 * @param zone zone in which local times of the source were read, the format's own where none was asked for
 * @param sources files imported
 * @param counts rows read, accepted, flagged, refused
 * @param records records in the queue, the instrument's included
 * @param firstNs venue time of the first tick, epoch ns; 0 when there is none
 * @param lastNs venue time of the last tick, epoch ns; 0 when there is none
 * @param contentSha256 of the bytes of all records in order
 * @param files closed files of the segment
 */
public record SegmentManifest(
        int formatVersion,
        String id,
        String symbol,
        int digits,
        String format,
        String zone,
        List<FileSeal> sources,
        ImportCounts counts,
        long records,
        long firstNs,
        long lastNs,
        String contentSha256,
        List<FileSeal> files) {
    /** Written by this build. */
    public static final int FORMAT_VERSION = 1;

    /** Ticks in the segment. */
    public long ticks() {
        return records - 1;
    }
}
