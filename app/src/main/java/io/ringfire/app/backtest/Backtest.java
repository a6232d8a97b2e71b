package io.ringfire.app.backtest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringfire.app.Build;
import io.ringfire.app.assembly.DecisionFiles;
import io.ringfire.app.assembly.EngineAssembly;
import io.ringfire.app.assembly.EngineFailure;
import io.ringfire.app.config.ConfigurationException;
import io.ringfire.app.config.Settings;
import io.ringfire.app.config.StrategySettings;
import io.ringfire.app.strategy.Strategies;
import io.ringfire.engine.instrument.Instrument;
import io.ringfire.engine.pipeline.PipelineContext;
import io.ringfire.engine.record.RecordLog;
import io.ringfire.engine.simulation.MarketData;
import io.ringfire.journal.layout.Json;
import io.ringfire.journal.queue.ChronicleRecordLog;
import io.ringfire.journal.run.RunDirectory;
import io.ringfire.journal.segment.Segment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One backtest: segments in, a run directory and a report out. Locks nothing; several may run at once.
 *
 * @param symbols to trade, empty for all that have data
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
        EngineAssembly.checkLimits(settings);
        BacktestMarket market = new BacktestMarket(settings, symbols, source, fromNs, toNs);
        OutcomeTally tally = new OutcomeTally(
                market.instruments(),
                settings.strategies().stream().map(StrategySettings::id).toList());
        try (MarketData ticks = market.open()) {
            RunDirectory run = RunDirectory.create(market.data());
            Settings kept = keepConfiguration(run);
            Settings decides = DecisionFiles.resolve(kept, run.directory());
            BacktestPass pass = new BacktestPass(
                    decides, Strategies.load(decides), market, kept.decisionHash(), settings.closeAtEnd(), threading);
            BacktestPass.Passed passed;
            try (RecordLog inbound = ChronicleRecordLog.openSingleFile(run.inbound(), BLOCK_BYTES);
                    RecordLog fires = ChronicleRecordLog.openSingleFile(run.fires(), BLOCK_BYTES)) {
                passed = pass.run(run.number(), ticks, inbound, fires, tally);
            }
            BacktestReport report = BacktestReport.of(
                    run.number(),
                    passed.engine(),
                    tally,
                    market.account().balanceMicros(),
                    passed.elapsedNs(),
                    headline(market));
            run.seal(manifest(market, kept.decisionHash(), report));
            return report;
        }
    }

    /** What decides is what is kept, and not what a file may hold by then. */
    private Settings keepConfiguration(RunDirectory run) {
        Settings kept = DecisionFiles.keep(settings, (role, content) -> {
            Files.write(run.directory().resolve(role), content);
            return Path.of(role);
        });
        try {
            Files.writeString(run.configFile(), kept.toYaml());
            return kept;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + run.configFile(), e);
        }
    }

    private List<String> headline(BacktestMarket market) {
        List<String> notes = new ArrayList<>();
        if (market.isDemo()) {
            notes.add("DEMO market");
        }
        market.archived().ifPresent(what -> notes.add("without recorded ticks: " + what));
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

    private ObjectNode manifest(BacktestMarket market, String configHash, BacktestReport report) {
        ObjectNode manifest = Json.newTree();
        manifest.put("kind", "backtest")
                .put("build", Build.version())
                .put("configHash", configHash)
                .put("fromNs", fromNs)
                .put("toNs", toNs)
                .put("ticks", report.ticks())
                .put("stateHash", report.stateHash());
        if (market.recordedUntilNs() > Long.MIN_VALUE) {
            manifest.put("recordedFromNs", market.recordedFromNs());
            manifest.put("recordedUntilNs", market.recordedUntilNs());
        }
        ArrayNode inputs = manifest.putArray("segments");
        for (Instrument instrument : market.instruments()) {
            for (Segment segment : market.segments(instrument)) {
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
