package io.ringfire.benchmarks;

import io.ringfire.engine.ring.EngineEvent;
import io.ringfire.engine.ring.RecordHash;
import io.ringfire.engine.ring.Section;
import io.ringfire.engine.sbe.SignalEncoder;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.UnsafeBuffer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What it costs to hash a tick, and to encode and seal a signal. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class RecordBenchmark {
    private final UnsafeBuffer tick = JournalTicks.sealed();
    private final long symbolHash = RecordHash.ofSymbol("XAUUSD");
    private final Section signals = EngineEvent.factory().newInstance().signals();
    private final SignalEncoder signal = new SignalEncoder();
    private long hash;
    private long sequence;

    /** A tick's hash, chained to the one before. */
    @Benchmark
    public long hashTick() {
        hash = RecordHash.mix(hash, RecordHash.of(tick, 0, symbolHash));
        return hash;
    }

    /** One signal in its section, with its checksum. */
    @Benchmark
    public Section encodeSignal() {
        signals.begin(++sequence, JournalTicks.EVENT_NS, 0);
        signals.open(signal, 0, 0xFFFF)
                .signalId(sequence)
                .quantityMicroLots(1_000_000)
                .expiryNs(JournalTicks.EVENT_NS + 1)
                .bidPoints(1_300_000)
                .askPoints(1_300_300)
                .strategyId(0)
                .scorePermille(1000)
                .side((short) 0)
                .intent((short) 0);
        signals.commit(signal);
        signals.complete();
        return signals;
    }
}
