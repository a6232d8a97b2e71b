package io.ringfire.app.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringfire.app.Build;
import io.ringfire.app.config.Purpose;
import io.ringfire.journal.backup.Backup;
import io.ringfire.journal.backup.BackupManifest;
import io.ringfire.journal.layout.Json;
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

/** {@code backup}. */
@Command(
        name = "backup",
        description =
                "Copies a data directory, also while a service runs on it, checks the copy and writes down what it holds."
                        + " Tokens, keys and the published view stay where they are.",
        mixinStandardHelpOptions = true)
public final class BackupCommand implements Callable<Integer> {
    private static final double MIB = 1 << 20;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ConfigOptions options;

    @Mixin
    private Output output;

    @Option(
            names = "--to",
            paramLabel = "DIR",
            required = true,
            description = "Where the copy goes: a directory that is empty or not there yet, best on another disk.")
    private Path to;

    @Override
    public Integer call() {
        Path data = options.loader(Purpose.BACKTEST).load().settings().data();
        BackupManifest manifest = Backup.make(data, to, Instant.now(), Build.version());
        PrintWriter out = spec.commandLine().getOut();
        if (output.isJson()) {
            Output.print(out, toJson(manifest, to));
        } else {
            out.printf(
                    Locale.ROOT,
                    "%s is backed up to %s: %,d files, %.1f MiB, %,d records of the service's journals, up to %s%n",
                    data,
                    to,
                    manifest.files().size(),
                    manifest.bytes() / MIB,
                    manifest.records(),
                    lastTime(manifest));
            manifest.notes().forEach(note -> out.println("note: " + note));
            out.flush();
        }
        return ExitCode.DONE;
    }

    /** The manifest, and where the copy lies. */
    static ObjectNode toJson(BackupManifest manifest, Path place) {
        ObjectNode json = (ObjectNode) Json.tree(manifest);
        json.remove("lastEventNs");
        return json.put("lastEventTime", lastTime(manifest))
                .put("bytes", manifest.bytes())
                .put("backup", place.toString());
    }

    /** Time of the last record, or a dash. */
    static String lastTime(BackupManifest manifest) {
        return manifest.lastEventNs() == Long.MIN_VALUE ? "-" : Instants.text(manifest.lastEventNs());
    }
}
