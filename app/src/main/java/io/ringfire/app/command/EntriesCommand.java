package io.ringfire.app.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** Concerns the entries of one account, of one strategy, or all. */
abstract class EntriesCommand extends OperatorCommand {
    /** Whose; at most one of them. */
    static final class Whose {
        @Option(names = "--account", paramLabel = "UUID", description = "Which account; without it: all.")
        private String account;

        @Option(names = "--strategy", paramLabel = "ID", description = "Which strategy, on all accounts.")
        private String strategy;
    }

    @ArgGroup
    private Whose whose;

    @Override
    void fill(ObjectNode body) {
        if (whose != null && whose.account != null) {
            body.put("account", whose.account);
        }
        if (whose != null && whose.strategy != null) {
            body.put("strategy", whose.strategy);
        }
    }
}
