package io.ringfire.engine.simulation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringfire.engine.fakes.BusyStrategy;
import io.ringfire.engine.fakes.CountingPublisher;
import io.ringfire.engine.fakes.EngineRig;
import io.ringfire.engine.fakes.Instruments;
import io.ringfire.engine.fakes.MemoryLog;
import io.ringfire.engine.fakes.Preambles;
import io.ringfire.engine.fakes.ScriptedStrategy;
import io.ringfire.engine.ingest.QuoteFlags;
import io.ringfire.engine.ingress.FactWriter;
import io.ringfire.engine.instrument.Instrument;
import io.ringfire.engine.ledger.AccountSpec;
import io.ringfire.engine.market.BarSpec;
import io.ringfire.engine.order.Side;
import io.ringfire.engine.pipeline.DirectPublisher;
import io.ringfire.engine.record.DocumentBuilder;
import io.ringfire.engine.record.RecordFrame;
import io.ringfire.engine.ring.EngineCounters.Counter;
import io.ringfire.engine.ring.EngineEvent;
import io.ringfire.engine.ring.FactSlot;
import io.ringfire.engine.risk.EntryLimits;
import io.ringfire.engine.risk.Limit;
import io.ringfire.engine.risk.LimitRule;
import io.ringfire.engine.risk.MoneyLimit;
import io.ringfire.engine.risk.RiskLimits;
import io.ringfire.engine.risk.Share;
import io.ringfire.engine.route.OrderInbox;
import io.ringfire.engine.sbe.TickEncoder;
import io.ringfire.engine.venue.SimulatedVenue;
import io.ringfire.engine.venue.VenueSettings;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Ticks that pass as blocks leave what they leave one by one: the same facts, the same decisions, and the same state, whose hashes the
 * checkpoints hold. Seen failing: without the test of stops, of targets, of the margin call, of one that is over, of hedged positions, of a limit on
 * losses; without spreads; with late ticks taken for others; with a cut missing at a bar, a checkpoint or a day's end; and, of
 * what is said of all ticks of a document, with each one said always: that they are quotes, have spreads, come in order of venue time, are of no
 * backlog; and with extremes never looked at.
 */
class TickBlocksTest {
    private static final int LONG = 70_000;
    private static final long SECOND = 1_000_000_000L;
    private static final long HOUR = 3_600 * SECOND;
    private static final int LEVERAGE = 30;

    /** What differs from one backtest to the next. */
    private enum Scene {
        PLAIN(10_000, 0, false),
        POOR(4_500, 0, false),
        LATE(10_000, 3 * SECOND, false),
        LIMITED(10_000, 0, true),

        /** Most documents hold nothing odd. */
        ORDERLY(10_000, 0, false),

        /** Prices leap about positions on both sides, while a day ends of which no Timer tells: peaks, depths and margin calls come close together. */
        WILD(2_000, 0, false);

        private final long balance;
        private final long latencyNs;
        private final boolean hasLimits;

        Scene(long balance, long latencyNs, boolean hasLimits) {
            this.balance = balance;
            this.latencyNs = latencyNs;
            this.hasLimits = hasLimits;
        }

        private int ticks() {
            return this == WILD ? 1_200 : LONG;
        }

        private int seeds() {
            return this == WILD ? 60 : 1;
        }

        /** The close of New York is at 22:00 UTC on that day. */
        private long startNs() {
            return Preambles.NOON + (this == WILD ? 10 * HOUR - 300 * SECOND : 0);
        }

        private int widestMovePoints() {
            return this == WILD ? 100 : 6;
        }

        /** One tick of so many may be late, and one may be crossed or locked. */
        private int oddOneIn() {
            return this == ORDERLY ? 600 : 1;
        }

        private ScriptedStrategy holder() {
            return this == WILD ? addsAgainAndAgain() : buysEachHour();
        }

        private RiskLimits limits() {
            EntryLimits limits = EntryLimits.NONE
                    .with(MoneyLimit.DAILY_LOSS, new Share(0, 50_000_000L))
                    .with(MoneyLimit.DRAWDOWN, new Share(0, 120_000_000L))
                    .with(Limit.MAX_SPREAD_PERMILLE, 3_000);
            return hasLimits
                    ? new RiskLimits(0, Long.MAX_VALUE / 4, -1, List.of(new LimitRule("", "", "", limits)), List.of())
                    : RiskLimits.none();
        }
    }

    /** What a backtest left. */
    private record Result(
            byte[] facts, byte[] fires, long equityMicros, long marginCalls, EngineRig rig, long inBlocks) {}

    private static Instrument[] instruments() {
        return new Instrument[] {Instruments.eurusd(0), Instruments.usdjpy(1)};
    }

    private static Result backtest(Scene scene, long seed, boolean inBlocks) {
        OrderInbox orders = new OrderInbox();
        EngineRig rig = new EngineRig()
                .gateway(orders)
                .keepsTicks(false)
                .limits(scene.limits())
                .strategy(new BusyStrategy(scene == Scene.WILD ? "70-tick-mid" : "1-minute-mid"))
                .strategy(new BusyStrategy("90-tick-bid"))
                .strategy(scene.holder());
        SimulatedVenue venue = new SimulatedVenue(
                VenueSettings.none().withFriction(scene.latencyNs, 0).withMarginLevels(980_000, 1_050_000), null);
        for (Instrument instrument : instruments()) {
            venue.define(instrument);
        }
        long balanceMicros = scene.balance * 1_000_000L;
        venue.addAccount(0, Instruments.USD, LEVERAGE, false, balanceMicros);
        CountingPublisher publisher = new CountingPublisher(new DirectPublisher(rig.stages()));
        try (publisher;
                MarketData data = inBlocks ? market(scene, seed) : new OneByOne(market(scene, seed))) {
            FactWriter facts = new FactWriter(publisher, rig.counters());
            Preambles.publish(
                    facts, new AccountSpec("test", Instruments.USD, LEVERAGE, false, balanceMicros), instruments());
            assertTrue(data.next());
            new BacktestDriver(facts, data, venue, orders, rig.feedback(), true).run(Preambles.NOON, () -> false);
        }
        assertEquals(List.of(), rig.failures());
        return new Result(
                rig.inbound().bytes(),
                rig.fires().bytes(),
                venue.equityMicros(0),
                venue.marginCalls(0),
                rig,
                publisher.inBlocks());
    }

    private static ScriptedStrategy buysEachHour() {
        return new ScriptedStrategy(BarSpec.parse("1-hour-ask")).onBar((desk, bar) -> {
            Instrument instrument = desk.instruments().get(0);
            if (bar.instrumentId() == 0 && desk.ownNetMicroLots(instrument) == 0) {
                desk.enter(instrument, bar.closeHalfPoints() % 3 == 0 ? Side.SELL : Side.BUY, Instruments.LOT, 0, 0);
            } else {
                desk.closeOwn(instrument);
            }
        });
    }

    private static ScriptedStrategy addsAgainAndAgain() {
        return new ScriptedStrategy(BarSpec.parse("50-tick-ask")).onBar((desk, bar) -> {
            Side side = bar.closeHalfPoints() % 3 == 0 ? Side.SELL : Side.BUY;
            desk.enter(desk.instruments().get(0), side, Instruments.LOT / 10, 0, 0);
        });
    }

    /** EURUSD by the second, USDJPY now and then; each in a source of its own. Some ticks are crossed, repeated, late or no quotes at all. */
    private static MarketData market(Scene scene, long seed) {
        return new MarketDataMerge(List.of(
                source(seed, 0, scene, scene.ticks(), SECOND, 108_000),
                source(seed + 1, 1, scene, scene.ticks() / 200, 200 * SECOND, 148_000)));
    }

    private static MarketDataMerge.Input source(
            long seed, int id, Scene scene, int ticks, long stepNs, long startPoints) {
        int widestMove = scene.widestMovePoints();
        SplittableRandom random = new SplittableRandom(seed);
        MemoryLog log = new MemoryLog();
        DocumentBuilder document = new DocumentBuilder(log);
        FactSlot slot = EngineEvent.factory().newInstance().inbound();
        TickEncoder tick = new TickEncoder();
        long eventNs = scene.startNs();
        long bid = startPoints;
        for (int i = 0; i < ticks; i++) {
            eventNs += random.nextInt(20) == 0 ? 0 : random.nextLong(2 * stepNs);
            bid += random.nextInt(10) == 0 ? 0 : random.nextInt(-widestMove, widestMove + 1);
            boolean isNoQuote = random.nextInt(3_000) == 0;
            boolean mayBeLate = random.nextInt(scene.oddOneIn()) == 0;
            int leastSpread = random.nextInt(scene.oddOneIn()) == 0 ? -1 : 1;
            slot.open(tick, i, eventNs, id, 0xFFFF)
                    .venueNs(mayBeLate && random.nextInt(100) == 0 ? eventNs - 90 * SECOND : eventNs)
                    .bidPoints(isNoQuote ? 0 : bid)
                    .askPoints(bid + random.nextInt(leastSpread, 9))
                    .bidVolumeMicroLots(random.nextInt(3))
                    .flags(random.nextInt(700) == 0 ? QuoteFlags.BACKLOG : 0);
            slot.commit(tick);
            document.addAndSeal(slot.buffer(), 0, slot.length(), eventNs);
        }
        document.flush();
        return new MarketDataMerge.Input(
                log.source(),
                (buffer, offset) -> RecordFrame.instrumentId(buffer, offset),
                Long.MIN_VALUE,
                Long.MAX_VALUE);
    }

    @ParameterizedTest
    @EnumSource(Scene.class)
    void shouldLeaveWhatTicksOneByOneLeave(Scene scene) {
        long inBlocks = 0;
        for (long seed = 1; seed <= scene.seeds(); seed++) {
            Result blocks = backtest(scene, seed, true);
            Result oneByOne = backtest(scene, seed, false);

            assertArrayEquals(oneByOne.facts, blocks.facts, scene + " " + seed + ": facts");
            assertArrayEquals(oneByOne.fires, blocks.fires, scene + " " + seed + ": fires");
            assertEquals(oneByOne.equityMicros, blocks.equityMicros);
            assertEquals(oneByOne.marginCalls, blocks.marginCalls);
            for (Counter counter : Counter.values()) {
                assertEquals(
                        oneByOne.rig.counters().get(counter),
                        blocks.rig.counters().get(counter),
                        counter.name());
            }
            assertEquals(0, oneByOne.inBlocks);
            inBlocks += blocks.inBlocks;
        }
        long passed = inBlocks;
        assertTrue(
                passed > (long) scene.ticks() * scene.seeds() / 20,
                () -> scene + ": " + passed + " ticks passed in blocks");
    }

    /** Else the scenes would not show what they are for. */
    @Test
    void shouldComeToFillsMarginCallsAndBrokenLimits() {
        Result plain = backtest(Scene.PLAIN, 1, true);
        Result poor = backtest(Scene.POOR, 1, true);
        Result limited = backtest(Scene.LIMITED, 1, true);

        assertTrue(
                plain.rig.counters().get(Counter.FILLS) > 500,
                () -> plain.rig.counters().get(Counter.FILLS) + " fills");
        assertTrue(poor.marginCalls > 0, () -> poor.marginCalls + " margin calls");
        assertTrue(limited.rig.counters().get(Counter.ALERTS) > 0, "no limit was broken");
    }

    /** Takes the same ticks, and has none ahead. */
    private static final class OneByOne extends ForwardingMarketData {
        OneByOne(MarketData data) {
            super(data);
        }
    }
}
