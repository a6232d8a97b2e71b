package io.ringfire.engine.indicator;

import java.util.function.BooleanSupplier;
import java.util.function.DoubleSupplier;

/** An indicator behind one face, for the promises that all of them make. */
record Probe(Feed feed, BooleanSupplier ready, DoubleSupplier... values) {
    /** Hands an indicator the bar of that number. */
    interface Feed {
        void update(WalkBars bars, int i);
    }

    void update(WalkBars bars, int i) {
        feed.update(bars, i);
    }

    boolean isReady() {
        return ready.getAsBoolean();
    }

    double value(int i) {
        return values[i].getAsDouble();
    }
}
