package io.ringfire.app.command;

import io.ringfire.adapters.file.ImportException;
import io.ringfire.app.config.ConfigurationException;
import java.io.PrintWriter;
import java.nio.file.FileSystemException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Turns what a command threw into one message on stderr and an exit code; the stack trace goes to the log at debug level. */
public final class CommandErrors implements IExecutionExceptionHandler, IParameterExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(CommandErrors.class);

    @Override
    public int handleExecutionException(Exception error, CommandLine commandLine, ParseResult parsed) {
        LOG.debug("{} failed", commandLine.getCommandName(), error);
        commandLine.getErr().println("ringfire " + commandLine.getCommandName() + ": " + message(error));
        return exitCode(error);
    }

    @Override
    public int handleParseException(ParameterException error, String[] arguments) {
        CommandLine commandLine = error.getCommandLine();
        PrintWriter err = commandLine.getErr();
        err.println("ringfire " + commandLine.getCommandName() + ": " + error.getMessage());
        CommandLine.UnmatchedArgumentException.printSuggestions(error, err);
        err.println("See: ./run.sh "
                + commandLine.getCommandSpec().qualifiedName(" ").replaceFirst("^ringfire ?", "") + " --help");
        return ExitCode.USAGE;
    }

    private static int exitCode(Exception error) {
        if (error instanceof ConfigurationException || error instanceof IllegalArgumentException) {
            return ExitCode.USAGE;
        }
        if (error instanceof ImportException notRead && notRead.kind() == ImportException.Kind.USAGE) {
            return ExitCode.USAGE;
        }
        return ExitCode.FAILURE;
    }

    /** A file system's exception says only the file's name by itself. */
    private static String message(Throwable error) {
        if (error instanceof FileSystemException file) {
            return file.getClass().getSimpleName().replace("Exception", "") + ": " + file.getMessage();
        }
        return error.getMessage() == null ? error.toString() : error.getMessage();
    }
}
