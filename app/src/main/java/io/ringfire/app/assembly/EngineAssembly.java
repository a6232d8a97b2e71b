package io.ringfire.app.assembly;

import io.ringfire.app.config.ConfigurationException;
import io.ringfire.app.config.Settings;
import io.ringfire.app.strategy.Strategies;
import io.ringfire.app.strategy.StrategyFailures;
import io.ringfire.engine.calendar.MarketCalendar;
import io.ringfire.engine.confirm.ConfirmStage;
import io.ringfire.engine.confirm.Feedback;
import io.ringfire.engine.confirm.OutcomeListener;
import io.ringfire.engine.detect.DetectStage;
import io.ringfire.engine.detect.StrategySlot;
import io.ringfire.engine.ingest.IngestStage;
import io.ringfire.engine.market.BarRules;
import io.ringfire.engine.pipeline.EngineStages;
import io.ringfire.engine.pipeline.PipelineContext;
import io.ringfire.engine.pipeline.StageFailureListener;
import io.ringfire.engine.record.RecordLog;
import io.ringfire.engine.ring.EngineCounters;
import io.ringfire.engine.risk.RiskLimits;
import io.ringfire.engine.risk.RiskStage;
import io.ringfire.engine.risk.TerminalRules;
import io.ringfire.engine.route.Gate;
import io.ringfire.engine.route.OrderGateway;
import io.ringfire.engine.route.RouteStage;
import io.ringfire.engine.tickjournal.TickJournalStage;
import java.util.ArrayList;
import java.util.List;

/** Makes the stages that a configuration asks for. A live run, a backtest and a replay get the same ones. */
public final class EngineAssembly {
    private static final long NS_PER_MS = 1_000_000L;

    /**
     * The stages and what they share with their surroundings.
     *
     * @param failures what strategies threw
     * @param calendar what its decisions know of hours, sessions and news
     */
    public record Engine(
            EngineStages stages,
            Feedback feedback,
            Gate gate,
            EngineCounters counters,
            StrategyFailures failures,
            MarketCalendar calendar) {}

    private EngineAssembly() {}

    /**
     * Makes the stages, with strategies whose code is found for this engine alone.
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
        return engine(settings, Strategies.load(settings), keepsTicks, inbound, fires, gateway, listener, failures);
    }

    /**
     * Makes the stages, with new instances of strategies whose code is found.
     *
     * @param strategies those of the settings
     * @param keepsTicks whether ticks go into {@code inbound}; false where they are in a segment already
     * @throws ConfigurationException naming a parameter that is wrong
     */
    public static Engine engine(
            Settings settings,
            Strategies strategies,
            boolean keepsTicks,
            RecordLog inbound,
            RecordLog fires,
            OrderGateway gateway,
            OutcomeListener listener,
            StageFailureListener failures) {
        EngineCounters counters = new EngineCounters();
        Feedback feedback = new Feedback();
        Gate gate = new Gate();
        Strategies.Made made = strategies.make();
        checkNeeds(settings, made.slots());
        boolean forces = settings.journal().durability() == Settings.Durability.SYNC;
        CalendarAssembly calendar = new CalendarAssembly(settings);
        RiskLimits limits = RiskAssembly.limits(settings, calendar);
        EngineStages stages = new EngineStages(
                new IngestStage(counters, settings.mt5().futureToleranceMs() * NS_PER_MS),
                new TickJournalStage(inbound, keepsTicks, forces),
                new DetectStage(
                        made.slots(),
                        barRules(settings),
                        settings.risk().signalExpiryMs() * NS_PER_MS,
                        ShieldAssembly.rules(settings, calendar),
                        limits.calendar(),
                        counters),
                new RiskStage(limits, RiskAssembly.sizings(settings), terminalRules(settings), counters),
                new RouteStage(fires, gateway, forces),
                new ConfirmStage(listener, feedback),
                gate,
                failures,
                counters);
        return new Engine(stages, feedback, gate, counters, made.failures(), limits.calendar());
    }

    /**
     * Reads all that entries are held to, to hear early what is wrong with it.
     *
     * @throws ConfigurationException naming files as the configuration does
     */
    public static void checkLimits(Settings settings) {
        CalendarAssembly calendar = new CalendarAssembly(settings);
        RiskAssembly.limits(settings, calendar);
        ShieldAssembly.rules(settings, calendar);
    }

    /**
     * Hours, sessions and news, as the engine has them.
     *
     * @throws ConfigurationException naming files as the configuration does
     */
    public static MarketCalendar calendar(Settings settings) {
        return new CalendarAssembly(settings).calendar();
    }

    /**
     * Compares what strategies need with what the venue of the settings offers.
     *
     * @throws ConfigurationException naming strategy, need and setting
     */
    public static void checkNeeds(Settings settings, List<StrategySlot> strategies) {
        List<String> problems = new ArrayList<>();
        VenueOffer offer = new VenueOffer(settings);
        strategies.forEach(each -> offer.check(each.id(), each.strategy(), problems));
        requireNone(problems);
    }

    /**
     * Compares what strategies need with the EA of each account, for a service that trades them.
     *
     * @throws ConfigurationException naming strategy, need and account
     */
    public static void checkTerminals(Settings settings, List<StrategySlot> strategies) {
        List<String> problems = new ArrayList<>();
        VenueOffer offer = new VenueOffer(settings);
        strategies.forEach(each -> offer.checkTerminals(each.id(), each.strategy(), problems));
        requireNone(problems);
    }

    private static void requireNone(List<String> problems) {
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
