package io.ringfire.app.replay;

import io.ringfire.app.assembly.EngineAssembly;
import io.ringfire.app.assembly.EngineFailure;
import io.ringfire.app.backtest.OutcomeTally;
import io.ringfire.engine.ingress.FactWriter;
import io.ringfire.engine.pipeline.DirectPublisher;
import io.ringfire.engine.pipeline.FactPublisher;
import io.ringfire.engine.pipeline.Pipeline;
import io.ringfire.engine.pipeline.PipelineContext;
import io.ringfire.engine.record.RecordLog;
import io.ringfire.engine.simulation.MarketData;
import io.ringfire.engine.simulation.ReplayDriver;
import io.ringfire.journal.queue.ChronicleRecordLog;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Decides a run's facts again and compares. Nothing of what the run decided is read but to compare it.
 *
 * @param threading which threads run the stages; empty for the calling thread, without a ring
 * @param out where to write what is decided, as a queue; empty for nowhere
 */
record Replay(ReplaySource source, Optional<PipelineContext.Threading> threading, Optional<Path> out) {
    private static final int BLOCK_BYTES = 1 << 20;
    private static final double NS_PER_SECOND = 1e9;

    ReplayResult run() {
        long begunNs = System.nanoTime();
        EngineFailure.Holder failure = new EngineFailure.Holder();
        OutcomeTally tally = new OutcomeTally();
        ReplayDriver driver;
        boolean hasEnded;
        FireComparison comparison = new FireComparison(source.fires(), source.fires());
        try (RecordLog fires = out.<RecordLog>map(
                        directory -> new TeeLog(comparison, ChronicleRecordLog.openSingleFile(directory, BLOCK_BYTES)))
                .orElse(comparison)) {
            EngineAssembly.Engine engine = EngineAssembly.engine(
                    source.settings(), false, new NoLog(), fires, (buffer, offset, length) -> true, tally, failure);
            engine.feedback().discardRefusals();
            try (FactPublisher publisher = publisher(engine)) {
                FactWriter writer = new FactWriter(publisher, engine.counters());
                MarketData market = source.marketData().orElse(null);
                driver = new ReplayDriver(writer, source.inbound(), market, () -> source.warmUp(writer));
                hasEnded = driver.run() && source.isOver();
            }
            comparison.finish();
        }
        return result(comparison, failure, tally, driver, hasEnded, System.nanoTime() - begunNs);
    }

    private ReplayResult result(
            FireComparison comparison,
            EngineFailure.Holder failure,
            OutcomeTally tally,
            ReplayDriver driver,
            boolean hasEnded,
            long elapsedNs) {
        List<String> differences = new ArrayList<>();
        List<String> notes = new ArrayList<>(source.findings());
        comparison.firstOrderDifference().ifPresent(differences::add);
        comparison.firstDifference().ifPresent(differences::add);
        failure.first().ifPresent(error -> differences.add("the replay failed: " + error.getMessage()));
        if (!hasEnded) {
            notes.add("the run was killed, or goes on: its journals are compared as far as they go");
        }
        if (driver.hasFailedStage()) {
            notes.add("a stage of the run had failed: what it decided before is compared");
        }
        if (comparison.beyondEnd() > 0) {
            String text = comparison.beyondEnd() + " records are decided again behind the end of the fire journal";
            (hasEnded && !driver.hasFailedStage() ? differences : notes).add(text);
        }
        return new ReplayResult(
                source.name(),
                driver.published(),
                comparison.equal(),
                comparison.beyondEnd(),
                hasEnded,
                tally.stateHash(),
                differences,
                source.isOfThisCode(),
                notes,
                elapsedNs / NS_PER_SECOND);
    }

    private FactPublisher publisher(EngineAssembly.Engine engine) {
        return threading
                .<FactPublisher>map(wanted -> Pipeline.launch(
                        engine.stages(), EngineAssembly.batchPipeline(source.settings(), wanted), Thread::new))
                .orElseGet(() -> new DirectPublisher(engine.stages()));
    }
}
