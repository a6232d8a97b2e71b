package io.ringfire.app.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringfire.adapters.http.OperatorClient;
import io.ringfire.app.config.Purpose;
import io.ringfire.app.service.OperatorAccess;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code log}: what a running service writes into its log. */
@Command(
        name = "log",
        description = "Shows where a running service logs and what, or has it log another level until its next start.",
        mixinStandardHelpOptions = true)
public final class LogCommand implements Callable<Integer> {
    private static final String PATH = "/api/log";
    private static final int OK = 200;
    private static final int CLIENT_ERROR = 400;
    private static final int SERVER_ERROR = 500;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ConfigOptions options;

    @Mixin
    private Output output;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "LEVEL",
            description = "ERROR, WARN, INFO, DEBUG or TRACE; without one it is only shown.")
    private String level;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "LOGGER",
            description = "A class or a package, such as io.ringfire.app.telegram; default: all of the service's.")
    private String logger;

    @Option(names = "--by", paramLabel = "NAME", description = "Who asks for it; stands in the log. Default: the user.")
    private String by = System.getProperty("user.name");

    @Override
    public Integer call() throws IOException, InterruptedException {
        OperatorClient client = OperatorAccess.client(
                options.loader(Purpose.BACKTEST).load().settings().data());
        OperatorClient.Answer answer = level == null ? client.get(PATH) : client.postTo(PATH, wish());
        if (output.isJson()) {
            Output.print(spec.commandLine().getOut(), answer.body());
        } else if (answer.status() == OK) {
            print(spec.commandLine().getOut(), answer.body());
        } else {
            spec.commandLine()
                    .getErr()
                    .println("ringfire log: " + answer.body().path("problem").asText());
            spec.commandLine().getErr().flush();
        }
        if (answer.status() == OK) {
            return ExitCode.DONE;
        }
        return answer.status() >= CLIENT_ERROR && answer.status() < SERVER_ERROR ? ExitCode.USAGE : ExitCode.FAILURE;
    }

    private ObjectNode wish() {
        ObjectNode body =
                JsonNodeFactory.instance.objectNode().put("level", level).put("by", by);
        return logger == null ? body : body.put("logger", logger);
    }

    private static void print(PrintWriter out, ObjectNode log) {
        out.println(log.path("format").asText() + " to " + log.path("file").asText("stderr") + "; configured is "
                + log.path("configured").asText() + ", " + log.path("dropped").asText() + " lines were dropped");
        for (JsonNode each : log.path("loggers")) {
            out.printf(
                    "  %-6s %s%n",
                    each.path("level").asText(), each.path("logger").asText());
        }
        if (log.has("problem")) {
            out.println("  the file cannot be written: " + log.path("problem").asText());
        }
        out.flush();
    }
}
