package io.ringfire.app.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code resolve}. */
@Command(
        name = "resolve",
        description = "Tells what became of an order in doubt, as seen at the terminal.",
        mixinStandardHelpOptions = true)
public final class ResolveCommand extends OperatorCommand {
    @Option(names = "--account", paramLabel = "UUID", required = true, description = "Which account.")
    private String account;

    @Option(names = "--order", paramLabel = "ID", required = true, description = "Which order.")
    private String order;

    @Option(names = "--outcome", required = true, description = "filled or not-executed.")
    private String outcome;

    @Option(names = "--ticket", paramLabel = "N", description = "filled: the position's ticket.")
    private Long ticket;

    @Option(names = "--symbol", description = "filled: what.")
    private String symbol;

    @Option(names = "--price", description = "filled: at which price.")
    private String price;

    @Option(names = "--lots", description = "filled: how much; default: as ordered.")
    private String lots;

    @Override
    void fill(ObjectNode body) {
        body.put("account", account).put("order", order).put("outcome", outcome);
        if (ticket != null) {
            body.put("ticket", ticket);
        }
        if (symbol != null) {
            body.put("symbol", symbol);
        }
        if (price != null) {
            body.put("price", price);
        }
        if (lots != null) {
            body.put("lots", lots);
        }
    }
}
