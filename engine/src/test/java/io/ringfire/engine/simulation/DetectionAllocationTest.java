package io.ringfire.engine.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringfire.engine.detect.StrategySlot;
import io.ringfire.engine.fakes.AllocationMeter;
import io.ringfire.engine.fakes.DetectionRun;
import io.ringfire.engine.fakes.EngineRig;
import io.ringfire.engine.fakes.OverwrittenLog;
import io.ringfire.engine.fakes.RegimeSource;
import io.ringfire.engine.fakes.ShieldedDetectors;
import io.ringfire.engine.market.Candles;
import io.ringfire.engine.pattern.Detector;
import io.ringfire.engine.pattern.DetectorStrategy;
import io.ringfire.engine.pattern.Setup;
import io.ringfire.engine.pipeline.DirectPublisher;
import io.ringfire.engine.pipeline.FactPublisher;
import io.ringfire.engine.ring.EngineCounters;
import io.ringfire.engine.ring.EngineCounters.Counter;
import io.ringfire.engine.ring.TickBlock;
import io.ringfire.engine.route.OrderInbox;
import io.ringfire.engine.strategy.StrategyParameters;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Ten shielded detectors on fifteen symbols allocate nothing, neither where ticks are events nor where they are quiet, one by one and in
 * blocks, while entries pass the shield and are refused. Seen failing, beside the control that stays: with an array made in
 * {@code Candles.add}, and with one made in {@code Shield.score}.
 */
class DetectionAllocationTest {
    private static final int SYMBOLS = 15;
    private static final int WARM_UP = 200_000;
    private static final int WINDOW = 150_000;
    private static final int WINDOWS = 8;
    private static final int ALLOCATED_BYTES = 24;

    private final AllocationMeter meter = new AllocationMeter(WARM_UP, WINDOWS, WINDOW);

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldAllocateNothingWithEveryDetectorShielded(boolean keepsTicks) {
        EngineCounters counters = run(keepsTicks, ShieldedDetectors.slots());

        assertTrue(counters.get(Counter.BARS) > 50_000, () -> counters.get(Counter.BARS) + " bars");
        assertTrue(
                counters.get(Counter.SHIELD_REFUSALS) > 1_000,
                () -> counters.get(Counter.SHIELD_REFUSALS) + " refused by the shield");
        assertTrue(counters.get(Counter.FILLS) > 1_000, () -> counters.get(Counter.FILLS) + " fills");
        assertEquals(0, meter.leastBytes(), meter::toString);
        assertTrue(meter.allBytes() < AllocationMeter.JVM_BYTES, meter::toString);
    }

    @Test
    void shouldSeeADetectorThatAllocates() {
        AllocatingDetector detector = new AllocatingDetector();
        StrategySlot allocating = new StrategySlot(
                "allocating",
                new DetectorStrategy(
                        new StrategyParameters("allocating", Map.of("bars", "5-minute-mid", "quantity", "1")),
                        parameters -> instrument -> detector),
                List.of());
        run(
                false,
                Stream.concat(ShieldedDetectors.slots().stream(), Stream.of(allocating))
                        .toList());

        assertTrue(detector.measuredCandles > 1_000, () -> detector.measuredCandles + " candles");
        assertTrue(meter.leastBytes() > 0, meter::toString);
        assertTrue(meter.allBytes() >= detector.measuredCandles * ALLOCATED_BYTES, meter::toString);
    }

    private EngineCounters run(boolean keepsTicks, List<StrategySlot> slots) {
        OrderInbox orders = new OrderInbox();
        EngineRig rig = new EngineRig()
                .shielded(slots, ShieldedDetectors.rules(12))
                .writesTo(new OverwrittenLog(), new OverwrittenLog())
                .gateway(orders)
                .keepsTicks(keepsTicks);
        long bursts = meter.lastCount() / SYMBOLS / RegimeSource.BURST + 1;
        try (FactPublisher publisher = new DirectPublisher(rig.stages());
                MarketData market = new Metered(RegimeSource.market(SYMBOLS, bursts))) {
            DetectionRun.trade(rig, orders, publisher, market, DetectionRun.instruments(SYMBOLS));
        }
        assertEquals(List.of(), rig.failures());
        return rig.counters();
    }

    private final class AllocatingDetector implements Detector {
        private byte[] sink;
        private long measuredCandles;

        @Override
        public int lookback() {
            return 1;
        }

        @Override
        public boolean onCandle(Candles candles, Setup setup) {
            sink = new byte[1]; // 24 bytes: header, length, one byte, aligned to eight
            if (meter.isMeasuring()) {
                measuredCandles += sink.length;
            }
            return false;
        }
    }

    /** Counts the ticks that pass, one by one or in blocks. */
    private final class Metered extends ForwardingMarketData {
        private final MarketData data;

        Metered(MarketData data) {
            super(data);
            this.data = data;
        }

        @Override
        public boolean next() {
            meter.count();
            return super.next();
        }

        @Override
        public TickBlock ahead() {
            return data.ahead();
        }

        @Override
        public boolean skip(int ticks) {
            for (int i = 0; i < ticks; i++) {
                meter.count();
            }
            return data.skip(ticks);
        }
    }
}
