package io.ringfire.engine.money;

import io.ringfire.engine.instrument.Instrument;
import io.ringfire.engine.number.WideProduct;
import java.util.ArrayList;
import java.util.List;
import org.agrona.collections.Long2ObjectHashMap;

/**
 * The way from one currency to another through the run's instruments: none, one or two of them, the lowest ids first, a
 * shorter way before a longer. A way is looked for once for each pair of currencies, which allocates; after that nothing does.
 */
public final class Conversions {
    /** Stands for an amount that no quote at hand converts. */
    public static final long NO_RATE = Long.MIN_VALUE;

    private final List<Instrument> instruments = new ArrayList<>();
    private final Long2ObjectHashMap<Path> paths = new Long2ObjectHashMap<>();

    /** Adds an instrument whose quotes may serve. Every way is looked for anew. */
    public void define(Instrument instrument) {
        instruments.add(instrument);
        paths.clear();
    }

    /** Whether there is a way, quotes or not. */
    public boolean hasPath(int from, int to) {
        return path(from, to).isKnown;
    }

    /**
     * Multiplies a product by the rate from one currency to another and divides it by {@code divisor} and the rate's own
     * divisor, rounded HALF_UP once.
     *
     * @param useBid convert at the bids, as for a sell fill; else at the asks
     * @param divisor positive, small enough that its product with a price fits in 63 bits
     * @return {@link #NO_RATE} when there is no way, or a quote on it is missing
     */
    public long convert(WideProduct product, int from, int to, boolean useBid, QuoteBoard quotes, long divisor) {
        if (from == to) {
            return product.dividedHalfUp(divisor);
        }
        Path path = path(from, to);
        if (!path.isKnown || !path.hasQuotes(quotes)) {
            return NO_RATE;
        }
        return path.apply(product, useBid, quotes, divisor);
    }

    /** Id of the first instrument on the way, -1 when there is none. */
    public int firstOnPath(int from, int to) {
        Instrument first = path(from, to).first;
        return first == null ? -1 : first.id();
    }

    /** Id of the second instrument on the way, -1 when there is none. */
    public int secondOnPath(int from, int to) {
        Instrument second = path(from, to).second;
        return second == null ? -1 : second.id();
    }

    private Path path(int from, int to) {
        long key = (long) from << 32 | to;
        Path path = paths.get(key);
        if (path == null) {
            path = find(from, to);
            paths.put(key, path);
        }
        return path;
    }

    private Path find(int from, int to) {
        if (from == to) {
            return new Path(null, false, null, false);
        }
        for (Instrument only : instruments) {
            if (leads(only, from) == to) {
                return new Path(only, only.baseCurrency() == to, null, false);
            }
        }
        for (Instrument first : instruments) {
            int middle = leads(first, from);
            if (middle == 0) {
                continue;
            }
            for (Instrument second : instruments) {
                if (leads(second, middle) == to) {
                    return new Path(first, first.baseCurrency() == middle, second, second.baseCurrency() == to);
                }
            }
        }
        return Path.UNKNOWN;
    }

    /** Where an instrument leads from a currency; 0 for nowhere. */
    private static int leads(Instrument instrument, int from) {
        if (instrument.baseCurrency() == from) {
            return instrument.profitCurrency();
        }
        return instrument.profitCurrency() == from ? instrument.baseCurrency() : 0;
    }

    private static final class Path {
        static final Path UNKNOWN = new Path(null, false, null, false, false);

        private final Instrument first;
        private final boolean firstDivides;
        private final Instrument second;
        private final boolean secondDivides;
        private final boolean isKnown;

        Path(Instrument first, boolean firstDivides, Instrument second, boolean secondDivides) {
            this(first, firstDivides, second, secondDivides, true);
        }

        private Path(
                Instrument first, boolean firstDivides, Instrument second, boolean secondDivides, boolean isKnown) {
            this.first = first;
            this.firstDivides = firstDivides;
            this.second = second;
            this.secondDivides = secondDivides;
            this.isKnown = isKnown;
        }

        boolean hasQuotes(QuoteBoard quotes) {
            return (first == null || quotes.has(first.id())) && (second == null || quotes.has(second.id()));
        }

        long apply(WideProduct product, boolean useBid, QuoteBoard quotes, long divisor) {
            long firstDivisor = multiply(product, first, firstDivides, useBid, quotes);
            long secondDivisor = multiply(product, second, secondDivides, useBid, quotes);
            return product.dividedHalfUp(Math.multiplyExact(firstDivisor, divisor), secondDivisor);
        }

        /** Multiplies by the rate's numerator and returns its denominator. */
        private static long multiply(
                WideProduct product, Instrument through, boolean divides, boolean useBid, QuoteBoard quotes) {
            if (through == null) {
                return 1;
            }
            long price = useBid ? quotes.bidPoints(through.id()) : quotes.askPoints(through.id());
            product.times(divides ? through.pointScale() : price);
            return divides ? price : through.pointScale();
        }
    }
}
