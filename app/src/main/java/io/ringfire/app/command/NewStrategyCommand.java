package io.ringfire.app.command;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.ringfire.app.config.ConfigurationException;
import io.ringfire.app.strategy.StrategyTemplate;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code new-strategy}: a file to begin with. */
@Command(
        name = "new-strategy",
        description =
                "Writes NAME.java: a strategy with an indicator, a stop, a target and parameters, which runs as it stands.",
        mixinStandardHelpOptions = true)
public final class NewStrategyCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private Output output;

    @Parameters(paramLabel = "NAME", description = "Name of its class, such as MyStrategy.")
    private String name;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = ".",
            description = "Folder to write it to; default: this one.")
    private Path out;

    @Override
    public Integer call() throws IOException {
        Optional<String> flaw = StrategyTemplate.whyNot(name);
        if (flaw.isPresent()) {
            throw new ConfigurationException(
                    List.of("NAME " + name + " " + flaw.get() + "; give a name such as MyStrategy"));
        }
        Path file = out.resolve(name + ".java").normalize();
        try {
            Files.createDirectories(out);
            Files.writeString(file, StrategyTemplate.of(name), StandardOpenOption.CREATE_NEW);
        } catch (FileAlreadyExistsException e) {
            throw new ConfigurationException(
                    List.of(e.getFile() + " is there already and is left as it is; give another name, or --out"));
        }
        PrintWriter stdout = spec.commandLine().getOut();
        if (output.isJson()) {
            Output.print(stdout, JsonNodeFactory.instance.objectNode().put("file", file.toString()));
        } else {
            stdout.println("wrote " + file);
            stdout.println("run it:   ./run.sh backtest --symbol EURUSD --strategy " + file);
            stdout.println("check it: ./run.sh check-strategy --symbol EURUSD --strategy " + file);
            stdout.flush();
        }
        return ExitCode.DONE;
    }
}
