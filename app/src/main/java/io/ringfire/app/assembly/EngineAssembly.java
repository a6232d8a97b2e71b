package io.ringfire.app.assembly;

import io.ringfire.app.config.ConfigurationException;
import io.ringfire.app.config.Settings;
import io.ringfire.app.config.StrategySettings;
import io.ringfire.engine.builtin.BuiltInStrategies;
import io.ringfire.engine.confirm.ConfirmStage;
import io.ringfire.engine.confirm.Feedback;
import io.ringfire.engine.confirm.OutcomeListener;
import io.ringfire.engine.detect.DetectStage;
import io.ringfire.engine.detect.StrategySlot;
import io.ringfire.engine.ingest.IngestStage;
import io.ringfire.engine.market.AtrSpec;
import io.ringfire.engine.market.BarRules;
import io.ringfire.engine.pipeline.EngineStages;
import io.ringfire.engine.pipeline.PipelineContext;
import io.ringfire.engine.pipeline.StageFailureListener;
import io.ringfire.engine.record.RecordLog;
import io.ringfire.engine.ring.EngineCounters;
import io.ringfire.engine.risk.RiskStage;
import io.ringfire.engine.risk.TerminalRules;
import io.ringfire.engine.route.Gate;
import io.ringfire.engine.route.OrderGateway;
import io.ringfire.engine.route.RouteStage;
import io.ringfire.engine.strategy.Strategy;
import io.ringfire.engine.strategy.StrategyParameters;
import io.ringfire.engine.tickjournal.TickJournalStage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes the stages that a configuration asks for. A live run, a backtest and a replay get the same ones. */
public final class EngineAssembly {
    private static final long NS_PER_MS = 1_000_000L;

    /** The stages and what they share with their surroundings. */
    public record Engine(EngineStages stages, Feedback feedback, Gate gate, EngineCounters counters) {}

    private EngineAssembly() {}

    /**
     * Makes the stages.
     *
     * @param keepsTicks whether ticks go into {@code inbound}; false where they are in a segment already
     * @throws ConfigurationException naming a strategy or a parameter that is wrong, or what a strategy needs and the venue does not
     *     offer
     */
    public static Engine engine(
            Settings settings,
            boolean keepsTicks,
            RecordLog inbound,
            RecordLog fires,
            OrderGateway gateway,
            OutcomeListener listener,
            StageFailureListener failures) {
        EngineCounters counters = new EngineCounters();
        Feedback feedback = new Feedback();
        Gate gate = new Gate();
        boolean forces = settings.journal().durability() == Settings.Durability.SYNC;
        EngineStages stages = new EngineStages(
                new IngestStage(counters, settings.mt5().futureToleranceMs() * NS_PER_MS),
                new TickJournalStage(inbound, keepsTicks, forces),
                new DetectStage(
                        strategies(settings),
                        barRules(settings),
                        settings.risk().signalExpiryMs() * NS_PER_MS,
                        counters),
                new RiskStage(
                        RiskAssembly.limits(settings),
                        RiskAssembly.sizings(settings),
                        terminalRules(settings),
                        counters),
                new RouteStage(fires, gateway, forces),
                new ConfirmStage(listener, feedback),
                gate,
                failures,
                counters);
        return new Engine(stages, feedback, gate, counters);
    }

    /**
     * Reads all that entries are held to, to hear early what is wrong with it.
     *
     * @throws ConfigurationException naming files as the configuration does
     */
    public static void checkLimits(Settings settings) {
        RiskAssembly.limits(settings);
    }

    /**
     * Makes the strategies, to hear early what is wrong with them.
     *
     * @throws ConfigurationException as {@link #engine} does
     */
    public static void checkStrategies(Settings settings) {
        strategies(settings);
    }

    /**
     * Compares what the strategies need with the EA of each account, for a service that trades them.
     *
     * @throws ConfigurationException naming strategy, need and account
     */
    public static void checkTerminals(Settings settings) {
        List<String> problems = new ArrayList<>();
        VenueOffer offer = new VenueOffer(settings);
        for (StrategySlot slot : strategies(settings)) {
            offer.checkTerminals(slot.id(), slot.strategy(), problems);
        }
        if (!problems.isEmpty()) {
            throw new ConfigurationException(problems);
        }
    }

    /** How the ring runs. */
    public static PipelineContext pipeline(Settings settings) {
        return new PipelineContext()
                .ringSize(settings.pipeline().ringSize())
                .threading(
                        switch (settings.threading()) {
                            case AUTO -> PipelineContext.Threading.AUTO;
                            case FUSED -> PipelineContext.Threading.FUSED;
                            case PIPELINED -> PipelineContext.Threading.PIPELINED;
                        })
                .profile(
                        settings.profile() == Settings.Profile.LOW_LATENCY
                                ? PipelineContext.Profile.LOW_LATENCY
                                : PipelineContext.Profile.EFFICIENT);
    }

    /** How the ring runs for a backtest or a replay: it never parks, and ends when all is done, however long that takes. */
    public static PipelineContext batchPipeline(Settings settings, PipelineContext.Threading threading) {
        return pipeline(settings)
                .threading(threading)
                .profile(PipelineContext.Profile.BATCH)
                .drainTimeoutNs(Long.MAX_VALUE / 4);
    }

    private static List<StrategySlot> strategies(Settings settings) {
        List<StrategySlot> slots = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        VenueOffer offer = new VenueOffer(settings);
        for (StrategySettings strategy : settings.strategies()) {
            Map<String, String> values = new LinkedHashMap<>();
            values.put("bars", strategy.bars().toString());
            strategy.quantity().ifPresent(lots -> values.put("quantity", lots.toPlainString()));
            values.put("flatBy", strategy.flatBy().name().toLowerCase(java.util.Locale.ROOT));
            values.putAll(strategy.parameters());
            try {
                Strategy made =
                        BuiltInStrategies.create(strategy.name(), new StrategyParameters(strategy.id(), values));
                offer.check(strategy.id(), made, problems);
                slots.add(new StrategySlot(
                        strategy.id(),
                        made,
                        strategy.symbols(),
                        strategy.quantity().isEmpty(),
                        strategy.atrPeriod().map(period -> new AtrSpec(strategy.bars(), period))));
            } catch (IllegalArgumentException e) {
                problems.add(e.getMessage());
            }
        }
        if (!problems.isEmpty()) {
            throw new ConfigurationException(problems);
        }
        return slots;
    }

    private static BarRules barRules(Settings settings) {
        return new BarRules(
                settings.bars().interval() == Settings.Interval.RIGHT_CLOSED,
                settings.bars().graceMs() * NS_PER_MS,
                settings.bars().dayStart());
    }

    private static TerminalRules terminalRules(Settings settings) {
        Settings.Mt5 mt5 = settings.mt5();
        return new TerminalRules(
                mt5.stopProofMs() * NS_PER_MS,
                mt5.lateFill() == Settings.LateFill.CLOSE,
                mt5.requoteRetries(),
                mt5.marginTolerancePermille(),
                mt5.proofTolerancePermille());
    }
}
