package io.ringfire.app.command;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringfire.app.config.Purpose;
import io.ringfire.journal.inspect.JournalStat;
import io.ringfire.journal.layout.DataDirectory;
import io.ringfire.journal.segment.Segment;
import io.ringfire.journal.segment.Segments;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code journal stat}. */
@Command(
        name = "stat",
        description = "Counts records by kind: of the named queue, or of the service and all segments.",
        mixinStandardHelpOptions = true)
public final class JournalStatCommand implements Callable<Integer> {
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
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        queues(data).forEach((name, queue) -> json.set(name, describe(JournalStat.of(queue))));
        PrintWriter out = spec.commandLine().getOut();
        if (output.isJson()) {
            Output.print(out, json);
        } else {
            json.properties().forEach(queue -> {
                out.println(queue.getKey());
                queue.getValue()
                        .properties()
                        .forEach(field -> out.printf("  %-12s %s%n", field.getKey(), field.getValue()));
            });
            out.flush();
        }
        return ExitCode.DONE;
    }

    private Map<String, Path> queues(DataDirectory data) {
        Map<String, Path> queues = new LinkedHashMap<>();
        if (place.isSegment() || place.isRun()) {
            Path queue = place.queue(data);
            queues.put(data.root().relativize(queue).toString(), queue);
            return queues;
        }
        if (Files.isDirectory(data.ticks())) {
            queues.put("ticks", data.ticks());
            queues.put("fires", data.fires());
        }
        for (Segment segment : new Segments(data).list()) {
            queues.put(segment.id(), segment.queueDirectory());
        }
        return queues;
    }

    private static ObjectNode describe(JournalStat stat) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("records", stat.records())
                .put("firstNs", stat.firstNs())
                .put("lastNs", stat.lastNs())
                .put("files", stat.files())
                .put("fileBytes", stat.fileBytes())
                .put("recordBytes", stat.recordBytes())
                .put("tornTail", stat.tornTail());
        ObjectNode kinds = json.putObject("byKind");
        stat.byTemplate().forEach(kinds::put);
        return json;
    }
}
