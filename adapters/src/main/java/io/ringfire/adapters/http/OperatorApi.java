package io.ringfire.adapters.http;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** What the surface offers. Called on HTTP threads. */
public interface OperatorApi {
    /**
     * An answer.
     *
     * @param status of HTTP: 202 only when the command is in the tick journal, 503 when nothing happened
     */
    record Reply(int status, ObjectNode body) {}

    /** Does a command, or says why not. */
    Reply command(String name, ObjectNode body);

    /** {@code status --json}. */
    ObjectNode status();

    /** {@code state --json}. */
    ObjectNode state();
}
