package io.ringfire.benchmarks;

import io.ringfire.engine.record.RecordFrame;
import io.ringfire.engine.ring.FactSlot;
import io.ringfire.engine.ring.RecordHash;
import io.ringfire.engine.ring.Section;
import io.ringfire.engine.sbe.ExecutionReportDecoder;
import io.ringfire.engine.sbe.OrderDecoder;
import io.ringfire.engine.sbe.RiskVerdictDecoder;
import io.ringfire.engine.sbe.SignalDecoder;
import io.ringfire.engine.sbe.TickDecoder;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.UnsafeBuffer;
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
 * What it costs to write and to read the records of which most is made. Facts are written into a slot, decisions into a section; the CRC, which
 * the journal's copy gets, is in neither. Reading asks for the fields that most readers want, and checks no CRC.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class RecordBenchmark {
    private final UnsafeBuffer tick = JournalTicks.sealed();
    private final long symbolHash = RecordHash.ofSymbol("XAUUSD");
    private final MainRecords records = new MainRecords();
    private final TickDecoder tickDecoder = new TickDecoder();
    private final SignalDecoder signalDecoder = new SignalDecoder();
    private final RiskVerdictDecoder verdictDecoder = new RiskVerdictDecoder();
    private final OrderDecoder orderDecoder = new OrderDecoder();
    private final ExecutionReportDecoder reportDecoder = new ExecutionReportDecoder();
    private long hash;

    /** Writes one of each, to be read. */
    @Setup
    public void write() {
        records.all();
        if (decodeTick() == 0
                || decodeSignal() == 0
                || decodeVerdict() == 0
                || decodeOrder() == 0
                || decodeReport() == 0) {
            throw new IllegalStateException("a record is read as empty");
        }
    }

    /** A tick's hash, chained to the one before. */
    @Benchmark
    public long hashTick() {
        hash = RecordHash.mix(hash, RecordHash.of(tick, 0, symbolHash));
        return hash;
    }

    /** A tick into its slot. */
    @Benchmark
    public FactSlot encodeTick() {
        return records.tick();
    }

    /** Its fields. */
    @Benchmark
    public long decodeTick() {
        tickDecoder.wrap(
                records.tickEvent.inbound().buffer(),
                RecordFrame.BLOCK_OFFSET,
                TickDecoder.BLOCK_LENGTH,
                TickDecoder.SCHEMA_VERSION);
        return tickDecoder.sequence()
                + tickDecoder.eventNs()
                + tickDecoder.instrumentId()
                + tickDecoder.venueNs()
                + tickDecoder.bidPoints()
                + tickDecoder.askPoints()
                + tickDecoder.sourceId()
                + tickDecoder.flags();
    }

    /** One signal in its section, with its checksum. */
    @Benchmark
    public Section encodeSignal() {
        return records.signal();
    }

    /** Its fields. */
    @Benchmark
    public long decodeSignal() {
        signalDecoder.wrap(
                records.tickEvent.signals().buffer(),
                RecordFrame.BLOCK_OFFSET,
                SignalDecoder.BLOCK_LENGTH,
                SignalDecoder.SCHEMA_VERSION);
        return signalDecoder.signalId()
                + signalDecoder.instrumentId()
                + signalDecoder.quantityMicroLots()
                + signalDecoder.stopPoints()
                + signalDecoder.targetPoints()
                + signalDecoder.expiryNs()
                + signalDecoder.bidPoints()
                + signalDecoder.askPoints()
                + signalDecoder.strategyId()
                + signalDecoder.side()
                + signalDecoder.intent();
    }

    /** A verdict, with its checksum. */
    @Benchmark
    public Section encodeVerdict() {
        return records.verdict();
    }

    /** Its fields. */
    @Benchmark
    public long decodeVerdict() {
        verdictDecoder.wrap(
                records.verdictEvent.decisions().buffer(),
                RecordFrame.BLOCK_OFFSET,
                RiskVerdictDecoder.BLOCK_LENGTH,
                RiskVerdictDecoder.SCHEMA_VERSION);
        return verdictDecoder.signalId()
                + verdictDecoder.accountId()
                + verdictDecoder.limitValue()
                + verdictDecoder.actualValue()
                + verdictDecoder.accepted()
                + verdictDecoder.reason();
    }

    /** An order, with its checksum. */
    @Benchmark
    public Section encodeOrder() {
        return records.order();
    }

    /** Its fields. */
    @Benchmark
    public long decodeOrder() {
        orderDecoder.wrap(
                records.orderEvent.decisions().buffer(),
                RecordFrame.BLOCK_OFFSET,
                OrderDecoder.BLOCK_LENGTH,
                OrderDecoder.SCHEMA_VERSION);
        return orderDecoder.orderNumber()
                + orderDecoder.instrumentId()
                + orderDecoder.accountId()
                + orderDecoder.quantityMicroLots()
                + orderDecoder.stopPoints()
                + orderDecoder.targetPoints()
                + orderDecoder.sendByNs()
                + orderDecoder.orderId(7)
                + orderDecoder.side()
                + orderDecoder.intent();
    }

    /** An execution report into its slot. */
    @Benchmark
    public FactSlot encodeReport() {
        return records.report();
    }

    /** Its fields. */
    @Benchmark
    public long decodeReport() {
        reportDecoder.wrap(
                records.reportEvent.inbound().buffer(),
                RecordFrame.BLOCK_OFFSET,
                ExecutionReportDecoder.BLOCK_LENGTH,
                ExecutionReportDecoder.SCHEMA_VERSION);
        return reportDecoder.orderNumber()
                + reportDecoder.positionId()
                + reportDecoder.execType()
                + reportDecoder.quantityMicroLots()
                + reportDecoder.leavesMicroLots()
                + reportDecoder.pricePoints()
                + reportDecoder.commissionMicros()
                + reportDecoder.profitMicros()
                + reportDecoder.swapMicros()
                + reportDecoder.side()
                + reportDecoder.entry();
    }
}
