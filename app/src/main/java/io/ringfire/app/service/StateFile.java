package io.ringfire.app.service;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringfire.app.view.StateView;
import java.nio.file.Path;
import java.util.function.Function;

/**
 * The published view as other processes read it, opened for each question. Any thread.
 *
 * @param directory {@code state/} of the data directory
 */
record StateFile(Path directory) {

    /** {@code status --json}. */
    ObjectNode status() {
        return ask(StateView::status);
    }

    /** {@code state --json}. */
    ObjectNode values() {
        return ask(StateView::values);
    }

    /** How often the value of a key was set; -1 where there is none. */
    long version(String key) {
        return ask(view -> view.version(key));
    }

    private <T> T ask(Function<StateView, T> part) {
        try (StateView view = new StateView(directory)) {
            return part.apply(view);
        }
    }
}
