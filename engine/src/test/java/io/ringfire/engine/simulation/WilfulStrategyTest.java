package io.ringfire.engine.simulation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringfire.engine.fakes.EngineRig;
import io.ringfire.engine.fakes.Instruments;
import io.ringfire.engine.fakes.MemorySource;
import io.ringfire.engine.fakes.Preambles;
import io.ringfire.engine.fakes.RandomMarket;
import io.ringfire.engine.fakes.WilfulStrategy;
import io.ringfire.engine.ingress.FactWriter;
import io.ringfire.engine.instrument.Instrument;
import io.ringfire.engine.ledger.AccountSpec;
import io.ringfire.engine.ledger.Ledger;
import io.ringfire.engine.ledger.Position;
import io.ringfire.engine.order.ExecType;
import io.ringfire.engine.order.OrderState;
import io.ringfire.engine.pipeline.DirectPublisher;
import io.ringfire.engine.pipeline.EngineStages;
import io.ringfire.engine.pipeline.FactPublisher;
import io.ringfire.engine.pipeline.LockstepPublisher;
import io.ringfire.engine.pipeline.PipelineContext.Threading;
import io.ringfire.engine.recovery.RunFold;
import io.ringfire.engine.route.OrderInbox;
import io.ringfire.engine.sbe.ExecutionReportDecoder;
import io.ringfire.engine.sbe.OrderStateDecoder;
import io.ringfire.engine.sbe.TickDecoder;
import io.ringfire.engine.sbe.TimerDecoder;
import io.ringfire.engine.strategy.OwnPosition;
import io.ringfire.engine.venue.SimulatedVenue;
import io.ringfire.engine.venue.VenueSettings;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Two strategies that do at random all that a desk lets them do, at a venue that slips, rejects, fills in part and lets them wait: the
 * decisions are the same bytes whoever runs the stages, with a slot for each tick or with quiet ones, and in a replay; and at the end
 * venue, ledger, the fold that a restart begins with, and what the strategies see of their positions are one. Odd seeds net.
 *
 * <p>Seen failing: orders made of a refusal that waited for the next event, which a quiet tick is not; a book that keeps the stop
 * which the order named.
 */
class WilfulStrategyTest {
    private static final int QUOTES = 2_500;
    private static final VenueSettings SETTINGS = VenueSettings.none()
            .withFriction(300_000_000, 1)
            .withCommission(20_000, 0)
            .withMisbehaviour(50_000, 150_000, 5);

    /** How the stages are run. */
    private enum Way {
        DIRECT,
        FUSED,
        PIPELINED
    }

    /** One run, and what is left of it. */
    private static final class Run {
        private final long seed;
        private final WilfulStrategy first;
        private final WilfulStrategy second;
        private final EngineRig rig;
        private final SimulatedVenue venue = new SimulatedVenue(SETTINGS, null);
        private EngineStages stages;

        Run(long seed) {
            this.seed = seed;
            first = new WilfulStrategy(seed);
            second = new WilfulStrategy(seed + 1_000);
            rig = new EngineRig().strategy(first).strategy(second);
        }

        Run backtest(Way way, boolean keepsTicks) {
            OrderInbox orders = new OrderInbox();
            rig.gateway(orders).keepsTicks(keepsTicks);
            boolean isNetting = seed % 2 == 1;
            for (Instrument instrument : RandomMarket.instruments()) {
                venue.define(instrument);
            }
            venue.addAccount(0, Instruments.USD, 100, isNetting, Preambles.MILLION);
            try (FactPublisher publisher = publisher(way, true);
                    MarketData data = market(seed)) {
                FactWriter facts = new FactWriter(publisher, rig.counters());
                Preambles.publish(
                        facts,
                        new AccountSpec("test", Instruments.USD, 100, isNetting, Preambles.MILLION),
                        RandomMarket.instruments());
                assertTrue(data.next());
                new BacktestDriver(facts, data, venue, orders, rig.feedback(), false)
                        .run(Preambles.NOON, () -> !rig.failures().isEmpty());
            }
            assertEquals(List.of(), rig.failures());
            return this;
        }

        Run replay(Way way, byte[] records, MarketData ticks) {
            try (FactPublisher publisher = publisher(way, false);
                    MemorySource own = new MemorySource(records)) {
                assertTrue(new ReplayDriver(new FactWriter(publisher, rig.counters()), own, ticks, () -> {}).run());
            }
            assertEquals(List.of(), rig.failures());
            return this;
        }

        private FactPublisher publisher(Way way, boolean inStep) {
            if (way == Way.DIRECT) {
                stages = rig.stages();
                return new DirectPublisher(stages);
            }
            var pipeline = rig.launch(way == Way.FUSED ? Threading.FUSED : Threading.PIPELINED, 64);
            return inStep ? new LockstepPublisher(pipeline) : pipeline;
        }

        void assertDecidedAs(Run other, String how) {
            assertArrayEquals(other.rig.fires().bytes(), rig.fires().bytes(), how);
            assertEquals(other.first.heard(), first.heard(), how);
            assertEquals(other.second.heard(), second.heard(), how);
        }
    }

    private static MarketData market(long seed) {
        return new RandomMarket((int) seed, QUOTES).data();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void shouldDecideAlikeOnEveryWayAndBalance(long seed) {
        Run run = new Run(seed).backtest(Way.DIRECT, true);
        assertThatAllHappened(run);
        assertThatAllAgree(run);

        byte[] facts = run.rig.inbound().bytes();
        for (Way way : new Way[] {Way.FUSED, Way.PIPELINED}) {
            Run other = new Run(seed).backtest(way, true);
            assertArrayEquals(facts, other.rig.inbound().bytes(), way + ": facts");
            other.assertDecidedAs(run, way.name());
        }
        Run quiet = new Run(seed).backtest(Way.DIRECT, false);
        quiet.assertDecidedAs(run, "quiet ticks");
        assertEquals(0, quiet.rig.inbound().frames(TickDecoder.TEMPLATE_ID).size());
        for (Way way : Way.values()) {
            new Run(seed).replay(way, facts, null).assertDecidedAs(run, way + ": replay");
            new Run(seed)
                    .replay(way, quiet.rig.inbound().bytes(), market(seed))
                    .assertDecidedAs(run, way + ": replay with the market's ticks");
        }
    }

    private static void assertThatAllHappened(Run run) {
        int modified = 0;
        int parts = 0;
        for (var frame : run.rig.inbound().frames(ExecutionReportDecoder.TEMPLATE_ID)) {
            ExecutionReportDecoder report = frame.as(new ExecutionReportDecoder());
            modified += ExecType.of(report.execType()) == ExecType.MODIFIED ? 1 : 0;
            parts += report.entry() == 0 && report.orderNumber() != 0 ? 1 : 0;
        }
        int done = 0;
        for (var frame : run.rig.fires().frames(OrderStateDecoder.TEMPLATE_ID)) {
            done += OrderState.of(frame.as(new OrderStateDecoder()).state()) == OrderState.DONE ? 1 : 0;
        }
        int timers = run.rig.inbound().frames(TimerDecoder.TEMPLATE_ID).size();
        assertTrue(modified > 20, modified + " changes of stops");
        assertEquals(modified, done, "each answered as what it is");
        assertTrue(parts > 20, parts + " closes");
        assertTrue(timers > 50, timers + " Timers");
        long woken = run.first.timers() + run.second.timers();
        assertTrue(woken > 50, woken + " times woken");
        long wishes = run.first.parts() + run.second.parts();
        assertTrue(wishes > 20, wishes + " wishes to close a part");
    }

    /** Venue, ledger, the fold of the journals, and the strategies' own books. */
    private static void assertThatAllAgree(Run run) {
        Ledger ledger = run.stages.risk().ledger();
        assertEquals(run.venue.balanceMicros(0), ledger.account(0).balanceMicros());
        assertEquals(run.venue.equityMicros(0), ledger.account(0).equityMicros());
        assertEquals(run.venue.openPositions(0), ledger.positions().count());
        RunFold fold = new RunFold(run.rig.inbound().source(), run.rig.fires().source());
        assertEquals(ledger.positions().count(), fold.ledger().positions().count());
        for (int i = 0; i < ledger.positions().count(); i++) {
            Position held = ledger.positions().at(i);
            Position folded = fold.ledger().positions().at(i);
            String what = "position " + held.positionId();
            assertEquals(run.venue.stopPoints(held.positionId()), held.stopPoints(), what);
            assertEquals(run.venue.targetPoints(held.positionId()), held.targetPoints(), what);
            assertEquals(held.positionId(), folded.positionId());
            assertEquals(held.stopPoints(), folded.stopPoints(), what);
            assertEquals(held.targetPoints(), folded.targetPoints(), what);
        }
        assertEquals(run.seed % 2 == 1 ? List.of() : ofLedger(ledger), run.seed % 2 == 1 ? List.of() : ofBooks(run));
    }

    /** Of a netted position each strategy sees its share; else it sees what the ledger has. */
    private static List<String> ofLedger(Ledger ledger) {
        List<String> positions = new ArrayList<>();
        for (int i = 0; i < ledger.positions().count(); i++) {
            Position held = ledger.positions().at(i);
            positions.add(held.strategyId() + " " + held.positionId() + " "
                    + held.side().sign() * held.quantityMicroLots() + " at " + held.openPricePoints() + " "
                    + held.stopPoints() + " " + held.targetPoints());
        }
        return positions.stream().sorted().toList();
    }

    private static List<String> ofBooks(Run run) {
        List<String> positions = new ArrayList<>();
        List<WilfulStrategy> strategies = List.of(run.first, run.second);
        OwnPosition own = new OwnPosition();
        for (int i = 0; i < strategies.size(); i++) {
            for (Instrument instrument : strategies.get(i).desk().instruments()) {
                own.begin(instrument);
                while (strategies.get(i).desk().next(own)) {
                    positions.add(i + " " + own.positionId() + " " + own.quantityMicroLots() + " at "
                            + own.openPricePoints() + " " + own.stopPoints() + " " + own.targetPoints());
                }
            }
        }
        return positions.stream().sorted().toList();
    }
}
