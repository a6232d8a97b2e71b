package io.ringfire.benchmarks.rig;

import com.lmax.disruptor.BatchEventProcessor;
import com.lmax.disruptor.BatchEventProcessorBuilder;
import com.lmax.disruptor.EventPoller;
import com.lmax.disruptor.InsufficientCapacityException;
import com.lmax.disruptor.RingBuffer;
import io.ringfire.engine.ingress.FactWriter;
import io.ringfire.engine.pipeline.Pipeline;
import io.ringfire.engine.pipeline.PipelineContext;
import io.ringfire.engine.ring.EngineCounters;
import io.ringfire.engine.ring.EngineEvent;
import io.ringfire.engine.sbe.TickDecoder;
import java.util.concurrent.locks.LockSupport;

/**
 * A Disruptor of the engine's slots with one handler, which does nothing but say at every nth tick that it is there. Filled by the same
 * {@link FactWriter}: what the engine takes longer is its stages and journals.
 */
final class BareRing implements Subject, Pipeline {
    private static final long DRAIN_PATIENCE_NS = 5_000_000_000L;

    private final RingBuffer<EngineEvent> ring;
    private final FactWriter facts = new FactWriter(this, new EngineCounters());
    private final AskedOrders asked;
    private final int every;
    private final EventPoller<EngineEvent> poller;
    private final EventPoller.Handler<EngineEvent> handler = this::onEvent;
    private final BatchEventProcessor<EngineEvent> processor;
    private final Thread thread;
    private long sequence = -1;
    private int ticks;
    private long answered;

    /** @param hasOwnThread false to take events on the producer's thread, as the fused engine does */
    BareRing(PipelineContext context, boolean hasOwnThread, AskedOrders asked, int every) {
        this.asked = asked;
        this.every = every;
        ring = RingBuffer.createSingleProducer(EngineEvent.factory(), context.ringSize(), context.waitStrategy());
        if (hasOwnThread) {
            processor = new BatchEventProcessorBuilder().build(ring, ring.newBarrier(), this::onEvent);
            ring.addGatingSequences(processor.getSequence());
            thread = new Thread(processor, "bare-ring");
            thread.start();
            poller = null;
        } else {
            poller = ring.newPoller();
            ring.addGatingSequences(poller.getSequence());
            processor = null;
            thread = null;
        }
    }

    private boolean onEvent(EngineEvent event, long eventSequence, boolean endOfBatch) {
        if (event.inbound().templateId() == TickDecoder.TEMPLATE_ID && ++ticks == every) {
            ticks = 0;
            asked.offered(eventSequence, System.nanoTime());
        }
        return true;
    }

    @Override
    public FactWriter facts() {
        return facts;
    }

    @Override
    public Pipeline pipeline() {
        return this;
    }

    /** What was offered counts as answered: the producer holds back under the same rule as before the engine. */
    @Override
    public int answer(long eventNs) {
        long offered = asked.offered();
        int fresh = (int) (offered - answered);
        answered = offered;
        return fresh;
    }

    @Override
    public EngineEvent claim() {
        try {
            sequence = ring.tryNext();
        } catch (InsufficientCapacityException e) {
            // a constant of the Disruptor's, without a stack trace
            doWork();
            return null;
        }
        return ring.get(sequence);
    }

    @Override
    public long sequence() {
        return sequence;
    }

    @Override
    public void publish() {
        ring.publish(sequence);
    }

    @Override
    public int doWork() {
        if (poller == null) {
            return 0;
        }
        long before = poller.getSequence().get();
        try {
            poller.poll(handler);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        return (int) (poller.getSequence().get() - before);
    }

    @Override
    public boolean isDrained() {
        long handled = (poller == null ? processor.getSequence() : poller.getSequence()).get();
        return handled == ring.getCursor();
    }

    @Override
    public long occupancy() {
        return ring.getBufferSize() - ring.remainingCapacity();
    }

    @Override
    public void close() {
        long beganNs = System.nanoTime();
        while (!isDrained()) {
            doWork();
            if (System.nanoTime() - beganNs > DRAIN_PATIENCE_NS) {
                throw new IllegalStateException("the bare ring does not come to its end");
            }
            LockSupport.parkNanos(10_000);
        }
        if (processor != null) {
            processor.halt();
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
