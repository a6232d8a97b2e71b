package io.ringfire.engine.pipeline;

import com.lmax.disruptor.RingBuffer;
import com.lmax.disruptor.Sequence;
import com.lmax.disruptor.YieldingWaitStrategy;
import io.ringfire.engine.ring.EngineEvent;
import io.ringfire.engine.ring.Tick;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/**
 * All stages on the producer's own thread, event by event: what it publishes waits in the ring until {@link #doWork}, so that one
 * duty cycle's facts are one batch. Nobody waits for another thread, so an event has no hand-off on its way.
 */
final class FusedPipeline implements Pipeline {
    private static final long POLL_NS = 20_000;

    private final EngineStages stages;
    private final ProducerRing producer;
    private final RingBuffer<EngineEvent> ring;

    /** How far the slots are free again, for the producer and for whoever looks on. */
    private final Sequence passed = new Sequence();

    private final long drainTimeoutNs;
    private final StageTimes times;
    private final StageTimes.Picker published;
    private final StageTimes.Picker taken;

    /** The thread that is in the stages; none between two batches. */
    private final AtomicReference<Thread> worker = new AtomicReference<>();

    private long handled = -1;
    private boolean isClosed;

    FusedPipeline(EngineStages stages, PipelineContext context) {
        this.stages = stages;
        this.drainTimeoutNs = context.drainTimeoutNs();
        this.times = context.stageTimes();
        this.published = times == null ? null : times.picker();
        this.taken = times == null ? null : times.picker();
        producer = new ProducerRing(
                EngineEvent.sharingFactory(), context.ringSize(), new YieldingWaitStrategy()); // nobody ever waits
        ring = producer.buffer();
        ring.addGatingSequences(passed);
    }

    /** Makes room when there is none: it is this thread that would. */
    @Override
    public EngineEvent claim() {
        EngineEvent event = producer.claim();
        if (event == null) {
            doWork();
            event = producer.claim();
        }
        return event;
    }

    @Override
    public long sequence() {
        return producer.sequence();
    }

    @Override
    public void publish() {
        if (times != null && published.isMeasured(producer.sequence())) {
            times.published(producer.sequence());
        }
        producer.publish();
    }

    @Override
    public boolean noteWarmUp(Tick tick) {
        doWork(); // what came before it may have something to say
        if (!stages.noteWarmUp(tick)) {
            return false;
        }
        handled = producer.pass();
        passed.set(handled);
        return true;
    }

    @Override
    public int doWork() {
        long before = handled;
        long last = ring.getCursor();
        if (before == last) {
            return 0;
        }
        worker.lazySet(Thread.currentThread());
        try {
            for (long next = before + 1; next <= last; next++) {
                take(ring.get(next), next, next == last);
            }
        } finally {
            passed.set(handled);
            worker.lazySet(null);
        }
        return (int) (handled - before);
    }

    private void take(EngineEvent event, long eventSequence, boolean endOfBatch) {
        if (times != null && taken.isMeasured(eventSequence)) {
            stages.onMeasuredEvent(event, eventSequence, endOfBatch, times);
        } else {
            stages.onEvent(event, eventSequence, endOfBatch);
        }
        handled = eventSequence;
    }

    @Override
    public boolean isDrained() {
        return handled == ring.getCursor();
    }

    @Override
    public long occupancy() {
        return producer.occupancy();
    }

    @Override
    public List<StageProgress> progress() {
        return List.of(new StageProgress("ring", ring::getCursor, passed::get, worker::get));
    }

    /** By the producer's thread, or by another once that has ended. */
    @Override
    public void close() {
        if (isClosed) {
            return;
        }
        isClosed = true;
        long deadlineNs = System.nanoTime() + drainTimeoutNs;
        Thread busy = worker.get();
        while (busy != null && System.nanoTime() - deadlineNs < 0) {
            LockSupport.parkNanos(POLL_NS);
            busy = worker.get();
        }
        if (busy != null) {
            throw new IllegalStateException("the stages stopped at sequence=" + (handled + 1)
                    + ", the ring's cursor is at " + ring.getCursor() + "; they are " + Whereabouts.of(busy));
        }
        doWork();
    }
}
