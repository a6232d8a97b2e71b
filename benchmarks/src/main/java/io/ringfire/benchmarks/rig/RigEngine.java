package io.ringfire.benchmarks.rig;

import io.ringfire.adapters.mt5.Mt5Agent;
import io.ringfire.adapters.mt5.Mt5Counters.Count;
import io.ringfire.adapters.mt5.Mt5Endpoints;
import io.ringfire.adapters.mt5.Mt5Rules;
import io.ringfire.adapters.mt5.OrderSender;
import io.ringfire.adapters.mt5.SocketIdleStrategy;
import io.ringfire.adapters.mt5.TerminalAccount;
import io.ringfire.engine.confirm.ConfirmStage;
import io.ringfire.engine.confirm.Feedback;
import io.ringfire.engine.detect.DetectStage;
import io.ringfire.engine.detect.StrategySlot;
import io.ringfire.engine.ingest.IngestStage;
import io.ringfire.engine.ingress.EventStamp;
import io.ringfire.engine.ingress.FactInbox;
import io.ringfire.engine.ingress.FactWriter;
import io.ringfire.engine.ingress.LiveIngress;
import io.ringfire.engine.ingress.Mailbox;
import io.ringfire.engine.ingress.RunSpec;
import io.ringfire.engine.instrument.Currency;
import io.ringfire.engine.instrument.Instrument;
import io.ringfire.engine.ledger.AccountSpec;
import io.ringfire.engine.market.BarRules;
import io.ringfire.engine.market.DayStart;
import io.ringfire.engine.order.VenueKind;
import io.ringfire.engine.pipeline.EngineStages;
import io.ringfire.engine.pipeline.Pipeline;
import io.ringfire.engine.pipeline.PipelineContext;
import io.ringfire.engine.ring.EngineCounters;
import io.ringfire.engine.ring.EngineCounters.Counter;
import io.ringfire.engine.risk.RiskLimits;
import io.ringfire.engine.risk.RiskStage;
import io.ringfire.engine.route.Gate;
import io.ringfire.engine.route.OrderInbox;
import io.ringfire.engine.route.RouteStage;
import io.ringfire.engine.strategy.Strategy;
import io.ringfire.engine.tickjournal.TickJournalStage;
import io.ringfire.journal.queue.ChronicleRecordLog;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.agrona.concurrent.Agent;
import org.agrona.concurrent.AgentRunner;
import org.agrona.concurrent.BusySpinIdleStrategy;
import org.agrona.concurrent.CompositeAgent;
import org.agrona.concurrent.EpochNanoClock;
import org.agrona.concurrent.IdleStrategy;
import org.agrona.concurrent.SystemEpochNanoClock;
import org.agrona.concurrent.SystemNanoClock;

/** The engine as the service has it, live, with real journals and sockets, and one strategy: it buys at every tick. */
final class RigEngine implements AutoCloseable {
    static final String UUID = "RIG_ACCOUNT_1";
    private static final int BLOCK_BYTES = 16 << 20;
    private static final long MS = 1_000_000L;
    private static final long PATIENCE_NS = 3_600_000 * MS;
    private static final String ANY = "tcp://127.0.0.1:0";

    final List<String> endpoints;
    private final Mt5Agent terminals;
    private final EngineCounters counters = new EngineCounters();
    private final ChronicleRecordLog ticks;
    private final ChronicleRecordLog fires;
    private final FactInbox reports = new FactInbox(1 << 20);
    private final Pipeline pipeline;
    private final AgentRunner runner;
    private final AgentRunner keeper;

    RigEngine(Path directory, List<Instrument> instruments, boolean isLowLatency, long expiryNs, Strategy strategy) {
        EpochNanoClock clock = SystemEpochNanoClock.INSTANCE;
        ticks = ChronicleRecordLog.openDaily(directory.resolve("ticks"), BLOCK_BYTES, Long.MIN_VALUE);
        fires = ChronicleRecordLog.openDaily(directory.resolve("fires"), BLOCK_BYTES, Long.MIN_VALUE);
        Feedback feedback = new Feedback();
        Gate gate = new Gate();
        OrderInbox orders = new OrderInbox();
        EngineStages stages = new EngineStages(
                new IngestStage(counters, 60_000 * MS),
                new TickJournalStage(ticks, true, false),
                new DetectStage(
                        strategy == null ? List.of() : List.of(new StrategySlot("rig", strategy, List.of())),
                        new BarRules(true, 0, DayStart.parse("17:00 America/New_York")),
                        expiryNs,
                        counters),
                new RiskStage(new RiskLimits(5_000 * MS, expiryNs, 3), counters),
                new RouteStage(fires, orders, false),
                new ConfirmStage((event, sequence) -> {}, feedback),
                gate,
                (stage, sequence, error) -> error.printStackTrace(),
                counters);
        pipeline = Pipeline.launch(
                stages,
                new PipelineContext()
                        .threading(PipelineContext.Threading.FUSED)
                        .profile(isLowLatency ? PipelineContext.Profile.BATCH : PipelineContext.Profile.EFFICIENT),
                Thread::new);
        FactWriter facts = new FactWriter(pipeline, counters);
        FactInbox market = new FactInbox(1 << 22);
        Map<String, Instrument> symbols = new HashMap<>();
        instruments.forEach(instrument -> symbols.put(instrument.symbol(), instrument));
        terminals = new Mt5Agent(
                Mt5Endpoints.plain(ANY, ANY, ANY),
                List.of(new TerminalAccount(
                        0,
                        1,
                        UUID,
                        1001,
                        "Rig-1",
                        "USD",
                        500,
                        false,
                        "UTC",
                        instruments.get(0).symbol(),
                        symbols)),
                new Mt5Rules(PATIENCE_NS, 1, PATIENCE_NS, 5_000 * MS, 5_000 * MS, 10_000 * MS),
                reports,
                market,
                orders,
                gate,
                clock,
                "L000000");
        long nowNs = clock.nanoTime();
        facts.runStarted(nowNs, new RunSpec('L', RunSpec.BACKTEST_INSTALLATION, 1, 1, "0".repeat(64), "rig", 0));
        instruments.forEach(instrument -> facts.instrumentDefined(nowNs, instrument));
        facts.snapshot(
                nowNs, 0, new AccountSpec(UUID, Currency.of("USD"), 500, false, 0, VenueKind.EA_2_05, false, false, 1));
        Agent ingress = new LiveIngress(
                new EventStamp(clock, SystemNanoClock.INSTANCE, nowNs, 3_600_000 * MS),
                facts,
                feedback,
                new Mailbox(),
                reports,
                new FactInbox(1 << 16),
                market);
        terminals.whenFull(() -> {
            throw new IllegalStateException("the rig made more reports than there is room for");
        });
        IdleStrategy idle = isLowLatency ? new BusySpinIdleStrategy() : new SocketIdleStrategy(terminals);
        runner = new AgentRunner(
                idle,
                Throwable::printStackTrace,
                null,
                new CompositeAgent(terminals, ingress, pipeline, new OrderSender(terminals)));
        AgentRunner.startOnThread(runner);
        keeper = new AgentRunner(
                new org.agrona.concurrent.SleepingMillisIdleStrategy(20),
                Throwable::printStackTrace,
                null,
                new CompositeAgent(ticks.toucher(), fires.toucher()));
        AgentRunner.startOnThread(keeper);
        endpoints = terminals.awaitBound();
    }

    long count(Counter counter) {
        return counters.get(counter);
    }

    /** Whether all that was sent is answered, and the answers are through all stages. */
    boolean isQuiet() {
        return terminals.counters().get(Count.CONFIRMED) == terminals.counters().get(Count.SENT)
                && !reports.hasFacts()
                && pipeline.isDrained();
    }

    /** What was counted, to tell why something did not come. */
    String describe() {
        StringBuilder text = new StringBuilder();
        for (Counter counter : Counter.values()) {
            if (count(counter) > 0) {
                text.append(counter).append(' ').append(count(counter)).append(", ");
            }
        }
        for (Count each : Count.values()) {
            if (terminals.counters().get(each) > 0) {
                text.append(each)
                        .append(' ')
                        .append(terminals.counters().get(each))
                        .append(", ");
            }
        }
        return text.append(terminals.sessions()).toString();
    }

    Mt5Agent terminals() {
        return terminals;
    }

    @Override
    public void close() {
        runner.close();
        keeper.close();
        pipeline.close();
        ticks.close();
        fires.close();
    }
}
