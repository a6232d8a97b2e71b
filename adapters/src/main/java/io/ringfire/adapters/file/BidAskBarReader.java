package io.ringfire.adapters.file;

import java.io.IOException;

/**
 * Merges a file of bid bars and a file of ask bars on their times, which are the bars' closes. Each pair becomes four
 * quotes, open, high, low, close, at 300, 200, 100 and 0 ms before that time. Both files must rise in time: a bar whose
 * time the other file has passed, or never has, is refused as unpaired.
 */
final class BidAskBarReader implements QuoteReader {
    private static final int FILES = 2;

    private final ImportRequest request;
    private final SourceZone zone;

    BidAskBarReader(ImportRequest request, SourceZone zone) throws ImportException {
        if (request.files().size() != FILES) {
            throw ImportException.usage("format m1-bid-ask takes two files, the bid bars and then the ask bars, not "
                    + request.files().size());
        }
        this.request = request;
        this.zone = zone;
    }

    @Override
    public void read(SourceFiles source, QuoteTally tally) throws ImportException {
        try (BarFile bid = new BarFile(source.single(0), request.digits(), zone);
                BarFile ask = new BarFile(source.single(1), request.digits(), zone)) {
            merge(bid, ask, source, tally);
        } catch (IOException e) {
            throw ImportException.reading(request.files().toString(), e);
        }
    }

    private static void merge(BarFile bid, BarFile ask, SourceFiles source, QuoteTally tally) throws ImportException {
        boolean hasBid = bid.next();
        boolean hasAsk = ask.next();
        while (hasBid || hasAsk) {
            if (hasBid && bid.closeNs() == CivilTime.BAD) {
                tally.endRow(bid.refusal(), bid);
                hasBid = bid.next();
            } else if (hasAsk && ask.closeNs() == CivilTime.BAD) {
                tally.endRow(ask.refusal(), ask);
                hasAsk = ask.next();
            } else if (!hasAsk || (hasBid && bid.closeNs() < ask.closeNs())) {
                tally.endRow(Refusal.UNPAIRED_BAR, bid);
                hasBid = bid.next();
            } else if (!hasBid || ask.closeNs() < bid.closeNs()) {
                tally.endRow(Refusal.UNPAIRED_BAR, ask);
                hasAsk = ask.next();
            } else {
                pair(bid, ask, tally);
                hasBid = bid.next();
                hasAsk = ask.next();
            }
            source.tellProgress();
        }
    }

    private static void pair(BarFile bid, BarFile ask, QuoteTally tally) {
        BarFile faulty = bid.refusal() != null ? bid : ask;
        if (faulty.refusal() == null) {
            for (int i = 0; i < Bar.PRICES; i++) {
                tally.quote(
                        Bar.quoteNs(bid.closeNs(), i),
                        bid.bar().points[i],
                        ask.bar().points[i],
                        0,
                        0,
                        bid.bar().flags[i] | ask.bar().flags[i]);
            }
        }
        tally.endRow(faulty.refusal(), faulty);
    }
}
