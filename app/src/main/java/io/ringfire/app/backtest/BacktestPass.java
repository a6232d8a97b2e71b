package io.ringfire.app.backtest;

import io.ringfire.app.Build;
import io.ringfire.app.assembly.EngineAssembly;
import io.ringfire.app.assembly.EngineFailure;
import io.ringfire.app.assembly.VenueAssembly;
import io.ringfire.app.config.Settings;
import io.ringfire.app.strategy.Strategies;
import io.ringfire.engine.confirm.OutcomeListener;
import io.ringfire.engine.ingress.FactWriter;
import io.ringfire.engine.ingress.RunSpec;
import io.ringfire.engine.pipeline.DirectPublisher;
import io.ringfire.engine.pipeline.FactPublisher;
import io.ringfire.engine.pipeline.LockstepPublisher;
import io.ringfire.engine.pipeline.Pipeline;
import io.ringfire.engine.pipeline.PipelineContext;
import io.ringfire.engine.record.RecordLog;
import io.ringfire.engine.route.OrderInbox;
import io.ringfire.engine.simulation.BacktestDriver;
import io.ringfire.engine.simulation.MarketData;
import io.ringfire.engine.venue.SimulatedVenue;
import java.util.Optional;

/**
 * One pass of a market through a new engine and a new simulated venue.
 *
 * @param settings what decides
 * @param strategies those of the settings; they get new instances
 * @param configHash what the run's first record says of its configuration
 * @param closesAtEnd whether open positions are closed at their last quote
 * @param threading which threads run the stages; empty for the calling thread, without a ring
 */
public record BacktestPass(
        Settings settings,
        Strategies strategies,
        BacktestMarket market,
        String configHash,
        boolean closesAtEnd,
        Optional<PipelineContext.Threading> threading) {
    /** What is left of it: the engine as it stands at the end, and how long it took without what came before. */
    public record Passed(EngineAssembly.Engine engine, long elapsedNs) {}

    /**
     * Runs it.
     *
     * @param ticks standing at the first
     * @param inbound gets the facts but the ticks
     * @param fires gets the decisions
     * @throws EngineFailure when a stage threw
     */
    public Passed run(long runNumber, MarketData ticks, RecordLog inbound, RecordLog fires, OutcomeListener listener) {
        SimulatedVenue venue = VenueAssembly.venue(settings);
        market.instruments().forEach(venue::define);
        venue.addAccount(
                0,
                market.account().currency(),
                market.account().leverage(),
                market.account().isNetting(),
                market.account().balanceMicros());
        EngineFailure.Holder failure = new EngineFailure.Holder();
        OrderInbox orders = new OrderInbox();
        EngineAssembly.Engine engine =
                EngineAssembly.engine(settings, strategies, false, inbound, fires, orders, listener, failure);
        long elapsedNs;
        try (FactPublisher publisher = publisher(engine)) {
            FactWriter facts = new FactWriter(publisher, engine.counters());
            long startNs = ticks.eventNs();
            publishPreamble(facts, startNs, runNumber);
            BacktestDriver driver = new BacktestDriver(facts, ticks, venue, orders, engine.feedback(), closesAtEnd);
            long begunNs = System.nanoTime();
            driver.run(startNs, failure::hasFailed);
            elapsedNs = System.nanoTime() - begunNs;
        }
        failure.rethrow();
        return new Passed(engine, elapsedNs);
    }

    private FactPublisher publisher(EngineAssembly.Engine engine) {
        if (threading.isEmpty()) {
            return new DirectPublisher(engine.stages());
        }
        PipelineContext context = EngineAssembly.batchPipeline(settings, threading.get());
        return new LockstepPublisher(Pipeline.launch(engine.stages(), context, Thread::new));
    }

    private void publishPreamble(FactWriter facts, long startNs, long runNumber) {
        facts.runStarted(
                startNs, new RunSpec('B', RunSpec.BACKTEST_INSTALLATION, 1, runNumber, configHash, Build.version(), 0));
        market.instruments().forEach(instrument -> facts.instrumentDefined(startNs, instrument));
        facts.snapshot(startNs, 0, market.account());
    }
}
