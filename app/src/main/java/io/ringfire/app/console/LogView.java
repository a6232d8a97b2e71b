package io.ringfire.app.console;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringfire.adapters.http.OperatorApi.Reply;
import io.ringfire.adapters.metrics.MetricsPage;

/** The service's log, for the console. Any thread. */
public interface LogView {
    /** Where it is written, which levels hold, and whether it can be written. */
    ObjectNode show();

    /**
     * Changes a level until the next start.
     *
     * @param body {@code {"level": "DEBUG", "logger": "io.ringfire.app.telegram", "by": "<who>"}}; without a logger all of the service's
     */
    Reply change(ObjectNode body);

    /** Adds how much was written, and what could not be. */
    void addTo(MetricsPage page);
}
