package io.ringfire.engine.indicator;

/**
 * Kalman filter of a level that walks at random and is seen through noise: level(t) = level(t − 1) + w, value(t) =
 * level(t) + v, the variance of w being {@code processVariance} and that of v {@code measurementVariance}, both in
 * the values' unit squared. Only their ratio moves the level: with time the gain settles at (√(r² + 4r) − r) / 2, r
 * = process / measurement.
 *
 * <p>It begins at the first value, as uncertain as one measurement is; ready from there on. Of a flat market: that
 * value, within rounding, with an innovation of 0. O(1); one thread; allocates nothing. Definition: Kalman, "A New
 * Approach to Linear Filtering and Prediction Problems", 1960; as local level model: Harvey, "Forecasting,
 * Structural Time Series Models and the Kalman Filter", 1989.
 */
public final class Kalman {
    private final double processVariance;
    private final double measurementVariance;
    private double level;
    private double variance;
    private double gain;
    private double innovation;
    private double innovationVariance;
    private boolean isReady;

    /** Both variances above 0 and finite. */
    public Kalman(double processVariance, double measurementVariance) {
        this.processVariance = Inputs.positive("processVariance", processVariance);
        this.measurementVariance = Inputs.positive("measurementVariance", measurementVariance);
    }

    /** Takes the next measurement, a close mostly. */
    public void update(double value) {
        Inputs.value(value);
        if (!isReady) {
            isReady = true;
            level = value;
            variance = measurementVariance;
            return;
        }
        double predicted = variance + processVariance;
        innovation = value - level;
        innovationVariance = predicted + measurementVariance;
        gain = predicted / innovationVariance;
        level += gain * innovation;
        variance = gain * measurementVariance; // (1 − gain) × predicted, without a difference
    }

    /** Whether it has taken a value. */
    public boolean isReady() {
        return isReady;
    }

    /** The level as estimated with all values so far; 0 before the first. */
    public double level() {
        return level;
    }

    /** Variance of that estimate, in the values' unit squared; 0 before the first value. */
    public double variance() {
        return variance;
    }

    /** What share of the last innovation went into the level, 0 to 1; 0 before the second value. */
    public double gain() {
        return gain;
    }

    /** The last value less the level that was expected; 0 before the second value. */
    public double innovation() {
        return innovation;
    }

    /**
     * The innovation in its own deviations: near a standard normal where the variances are true; 0 before the
     * second value.
     */
    public double standardInnovation() {
        return innovationVariance == 0 ? 0 : innovation / Math.sqrt(innovationVariance);
    }
}
