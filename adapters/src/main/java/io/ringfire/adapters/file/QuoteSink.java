package io.ringfire.adapters.file;

import io.ringfire.engine.ingest.QuoteFlags;

/** Takes the quotes of an import, in file order, on the thread that runs the import. */
@FunctionalInterface
public interface QuoteSink {
    /**
     * Takes one quote. An exception thrown here ends the import and reaches its caller unchanged.
     *
     * @param venueNs the source's time as UTC, nanoseconds since 1970; not necessarily rising, see {@link QuoteFlags#LATE}
     * @param bidPoints positive, in units of 10^-digits of the request
     * @param askPoints positive, in units of 10^-digits of the request; may be below the bid, see
     *     {@link QuoteFlags#CROSSED}
     * @param bidVolumeMicroLots volume at the bid in 10^-6 lots; 0 when the source does not say
     * @param askVolumeMicroLots volume at the ask in 10^-6 lots; 0 when the source does not say
     * @param flags bits of {@link QuoteFlags}
     */
    void onQuote(
            long venueNs, long bidPoints, long askPoints, long bidVolumeMicroLots, long askVolumeMicroLots, int flags);
}
