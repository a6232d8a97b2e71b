package io.ringfire.engine.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringfire.engine.fakes.AllocationMeter;
import io.ringfire.engine.fakes.MemoryLog;
import io.ringfire.engine.fakes.MemorySource;
import io.ringfire.engine.fakes.OverwrittenLog;
import io.ringfire.engine.fakes.TradingEngine;
import io.ringfire.engine.market.Bar;
import io.ringfire.engine.market.BarSpec;
import io.ringfire.engine.record.ForwardingRecordSource;
import io.ringfire.engine.ring.EngineCounters;
import io.ringfire.engine.ring.EngineCounters.Counter;
import io.ringfire.engine.route.OrderGateway;
import io.ringfire.engine.strategy.Desk;
import io.ringfire.engine.strategy.Strategy;
import org.agrona.DirectBuffer;
import org.junit.jupiter.api.Test;

/**
 * From ingress to gateway offer, and in a replay, nothing is allocated: exactly 0 bytes over {@value #WINDOW} facts and all
 * that they cause. Each promise has a control beside it, the same run with 24 bytes an order or a bar, which keeps proving that
 * such a thing would be seen. Seen failing: with a buffer's duplicate for each checksum (61 bytes a fact), with
 * {@code values()} of an enum for each rejected order.
 */
class AllocationTest {
    private static final int WARM_UP = 200_000;
    private static final int WINDOW = 100_000;
    private static final int WINDOWS = 6;
    private static final int ALLOCATED_BYTES = 24;
    private static final OrderGateway ACCEPTING = (buffer, offset, length) -> true;

    private final AllocationMeter meter = new AllocationMeter(WARM_UP, WINDOWS, WINDOW);

    @Test
    void shouldAllocateNothingFromIngressToGateway() {
        TradingEngine engine = new TradingEngine(new OverwrittenLog(), new OverwrittenLog(), true, ACCEPTING, null);
        engine.trade(meter.lastCount(), meter);

        assertThatAllHappened(engine);
        assertEquals(0, meter.leastBytes(), meter::toString);
        assertTrue(meter.allBytes() < AllocationMeter.JVM_BYTES, meter::toString);
    }

    /** Most of them pass without a slot. */
    @Test
    void shouldAllocateNothingWhereTicksAreOnDiskAlready() {
        TradingEngine engine =
                new TradingEngine(new OverwrittenLog(), new OverwrittenLog(), true, false, ACCEPTING, null);
        engine.trade(meter.lastCount(), meter);

        assertThatAllHappened(engine);
        assertEquals(0, meter.leastBytes(), meter::toString);
        assertTrue(meter.allBytes() < AllocationMeter.JVM_BYTES, meter::toString);
    }

    @Test
    void shouldSeeAGatewayThatAllocates() {
        AllocatingGateway gateway = new AllocatingGateway();
        new TradingEngine(new OverwrittenLog(), new OverwrittenLog(), true, gateway, null)
                .trade(meter.lastCount(), meter);

        assertTrue(gateway.measuredOrders > 1_000);
        assertTrue(meter.leastBytes() > 0, meter::toString);
        assertTrue(meter.allBytes() >= gateway.measuredOrders * ALLOCATED_BYTES, meter::toString);
    }

    @Test
    void shouldAllocateNothingInAReplay() {
        TradingEngine replay = new TradingEngine(new OverwrittenLog(), new OverwrittenLog(), true, ACCEPTING, null);
        replay.replay(new MeteredSource(recorded(null)));

        assertThatAllHappened(replay);
        assertEquals(0, meter.leastBytes(), meter::toString);
        assertTrue(meter.allBytes() < AllocationMeter.JVM_BYTES, meter::toString);
    }

    @Test
    void shouldSeeAStrategyThatAllocatesInAReplay() {
        AllocatingStrategy strategy = new AllocatingStrategy();
        new TradingEngine(new OverwrittenLog(), new OverwrittenLog(), true, ACCEPTING, strategy)
                .replay(new MeteredSource(recorded(new AllocatingStrategy())));

        assertTrue(strategy.measuredBars > 100);
        assertTrue(meter.leastBytes() > 0, meter::toString);
        assertTrue(meter.allBytes() >= strategy.measuredBars * ALLOCATED_BYTES, meter::toString);
    }

    private MemorySource recorded(Strategy third) {
        MemoryLog inbound = new MemoryLog();
        new TradingEngine(inbound, new OverwrittenLog(), true, ACCEPTING, third)
                .trade(meter.lastCount(), new AllocationMeter(0, 0, 1));
        return inbound.source();
    }

    /** Without bars, orders, reports, refusals and rejections the zero would say little. */
    private static void assertThatAllHappened(TradingEngine engine) {
        EngineCounters counters = engine.counters();
        assertTrue(counters.get(Counter.BARS) > 10_000, "bars");
        assertTrue(counters.get(Counter.ORDERS) > 10_000, "orders");
        assertTrue(counters.get(Counter.FILLS) > 10_000, "fills");
        assertTrue(counters.get(Counter.REFUSALS) > 1_000, "refusals by risk");
        assertTrue(engine.busy().refusals() > counters.get(Counter.REFUSALS), "rejections by the venue");
        assertTrue(counters.get(Counter.POSITIONS) > 10_000, "positions");
        assertTrue(engine.busy().timers() > 1_000, () -> engine.busy().timers() + " times woken");
        assertTrue(engine.busy().modifies() > 1_000, () -> engine.busy().modifies() + " changes of stops");
        assertTrue(engine.busy().parts() > 1_000, () -> engine.busy().parts() + " closes of a part");
        assertTrue(engine.sizedOrders() > 1_000, () -> engine.sizedOrders() + " computed volumes");
        assertEquals(0, counters.get(Counter.STAGE_FAILURES));
    }

    /** Counts the records that are read. */
    private final class MeteredSource extends ForwardingRecordSource<MemorySource> {
        MeteredSource(MemorySource source) {
            super(source);
        }

        @Override
        public boolean next() {
            meter.count();
            return super.next();
        }
    }

    private final class AllocatingGateway implements OrderGateway {
        private byte[] sink;
        private long measuredOrders;

        @Override
        public boolean offer(DirectBuffer buffer, int offset, int length) {
            sink = new byte[1]; // 24 bytes: header, length, one byte, aligned to eight
            if (meter.isMeasuring()) {
                measuredOrders++;
            }
            return sink.length == 1;
        }
    }

    private final class AllocatingStrategy implements Strategy {
        private byte[] sink;
        private long measuredBars;

        @Override
        public void onStart(Desk desk) {
            desk.subscribe(desk.instruments().get(0), BarSpec.parse("5-minute-mid"));
        }

        @Override
        public void onBar(Bar bar) {
            sink = new byte[1];
            if (meter.isMeasuring()) {
                measuredBars += sink.length;
            }
        }
    }
}
