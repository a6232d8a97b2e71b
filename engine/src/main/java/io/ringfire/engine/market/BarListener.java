package io.ringfire.engine.market;

/** Takes closed bars. */
@FunctionalInterface
public interface BarListener {
    /** A bar has closed; the object is the builder's and changes with the next call. */
    void onBar(Bar bar);
}
