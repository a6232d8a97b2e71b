package io.ringfire.engine.fakes;

import java.util.ArrayList;
import java.util.List;

/** What several fakes did, in the order in which they did it. Any thread. */
public final class Trail {
    private final List<String> steps = new ArrayList<>();

    /** Notes a step. */
    public synchronized void note(String step) {
        steps.add(step);
    }

    /** All steps so far. */
    public synchronized List<String> steps() {
        return List.copyOf(steps);
    }
}
