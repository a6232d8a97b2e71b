package io.ringfire.app.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code journal}: looks at journals, checks them, hands out what they hold. */
@Command(
        name = "journal",
        description = "Lists, counts, prints, checks, exports and archives journals; drops segments.",
        mixinStandardHelpOptions = true,
        subcommands = {
            JournalListCommand.class,
            JournalStatCommand.class,
            JournalDumpCommand.class,
            JournalVerifyCommand.class,
            JournalExportCommand.class,
            JournalDropCommand.class,
            JournalArchiveCommand.class,
            JournalUnarchiveCommand.class
        })
public final class JournalCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "a command is missing: list, stat, dump, verify, export, drop, archive or unarchive");
    }
}
