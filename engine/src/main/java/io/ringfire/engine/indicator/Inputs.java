package io.ringfire.engine.indicator;

/** Refuses what would spoil an indicator's state for good. */
final class Inputs {
    /** Longest window or smoothing, in bars: bounds the memory of a mistyped one. */
    static final int LONGEST_PERIOD = 100_000;

    private static final double LARGEST = 1e100; // its square, times the longest window, is a double still

    private Inputs() {}

    static int period(String name, int bars) {
        if (bars < 1 || bars > LONGEST_PERIOD) {
            throw new IllegalArgumentException(name + "=" + bars + " is not from 1 to " + LONGEST_PERIOD);
        }
        return bars;
    }

    static double positive(String name, double value) {
        if (!(value > 0 && value <= LARGEST)) {
            throw new IllegalArgumentException(name + "=" + value + " is not above 0 and finite");
        }
        return value;
    }

    static void value(double value) {
        if (!(Math.abs(value) <= LARGEST)) {
            throw new IllegalArgumentException("value=" + value + " is not a finite number up to 1e100");
        }
    }

    static void range(double high, double low) {
        value(high);
        value(low);
        if (high < low) {
            throw new IllegalArgumentException("high=" + high + " is below low=" + low);
        }
    }

    static void bar(double high, double low, double close) {
        range(high, low);
        if (!(close >= low && close <= high)) {
            throw new IllegalArgumentException("close=" + close + " is not between low=" + low + " and high=" + high);
        }
    }

    static void volume(double volume) {
        value(volume);
        if (volume < 0) {
            throw new IllegalArgumentException("volume=" + volume + " is negative");
        }
    }

    /** (high + low + close) / 3, the price of a bar for those that want one. */
    static double typicalPrice(double high, double low, double close) {
        return (high + low + close) / 3;
    }
}
