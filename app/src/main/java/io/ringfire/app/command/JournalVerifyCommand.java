package io.ringfire.app.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringfire.app.config.Purpose;
import io.ringfire.journal.inspect.JournalVerifier;
import io.ringfire.journal.layout.DataDirectory;
import io.ringfire.journal.run.RunDirectory;
import io.ringfire.journal.segment.Segment;
import io.ringfire.journal.segment.Segments;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code journal verify}. */
@Command(
        name = "verify",
        description =
                "Checks every byte: seals of closed files, lengths, checksums, order. Exit 1 when something is wrong.",
        mixinStandardHelpOptions = true)
public final class JournalVerifyCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private ConfigOptions options;

    @Mixin
    private JournalPlace place;

    @Mixin
    private Output output;

    @Override
    public Integer call() {
        DataDirectory data = new DataDirectory(
                options.loader(Purpose.BACKTEST).load().settings().data());
        Map<String, JournalVerifier.Result> results = verify(data);
        long wrong = results.values().stream()
                .mapToLong(result -> result.findings().size())
                .sum();
        PrintWriter out = spec.commandLine().getOut();
        if (output.isJson()) {
            Output.print(out, toJson(results, wrong));
        } else {
            results.forEach((name, result) -> {
                out.printf(
                        "%s: %,d records, %d findings%n",
                        name, result.records(), result.findings().size());
                result.findings().forEach(finding -> out.println("  WRONG " + finding));
                result.notes().forEach(note -> out.println("  note " + note));
            });
            out.println(wrong == 0 ? "OK" : "NOT OK");
            out.flush();
        }
        return wrong == 0 ? ExitCode.DONE : ExitCode.DIFFERS;
    }

    private Map<String, JournalVerifier.Result> verify(DataDirectory data) {
        Map<String, JournalVerifier.Result> results = new LinkedHashMap<>();
        if (place.isSegment()) {
            Segment segment = place.segment(data);
            results.put(segment.id(), JournalVerifier.verifySegment(segment));
        } else if (place.isRun() && !place.isService()) {
            RunDirectory run = place.run(data);
            results.put("run " + run.number(), JournalVerifier.verifyRun(run));
        } else if (place.isRun()) {
            results.put("service", JournalVerifier.verifyService(data));
        } else {
            verifyAll(data, results);
        }
        return results;
    }

    private static void verifyAll(DataDirectory data, Map<String, JournalVerifier.Result> results) {
        if (Files.isDirectory(data.ticks())) {
            results.put("service", JournalVerifier.verifyService(data));
        }
        for (Segment segment : new Segments(data).list()) {
            results.put(segment.id(), JournalVerifier.verifySegment(segment));
        }
        long latest = RunDirectory.latest(data).map(RunDirectory::number).orElse(0L);
        for (long number = 1; number <= latest; number++) {
            RunDirectory.find(data, number)
                    .ifPresent(run -> results.put("run " + run.number(), JournalVerifier.verifyRun(run)));
        }
    }

    private static ObjectNode toJson(Map<String, JournalVerifier.Result> results, long wrong) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("ok", wrong == 0)
                .put(
                        "records",
                        results.values().stream()
                                .mapToLong(JournalVerifier.Result::records)
                                .sum());
        ArrayNode findings = json.putArray("findings");
        ArrayNode notes = json.putArray("notes");
        results.values().forEach(result -> {
            result.findings()
                    .forEach(finding -> findings.addObject()
                            .put("file", finding.file())
                            .put("position", finding.position())
                            .put("what", finding.what()));
            result.notes().forEach(note -> notes.add(note.toString()));
        });
        return json;
    }
}
