package io.ringfire.engine.pipeline;

import com.lmax.disruptor.BatchEventProcessor;
import com.lmax.disruptor.BatchEventProcessorBuilder;
import com.lmax.disruptor.BusySpinWaitStrategy;
import com.lmax.disruptor.RingBuffer;
import com.lmax.disruptor.Sequence;
import com.lmax.disruptor.WaitStrategy;
import com.lmax.disruptor.YieldingWaitStrategy;
import io.ringfire.engine.ring.EngineEvent;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What it costs to hand an event to one stage on another thread, which only notes its sequence: by our ring ({@link ProducerRing},
 * {@link RingStage}, batches of 64 at most) and by a bare Disruptor of the same slots, events and wait strategy. It stands in the pipeline's
 * package, since the ring is nobody else's. The two need a core each: beside other work both figures are the scheduler's. {@code cpu} is the
 * producer's alone.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class RingHandOffBenchmark {
    private static final int SLOTS = 1_024;
    private static final int BURST = 64;
    private static final long START_TIMEOUT_NS = TimeUnit.SECONDS.toNanos(5);
    private static final long JOIN_MS = 1_000;

    /** Whose ring. */
    @Param({"ringfire", "bare"})
    public String ring;

    /** How the stage waits. */
    @Param({"backoff", "yielding", "busy-spin"})
    public String waiting;

    private ProducerRing ours;
    private RingStage stage;
    private RingBuffer<EngineEvent> bare;
    private BatchEventProcessor<EngineEvent> processor;
    private Thread thread;
    private Sequence handled;
    private long seen;

    /** Starts the stage. */
    @Setup
    public void start() throws InterruptedException {
        if ("ringfire".equals(ring)) {
            ours = new ProducerRing(EngineEvent.factory(), SLOTS, strategy());
            stage = new RingStage("benchmark", this::note, ours.buffer());
            handled = stage.sequence();
            ours.buffer().addGatingSequences(handled);
            stage.start(Thread::new);
            if (!stage.awaitStart(START_TIMEOUT_NS)) {
                throw new IllegalStateException("the stage did not start");
            }
        } else {
            bare = RingBuffer.createSingleProducer(EngineEvent.factory(), SLOTS, strategy());
            processor = new BatchEventProcessorBuilder().build(bare, bare.newBarrier(), this::note);
            handled = processor.getSequence();
            bare.addGatingSequences(handled);
            thread = new Thread(processor);
            thread.start();
        }
    }

    /** Stops it. Fails where it did not see all events. */
    @TearDown
    public void stop() throws InterruptedException {
        long published = ours == null ? bare.getCursor() : ours.sequence();
        await(published);
        if (ours == null) {
            processor.halt();
            thread.join(JOIN_MS);
        } else {
            stage.halt();
            stage.join(JOIN_MS);
        }
        if (seen != published) {
            throw new IllegalStateException("saw " + seen + " of " + published);
        }
    }

    private WaitStrategy strategy() {
        return switch (waiting) {
            case "backoff" -> new BackoffWaitStrategy();
            case "yielding" -> new YieldingWaitStrategy();
            default -> new BusySpinWaitStrategy();
        };
    }

    private void note(EngineEvent event, long sequence, boolean endOfBatch) {
        seen = sequence;
    }

    /** As many as the ring takes: ns an event. */
    @Benchmark
    @OperationsPerInvocation(BURST)
    public void throughput() {
        for (int i = 0; i < BURST; i++) {
            publish();
        }
    }

    /** One, and wait until the stage has had it. */
    @Benchmark
    public void thereAndBack() {
        await(publish());
    }

    private long publish() {
        return ours == null ? publishBare() : publishOurs();
    }

    private long publishOurs() {
        while (ours.claim() == null) {
            Thread.onSpinWait();
        }
        ours.publish();
        return ours.sequence();
    }

    private long publishBare() {
        while (!bare.hasAvailableCapacity(1)) {
            Thread.onSpinWait();
        }
        long sequence = bare.next();
        bare.get(sequence).warmUp(false);
        bare.publish(sequence);
        return sequence;
    }

    private void await(long sequence) {
        while (handled.get() < sequence) {
            Thread.onSpinWait();
        }
    }
}
