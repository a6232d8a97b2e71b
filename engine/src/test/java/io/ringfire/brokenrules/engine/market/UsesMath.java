package io.ringfire.brokenrules.engine.market;

/** Computes what may differ between machines. */
public final class UsesMath {
    double decay(double rate) {
        return Math.exp(-rate);
    }
}
