package io.ringfire.brokenrules.engine.number;

/** Draws a random number where a replay must decide alike. */
public final class DrawsANumber {
    double draw() {
        return Math.random() + new java.util.Random().nextInt();
    }
}
