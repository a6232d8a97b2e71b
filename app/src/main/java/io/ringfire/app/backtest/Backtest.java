package io.ringfire.app.backtest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringfire.app.Build;
import io.ringfire.app.assembly.DecisionFiles;
import io.ringfire.app.assembly.EngineAssembly;
import io.ringfire.app.assembly.EngineFailure;
import io.ringfire.app.assembly.InstrumentCatalog;
import io.ringfire.app.assembly.VenueAssembly;
import io.ringfire.app.config.ConfigurationException;
import io.ringfire.app.config.Settings;
import io.ringfire.app.config.StrategySettings;
import io.ringfire.engine.ingress.FactWriter;
import io.ringfire.engine.ingress.RunSpec;
import io.ringfire.engine.instrument.Instrument;
import io.ringfire.engine.ledger.Account;
import io.ringfire.engine.ledger.AccountSpec;
import io.ringfire.engine.pipeline.DirectPublisher;
import io.ringfire.engine.pipeline.FactPublisher;
import io.ringfire.engine.pipeline.LockstepPublisher;
import io.ringfire.engine.pipeline.Pipeline;
import io.ringfire.engine.pipeline.PipelineContext;
import io.ringfire.engine.record.RecordLog;
import io.ringfire.engine.route.OrderInbox;
import io.ringfire.engine.simulation.BacktestDriver;
import io.ringfire.engine.simulation.MarketData;
import io.ringfire.engine.simulation.MarketDataMerge;
import io.ringfire.engine.venue.SimulatedVenue;
import io.ringfire.journal.layout.DataDirectory;
import io.ringfire.journal.layout.Json;
import io.ringfire.journal.queue.ChronicleRecordLog;
import io.ringfire.journal.run.RunDirectory;
import io.ringfire.journal.segment.Segment;
import io.ringfire.journal.segment.Segments;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One backtest: segments in, a run directory and a report out. Locks nothing; several may run at once.
 *
 * @param symbols to trade, empty for all that have data
 * @param source where the ticks come from
 * @param source where the ticks come from
 * @param fromNs ticks before are left out
 * @param toNs ticks at or after are left out
 * @param threading which threads run the stages; empty for the calling thread, without a ring
 */
public record Backtest(
        Settings settings,
        Set<String> symbols,
        Source source,
        long fromNs,
        long toNs,
        Optional<PipelineContext.Threading> threading) {
    private static final int BLOCK_BYTES = 1 << 20;

    /** Where a backtest's ticks come from. */
    public enum Source {
        /** Imported segments. */
        SEGMENTS,
        /** What a service recorded in this data directory. */
        RECORDED,
        /** Both, merged by event time. */
        ALL
    }

    /**
     * Runs it.
     *
     * @throws ConfigurationException for symbols or strategies that cannot be run
     * @throws EngineFailure when a stage threw
     */
    public BacktestReport run() {
        DataDirectory data = new DataDirectory(settings.data());
        AccountSpec account = VenueAssembly.account(settings);
        EngineAssembly.checkLimits(settings);
        EngineAssembly.checkStrategies(settings);
        Segments segments = new Segments(data);
        Optional<RecordedTicks> recorded =
                source == Source.SEGMENTS ? Optional.empty() : Optional.of(new RecordedTicks(data));
        MarketSelection selection = new MarketSelection(
                segments,
                source == Source.RECORDED ? List.of() : segments.list(),
                recorded.<Map<String, Integer>>map(RecordedTicks::digitsBySymbol)
                        .orElse(Map.of()),
                new InstrumentCatalog(settings.instruments()),
                symbols,
                account.currency());
        List<Instrument> instruments = selection.instruments();
        SimulatedVenue venue = VenueAssembly.venue(settings);
        instruments.forEach(venue::define);
        venue.addAccount(0, account.currency(), account.leverage(), account.isNetting(), account.balanceMicros());
        OutcomeTally tally = new OutcomeTally(
                instruments,
                settings.strategies().stream().map(StrategySettings::id).toList());
        EngineFailure.Holder failure = new EngineFailure.Holder();
        long untilNs = recorded.map(RecordedTicks::untilNs).orElse(Long.MIN_VALUE);
        try (MarketData market = open(data, selection, instruments, untilNs)) {
            if (!market.next()) {
                throw new ConfigurationException(List.of("no ticks between --from and --to"));
            }
            RunDirectory run = RunDirectory.create(data);
            Settings kept = keepConfiguration(run);
            long elapsedNs;
            EngineAssembly.Engine engine;
            try (RecordLog inbound = ChronicleRecordLog.openSingleFile(run.inbound(), BLOCK_BYTES);
                    RecordLog fires = ChronicleRecordLog.openSingleFile(run.fires(), BLOCK_BYTES)) {
                OrderInbox orders = new OrderInbox();
                engine = EngineAssembly.engine(kept, false, inbound, fires, orders, tally, failure);
                try (FactPublisher publisher = publisher(engine)) {
                    FactWriter facts = new FactWriter(publisher, engine.counters());
                    long startNs = market.eventNs();
                    publishPreamble(facts, startNs, run, instruments, account);
                    BacktestDriver driver =
                            new BacktestDriver(facts, market, venue, orders, engine.feedback(), settings.closeAtEnd());
                    long begunNs = System.nanoTime();
                    driver.run(startNs, failure::hasFailed);
                    elapsedNs = System.nanoTime() - begunNs;
                }
            }
            failure.rethrow();
            Account closed = engine.stages().risk().ledger().account(0);
            BacktestReport report = BacktestReport.of(
                    run.number(),
                    engine.counters(),
                    tally,
                    closed,
                    account.balanceMicros(),
                    elapsedNs,
                    headline(recorded.map(RecordedTicks::isDemo).orElse(false)));
            run.seal(manifest(selection, instruments, untilNs, report));
            return report;
        }
    }

    private MarketData open(
            DataDirectory data, MarketSelection selection, List<Instrument> instruments, long recordedUntilNs) {
        List<MarketDataMerge.Input> inputs = new ArrayList<>();
        for (Instrument instrument : instruments) {
            for (Segment segment : selection.segments(instrument)) {
                inputs.add(
                        new MarketDataMerge.Input(segment.open(), (buffer, offset) -> instrument.id(), fromNs, toNs));
            }
        }
        if (recordedUntilNs > Long.MIN_VALUE) {
            inputs.add(RecordedTicks.input(data, instruments, fromNs, Math.min(toNs, recordedUntilNs + 1)));
        }
        return new MarketDataMerge(inputs);
    }

    private FactPublisher publisher(EngineAssembly.Engine engine) {
        if (threading.isEmpty()) {
            return new DirectPublisher(engine.stages());
        }
        PipelineContext context = EngineAssembly.batchPipeline(settings, threading.get());
        return new LockstepPublisher(Pipeline.launch(engine.stages(), context, Thread::new));
    }

    private void publishPreamble(
            FactWriter facts, long startNs, RunDirectory run, List<Instrument> instruments, AccountSpec account) {
        facts.runStarted(
                startNs,
                new RunSpec(
                        'B',
                        RunSpec.BACKTEST_INSTALLATION,
                        1,
                        run.number(),
                        settings.decisionHash(),
                        Build.version(),
                        0));
        instruments.forEach(instrument -> facts.instrumentDefined(startNs, instrument));
        facts.snapshot(startNs, 0, account);
    }

    /** What decides is what is kept, and not what a file may hold by then. */
    private Settings keepConfiguration(RunDirectory run) {
        Settings kept = DecisionFiles.keep(settings, (role, content) -> {
            Files.write(run.directory().resolve(role), content);
            return Path.of(role);
        });
        try {
            Files.writeString(run.configFile(), kept.toYaml());
            return DecisionFiles.resolve(kept, run.directory());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + run.configFile(), e);
        }
    }

    private List<String> headline(boolean isDemo) {
        List<String> notes = new ArrayList<>();
        if (isDemo) {
            notes.add("DEMO market");
        }
        Settings.Costs costs = settings.costs();
        if (costs.commissionRate().signum() == 0 && costs.commissionPerLot().signum() == 0) {
            notes.add("zero commission");
        }
        if (costs.slippagePoints() == 0) {
            notes.add("zero slippage");
        }
        if (costs.latencyMs() == 0) {
            notes.add("zero latency");
        }
        if (costs.swap().model() == Settings.SwapModel.NONE) {
            notes.add("zero swap");
        }
        return notes;
    }

    private ObjectNode manifest(
            MarketSelection selection, List<Instrument> instruments, long recordedUntilNs, BacktestReport report) {
        ObjectNode manifest = Json.newTree();
        manifest.put("kind", "backtest")
                .put("build", Build.version())
                .put("configHash", settings.decisionHash())
                .put("fromNs", fromNs)
                .put("toNs", toNs)
                .put("ticks", report.ticks())
                .put("stateHash", report.stateHash());
        if (recordedUntilNs > Long.MIN_VALUE) {
            manifest.put("recordedUntilNs", recordedUntilNs);
        }
        ArrayNode inputs = manifest.putArray("segments");
        for (Instrument instrument : instruments) {
            for (Segment segment : selection.segments(instrument)) {
                inputs.addObject()
                        .put("id", segment.id())
                        .put("symbol", instrument.symbol())
                        .put("instrumentId", instrument.id())
                        .put("contentSha256", segment.manifest().contentSha256());
            }
        }
        manifest.set("report", report.toJson());
        return manifest;
    }
}
