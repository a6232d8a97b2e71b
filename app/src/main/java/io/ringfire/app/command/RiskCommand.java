package io.ringfire.app.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code risk}. */
@Command(
        name = "risk",
        description = {
            "Lets entries have a share of their configured size: of all, of one account, or of one strategy. Of several the least counts.",
            "Kept over restarts until another share is said. Exits are never touched; lots that a person names stay as they are, and 0 refuses them too."
        },
        mixinStandardHelpOptions = true)
public final class RiskCommand extends EntriesCommand {
    @Option(
            names = "--percent",
            paramLabel = "N",
            required = true,
            description = "A whole number from 0, no entries, to 100, what is configured.")
    private String percent;

    @Override
    void fill(ObjectNode body) {
        super.fill(body);
        body.put("percent", percent);
    }
}
