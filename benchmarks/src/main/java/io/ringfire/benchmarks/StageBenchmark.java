package io.ringfire.benchmarks;

import io.ringfire.engine.confirm.ConfirmStage;
import io.ringfire.engine.confirm.Feedback;
import io.ringfire.engine.detect.DetectStage;
import io.ringfire.engine.ingest.IngestStage;
import io.ringfire.engine.ingress.FactWriter;
import io.ringfire.engine.instrument.Currency;
import io.ringfire.engine.ledger.AccountSpec;
import io.ringfire.engine.order.RefusalReason;
import io.ringfire.engine.record.RecordFrame;
import io.ringfire.engine.ring.EngineCounters;
import io.ringfire.engine.ring.EngineEvent;
import io.ringfire.engine.risk.RiskLimits;
import io.ringfire.engine.risk.RiskStage;
import io.ringfire.engine.route.OrderInbox;
import io.ringfire.engine.route.RouteStage;
import io.ringfire.engine.tickjournal.TickJournalStage;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.MessageHandler;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What one stage costs for a tick that finds no position open and causes nothing. Each figure holds that of {@link #slot}, which fills the
 * slot alone: subtract it. Route and confirm with an order: {@link #routeOrder} and {@link #confirmOrder}, without a slot to fill. Journals
 * forget: {@link JournalAppendBenchmark} has them.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class StageBenchmark {
    private static final long BALANCE_MICROS = 1_000_000_000_000L;
    private static final int LEVERAGE = 100;

    private final EngineCounters counters = new EngineCounters();
    private final EngineEvent event = EngineEvent.factory().newInstance();
    private final IngestStage ingest = new IngestStage(counters);
    private final DetectStage detect = BenchEngine.detect(counters);
    private final RiskStage risk = new RiskStage(RiskLimits.none(), counters);
    private final TickJournalStage tickJournal = new TickJournalStage(new NoLog(), true, false);
    private final OrderInbox orders = new OrderInbox();
    private final RouteStage route = new RouteStage(new NoLog(), orders, false);
    private final ConfirmStage confirm = new ConfirmStage((outcome, ofSequence) -> {}, new Feedback());
    private final MessageHandler forget = (type, buffer, index, length) -> {};
    private final BenchTicks ticks = new BenchTicks();
    private EngineEvent ordered;
    private long orderedAt;
    private long sequence = -1;

    /** Tells the stages of instrument and account. */
    @Setup
    public void define() {
        OneSlot definitions = new OneSlot(event, () -> ++sequence, () -> sequence, () -> {
            ingest.onEvent(event, sequence, false);
            detect.onEvent(event, sequence, false);
            risk.onEvent(event, sequence, false);
        });
        FactWriter facts = new FactWriter(definitions, counters);
        facts.instrumentDefined(JournalTicks.EVENT_NS, BenchEngine.gold());
        facts.snapshot(
                JournalTicks.EVENT_NS,
                0,
                new AccountSpec("benchmark", Currency.of("USD"), LEVERAGE, false, BALANCE_MICROS));
        CheckedRisk checked = new CheckedRisk(0);
        ordered = checked.wish(CheckedRisk.LOT, Long.MAX_VALUE);
        ShieldedDetect.require(checked.answer() == RefusalReason.NONE, "an entry does not pass");
        orderedAt = RecordFrame.sequence(ordered.inbound().buffer(), 0);
        ordered.journalled(orderedAt);
        ShieldedDetect.require(routeOrder() == 1, "no order was offered");
    }

    /** Fills the slot. */
    @Benchmark
    public EngineEvent slot() {
        fill();
        return event;
    }

    /** Checks, flags and hashes the tick. */
    @Benchmark
    public EngineEvent ingest() {
        fill();
        ingest.onEvent(event, sequence, false);
        return event;
    }

    /** Bars, strategy, signals. */
    @Benchmark
    public EngineEvent detect() {
        fill();
        event.ingested(sequence);
        detect.onEvent(event, sequence, false);
        return event;
    }

    /** Ledger and verdicts, for a tick without signals. */
    @Benchmark
    public EngineEvent risk() {
        fill();
        event.ingested(sequence);
        event.signals().begin(sequence, ticks.eventNs(), 0);
        event.signals().complete();
        risk.onEvent(event, sequence, false);
        return event;
    }

    /** Seals the tick and gathers it, 64 to a document. */
    @Benchmark
    public EngineEvent tickJournal() {
        fill();
        event.ingested(sequence);
        tickJournal.onEvent(event, sequence, false);
        return event;
    }

    /** Nothing to write. */
    @Benchmark
    public EngineEvent route() {
        fill();
        decideNothing();
        route.onEvent(event, sequence, false);
        return event;
    }

    /** Nothing to tell but the event itself. */
    @Benchmark
    public EngineEvent confirm() {
        fill();
        decideNothing();
        event.proofs().begin(sequence, ticks.eventNs(), 0);
        event.proofs().complete();
        confirm.onEvent(event, sequence, false);
        return event;
    }

    /** The same verdict and order again and again: hashed, written as one document, offered, and taken by nobody. */
    @Benchmark
    public int routeOrder() {
        route.onEvent(ordered, orderedAt, true);
        return orders.poll(forget, Integer.MAX_VALUE);
    }

    /** Verdict and order told. */
    @Benchmark
    public EngineEvent confirmOrder() {
        confirm.onEvent(ordered, orderedAt, true);
        return ordered;
    }

    private void decideNothing() {
        event.ingested(sequence);
        event.journalled(sequence);
        event.signals().begin(sequence, ticks.eventNs(), 0);
        event.signals().complete();
        event.decisions().begin(sequence, ticks.eventNs(), 0);
        event.decisions().complete();
    }

    private void fill() {
        ticks.next();
        sequence++;
        event.inbound().copy(ticks.buffer(), ticks.offset(), BenchTicks.FRAME_BYTES, sequence, 0);
    }
}
