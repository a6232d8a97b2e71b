package io.ringfire.benchmarks;

import io.ringfire.engine.calendar.MarketCalendar;
import io.ringfire.engine.ingest.IngestStage;
import io.ringfire.engine.ingress.FactWriter;
import io.ringfire.engine.ingress.RunSpec;
import io.ringfire.engine.instrument.Currency;
import io.ringfire.engine.ledger.AccountSpec;
import io.ringfire.engine.money.Commission;
import io.ringfire.engine.order.Intent;
import io.ringfire.engine.order.PositionState;
import io.ringfire.engine.order.RefusalReason;
import io.ringfire.engine.order.SendOutcome;
import io.ringfire.engine.order.Side;
import io.ringfire.engine.record.RecordFrame;
import io.ringfire.engine.ring.EngineCounters;
import io.ringfire.engine.ring.EngineEvent;
import io.ringfire.engine.ring.Section;
import io.ringfire.engine.risk.BreakerRules;
import io.ringfire.engine.risk.EntryLimits;
import io.ringfire.engine.risk.Limit;
import io.ringfire.engine.risk.LimitRule;
import io.ringfire.engine.risk.MoneyLimit;
import io.ringfire.engine.risk.RiskLimits;
import io.ringfire.engine.risk.RiskStage;
import io.ringfire.engine.risk.Share;
import io.ringfire.engine.sbe.OrderDecoder;
import io.ringfire.engine.sbe.RiskVerdictDecoder;
import io.ringfire.engine.sbe.SendResultEncoder;
import io.ringfire.engine.sbe.SignalEncoder;
import io.ringfire.engine.sbe.SnapshotPositionEncoder;
import io.ringfire.engine.sbe.TimerEncoder;
import java.util.List;

/**
 * The risk stage alone with every limit set, an account of a million dollars, and so many open positions with stops, half of them in
 * yen: given signals as detect would write them, a millisecond apart.
 */
final class CheckedRisk {
    static final long LOT = 1_000_000;

    private static final long NOW_NS = JournalTicks.EVENT_NS;
    private static final long MILLION_MICROS = 1_000_000_000_000L;
    private static final int LEVERAGE = 5;
    private static final int EURUSD = 0;
    private static final int USDJPY = 1;
    private static final long STOP_POINTS = 108_380;
    private static final int PPM = 1_000_000;

    /** More than a minute has of them. */
    private static final long MANY = 100_000;

    /** Between two wishes. */
    private static final long STEP_NS = 1_000_000L;

    private static final int QUOTES = 300;

    private final EngineCounters counters = new EngineCounters();
    private final EngineEvent event = EngineEvent.factory().newInstance();
    private final IngestStage ingest = new IngestStage(counters);
    private final RiskStage risk = new RiskStage(limits(), counters);
    private final SignalEncoder signal = new SignalEncoder();
    private final TimerEncoder timer = new TimerEncoder();
    private final SendResultEncoder sendResult = new SendResultEncoder();
    private final RiskVerdictDecoder verdict = new RiskVerdictDecoder();
    private final OrderDecoder order = new OrderDecoder();
    private long sequence = -1;
    private long signalId;
    private long nowNs = NOW_NS;

    CheckedRisk(int openPositions) {
        OneSlot definitions = new OneSlot(event, () -> ++sequence, () -> sequence, () -> {
            ingest.onEvent(event, sequence, false);
            noSignals();
            risk.onEvent(event, sequence, false);
        });
        FactWriter facts = new FactWriter(definitions, counters);
        facts.runStarted(NOW_NS, new RunSpec('B', RunSpec.BACKTEST_INSTALLATION, 1, 1, "0".repeat(64), "checks", 0));
        facts.instrumentDefined(NOW_NS, BenchInstrument.pair(EURUSD, "EURUSD", 5));
        facts.instrumentDefined(NOW_NS, BenchInstrument.pair(USDJPY, "USDJPY", 3));
        facts.snapshot(NOW_NS, 0, new AccountSpec("checks", Currency.of("USD"), LEVERAGE, false, MILLION_MICROS));
        for (int i = 0; i < openPositions; i++) {
            open(facts, i);
        }
        for (int i = 0; i < QUOTES; i++) {
            facts.tick(NOW_NS, EURUSD, 0, NOW_NS, 108_420, 108_430, 0);
        }
        facts.tick(NOW_NS, USDJPY, 0, NOW_NS, 150_110, 150_125, 0);
    }

    /** Everything that can be limited but by hours, sessions and news, and nothing that is reached here but where a benchmark wants it. */
    private static RiskLimits limits() {
        EntryLimits all = EntryLimits.NONE;
        for (Limit limit : Limit.values()) {
            all = all.with(limit, MANY);
        }
        for (MoneyLimit limit : MoneyLimit.values()) {
            all = all.with(limit, new Share(100 * PPM, 0));
        }
        all = all.with(Limit.MAX_MICRO_LOTS, 50 * LOT)
                .with(Limit.MAX_SPREAD_PERMILLE, 3_000)
                .with(Limit.DUPLICATE_NS, STEP_NS)
                .with(Limit.LOSS_COOLDOWN_NS, STEP_NS)
                .with(MoneyLimit.RISK_PER_TRADE, new Share(PPM / 100, MILLION_MICROS))
                .with(MoneyLimit.OPEN_RISK, new Share(PPM / 20, MILLION_MICROS));
        return new RiskLimits(
                        Long.MAX_VALUE / 4, 5_000_000_000L, 3, List.of(new LimitRule("", "", "", all)), List.of("a"))
                .with(
                        new BreakerRules(1_000, 1_000_000_000L, 1_000_000_000L),
                        new Commission(20_000, 3_500_000),
                        MarketCalendar.NONE);
    }

    private static void open(FactWriter facts, int index) {
        int instrument = index % 2 == 0 ? EURUSD : USDJPY;
        facts.fill(NOW_NS, (slot, at, eventNs) -> {
            SnapshotPositionEncoder held = slot.open(new SnapshotPositionEncoder(), at, eventNs, instrument, 0);
            held.positionId(index + 1)
                    .quantityMicroLots(LOT / 100)
                    .openPricePoints(instrument == EURUSD ? 108_400 : 150_100)
                    .stopPoints(instrument == EURUSD ? 108_000 : 149_700)
                    .side((short) Side.BUY.code())
                    .state((short) PositionState.OPEN.code());
            slot.commit(held);
            return true;
        });
    }

    /** A Timer with a wish to buy EURUSD, as risk finds it. */
    EngineEvent wish(long quantityMicroLots, long expiryNs) {
        nowNs += STEP_NS;
        nextTimer();
        Section signals = event.signals();
        signals.begin(sequence, nowNs, 0);
        signals.open(signal, EURUSD, 0xFFFF)
                .signalId(++signalId)
                .quantityMicroLots(quantityMicroLots)
                .stopPoints(STOP_POINTS)
                .expiryNs(expiryNs)
                .side((short) Side.BUY.code())
                .intent((short) Intent.ENTRY.code());
        signals.commit(signal);
        signals.complete();
        return event;
    }

    /** Lets risk answer; its reason. */
    RefusalReason answer() {
        risk.onEvent(event, sequence, false);
        Section decisions = event.decisions();
        verdict.wrap(
                decisions.buffer(),
                RecordFrame.BLOCK_OFFSET,
                RiskVerdictDecoder.BLOCK_LENGTH,
                RiskVerdictDecoder.SCHEMA_VERSION);
        return RefusalReason.of(verdict.reason());
    }

    /** Ends the order that the last answer made: it was not sent in time. */
    void end() {
        Section decisions = event.decisions();
        int offset = RecordFrame.length(decisions.buffer(), 0);
        order.wrap(
                decisions.buffer(),
                offset + RecordFrame.BLOCK_OFFSET,
                OrderDecoder.BLOCK_LENGTH,
                OrderDecoder.SCHEMA_VERSION);
        long number = order.orderNumber();
        sequence++;
        event.inbound()
                .open(sendResult, sequence, nowNs, EURUSD, 0)
                .orderNumber(number)
                .signalId(signalId)
                .outcome((short) SendOutcome.EXPIRED.code())
                .reason((short) RefusalReason.EXPIRED.code());
        event.inbound().commit(sendResult);
        event.ingested(sequence);
        noSignals();
        risk.onEvent(event, sequence, false);
    }

    /** A Timer that nothing comes of. */
    EngineEvent idle() {
        nextTimer();
        noSignals();
        risk.onEvent(event, sequence, false);
        return event;
    }

    /** Orders that risk still waits for. */
    int awaited() {
        return risk.ledger().orders().count();
    }

    /** Positions in the ledger. */
    int open() {
        return risk.ledger().positions().count();
    }

    private void nextTimer() {
        sequence++;
        event.inbound().open(timer, sequence, nowNs, -1, 0xFFFF).dueNs(nowNs);
        event.inbound().commit(timer);
        event.ingested(sequence);
    }

    private void noSignals() {
        event.signals().begin(sequence, nowNs, 0);
        event.signals().complete();
    }
}
