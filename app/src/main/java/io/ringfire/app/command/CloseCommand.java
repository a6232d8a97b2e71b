package io.ringfire.app.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code close}. */
@Command(name = "close", description = "Closes a position.", mixinStandardHelpOptions = true)
public final class CloseCommand extends OperatorCommand {
    @Option(names = "--account", paramLabel = "UUID", required = true, description = "Which account.")
    private String account;

    @Option(names = "--position", paramLabel = "TICKET", required = true, description = "Which position.")
    private long position;

    @Override
    void fill(ObjectNode body) {
        body.put("account", account).put("position", position);
    }
}
