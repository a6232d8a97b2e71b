package io.ringfire.engine.simulation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringfire.engine.fakes.DetectionRun;
import io.ringfire.engine.fakes.EngineRig;
import io.ringfire.engine.fakes.Frame;
import io.ringfire.engine.fakes.MemorySource;
import io.ringfire.engine.fakes.RegimeSource;
import io.ringfire.engine.fakes.ShieldedDetectors;
import io.ringfire.engine.ingress.FactWriter;
import io.ringfire.engine.order.ExecType;
import io.ringfire.engine.pipeline.DirectPublisher;
import io.ringfire.engine.pipeline.FactPublisher;
import io.ringfire.engine.ring.EngineCounters.Counter;
import io.ringfire.engine.route.OrderInbox;
import io.ringfire.engine.sbe.ExecutionReportDecoder;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A thousand symbols under ten shielded detectors: the run starts, trades symbols from the first to the last, and replays. */
class ThousandSymbolsTest {
    private static final int SYMBOLS = 1_000;
    private static final long BURSTS = 80; // 40 bars a symbol
    private static final int FORMER_LIMIT = 256;

    @Test
    @Timeout(value = 120, unit = TimeUnit.SECONDS)
    void shouldTradeAndReplayAThousandSymbols() {
        OrderInbox orders = new OrderInbox();
        EngineRig rig = rig().gateway(orders).keepsTicks(false);
        try (FactPublisher publisher = new DirectPublisher(rig.stages());
                MarketData market = RegimeSource.market(SYMBOLS, BURSTS)) {
            long ticks = DetectionRun.trade(rig, orders, publisher, market, DetectionRun.instruments(SYMBOLS));
            assertEquals(SYMBOLS * BURSTS * RegimeSource.BURST, ticks);
        }
        assertEquals(List.of(), rig.failures());
        Set<Integer> filled = new TreeSet<>();
        for (Frame frame : rig.inbound().frames(ExecutionReportDecoder.TEMPLATE_ID)) {
            ExecutionReportDecoder report = frame.as(new ExecutionReportDecoder());
            if (ExecType.of(report.execType()) == ExecType.FILL) {
                filled.add(report.instrumentId());
            }
        }
        long beyond = filled.stream().filter(id -> id >= FORMER_LIMIT).count();
        assertTrue(beyond > 20 && filled.size() > beyond, () -> "filled in " + filled);
        assertTrue(rig.counters().get(Counter.BARS) > SYMBOLS * BURSTS / 2, "bars");

        EngineRig replayed = rig().keepsTicks(false);
        try (FactPublisher publisher = new DirectPublisher(replayed.stages());
                MemorySource own = rig.inbound().source();
                MarketData market = RegimeSource.market(SYMBOLS, BURSTS)) {
            assertTrue(new ReplayDriver(new FactWriter(publisher, replayed.counters()), own, market, () -> {}).run());
        }
        assertEquals(List.of(), replayed.failures());
        assertArrayEquals(rig.fires().bytes(), replayed.fires().bytes());
    }

    private static EngineRig rig() {
        return new EngineRig().shielded(ShieldedDetectors.slots(), ShieldedDetectors.rules(0));
    }
}
