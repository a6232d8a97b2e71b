package io.ringfire.app.command;

import picocli.CommandLine.Command;

/** {@code resume}. */
@Command(name = "resume", description = "Lets entries through again.", mixinStandardHelpOptions = true)
public final class ResumeCommand extends AccountsCommand {}
