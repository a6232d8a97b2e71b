package io.ringfire.app.strategy;

import java.util.SortedMap;
import java.util.TreeMap;

/** What the strategies of one engine threw, by their places in it. Written by detect's thread, once a strategy; read by any. */
public final class StrategyFailures {
    private final SortedMap<Integer, Thrown> thrown = new TreeMap<>();

    synchronized void note(int strategy, Thrown what) {
        thrown.putIfAbsent(strategy, what);
    }

    /** A copy of what there is. */
    public synchronized SortedMap<Integer, Thrown> thrown() {
        return new TreeMap<>(thrown);
    }
}
