package io.ringfire.app.command;

import picocli.CommandLine.Command;

/** {@code halt}. */
@Command(name = "halt", description = "Stops entries at once; exits go on.", mixinStandardHelpOptions = true)
public final class HaltCommand extends AccountsCommand {}
