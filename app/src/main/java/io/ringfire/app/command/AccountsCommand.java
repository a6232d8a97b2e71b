package io.ringfire.app.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import picocli.CommandLine.Option;

/** Concerns one account, or all. */
abstract class AccountsCommand extends OperatorCommand {
    @Option(names = "--account", paramLabel = "UUID", description = "Which account; without it: all.")
    private String account;

    @Override
    final void fill(ObjectNode body) {
        if (account != null) {
            body.put("account", account);
        }
    }
}
