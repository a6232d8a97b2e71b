package io.ringfire.app.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringfire.app.view.StateView;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code status}: how the engine is. */
@Command(
        name = "status",
        description = "Shows whether the engine runs, and how it is.",
        mixinStandardHelpOptions = true)
public final class StatusCommand implements Callable<Integer> {
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
            ObjectNode status = view.status();
            if (output.isJson()) {
                Output.print(spec.commandLine().getOut(), status);
            } else {
                print(spec.commandLine().getOut(), status);
            }
        }
        return ExitCode.DONE;
    }

    /** State, label, mode, run and process in a line. */
    static String headline(ObjectNode json) {
        String state = json.path("state").asText();
        if (!json.has("pid")) {
            return state;
        }
        return (json.has("label") ? json.path("label").asText() + " " : "") + state + "  "
                + json.path("mode").asText() + "  run " + json.path("run").asText() + "  process "
                + json.path("pid").asText()
                + (state.equals("KILLED") ? "; the next start takes over what it left" : "");
    }

    private static void print(PrintWriter out, ObjectNode status) {
        out.println(headline(status));
        for (String key :
                new String[] {"ticks", "tradingState", "gate", "failure", "occupancy", "ringSize", "sequence"}) {
            JsonNode value = status.get(key);
            if (value != null) {
                out.printf("  %-14s %s%n", key, value.asText());
            }
        }
        status.path("sessions")
                .forEach(session -> out.printf(
                        "  %-14s %s %s, heard %s ms ago, chart %s %s ms ago %s%n",
                        "session",
                        session.path("uuid").asText(),
                        session.path("state").asText(),
                        session.path("ageMs").asText(),
                        session.path("chartSymbol").asText(),
                        session.path("chartAgeMs").asText(),
                        session.path("missing").asText()));
        status.path("shut")
                .forEach(shut -> out.printf(
                        "  %-14s %s takes exits only: %s%n",
                        "shut", shut.path("what").asText(), shut.path("why").asText()));
        status.path("refusals")
                .forEach(refused -> out.printf(
                        "  %-14s %s %s, last %s %s %s: limit %s, found %s%n",
                        "refused",
                        refused.path("count").asText(),
                        refused.path("reason").asText(),
                        refused.path("lastTime").asText(),
                        refused.path("lastStrategy").asText(),
                        refused.path("lastSymbol").asText(),
                        refused.path("lastLimit").asText(),
                        refused.path("lastActual").asText()));
        status.path("alerts").forEach(alert -> out.printf("  %-14s %s%n", "alert", alert));
        status.path("approvals").forEach(waiting -> out.printf("  %-14s %s%n", "waits", waiting));
        out.printf("  %-14s %s%n", "fires", status.path("fires"));
        out.printf("  %-14s %s%n", "counters", status.path("counters"));
        out.flush();
    }
}
