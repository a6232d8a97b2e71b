package io.ringfire.app.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringfire.app.doctor.Check;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** Prints what was looked at, a line each and how to mend it, and says whether all is well. */
final class CheckList {
    private CheckList() {}

    /** Prints; returns the exit code. */
    static int print(List<Check> checks, boolean isJson, PrintWriter out) {
        if (isJson) {
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
