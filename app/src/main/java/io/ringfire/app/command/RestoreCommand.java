package io.ringfire.app.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringfire.app.config.Purpose;
import io.ringfire.journal.backup.Restore;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code restore}. */
@Command(
        name = "restore",
        description = "Checks every byte of a backup, then makes a data directory of it, which starts halted."
                + " Exit 1, and nothing restored, when anything is wrong.",
        mixinStandardHelpOptions = true)
public final class RestoreCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private ConfigOptions options;

    @Mixin
    private Output output;

    @Option(names = "--from", paramLabel = "DIR", required = true, description = "The backup.")
    private Path from;

    @Override
    public Integer call() {
        Path data = options.loader(Purpose.BACKTEST).load().settings().data();
        Restore.Result result = Restore.restore(from, data, Instant.now());
        boolean isOk = result.findings().isEmpty();
        PrintWriter out = spec.commandLine().getOut();
        if (output.isJson()) {
            Output.print(out, toJson(result, data));
        } else if (isOk) {
            out.printf(
                    Locale.ROOT,
                    "%s is restored to %s: %,d files, as of %s, the last record of %s%n",
                    from,
                    data,
                    result.manifest().files().size(),
                    result.manifest().createdTime(),
                    BackupCommand.lastTime(result.manifest()));
            out.println("the first start on it is halted: what happened since is not known; see docs/runbook.md");
        } else {
            result.findings().forEach(finding -> out.println("WRONG " + finding));
            out.println("nothing was restored; use another backup");
        }
        out.flush();
        return isOk ? ExitCode.DONE : ExitCode.DIFFERS;
    }

    private ObjectNode toJson(Restore.Result result, Path data) {
        ObjectNode json = BackupCommand.toJson(result.manifest(), from);
        json.put("ok", result.findings().isEmpty()).put("data", data.toString());
        ArrayNode findings = json.putArray("findings");
        result.findings()
                .forEach(finding -> findings.addObject()
                        .put("file", finding.file())
                        .put("position", finding.position())
                        .put("what", finding.what()));
        return json;
    }
}
