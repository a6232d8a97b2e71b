package io.ringfire.app.console;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringfire.adapters.http.OperatorApi.Reply;
import io.ringfire.adapters.metrics.MetricsPage;

/** Alerts, for the console. Any thread. */
public interface AlertsView {
    /** What is wrong, the latest first, and behind it what was. */
    ObjectNode list(int limit);

    /**
     * Somebody looks.
     *
     * @param body {@code {"by": "<who>"}}
     */
    Reply acknowledge(String id, ObjectNode body);

    /** Adds how many there are and what was sent; no names. */
    void addTo(MetricsPage page);
}
