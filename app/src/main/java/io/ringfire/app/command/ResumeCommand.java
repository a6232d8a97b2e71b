package io.ringfire.app.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code resume}. */
@Command(name = "resume", description = "Lets entries through again.", mixinStandardHelpOptions = true)
public final class ResumeCommand extends OperatorCommand {
    @Option(names = "--account", paramLabel = "UUID", description = "Which account; without it: all.")
    private String account;

    @Override
    String name() {
        return "resume";
    }

    @Override
    void fill(ObjectNode body) {
        if (account != null) {
            body.put("account", account);
        }
    }
}
