package io.ringfire.app.command;

import picocli.CommandLine.Command;

/** {@code halt}. */
@Command(
        name = "halt",
        description = "Stops entries at once, of all, of one account, or of one strategy; exits go on.",
        mixinStandardHelpOptions = true)
public final class HaltCommand extends EntriesCommand {}
