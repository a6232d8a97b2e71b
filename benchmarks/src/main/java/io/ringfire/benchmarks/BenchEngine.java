package io.ringfire.benchmarks;

import io.ringfire.engine.builtin.EmaCross;
import io.ringfire.engine.confirm.ConfirmStage;
import io.ringfire.engine.confirm.Feedback;
import io.ringfire.engine.detect.DetectStage;
import io.ringfire.engine.detect.StrategySlot;
import io.ringfire.engine.ingest.IngestStage;
import io.ringfire.engine.ingress.FactWriter;
import io.ringfire.engine.ingress.RunSpec;
import io.ringfire.engine.instrument.Currency;
import io.ringfire.engine.instrument.Instrument;
import io.ringfire.engine.ledger.AccountSpec;
import io.ringfire.engine.market.BarRules;
import io.ringfire.engine.market.DayStart;
import io.ringfire.engine.pipeline.DirectPublisher;
import io.ringfire.engine.pipeline.EngineStages;
import io.ringfire.engine.pipeline.FactPublisher;
import io.ringfire.engine.record.RecordFrame;
import io.ringfire.engine.record.RecordLog;
import io.ringfire.engine.ring.EngineCounters;
import io.ringfire.engine.ring.EngineCounters.Counter;
import io.ringfire.engine.risk.RiskLimits;
import io.ringfire.engine.risk.RiskStage;
import io.ringfire.engine.route.Gate;
import io.ringfire.engine.route.OrderInbox;
import io.ringfire.engine.route.RouteStage;
import io.ringfire.engine.sbe.OrderDecoder;
import io.ringfire.engine.strategy.StrategyParameters;
import io.ringfire.engine.tickjournal.TickJournalStage;
import io.ringfire.engine.venue.SimulatedVenue;
import io.ringfire.engine.venue.VenueSettings;
import java.util.List;
import java.util.Map;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.MessageHandler;

/**
 * The engine on the calling thread as a backtest has it: ema-cross 10/20 on 100-tick-mid bars of gold, the simulated venue
 * answers its orders, ticks go into the tick journal as in live trading. An account that no loss empties.
 */
final class BenchEngine implements AutoCloseable {
    private static final Instrument GOLD = BenchInstrument.metal("XAUUSD", 3);
    private static final long SIGNAL_EXPIRY_NS = 5_000_000_000L;
    private static final long BALANCE_MICROS = 1_000_000_000_000_000_000L;
    private static final int LEVERAGE = 100;

    private final EngineCounters counters = new EngineCounters();
    private final Feedback feedback = new Feedback();
    private final OrderInbox orders = new OrderInbox();
    private final SimulatedVenue venue = new SimulatedVenue(VenueSettings.none(), null);
    private final FactPublisher publisher;
    private final FactWriter facts;
    private final OrderDecoder order = new OrderDecoder();
    private final MessageHandler onOrder = this::onOrder;
    private final FactWriter.SlotFiller fillReport =
            (slot, sequence, eventNs) -> venue.pollFact(eventNs, slot, sequence, eventNs);

    BenchEngine(RecordLog inbound, RecordLog fires) {
        publisher = new DirectPublisher(new EngineStages(
                new IngestStage(counters),
                new TickJournalStage(inbound, true, false),
                detect(counters),
                new RiskStage(RiskLimits.none(), counters),
                new RouteStage(fires, orders, false),
                new ConfirmStage((event, sequence) -> {}, feedback),
                new Gate(),
                (stage, sequence, error) -> {
                    throw new IllegalStateException(stage + " failed", error);
                },
                counters));
        facts = new FactWriter(publisher, counters);
        int dollar = Currency.of("USD");
        facts.runStarted(
                JournalTicks.EVENT_NS,
                new RunSpec('B', RunSpec.BACKTEST_INSTALLATION, 1, 1, "0".repeat(64), "benchmark", 0));
        facts.instrumentDefined(JournalTicks.EVENT_NS, GOLD);
        facts.snapshot(JournalTicks.EVENT_NS, 0, new AccountSpec("benchmark", dollar, LEVERAGE, false, BALANCE_MICROS));
        venue.define(GOLD);
        venue.addAccount(0, dollar, LEVERAGE, false, BALANCE_MICROS);
    }

    /** The detect stage with the strategy of these benchmarks. */
    static DetectStage detect(EngineCounters counters) {
        Map<String, String> keys = Map.of("bars", "100-tick-mid", "fast", "10", "slow", "20", "quantity", "1");
        return new DetectStage(
                List.of(new StrategySlot(
                        "ema-cross", new EmaCross(new StrategyParameters("ema-cross", keys)), List.of())),
                new BarRules(true, 0, DayStart.parse("17:00 America/New_York")),
                SIGNAL_EXPIRY_NS,
                counters);
    }

    /** The one instrument. */
    static Instrument gold() {
        return GOLD;
    }

    /** Takes a tick through, and all that it causes. */
    void onTick(BenchTicks ticks) {
        long nowNs = ticks.eventNs();
        venue.onQuote(0, nowNs, ticks.bidPoints(), ticks.askPoints());
        facts.copy(ticks.buffer(), ticks.offset(), BenchTicks.FRAME_BYTES, 0);
        settle(nowNs);
        while (venue.nextDueNs() <= nowNs) {
            facts.fill(nowNs, fillReport);
            settle(nowNs);
        }
    }

    private void settle(long nowNs) {
        if (orders.hasOrders()) {
            orders.poll(onOrder, Integer.MAX_VALUE);
        }
        venue.settle(nowNs);
    }

    private void onOrder(int typeId, MutableDirectBuffer buffer, int index, int length) {
        order.wrap(buffer, index + RecordFrame.BLOCK_OFFSET, OrderDecoder.BLOCK_LENGTH, OrderDecoder.SCHEMA_VERSION);
        venue.onOrder(order);
    }

    /** Orders so far: a path on which nothing is decided would be none. */
    long orders() {
        return counters.get(Counter.ORDERS);
    }

    @Override
    public void close() {
        publisher.close();
    }
}
