package io.ringfire.engine.fakes;

import io.ringfire.engine.builtin.EmaCross;
import io.ringfire.engine.confirm.ConfirmStage;
import io.ringfire.engine.confirm.Feedback;
import io.ringfire.engine.detect.DetectStage;
import io.ringfire.engine.detect.StrategySlot;
import io.ringfire.engine.ingest.IngestStage;
import io.ringfire.engine.ingress.FactWriter;
import io.ringfire.engine.instrument.Instrument;
import io.ringfire.engine.ledger.AccountSpec;
import io.ringfire.engine.market.AtrSpec;
import io.ringfire.engine.market.BarRules;
import io.ringfire.engine.market.BarSpec;
import io.ringfire.engine.market.DayStart;
import io.ringfire.engine.pipeline.DirectPublisher;
import io.ringfire.engine.pipeline.EngineStages;
import io.ringfire.engine.record.RecordFrame;
import io.ringfire.engine.record.RecordLog;
import io.ringfire.engine.record.RecordSource;
import io.ringfire.engine.ring.EngineCounters;
import io.ringfire.engine.risk.RiskLimits;
import io.ringfire.engine.risk.RiskStage;
import io.ringfire.engine.risk.Share;
import io.ringfire.engine.risk.Sizing;
import io.ringfire.engine.risk.TerminalRules;
import io.ringfire.engine.route.Gate;
import io.ringfire.engine.route.OrderGateway;
import io.ringfire.engine.route.OrderInbox;
import io.ringfire.engine.route.RouteStage;
import io.ringfire.engine.sbe.OrderDecoder;
import io.ringfire.engine.simulation.BacktestDriver;
import io.ringfire.engine.simulation.MarketData;
import io.ringfire.engine.simulation.ReplayDriver;
import io.ringfire.engine.strategy.Strategy;
import io.ringfire.engine.strategy.StrategyParameters;
import io.ringfire.engine.tickjournal.TickJournalStage;
import io.ringfire.engine.venue.SimulatedVenue;
import io.ringfire.engine.venue.VenueSettings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.agrona.DirectBuffer;

/**
 * The whole engine on the calling thread, with strategies that trade all the time on two instruments, one of which needs
 * conversion, and a venue that slips, rejects, fills in part and charges. One strategy has its volumes computed, and gets a share of them.
 */
public final class TradingEngine {
    private static final long SIGNAL_EXPIRY_NS = 5_000_000_000L;
    private static final AtrSpec ATR = new AtrSpec(BarSpec.parse("1-minute-mid"), 14);
    private static final Sizing SIZING = Sizing.atAtr(new Share(10, 1_000_000_000L), 50 * Instruments.LOT, 2_000);
    private static final int SIZE_PERCENT = 70;
    private static final int REJECTED_PPM = 50_000;
    private static final int PARTIAL_PPM = 100_000;

    private final Instrument[] instruments = {Instruments.eurusd(0), Instruments.usdjpy(1)};
    private final EngineCounters counters = new EngineCounters();
    private final Feedback feedback = new Feedback();
    private final OrderInbox orders = new OrderInbox();
    private final BusyStrategy busy = new BusyStrategy("7-tick-bid");
    private final DirectPublisher publisher;
    private final OrderDecoder order = new OrderDecoder();
    private long sizedOrders;
    private long lastSize;
    private boolean isReplay;
    private Throwable failure;

    /**
     * Makes one.
     *
     * @param gateway sees each order; the venue's inbox gets it too in {@link #trade}, and nobody else in {@link #replay}
     * @param forces whether journals are forced before an order is offered
     * @param third a strategy beside the two that are always there; null for none
     */
    public TradingEngine(RecordLog inbound, RecordLog fires, boolean forces, OrderGateway gateway, Strategy third) {
        this(inbound, fires, forces, true, gateway, third);
    }

    /** As above; {@code keepsTicks} says whether the tick journal writes ticks, as a service's does and a backtest's does not. */
    public TradingEngine(
            RecordLog inbound,
            RecordLog fires,
            boolean forces,
            boolean keepsTicks,
            OrderGateway gateway,
            Strategy third) {
        OrderGateway inbox = (buffer, offset, length) -> {
            countSized(buffer, offset);
            return gateway.offer(buffer, offset, length) && (isReplay || orders.offer(buffer, offset, length));
        };
        Gate gate = new Gate();
        publisher = new DirectPublisher(new EngineStages(
                new IngestStage(counters),
                new TickJournalStage(inbound, keepsTicks, forces),
                new DetectStage(
                        strategies(third),
                        new BarRules(true, 0, DayStart.parse("17:00 America/New_York")),
                        SIGNAL_EXPIRY_NS,
                        counters),
                new RiskStage(RiskLimits.none(), List.of(SIZING), TerminalRules.byDefault(), counters),
                new RouteStage(fires, inbox, forces),
                new ConfirmStage((event, sequence) -> {}, feedback),
                gate,
                (stage, sequence, error) -> failure = error,
                counters));
    }

    private List<StrategySlot> strategies(Strategy third) {
        StrategySlot cross = new StrategySlot("cross", emaCross(), List.of(), true, false, Optional.of(ATR));
        StrategySlot trading = new StrategySlot("busy", busy, List.of());
        return third == null
                ? List.of(cross, trading)
                : List.of(cross, trading, new StrategySlot("third", third, List.of()));
    }

    private static Strategy emaCross() {
        return new EmaCross(new StrategyParameters(
                "cross", Map.of("bars", "1-minute-mid", "fast", "2", "slow", "4", "stopPoints", "400")));
    }

    /** Entries of the first strategy whose volume is not that of the one before: none of them is a cap's. */
    private void countSized(DirectBuffer buffer, int offset) {
        order.wrap(buffer, offset + RecordFrame.BLOCK_OFFSET, OrderDecoder.BLOCK_LENGTH, OrderDecoder.SCHEMA_VERSION);
        if (order.strategyId() == 0 && order.positionId() == 0 && order.quantityMicroLots() != lastSize) {
            lastSize = order.quantityMicroLots();
            sizedOrders++;
        }
    }

    /** Trades through so many ticks, each counted by {@code meter}; ends as a backtest does. */
    public void trade(long ticks, AllocationMeter meter) {
        MarketData market = new WalkingMarket(ticks, meter, instruments);
        market.next();
        FactWriter facts = new FactWriter(publisher, counters);
        AccountSpec account = new AccountSpec("test", Instruments.USD, 500, false, 1_000 * Preambles.MILLION);
        Preambles.publish(facts, account, instruments);
        facts.risk(Preambles.NOON, FactWriter.NO_ACCOUNT, 1, SIZE_PERCENT, "c", "somebody", "because");
        SimulatedVenue venue = new SimulatedVenue(
                VenueSettings.none()
                        .withFriction(0, 1)
                        .withCommission(20_000, 3_500_000)
                        .withMisbehaviour(REJECTED_PPM, PARTIAL_PPM, 1),
                null);
        for (Instrument instrument : instruments) {
            venue.define(instrument);
        }
        venue.addAccount(0, account.currency(), account.leverage(), account.isNetting(), account.balanceMicros());
        new BacktestDriver(facts, market, venue, orders, feedback, true).run(Preambles.NOON, () -> failure != null);
        finish();
    }

    /** Takes a run's facts as they were. */
    public void replay(RecordSource facts) {
        isReplay = true;
        new ReplayDriver(new FactWriter(publisher, counters), facts, null, () -> {}).run();
        finish();
    }

    private void finish() {
        publisher.close();
        if (failure != null) {
            throw new AssertionError("a stage failed", failure);
        }
    }

    /** Orders whose volume was computed and differs from the one before. */
    public long sizedOrders() {
        return sizedOrders;
    }

    /** What was counted. */
    public EngineCounters counters() {
        return counters;
    }

    /** The strategy that makes all happen. */
    public BusyStrategy busy() {
        return busy;
    }
}
