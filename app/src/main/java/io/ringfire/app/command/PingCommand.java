package io.ringfire.app.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ping}. */
@Command(name = "ping", description = "Asks a terminal for an answer.", mixinStandardHelpOptions = true)
public final class PingCommand extends OperatorCommand {
    @Option(names = "--account", paramLabel = "UUID", required = true, description = "Which account.")
    private String account;

    @Override
    void fill(ObjectNode body) {
        body.put("account", account);
    }
}
