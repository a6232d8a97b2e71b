package io.ringfire.app.replay;

import io.ringfire.app.Build;
import io.ringfire.app.config.ConfigurationException;
import io.ringfire.app.config.Purpose;
import io.ringfire.app.config.Settings;
import io.ringfire.app.config.SettingsLoader;
import io.ringfire.app.recovery.ServiceRun;
import io.ringfire.app.recovery.ServiceRuns;
import io.ringfire.app.recovery.WarmUp;
import io.ringfire.engine.ingress.FactWriter;
import io.ringfire.engine.record.JournalException;
import io.ringfire.engine.record.RecordSource;
import io.ringfire.engine.simulation.MarketData;
import io.ringfire.journal.inspect.JournalVerifier;
import io.ringfire.journal.layout.DataDirectory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The newest run of a service: its facts and fires are stretches of the two journals, its configuration is kept beside. */
final class ServiceRunSource implements ReplaySource {
    private final DataDirectory data;
    private final ServiceRuns runs;
    private final ServiceRun run;
    private final Settings settings;

    ServiceRunSource(DataDirectory data) {
        this.data = data;
        this.runs = new ServiceRuns(data);
        this.run = runs.newest()
                .orElseThrow(() -> new ConfigurationException(List.of("no run of a service in " + data.ticks())));
        Path config = data.configFile(run.configHash());
        if (!Files.exists(config)) {
            throw new JournalException("the run's configuration " + config + " is missing: restore it to replay");
        }
        this.settings = new SettingsLoader(Purpose.SERVICE).file(config).load().settings();
    }

    /** Event time of the run's first record, epoch ns. */
    long startedNs() {
        return run.eventNs();
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
        return runs.fires(run);
    }

    @Override
    public void warmUp(FactWriter facts) {
        new WarmUp(data, PreambleInstruments.of(inbound())).publish(runs, facts, run.warmUpFromNs(), run.eventNs());
    }

    @Override
    public List<String> findings() {
        List<String> findings = new ArrayList<>();
        JournalVerifier.Result result = JournalVerifier.verifyService(data);
        result.findings().forEach(finding -> findings.add(finding.toString()));
        result.notes().forEach(note -> findings.add(note.toString()));
        String build = PreambleInstruments.buildOf(inbound());
        if (!build.equals(Build.version())) {
            findings.add("the run is another build's: " + build);
        }
        return findings;
    }
}
