package io.ringfire.app.view;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Minutes of bid prices of this run, for a chart. Made of the quotes that the view is given, some ten a second of each symbol: an
 * extreme between two of them is missed, and strategies never see these. The publisher writes, any thread reads.
 */
public final class QuoteCandles {
    /** Minutes that are kept of each symbol. */
    public static final int KEPT = 240;

    private static final long MINUTE_NS = TimeUnit.MINUTES.toNanos(1);
    private static final int FIELDS = 6;
    private static final int START = 0;
    private static final int OPEN = 1;
    private static final int HIGH = 2;
    private static final int LOW = 3;
    private static final int CLOSE = 4;
    private static final int QUOTES = 5;

    private final Map<String, Series> bySymbol = new ConcurrentHashMap<>();

    QuoteCandles() {}

    /**
     * One minute.
     *
     * @param startNs its begin, epoch ns; the minute ends before the next one's
     * @param quotes how many it was made of
     */
    public record Candle(
            long startNs, BigDecimal open, BigDecimal high, BigDecimal low, BigDecimal close, long quotes) {}

    /** A ring of minutes, the newest at {@code last}. A minute without a quote is not there. */
    private static final class Series {
        private final int digits;
        private final long[] cells = new long[KEPT * FIELDS];
        private int last = -1;
        private int count;

        Series(int digits) {
            this.digits = digits;
        }

        synchronized void add(long bidPoints, long eventNs) {
            long startNs = Math.floorDiv(eventNs, MINUTE_NS) * MINUTE_NS;
            int at = last * FIELDS;
            if (count == 0 || cells[at + START] < startNs) {
                last = (last + 1) % KEPT;
                count = Math.min(KEPT, count + 1);
                at = last * FIELDS;
                cells[at + START] = startNs;
                cells[at + OPEN] = bidPoints;
                cells[at + HIGH] = bidPoints;
                cells[at + LOW] = bidPoints;
                cells[at + QUOTES] = 0;
            }
            cells[at + HIGH] = Math.max(cells[at + HIGH], bidPoints);
            cells[at + LOW] = Math.min(cells[at + LOW], bidPoints);
            cells[at + CLOSE] = bidPoints;
            cells[at + QUOTES]++;
        }

        synchronized List<Candle> latest(int most) {
            List<Candle> candles = new ArrayList<>();
            for (int back = Math.min(most, count) - 1; back >= 0; back--) {
                int at = Math.floorMod(last - back, KEPT) * FIELDS;
                candles.add(new Candle(
                        cells[at + START],
                        Decimals.price(cells[at + OPEN], digits),
                        Decimals.price(cells[at + HIGH], digits),
                        Decimals.price(cells[at + LOW], digits),
                        Decimals.price(cells[at + CLOSE], digits),
                        cells[at + QUOTES]));
            }
            return candles;
        }
    }

    /** Takes a quote, by its event time. Publisher's thread. */
    void onQuote(String symbol, int digits, long bidPoints, long eventNs) {
        bySymbol.computeIfAbsent(symbol, any -> new Series(digits)).add(bidPoints, eventNs);
    }

    /** The newest candles of a symbol, the oldest of them first; empty for one that was not quoted in this run. */
    public List<Candle> latest(String symbol, int most) {
        Series series = bySymbol.get(symbol);
        return series == null ? List.of() : series.latest(most);
    }
}
