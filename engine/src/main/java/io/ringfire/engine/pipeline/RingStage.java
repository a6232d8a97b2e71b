package io.ringfire.engine.pipeline;

import com.lmax.disruptor.BatchEventProcessor;
import com.lmax.disruptor.BatchEventProcessorBuilder;
import com.lmax.disruptor.EventHandler;
import com.lmax.disruptor.RingBuffer;
import com.lmax.disruptor.Sequence;
import com.lmax.disruptor.SequenceBarrier;
import io.ringfire.engine.record.RecordLog;
import io.ringfire.engine.ring.EngineEvent;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/** A handler on the ring with its thread: knows whether it has started, how far it is, and whether it is alive. */
final class RingStage implements EventHandler<EngineEvent> {
    /** The body of a handler. */
    @FunctionalInterface
    interface Handler {
        void onEvent(EngineEvent event, long sequence, boolean endOfBatch);
    }

    private final String name;
    private final Handler handler;
    private final CountDownLatch started = new CountDownLatch(1);
    private final BatchEventProcessor<EngineEvent> processor;
    private Thread thread;

    /** Comes after {@code upstream}; after the producer when there is none. */
    RingStage(String name, Handler handler, RingBuffer<EngineEvent> ring, RingStage... upstream) {
        this.name = name;
        this.handler = handler;
        Sequence[] sequences = Arrays.stream(upstream).map(RingStage::sequence).toArray(Sequence[]::new);
        SequenceBarrier barrier = ring.newBarrier(sequences);
        this.processor = new BatchEventProcessorBuilder()
                .setMaxBatchSize(RecordLog.MAX_RECORDS_PER_DOCUMENT)
                .build(ring, barrier, this);
    }

    void start(ThreadFactory threads) {
        thread = threads.newThread(processor);
        thread.setName("ringfire-" + name);
        thread.start();
    }

    boolean awaitStart(long timeoutNs) throws InterruptedException {
        return started.await(timeoutNs, TimeUnit.NANOSECONDS);
    }

    Sequence sequence() {
        return processor.getSequence();
    }

    String name() {
        return name;
    }

    /** Its thread, once it has started. */
    Thread thread() {
        return thread;
    }

    /** What its thread is at, for a message. */
    String whereabouts() {
        return Whereabouts.of(thread);
    }

    void halt() {
        processor.halt();
    }

    void join(long timeoutMs) throws InterruptedException {
        if (thread != null) {
            thread.join(timeoutMs);
        }
    }

    @Override
    public void onStart() {
        started.countDown();
    }

    @Override
    public void onEvent(EngineEvent event, long sequence, boolean endOfBatch) {
        handler.onEvent(event, sequence, endOfBatch);
    }
}
