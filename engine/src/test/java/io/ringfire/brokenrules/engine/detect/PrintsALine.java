package io.ringfire.brokenrules.engine.detect;

/** Prints. */
public final class PrintsALine {
    void print() {
        System.out.println("a line");
    }
}
