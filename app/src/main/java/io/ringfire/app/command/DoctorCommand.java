package io.ringfire.app.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringfire.app.config.Purpose;
import io.ringfire.app.doctor.Check;
import io.ringfire.app.doctor.Doctor;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.agrona.concurrent.SystemEpochNanoClock;
import org.agrona.concurrent.SystemNanoClock;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code doctor}: what would keep the service from running. */
@Command(
        name = "doctor",
        description = "Checks Java, flags, configuration, ports, disk and clock, and says how to mend what is wrong.",
        mixinStandardHelpOptions = true)
public final class DoctorCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private ConfigOptions options;

    @Mixin
    private Output output;

    @Override
    public Integer call() {
        options.useInstalledFile();
        List<Check> checks = new Doctor(new SystemEpochNanoClock(), SystemNanoClock.INSTANCE)
                .examine(() -> options.loader(Purpose.SERVICE).load());
        PrintWriter out = spec.commandLine().getOut();
        if (output.isJson()) {
            Output.print(out, toJson(checks));
        } else {
            checks.forEach(check -> print(out, check));
            out.flush();
        }
        return isWell(checks) ? ExitCode.DONE : ExitCode.DIFFERS;
    }

    private static boolean isWell(List<Check> checks) {
        return checks.stream().noneMatch(check -> check.level() == Check.Level.FAIL);
    }

    private static void print(PrintWriter out, Check check) {
        String level = check.level() == Check.Level.FAIL
                ? "FAIL"
                : check.level().name().toLowerCase(Locale.ROOT);
        out.printf("%-4s  %-18s %s%n", level, check.name(), check.found());
        if (!check.mend().isEmpty()) {
            out.printf("      %-18s -> %s%n", "", check.mend());
        }
    }

    private static ObjectNode toJson(List<Check> checks) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("ok", isWell(checks));
        ArrayNode list = json.putArray("checks");
        for (Check check : checks) {
            list.addObject()
                    .put("name", check.name())
                    .put("level", check.level().name())
                    .put("found", check.found())
                    .put("mend", check.mend());
        }
        return json;
    }
}
