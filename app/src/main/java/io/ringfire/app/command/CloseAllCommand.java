package io.ringfire.app.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code close-all}. */
@Command(name = "close-all", description = "Closes every open position.", mixinStandardHelpOptions = true)
public final class CloseAllCommand extends OperatorCommand {
    @Option(names = "--account", paramLabel = "UUID", description = "Which account; without it: all.")
    private String account;

    @Override
    void fill(ObjectNode body) {
        if (account != null) {
            body.put("account", account);
        }
    }
}
