package io.ringfire.app.replay;

import io.ringfire.app.Build;
import io.ringfire.app.config.ConfigurationException;
import io.ringfire.app.config.Purpose;
import io.ringfire.app.config.Settings;
import io.ringfire.app.config.SettingsLoader;
import io.ringfire.app.recovery.ServiceRun;
import io.ringfire.app.recovery.ServiceRuns;
import io.ringfire.app.recovery.WarmUp;
import io.ringfire.app.strategy.Strategies;
import io.ringfire.engine.ingress.FactWriter;
import io.ringfire.engine.record.JournalException;
import io.ringfire.engine.record.RecordSource;
import io.ringfire.engine.simulation.MarketData;
import io.ringfire.journal.archive.ArchiveMark;
import io.ringfire.journal.archive.ArchivedDays;
import io.ringfire.journal.inspect.JournalVerifier;
import io.ringfire.journal.layout.DataDirectory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** A run of a service: its facts and fires are stretches of the two journals, its configuration is kept beside. */
final class ServiceRunSource implements ReplaySource {
    private final DataDirectory data;
    private final ServiceRuns runs;
    private final ServiceRun run;
    private final Settings settings;
    private final List<String> codeChanges;
    private final Supplier<RecordSource> fires;

    private ServiceRunSource(DataDirectory data, ServiceRuns runs, ServiceRun run) {
        this.data = data;
        this.runs = runs;
        this.run = run;
        Path config = data.configFile(run.configHash());
        if (!Files.exists(config)) {
            throw new JournalException("the run's configuration " + config + " is missing: restore it to replay");
        }
        Settings kept = new SettingsLoader(Purpose.SERVICE).file(config).load().settings();
        this.codeChanges = Strategies.changes(kept);
        this.settings = Strategies.withAnyCode(kept);
        this.fires = run.hasEnded() ? () -> runs.fires(run) : runs.firesSoFar(run);
    }

    /** The newest run. */
    static ServiceRunSource newest(DataDirectory data) {
        ServiceRuns runs = new ServiceRuns(data);
        Optional<ArchiveMark> mark = ArchiveMark.of(data);
        return mark.isPresent() && mark.get().lastWholeRun() > 0
                ? numbered(data, mark.get().lastWholeRun())
                : new ServiceRunSource(data, runs, runs.newest().orElseThrow(() -> none(data)));
    }

    /** The run of this number. */
    static ServiceRunSource numbered(DataDirectory data, long runNumber) {
        ServiceRuns runs = new ServiceRuns(data);
        ArchiveMark.of(data).filter(mark -> mark.lastWholeRun() < runNumber).ifPresent(mark -> {
            throw new ConfigurationException(List.of("run " + runNumber + " is not whole in this archive; "
                    + mark.source() + " holds what goes on: use --data " + mark.source()));
        });
        ServiceRun run = runs.numbered(runNumber).orElseThrow(() -> missing(data, runNumber, runs.all()));
        requireWarmUp(data, runs, run);
        return new ServiceRunSource(data, runs, run);
    }

    /** A replay that is warmed up with less than the run was would decide otherwise, and say that the run differs. */
    private static void requireWarmUp(DataDirectory data, ServiceRuns runs, ServiceRun run) {
        if (run.warmUpFromNs() == 0) {
            return;
        }
        ArchivedDays archived = ArchivedDays.of(data);
        long hereFromNs = runs.coveringFrom(run.warmUpFromNs()).orElse(run).eventNs();
        boolean isGone =
                !archived.missing(run.warmUpFromNs(), run.eventNs(), hereFromNs).isEmpty();
        boolean isDeleted = run.runNumber() <= archived.deletedThroughRun() && hereFromNs > run.warmUpFromNs();
        if (isGone || isDeleted) {
            throw new ConfigurationException(List.of("run " + run.runNumber()
                    + " was warmed up with ticks that were archived; "
                    + archived.placeOf(run.runNumber()).orElse("put those days back: journal unarchive")));
        }
    }

    private static ConfigurationException none(DataDirectory data) {
        return new ConfigurationException(List.of("no run of a service in " + data.ticks()));
    }

    private static ConfigurationException missing(DataDirectory data, long runNumber, List<ServiceRun> runs) {
        Optional<String> archived = ArchivedDays.of(data).placeOf(runNumber);
        if (archived.isPresent()) {
            return new ConfigurationException(List.of(archived.get()));
        }
        return runs.isEmpty()
                ? none(data)
                : new ConfigurationException(List.of(
                        "no run " + runNumber + " of a service in " + data.ticks() + "; there are " + ranges(runs)));
    }

    /** The numbers of runs in ascending order, as "1 to 3, 7". */
    private static String ranges(List<ServiceRun> runs) {
        StringBuilder text = new StringBuilder();
        for (int first = 0; first < runs.size(); ) {
            int last = first;
            while (last + 1 < runs.size()
                    && runs.get(last + 1).runNumber() == runs.get(last).runNumber() + 1) {
                last++;
            }
            text.append(text.isEmpty() ? "" : ", ").append(runs.get(first).runNumber());
            if (last > first) {
                text.append(" to ").append(runs.get(last).runNumber());
            }
            first = last + 1;
        }
        return text.toString();
    }

    @Override
    public String name() {
        return "service run " + run.runNumber();
    }

    @Override
    public Settings settings() {
        return settings;
    }

    @Override
    public RecordSource inbound() {
        return runs.facts(run);
    }

    @Override
    public Optional<MarketData> marketData() {
        return Optional.empty();
    }

    @Override
    public RecordSource fires() {
        return fires.get();
    }

    @Override
    public void warmUp(FactWriter facts) {
        new WarmUp(data, PreambleInstruments.of(inbound())).publish(runs, facts, run.warmUpFromNs(), run.eventNs());
    }

    @Override
    public boolean isOver() {
        return run.hasEnded();
    }

    @Override
    public boolean isOfThisCode() {
        return codeChanges.isEmpty() && build().equals(Build.version());
    }

    private String build() {
        return PreambleInstruments.buildOf(inbound());
    }

    @Override
    public List<String> findings() {
        List<String> findings = new ArrayList<>(codeChanges);
        JournalVerifier.Result result = JournalVerifier.verifyService(data);
        result.findings().forEach(finding -> findings.add(finding.toString()));
        result.notes().forEach(note -> findings.add(note.toString()));
        String build = build();
        if (!build.equals(Build.version())) {
            findings.add("the run is another build's: " + build);
        }
        return findings;
    }
}
