package io.ringfire.app.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import picocli.CommandLine.Option;

/** An answer to a signal that waits for a person. */
abstract class AnswerCommand extends OperatorCommand {
    @Option(names = "--account", paramLabel = "UUID", required = true, description = "Which account.")
    private String account;

    @Option(names = "--signal", paramLabel = "N", required = true, description = "Which signal.")
    private long signal;

    @Override
    final void fill(ObjectNode body) {
        body.put("account", account).put("signal", signal);
    }
}
