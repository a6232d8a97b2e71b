package io.ringfire.app.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code decline}. */
@Command(
        name = "decline",
        description = "Does not fire a signal that waits for a person.",
        mixinStandardHelpOptions = true)
public final class DeclineCommand extends OperatorCommand {
    @Option(names = "--account", paramLabel = "UUID", required = true, description = "Which account.")
    private String account;

    @Option(names = "--signal", paramLabel = "N", required = true, description = "Which signal.")
    private long signal;

    @Override
    String name() {
        return "decline";
    }

    @Override
    void fill(ObjectNode body) {
        body.put("account", account).put("signal", signal);
    }
}
