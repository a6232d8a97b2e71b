package io.ringfire.adapters.file;

import io.ringfire.engine.ingest.QuoteFlags;

/** The bid and ask of a row while it is being read. One thread; reused from row to row. */
final class Quote {
    private final PriceParser prices;
    private final PriceParser volumes = new PriceParser(6); // lots to micro-lots
    long bid;
    long ask;
    long bidVolume;
    long askVolume;
    int flags;

    Quote(int digits) {
        prices = new PriceParser(digits);
    }

    /** Reads both prices; returns why one is refused, else null. Volumes become unknown. */
    Refusal parse(Cells cells, int bidCell, int askCell) {
        flags = 0;
        bidVolume = 0;
        askVolume = 0;
        bid = price(cells, bidCell);
        if (bid == PriceParser.REFUSED) {
            return prices.refusal();
        }
        ask = price(cells, askCell);
        return ask == PriceParser.REFUSED ? prices.refusal() : null;
    }

    /** Reads one price and notes an artefact in the flags; {@link PriceParser#REFUSED} with {@link #refusal()}. */
    long price(Cells cells, int cell) {
        long points = prices.parse(cells.bytes(), cells.from(cell), cells.to(cell));
        if (prices.artefact()) {
            flags |= QuoteFlags.FLOAT_ARTEFACT;
        }
        return points;
    }

    /** Why the last price was refused. */
    Refusal refusal() {
        return prices.refusal();
    }

    /** Lots of a cell as micro-lots, 0 for an empty one or no cell (negative); {@link PriceParser#REFUSED} if bad. */
    long volume(Cells cells, int cell) {
        if (cell < 0 || cells.isEmpty(cell)) {
            return 0;
        }
        return volumes.parseNonNegative(cells.bytes(), cells.from(cell), cells.to(cell));
    }

    void give(QuoteTally tally, long venueNs) {
        tally.quote(venueNs, bid, ask, bidVolume, askVolume, flags);
    }
}
