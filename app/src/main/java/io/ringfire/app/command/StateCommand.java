package io.ringfire.app.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringfire.app.view.StateView;
import java.io.PrintWriter;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code state}: what the engine publishes. */
@Command(
        name = "state",
        description = "Shows quotes, positions, fires and accounts of a running or stopped engine.",
        mixinStandardHelpOptions = true)
public final class StateCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private ConfigOptions options;

    @Mixin
    private Output output;

    @Override
    public Integer call() {
        try (StateView view =
                new StateView(StatePlace.of(options, spec.commandLine().getErr()))) {
            ObjectNode values = view.values();
            if (output.isJson()) {
                Output.print(spec.commandLine().getOut(), values);
            } else {
                print(spec.commandLine().getOut(), values);
            }
        }
        return ExitCode.DONE;
    }

    private static void print(PrintWriter out, ObjectNode values) {
        out.println(StatusCommand.headline(values));
        for (String list : new String[] {"quotes", "positions", "fires", "accounts"}) {
            out.println(list + " (" + values.get(list).size() + ")");
            values.get(list).forEach(item -> out.println("  " + line(item)));
        }
        out.flush();
    }

    private static String line(JsonNode item) {
        StringBuilder line = new StringBuilder();
        for (Iterator<Map.Entry<String, JsonNode>> fields = item.properties().iterator(); fields.hasNext(); ) {
            Map.Entry<String, JsonNode> field = fields.next();
            if (line.isEmpty()) {
                line.append(field.getValue().asText());
            } else if (!field.getKey().equals("label")) {
                line.append("  ").append(field.getKey()).append(' ');
                line.append(
                        field.getValue().isValueNode()
                                ? field.getValue().asText()
                                : field.getValue().toString());
            }
        }
        return line.toString();
    }
}
