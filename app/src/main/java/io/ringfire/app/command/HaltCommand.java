package io.ringfire.app.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code halt}. */
@Command(name = "halt", description = "Stops entries at once; exits go on.", mixinStandardHelpOptions = true)
public final class HaltCommand extends OperatorCommand {
    @Option(names = "--account", paramLabel = "UUID", description = "Which account; without it: all.")
    private String account;

    @Override
    String name() {
        return "halt";
    }

    @Override
    void fill(ObjectNode body) {
        if (account != null) {
            body.put("account", account);
        }
    }
}
