package io.ringfire.adapters.file;

/** The four prices of a bar in points. One thread; reused from row to row. */
final class Bar {
    /** Open, high, low, close: the order in which a bar becomes quotes. */
    static final int PRICES = 4;

    private static final long STEP_NS = 100 * CivilTime.NS_PER_MS;

    final long[] points = new long[PRICES];
    final int[] flags = new int[PRICES];
    private final int[] columns = new int[PRICES];
    private final Quote reader;

    Bar(int digits) {
        reader = new Quote(digits);
    }

    /** Finds the columns {@code open, high, low, close}. */
    void columns(Header header) throws ImportException {
        columns[0] = header.require("open");
        columns[1] = header.require("high");
        columns[2] = header.require("low");
        columns[3] = header.require("close");
    }

    /** Reads the four prices; returns why one is refused, else null. */
    Refusal parse(Cells cells) {
        for (int i = 0; i < PRICES; i++) {
            reader.flags = 0;
            points[i] = reader.price(cells, columns[i]);
            flags[i] = reader.flags;
            if (points[i] == PriceParser.REFUSED) {
                return reader.refusal();
            }
        }
        return null;
    }

    /** The largest of the four prices. */
    long highest() {
        return Math.max(Math.max(points[0], points[1]), Math.max(points[2], points[3]));
    }

    /** When a price of a bar becomes a quote: 300, 200, 100 and 0 ms before its close. */
    static long quoteNs(long closeNs, int price) {
        return closeNs - (PRICES - 1 - price) * STEP_NS;
    }
}
