package io.ringfire.engine.pipeline;

import com.lmax.disruptor.EventFactory;
import com.lmax.disruptor.InsufficientCapacityException;
import com.lmax.disruptor.RingBuffer;
import com.lmax.disruptor.WaitStrategy;
import io.ringfire.engine.ring.EngineEvent;

/** A ring as its one producer uses it. */
final class ProducerRing {
    private final RingBuffer<EngineEvent> ring;
    private long sequence = -1;

    ProducerRing(EventFactory<EngineEvent> factory, int slots, WaitStrategy waiting) {
        ring = RingBuffer.createSingleProducer(factory, slots, waiting);
    }

    RingBuffer<EngineEvent> buffer() {
        return ring;
    }

    /** The next slot; null while there is none free. */
    EngineEvent claim() {
        try {
            sequence = ring.tryNext();
        } catch (InsufficientCapacityException e) {
            // a constant of the Disruptor's, without a stack trace
            return null;
        }
        EngineEvent event = ring.get(sequence);
        event.warmUp(false);
        return event;
    }

    /** Publishes the next slot as it is, to be looked at by nobody; returns its sequence. There must be room. */
    long pass() {
        sequence = ring.next();
        ring.publish(sequence);
        return sequence;
    }

    long sequence() {
        return sequence;
    }

    void publish() {
        ring.publish(sequence);
    }

    long occupancy() {
        return ring.getBufferSize() - ring.remainingCapacity();
    }
}
