package io.ringfire.app;

import io.ringfire.app.command.ApproveCommand;
import io.ringfire.app.command.BacktestCommand;
import io.ringfire.app.command.BackupCommand;
import io.ringfire.app.command.CheckStrategyCommand;
import io.ringfire.app.command.CloseAllCommand;
import io.ringfire.app.command.CloseCommand;
import io.ringfire.app.command.CommandErrors;
import io.ringfire.app.command.CompareEntriesCommand;
import io.ringfire.app.command.DeclineCommand;
import io.ringfire.app.command.DoctorCommand;
import io.ringfire.app.command.EaSimCommand;
import io.ringfire.app.command.FireCommand;
import io.ringfire.app.command.HaltCommand;
import io.ringfire.app.command.ImportCommand;
import io.ringfire.app.command.JournalCommand;
import io.ringfire.app.command.LogCommand;
import io.ringfire.app.command.NewStrategyCommand;
import io.ringfire.app.command.PingCommand;
import io.ringfire.app.command.PreflightCommand;
import io.ringfire.app.command.ReplayCommand;
import io.ringfire.app.command.ReportCommand;
import io.ringfire.app.command.ResolveCommand;
import io.ringfire.app.command.RestoreCommand;
import io.ringfire.app.command.ResumeCommand;
import io.ringfire.app.command.RiskCommand;
import io.ringfire.app.command.ServeCommand;
import io.ringfire.app.command.StateCommand;
import io.ringfire.app.command.StatusCommand;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Ringfire's command line. */
@Command(
        name = "ringfire",
        description = "A trading engine for MetaTrader 5 on ring buffers. Without a command: the demo.",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class)
public final class Main implements Runnable {
    private static final int FAILURE = 3;
    private static final List<Class<?>> COMMANDS = List.of(
            ImportCommand.class,
            BacktestCommand.class,
            NewStrategyCommand.class,
            CheckStrategyCommand.class,
            CompareEntriesCommand.class,
            ReplayCommand.class,
            ServeCommand.class,
            StateCommand.class,
            StatusCommand.class,
            ReportCommand.class,
            FireCommand.class,
            ApproveCommand.class,
            DeclineCommand.class,
            CloseCommand.class,
            CloseAllCommand.class,
            HaltCommand.class,
            ResumeCommand.class,
            RiskCommand.class,
            ResolveCommand.class,
            PingCommand.class,
            LogCommand.class,
            EaSimCommand.class,
            BackupCommand.class,
            RestoreCommand.class,
            DoctorCommand.class,
            PreflightCommand.class,
            JournalCommand.class);

    @Spec
    private CommandSpec spec;

    /** Runs a command and exits with its code: 0 done, 1 a check failed or differs, 2 usage, 3 runtime failure. */
    public static void main(String[] arguments) {
        System.exit(run(arguments.length == 0 ? new String[] {"serve", "--demo"} : arguments));
    }

    /** Runs a command and returns its exit code. */
    public static int run(String... arguments) {
        try {
            return commandLine(arguments).execute(arguments);
        } catch (Error e) { // such as too little memory: it failed while running, which is no "differs"
            System.err.println("ringfire: " + e);
            return FAILURE;
        }
    }

    /** The whole command line, to be asked for its commands and options. */
    public static CommandLine commandLine() {
        return commandLine(COMMANDS);
    }

    /** That of the command alone which is named first, as all of them take a tenth of a start to read; the whole where none is. */
    static CommandLine commandLine(String... arguments) {
        List<Class<?>> named = COMMANDS.stream()
                .filter(type -> arguments.length > 0
                        && type.getAnnotation(Command.class).name().equals(arguments[0]))
                .toList();
        return commandLine(named.isEmpty() ? COMMANDS : named);
    }

    private static CommandLine commandLine(List<Class<?>> commands) {
        CommandErrors errors = new CommandErrors();
        CommandLine commandLine = new CommandLine(new Main());
        commands.forEach(commandLine::addSubcommand);
        return commandLine
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(errors)
                .setParameterExceptionHandler(errors);
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing");
    }

    /** Says which build this is. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"ringfire " + Build.version() + ", Java " + Runtime.version()};
        }
    }
}
