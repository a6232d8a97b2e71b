package io.ringfire.adapters.file;

import io.ringfire.engine.ingest.QuoteFlags;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Flags and counts quotes on their way to the sink, and counts refused rows. One thread; a quote allocates nothing. */
final class QuoteTally {
    private static final int EXAMPLES = 5;

    private final QuoteSink sink;
    private final long[] refused = new long[Refusal.values().length];
    private final Map<Refusal, List<RefusedRow>> examples = new EnumMap<>(Refusal.class);

    private long lastNs = Long.MIN_VALUE;
    private long lastBid;
    private long lastAsk;

    private long rows;
    private long accepted;
    private long crossed;
    private long locked;
    private long repeated;
    private long late;
    private long carried;
    private long artefactRows;
    private boolean artefactInRow;
    private long lowestNs = Long.MAX_VALUE;
    private long highestNs = Long.MIN_VALUE;

    QuoteTally(QuoteSink sink) {
        this.sink = sink;
    }

    /** Hands on one quote of the current row; {@code sourceFlags} are those that only the reader knows. */
    void quote(long venueNs, long bid, long ask, long bidVolume, long askVolume, int sourceFlags) {
        int flags = sourceFlags;
        if (bid > ask) {
            flags |= QuoteFlags.CROSSED;
            crossed++;
        } else if (bid == ask) {
            flags |= QuoteFlags.LOCKED;
            locked++;
        }
        if (bid == lastBid && ask == lastAsk) {
            flags |= QuoteFlags.REPEATED;
            repeated++;
        }
        if (venueNs < lastNs) {
            flags |= QuoteFlags.LATE;
            late++;
        }
        if ((flags & QuoteFlags.CARRIED) != 0) {
            carried++;
        }
        artefactInRow |= (flags & QuoteFlags.FLOAT_ARTEFACT) != 0;
        lastNs = venueNs;
        lastBid = bid;
        lastAsk = ask;
        lowestNs = Math.min(lowestNs, venueNs);
        highestNs = Math.max(highestNs, venueNs);
        accepted++;
        sink.onQuote(venueNs, bid, ask, bidVolume, askVolume, flags);
    }

    /** Ends a row: as refused if there is a reason, else as accepted with the quotes that came before. */
    void endRow(Refusal refusal, RowPlace place) {
        rows++;
        if (artefactInRow) {
            artefactRows++;
            artefactInRow = false;
        }
        if (refusal != null) {
            refused[refusal.ordinal()]++;
            List<RefusedRow> shown = examples.computeIfAbsent(refusal, reason -> new ArrayList<>(EXAMPLES));
            if (shown.size() < EXAMPLES) {
                shown.add(new RefusedRow(refusal.label(), place.place(), place.text()));
            }
        }
    }

    ImportResult result(SourceZone zone) {
        Map<String, Long> flagged = new LinkedHashMap<>();
        flagged.put("crossed", crossed);
        flagged.put("locked", locked);
        flagged.put("repeated", repeated);
        flagged.put("late", late);
        flagged.put("floatArtefact", artefactRows);
        flagged.put("carried", carried);
        Map<String, Long> refusedByLabel = new LinkedHashMap<>();
        for (Refusal reason : Refusal.values()) {
            if (refused[reason.ordinal()] > 0) {
                refusedByLabel.put(reason.label(), refused[reason.ordinal()]);
            }
        }
        return new ImportResult(
                rows,
                accepted,
                Collections.unmodifiableMap(flagged),
                Collections.unmodifiableMap(refusedByLabel),
                zone,
                accepted == 0 ? 0 : lowestNs,
                accepted == 0 ? 0 : highestNs,
                examples.values().stream().flatMap(List::stream).toList());
    }
}
