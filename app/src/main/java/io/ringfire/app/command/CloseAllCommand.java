package io.ringfire.app.command;

import picocli.CommandLine.Command;

/** {@code close-all}. */
@Command(name = "close-all", description = "Closes every open position.", mixinStandardHelpOptions = true)
public final class CloseAllCommand extends AccountsCommand {}
