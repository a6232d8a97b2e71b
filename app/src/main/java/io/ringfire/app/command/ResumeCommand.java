package io.ringfire.app.command;

import picocli.CommandLine.Command;

/** {@code resume}. */
@Command(
        name = "resume",
        description = {
            "Lets entries through again: of all, of one account, or of one strategy.",
            "An account is armed anew: its peak is its equity of now, and its breaker is closed. A day's loss stays one until the day ends."
        },
        mixinStandardHelpOptions = true)
public final class ResumeCommand extends EntriesCommand {}
