package io.ringfire.app.command;

import picocli.CommandLine.Command;

/** {@code decline}. */
@Command(
        name = "decline",
        description = "Does not fire a signal that waits for a person.",
        mixinStandardHelpOptions = true)
public final class DeclineCommand extends AnswerCommand {}
