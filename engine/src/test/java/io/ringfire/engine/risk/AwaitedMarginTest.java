package io.ringfire.engine.risk;

import static io.ringfire.engine.order.Side.BUY;
import static io.ringfire.engine.order.Side.SELL;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ringfire.engine.fakes.Instruments;
import io.ringfire.engine.fakes.Preambles;
import io.ringfire.engine.fakes.ScriptedSignals;
import io.ringfire.engine.fakes.Sections;
import io.ringfire.engine.fakes.SlotPublisher;
import io.ringfire.engine.ingest.IngestStage;
import io.ringfire.engine.ingress.FactWriter;
import io.ringfire.engine.instrument.TradeMode;
import io.ringfire.engine.ledger.AccountSpec;
import io.ringfire.engine.order.RefusalReason;
import io.ringfire.engine.order.Side;
import io.ringfire.engine.ring.EngineCounters;
import io.ringfire.engine.sbe.RiskVerdictDecoder;
import org.junit.jupiter.api.Test;

/**
 * What entries bind that await an answer, worked out by hand. Seen failing where an order counts for what the one before it binds, though
 * its volume, its side or its instrument is another.
 */
class AwaitedMarginTest {
    private static final long NOON = Preambles.NOON;
    private static final long MICROS = 1_000_000;
    private static final int EURUSD = 0;
    private static final int GBPUSD = 1;

    private final EngineCounters counters = new EngineCounters();
    private final ScriptedSignals signals = new ScriptedSignals();
    private final SlotPublisher slot =
            new SlotPublisher(new IngestStage(counters), signals, new RiskStage(new RiskLimits(0, 1_000, 3), counters));
    private final FactWriter facts = new FactWriter(slot, counters);

    @Test
    void shouldAddUpOrdersOfOtherSizesSidesAndInstruments() {
        Preambles.publish(
                facts,
                new AccountSpec("test", Instruments.USD, 100, false, 400_000 * MICROS),
                Instruments.eurusd(EURUSD),
                Instruments.fx(GBPUSD, "GBPUSD", 5, "GBP", "USD", TradeMode.FULL));
        facts.tick(NOON, EURUSD, 0, NOON, 100_000, 100_010, 0);
        facts.tick(NOON, GBPUSD, 0, NOON, 120_000, 120_010, 0);

        assertEquals(RefusalReason.NONE, enter(EURUSD, BUY, 100)); // 1,000 euros a lot at the ask: 100,010
        assertEquals(RefusalReason.NONE, enter(EURUSD, BUY, 50)); // 50,005
        assertEquals(RefusalReason.NONE, enter(EURUSD, SELL, 50)); // at the bid: 50,000
        assertEquals(RefusalReason.NONE, enter(GBPUSD, SELL, 50)); // 60,000
        assertEquals(RefusalReason.NONE, enter(GBPUSD, SELL, 50));
        assertEquals(RefusalReason.NONE, enter(EURUSD, SELL, 50));

        assertEquals(RefusalReason.INSUFFICIENT_MARGIN, enter(EURUSD, BUY, 100));
        assertEquals(400_000 * MICROS, verdict().limitValue());
        assertEquals(470_025 * MICROS, verdict().actualValue());
    }

    private RefusalReason enter(int instrumentId, Side side, long lots) {
        signals.enter(instrumentId, side, lots * Instruments.LOT);
        facts.timer(NOON + 1, NOON + 1);
        return RefusalReason.of(verdict().reason());
    }

    private RiskVerdictDecoder verdict() {
        return Sections.frames(slot.event().decisions(), RiskVerdictDecoder.TEMPLATE_ID)
                .get(0)
                .as(new RiskVerdictDecoder());
    }
}
