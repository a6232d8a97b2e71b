package io.ringfire.engine.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringfire.engine.fakes.CountingPublisher;
import io.ringfire.engine.fakes.EngineRig;
import io.ringfire.engine.fakes.Instruments;
import io.ringfire.engine.fakes.MemoryLog;
import io.ringfire.engine.fakes.Preambles;
import io.ringfire.engine.fakes.ScriptedStrategy;
import io.ringfire.engine.ingress.FactWriter;
import io.ringfire.engine.instrument.Instrument;
import io.ringfire.engine.market.BarSpec;
import io.ringfire.engine.pipeline.DirectPublisher;
import io.ringfire.engine.record.DocumentBuilder;
import io.ringfire.engine.record.RecordFrame;
import io.ringfire.engine.ring.EngineCounters.Counter;
import io.ringfire.engine.ring.EngineEvent;
import io.ringfire.engine.ring.FactSlot;
import io.ringfire.engine.route.OrderInbox;
import io.ringfire.engine.sbe.TickEncoder;
import io.ringfire.engine.sbe.TimerDecoder;
import io.ringfire.engine.venue.SimulatedVenue;
import io.ringfire.engine.venue.VenueSettings;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What made backtests fast, held by counts of work in place of times, which no two machines share. Seen failing: the first with
 * {@code FactWriter.copy} taking no block, and with blocks cut after eight ticks; the second with ticks written that a segment holds; the
 * third with each symbol's bars due a nanosecond after those of the one before.
 */
class WorkCountsTest {
    private static final long SECOND = 1_000_000_000L;
    private static final int MINUTES = 300;

    /** A backtest of so many symbols, which quote by turns, as often a minute; its strategy takes one-minute bars and never trades. */
    private static final class Run {
        private final EngineRig rig =
                new EngineRig().keepsTicks(false).strategy(new ScriptedStrategy(BarSpec.parse("1-minute-mid")));
        private final CountingPublisher calls = new CountingPublisher(new DirectPublisher(rig.stages()));
        private final long ticks;

        Run(int symbols, int ticksAMinute) {
            OrderInbox orders = new OrderInbox();
            SimulatedVenue venue = new SimulatedVenue(VenueSettings.none(), null);
            venue.addAccount(0, Instruments.USD, 100, false, Preambles.MILLION);
            Instrument[] instruments = new Instrument[symbols];
            List<MarketDataMerge.Input> inputs = new ArrayList<>();
            for (int id = 0; id < symbols; id++) {
                char letter = (char) ('A' + id);
                instruments[id] = Instruments.fx(
                        id,
                        "AA" + letter + "USD",
                        5,
                        "AA" + letter,
                        "USD",
                        Instruments.eurusd(0).tradeMode());
                venue.define(instruments[id]);
                inputs.add(source(id, symbols, ticksAMinute));
            }
            try (calls;
                    MarketData market = new MarketDataMerge(inputs)) {
                FactWriter facts = new FactWriter(calls, rig.counters());
                Preambles.publish(facts, instruments);
                assertTrue(market.next());
                BacktestDriver driver = new BacktestDriver(facts, market, venue, orders, rig.feedback(), true);
                driver.run(Preambles.NOON, () -> false);
                ticks = driver.ticks();
            }
            assertEquals(List.of(), rig.failures());
            assertEquals((long) symbols * ticksAMinute * MINUTES, ticks);
            assertTrue(rig.counters().get(Counter.BARS) >= (long) symbols * (MINUTES - 1), "bars close");
        }

        private static MarketDataMerge.Input source(int id, int symbols, int ticksAMinute) {
            MemoryLog log = new MemoryLog();
            DocumentBuilder document = new DocumentBuilder(log);
            FactSlot slot = EngineEvent.factory().newInstance().inbound();
            TickEncoder tick = new TickEncoder();
            long stepNs = 60 * SECOND / ticksAMinute;
            for (int i = 0; i < ticksAMinute * MINUTES; i++) {
                long eventNs = Preambles.NOON + (i + 1) * stepNs - (symbols - id) * (stepNs / (symbols + 1));
                slot.open(tick, i, eventNs, id, 0xFFFF)
                        .venueNs(eventNs)
                        .bidPoints(100_000 + i % 7)
                        .askPoints(100_008 + i % 7);
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
    }

    /** A minute of 60 ticks is a Timer, and a block or two of ticks and one alone: not a call of the stages for each tick. */
    @Test
    void shouldTakeTheQuietTicksOfABarInAFewCalls() {
        Run run = new Run(1, 60);

        assertTrue(run.calls.slots() <= 2 * MINUTES + 20, () -> run.calls + " for " + run.ticks + " ticks");
        assertTrue(run.calls.ticks() <= 2 * MINUTES + 20, () -> run.calls + " for " + run.ticks + " ticks");
        assertTrue(run.calls.blocks() <= 4 * MINUTES + 20, () -> run.calls + " for " + run.ticks + " ticks");
    }

    /** Twice the ticks are not one record more: what a segment holds is written nowhere again. */
    @Test
    void shouldWriteNoMoreRecordsForMoreQuietTicks() {
        EngineRig sparse = new Run(1, 30).rig;
        EngineRig dense = new Run(1, 60).rig;

        assertEquals(sparse.inbound().size(), dense.inbound().size());
        assertEquals(sparse.fires().size(), dense.fires().size());
        assertTrue(dense.inbound().size() <= MINUTES + 20, () -> dense.inbound().size() + " facts");
    }

    /** Bars that end at one instant are closed by one Timer, however many symbols have one. */
    @Test
    void shouldCloseTheBarsOfAllSymbolsByOneTimer() {
        int one = new Run(1, 6).rig.inbound().frames(TimerDecoder.TEMPLATE_ID).size();
        int ten = new Run(10, 6).rig.inbound().frames(TimerDecoder.TEMPLATE_ID).size();

        assertTrue(one >= MINUTES - 1, one + " timers");
        assertEquals(one, ten);
    }
}
