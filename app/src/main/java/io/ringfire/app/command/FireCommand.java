package io.ringfire.app.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code fire}. */
@Command(
        name = "fire",
        description = "Opens a position by a market order, if risk lets it.",
        mixinStandardHelpOptions = true)
public final class FireCommand extends OperatorCommand {
    @Option(names = "--account", paramLabel = "UUID", required = true, description = "Which account.")
    private String account;

    @Option(names = "--symbol", required = true, description = "What.")
    private String symbol;

    @Option(names = "--side", required = true, description = "buy or sell.")
    private String side;

    @Option(names = "--lots", required = true, description = "How much, in lots.")
    private String lots;

    @Option(names = "--sl", paramLabel = "PRICE", description = "Stop loss.")
    private String stop;

    @Option(names = "--tp", paramLabel = "PRICE", description = "Take profit.")
    private String target;

    @Override
    void fill(ObjectNode body) {
        body.put("account", account).put("symbol", symbol).put("side", side).put("lots", lots);
        if (stop != null) {
            body.put("sl", stop);
        }
        if (target != null) {
            body.put("tp", target);
        }
    }
}
