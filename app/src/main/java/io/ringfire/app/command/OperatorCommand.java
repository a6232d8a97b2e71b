package io.ringfire.app.command;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringfire.adapters.http.OperatorClient;
import io.ringfire.app.config.Purpose;
import io.ringfire.app.service.OperatorAccess;
import java.io.IOException;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What all commands to a running service have: who and why, an id, and an answer. */
abstract class OperatorCommand implements Callable<Integer> {
    private static final int ACCEPTED = 202;
    private static final int CLIENT_ERROR = 400;
    private static final int SERVER_ERROR = 500;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ConfigOptions options;

    @Mixin
    private Output output;

    @Option(names = "--by", paramLabel = "NAME", required = true, description = "Who asks for it; kept in the journal.")
    private String by;

    @Option(names = "--why", paramLabel = "TEXT", required = true, description = "Why; kept in the journal.")
    private String why;

    @Option(
            names = "--command-id",
            paramLabel = "ID",
            description = "Makes a repeat harmless: an id is done once. Default: a new one.")
    private String commandId;

    @Option(
            names = "--expect",
            paramLabel = "KEY=VERSION",
            description = "Do it only if that value of the state still has this version, such as position/20813351=7.")
    private String expect;

    /** Puts what is its own. */
    abstract void fill(ObjectNode body);

    @Override
    public Integer call() throws IOException, InterruptedException {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("commandId", commandId == null ? UUID.randomUUID().toString() : commandId)
                .put("by", by)
                .put("why", why);
        expectIn(body);
        fill(body);
        OperatorClient.Answer answer = OperatorAccess.client(
                        options.loader(Purpose.BACKTEST).load().settings().data())
                .post(spec.name(), body);
        if (output.isJson()) {
            Output.print(spec.commandLine().getOut(), answer.body());
        } else {
            print(answer);
        }
        return code(answer);
    }

    private void expectIn(ObjectNode body) {
        if (expect == null) {
            return;
        }
        int at = expect.lastIndexOf('=');
        if (at < 1) {
            throw new ParameterException(
                    spec.commandLine(), "--expect " + expect + ": give KEY=VERSION, as state shows them");
        }
        body.put("expectKey", expect.substring(0, at)).put("expectVersion", expect.substring(at + 1));
    }

    private void print(OperatorClient.Answer answer) {
        if (answer.status() != ACCEPTED) {
            spec.commandLine().getErr().println(answer.body().path("problem").asText());
            spec.commandLine().getErr().flush();
            return;
        }
        String text = answer.body().path("accepted").asBoolean()
                ? spec.name() + " is journalled"
                        + (answer.body().has("orderId")
                                ? ": order " + answer.body().path("orderId").asText()
                                : "")
                : spec.name() + " is journalled, and refused: "
                        + answer.body().path("reason").asText("there is no terminal to ask")
                        + (answer.body().has("hint")
                                ? ": " + answer.body().path("hint").asText()
                                : "");
        spec.commandLine().getOut().println(text);
        spec.commandLine().getOut().flush();
    }

    private static int code(OperatorClient.Answer answer) {
        if (answer.status() == ACCEPTED) {
            return answer.body().path("accepted").asBoolean() ? ExitCode.DONE : ExitCode.DIFFERS;
        }
        return answer.status() >= CLIENT_ERROR && answer.status() < SERVER_ERROR ? ExitCode.USAGE : ExitCode.FAILURE;
    }
}
