package io.ringfire.app.backtest;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringfire.app.strategy.Thrown;

/**
 * A strategy that threw.
 *
 * @param id what the configuration calls it
 * @param eventNs when, epoch ns
 */
public record DisabledStrategy(String id, long eventNs, Thrown thrown) {
    /** As one JSON object. */
    public ObjectNode toJson() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("strategy", id)
                .put("time", BacktestReport.time(eventNs))
                .put("exception", thrown.exception())
                .put("message", thrown.message())
                .put("place", thrown.place().orElse(null));
    }

    /** As one line for people. */
    public String text() {
        return "strategy " + id + " threw " + thrown.text() + " at " + BacktestReport.time(eventNs)
                + " and traded no more";
    }
}
