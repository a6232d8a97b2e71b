package io.ringfire.engine.indicator;

/**
 * Keltner channel: an average of prices, and a multiple of the average true range above and below it, in the unit
 * of the prices. O(1) amortised; one thread; allocates nothing after construction. In a flat market all three are
 * that price.
 */
public final class Keltner {
    /** Which averages it is made of. */
    public enum Kind {
        /**
         * An EMA of closes, seeded with their mean, and Wilder's ATR. Raschke's form of the 1980s, which charts
         * mean by the name now.
         */
        EXPONENTIAL,
        /**
         * Means of typical prices, (high + low + close) / 3, and of true ranges. After Keltner, "How to Make Money
         * in Commodities", 1960, who took high − low, without gaps, over ten days, once.
         */
        SIMPLE
    }

    private final Kind kind;
    private final double multiple;
    private final Ema exponential;
    private final Sma simple;
    private final Atr atr;

    /** Over so many bars, each 1 to 100,000; {@code multiple} of the average true range, above 0. */
    public Keltner(int period, int atrPeriod, double multiple, Kind kind) {
        Inputs.period("period", period);
        Inputs.period("atrPeriod", atrPeriod);
        this.kind = kind;
        this.multiple = Inputs.positive("multiple", multiple);
        boolean isSimple = kind == Kind.SIMPLE;
        this.exponential = isSimple ? null : new Ema(period, Ema.Seed.SMA);
        this.simple = isSimple ? new Sma(period) : null;
        this.atr = new Atr(atrPeriod, isSimple ? Atr.Smoothing.SIMPLE : Atr.Smoothing.WILDER);
    }

    /** Takes the next bar. */
    public void update(double high, double low, double close) {
        atr.update(high, low, close);
        if (kind == Kind.SIMPLE) {
            simple.update(Inputs.typicalPrice(high, low, close));
        } else {
            exponential.update(close);
        }
    }

    /** Whether it has taken as many bars as the longer of both periods. */
    public boolean isReady() {
        return atr.isReady() && (kind == Kind.SIMPLE ? simple.isReady() : exponential.isReady());
    }

    /** The average price; 0 before it is ready. */
    public double middle() {
        if (!isReady()) {
            return 0;
        }
        return kind == Kind.SIMPLE ? simple.value() : exponential.value();
    }

    /** The upper band; 0 before it is ready. */
    public double upper() {
        return isReady() ? middle() + multiple * atr.value() : 0;
    }

    /** The lower band; 0 before it is ready. */
    public double lower() {
        return isReady() ? middle() - multiple * atr.value() : 0;
    }
}
