package io.ringfire.app.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringfire.app.Build;
import io.ringfire.app.backtest.RecordedTicks;
import io.ringfire.app.config.Purpose;
import io.ringfire.app.config.Settings;
import io.ringfire.app.config.SettingsLoader;
import io.ringfire.app.strategy.Strategies;
import io.ringfire.engine.ingress.FactWriter;
import io.ringfire.engine.record.JournalException;
import io.ringfire.engine.record.RecordSource;
import io.ringfire.engine.simulation.MarketData;
import io.ringfire.engine.simulation.MarketDataMerge;
import io.ringfire.journal.archive.ArchivedDays;
import io.ringfire.journal.inspect.JournalVerifier;
import io.ringfire.journal.layout.DataDirectory;
import io.ringfire.journal.reader.QueueRecordSource;
import io.ringfire.journal.run.RunDirectory;
import io.ringfire.journal.segment.Segment;
import io.ringfire.journal.segment.Segments;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A backtest's run: its own facts, and the segments that it names by their content. */
final class BacktestRun implements ReplaySource {
    private final DataDirectory data;
    private final RunDirectory run;
    private final ObjectNode manifest;
    private final Settings settings;
    private final List<String> codeChanges;

    BacktestRun(DataDirectory data, RunDirectory run) {
        this.data = data;
        this.run = run;
        if (!Files.exists(run.manifestFile())) {
            throw new JournalException("run " + run.directory() + " has no manifest.json: the backtest did not end;"
                    + " run it again, its inputs are as they were");
        }
        this.manifest = run.manifest();
        Settings kept = new SettingsLoader(Purpose.BACKTEST)
                .file(run.configFile())
                .load()
                .settings();
        this.codeChanges = Strategies.changes(kept);
        this.settings = Strategies.withAnyCode(kept);
    }

    @Override
    public String name() {
        return "backtest run " + run.number();
    }

    @Override
    public Settings settings() {
        return settings;
    }

    @Override
    public RecordSource inbound() {
        return QueueRecordSource.open(run.inbound());
    }

    @Override
    public Optional<MarketData> marketData() {
        Map<String, Segment> byContent = new Segments(data)
                .list().stream()
                        .collect(Collectors.toMap(
                                segment -> segment.manifest().contentSha256(), Function.identity(), (a, b) -> a));
        long fromNs = manifest.path("fromNs").asLong();
        long toNs = manifest.path("toNs").asLong();
        List<MarketDataMerge.Input> inputs = new ArrayList<>();
        for (JsonNode input : manifest.path("segments")) {
            Segment segment = byContent.get(input.path("contentSha256").asText());
            if (segment == null) {
                throw new JournalException("segment " + input.path("id").asText() + " of "
                        + input.path("symbol").asText() + " is not in " + data.history()
                        + " any more, or holds other ticks now; import the same files again");
            }
            int instrumentId = input.path("instrumentId").asInt();
            inputs.add(new MarketDataMerge.Input(segment.open(), (buffer, offset) -> instrumentId, fromNs, toNs));
        }
        if (manifest.has("recordedUntilNs")) {
            long untilNs = manifest.path("recordedUntilNs").asLong();
            requireRecorded(Math.max(fromNs, manifest.path("recordedFromNs").asLong(Long.MIN_VALUE)), untilNs);
            inputs.add(
                    RecordedTicks.input(data, PreambleInstruments.of(inbound()), fromNs, Math.min(toNs, untilNs + 1)));
        }
        return Optional.of(new MarketDataMerge(inputs));
    }

    /** What it read then may have been archived since. */
    private void requireRecorded(long fromNs, long untilNs) {
        ArchivedDays archived = ArchivedDays.of(data);
        if (archived.days().isEmpty() && archived.deletedThroughDay().isEmpty()) {
            return;
        }
        archived.wordOfMissing(fromNs, untilNs, RecordedTicks.wholeFromNs(data)).ifPresent(what -> {
            throw new JournalException("recorded ticks that run " + run.number() + " read were archived since: " + what
                    + ", or put the days back: journal unarchive");
        });
    }

    @Override
    public RecordSource fires() {
        return QueueRecordSource.open(run.fires());
    }

    @Override
    public void warmUp(FactWriter facts) {
        // a backtest starts cold
    }

    @Override
    public boolean isOver() {
        return true;
    }

    @Override
    public boolean isOfThisCode() {
        return codeChanges.isEmpty() && build().equals(Build.version());
    }

    private String build() {
        return manifest.path("build").asText();
    }

    @Override
    public List<String> findings() {
        List<String> findings = new ArrayList<>(codeChanges);
        JournalVerifier.verifyRun(run).findings().forEach(finding -> findings.add(finding.toString()));
        if (!build().equals(Build.version())) {
            findings.add("the run is another build's: " + build());
        }
        return findings;
    }
}
