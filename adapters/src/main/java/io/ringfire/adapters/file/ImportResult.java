package io.ringfire.adapters.file;

import java.util.List;
import java.util.Map;

/**
 * What an import read.
 *
 * @param rows data rows, headers and blank lines left out; a bid and an ask bar of one time are one row
 * @param accepted quotes handed to the sink; a bar gives four
 * @param flagged kept oddities by reason, all of {@code crossed, locked, repeated, late, floatArtefact, carried}, zero
 *     included. Each counts quotes, but {@code floatArtefact} counts rows with at least one such price: it tells of the
 *     file's text, not of the market
 * @param refused refused rows by {@link Refusal#label()}; reasons that did not occur are absent
 * @param zone the zone in which local times were read
 * @param firstVenueNs lowest venue time of an accepted quote, UTC nanoseconds since 1970; 0 when there is none
 * @param lastVenueNs highest venue time of an accepted quote, UTC nanoseconds since 1970; 0 when there is none
 * @param examples the first five refused rows of each reason, reason by reason
 */
public record ImportResult(
        long rows,
        long accepted,
        Map<String, Long> flagged,
        Map<String, Long> refused,
        SourceZone zone,
        long firstVenueNs,
        long lastVenueNs,
        List<RefusedRow> examples) {
    /** Rows refused for any reason. */
    public long refusedRows() {
        return refused.values().stream().mapToLong(Long::longValue).sum();
    }
}
