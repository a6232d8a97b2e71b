package io.ringfire.app.service;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What was started, to be stopped in reverse. A part that does not stop in order does not keep the others from it. */
final class CloseStack implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CloseStack.class);

    private final Deque<Part> parts = new ArrayDeque<>();

    private record Part(String name, Runnable close) {}

    void push(String name, Runnable close) {
        parts.push(new Part(name, close));
    }

    /** Stops everything. Throws the first failure at the end, the others with it. */
    @Override
    public void close() {
        RuntimeException failure = null;
        while (!parts.isEmpty()) {
            Part part = parts.pop();
            try {
                part.close().run();
            } catch (RuntimeException e) {
                LOG.error("{} did not stop in order: {}", part.name(), e.getMessage());
                if (failure == null) {
                    failure = e;
                } else {
                    failure.addSuppressed(e);
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
