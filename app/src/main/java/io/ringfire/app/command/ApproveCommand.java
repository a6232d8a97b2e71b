package io.ringfire.app.command;

import picocli.CommandLine.Command;

/** {@code approve}. */
@Command(name = "approve", description = "Fires a signal that waits for a person.", mixinStandardHelpOptions = true)
public final class ApproveCommand extends AnswerCommand {}
