package io.ringfire.app.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringfire.app.config.Purpose;
import io.ringfire.app.recovery.ServiceRun;
import io.ringfire.app.recovery.ServiceRuns;
import io.ringfire.app.view.StateView;
import io.ringfire.engine.record.JournalException;
import io.ringfire.journal.archive.ArchiveMark;
import io.ringfire.journal.archive.ArchivedDays;
import io.ringfire.journal.layout.DataDirectory;
import io.ringfire.journal.run.RunDirectory;
import io.ringfire.journal.segment.Segment;
import io.ringfire.journal.segment.SegmentManifest;
import io.ringfire.journal.segment.Segments;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code journal list}. */
@Command(
        name = "list",
        description = "Segments, backtests and service runs of the data directory.",
        mixinStandardHelpOptions = true)
public final class JournalListCommand implements Callable<Integer> {
    private static final long NS_PER_MS = 1_000_000L;
    private static final Set<String> NOT_RUNNING = Set.of("STOPPED", "KILLED", "NEVER_STARTED");

    @Spec
    private CommandSpec spec;

    @Mixin
    private ConfigOptions options;

    @Mixin
    private Output output;

    @Override
    public Integer call() {
        DataDirectory data = new DataDirectory(
                options.loader(Purpose.BACKTEST).load().settings().data());
        PrintWriter out = spec.commandLine().getOut();
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode segments = json.putArray("segments");
        new Segments(data).list().forEach(segment -> segments.add(describe(segment)));
        ArrayNode runs = json.putArray("runs");
        long latest = RunDirectory.latest(data).map(RunDirectory::number).orElse(0L);
        for (long number = 1; number <= latest; number++) {
            RunDirectory.find(data, number).ifPresent(run -> runs.add(describe(run)));
        }
        Optional<JournalException> unreadable = addServiceRuns(data, json);
        addArchived(data, json);
        if (output.isJson()) {
            Output.print(out, json);
        } else {
            json.forEach(list -> list.forEach(node -> out.println(line(node))));
            out.flush();
        }
        unreadable.ifPresent(error -> spec.commandLine()
                .getErr()
                .println("ringfire list: the service's runs are not listed: " + error.getMessage()));
        return unreadable.isPresent() ? ExitCode.FAILURE : ExitCode.DONE;
    }

    /** Reads the whole tick journal; a place in it that is no record leaves the list out, and all else is shown. */
    private static Optional<JournalException> addServiceRuns(DataDirectory data, ObjectNode json) {
        try {
            List<ServiceRun> runs = new ServiceRuns(data).all();
            boolean mayRun = !runs.isEmpty() && !runs.get(runs.size() - 1).hasEnded();
            OptionalLong running = mayRun ? runningNow(data) : OptionalLong.empty();
            ArrayNode list = json.putArray("serviceRuns");
            long whole = ArchiveMark.of(data).map(ArchiveMark::lastWholeRun).orElse(Long.MAX_VALUE);
            runs.forEach(run -> list.add(describe(run, running, run.runNumber() <= whole)));
            return Optional.empty();
        } catch (JournalException e) {
            return Optional.of(e);
        }
    }

    /** Days and runs that are not here; nothing of it where none was archived. */
    private static void addArchived(DataDirectory data, ObjectNode json) {
        ArchivedDays archived = ArchivedDays.of(data);
        List<ArchivedDays.Day> days = archived.absentFrom(data);
        if (!days.isEmpty()) {
            ArrayNode list = json.putArray("archivedDays");
            days.forEach(day -> list.addObject()
                    .put("archivedDay", day.day())
                    .put("archivedTime", day.archivedTime())
                    .put("archive", day.archive()));
        }
        if (!archived.deletedThroughDay().isEmpty()) {
            json.putArray("deletedDays")
                    .addObject()
                    .put("deletedThroughDay", archived.deletedThroughDay())
                    .put("deletedThroughRun", archived.deletedThroughRun());
        }
    }

    private static OptionalLong runningNow(DataDirectory data) {
        try (StateView view = new StateView(data.state())) {
            ObjectNode status = view.status();
            return NOT_RUNNING.contains(status.path("state").asText())
                    ? OptionalLong.empty()
                    : OptionalLong.of(status.path("run").asLong());
        }
    }

    private static ObjectNode describe(ServiceRun run, OptionalLong running, boolean isWhole) {
        boolean isRunning = running.isPresent() && running.getAsLong() == run.runNumber();
        return JsonNodeFactory.instance
                .objectNode()
                .put("serviceRun", run.runNumber())
                .put(
                        "startTime",
                        Instant.ofEpochMilli(run.eventNs() / NS_PER_MS).toString())
                .put(
                        "state",
                        !isWhole ? "goes on elsewhere" : run.hasEnded() ? "ended" : isRunning ? "running" : "killed");
    }

    private static ObjectNode describe(Segment segment) {
        SegmentManifest manifest = segment.manifest();
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        return json.put("segment", manifest.id())
                .put("symbol", manifest.symbol())
                .put("digits", manifest.digits())
                .put("format", manifest.format())
                .put("zone", manifest.zone())
                .put("ticks", manifest.ticks())
                .put(
                        "firstTime",
                        Instant.ofEpochMilli(manifest.firstNs() / NS_PER_MS).toString())
                .put(
                        "lastTime",
                        Instant.ofEpochMilli(manifest.lastNs() / NS_PER_MS).toString())
                .put("contentSha256", manifest.contentSha256());
    }

    private static ObjectNode describe(RunDirectory run) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("run", run.number());
        if (!Files.exists(run.manifestFile())) {
            return json.put("ended", false);
        }
        ObjectNode manifest = run.manifest();
        return json.put("ended", true)
                .put("ticks", manifest.path("ticks").asLong())
                .put("stateHash", manifest.path("stateHash").asText());
    }

    private static String line(JsonNode node) {
        StringBuilder text = new StringBuilder();
        node.properties()
                .forEach(field -> text.append(text.isEmpty() ? "" : "  ")
                        .append(field.getKey())
                        .append(' ')
                        .append(field.getValue().asText()));
        return text.toString();
    }
}
