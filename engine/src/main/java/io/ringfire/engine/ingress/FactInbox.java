package io.ringfire.engine.ingress;

import io.ringfire.engine.ring.FactFrame;
import java.nio.ByteBuffer;
import org.agrona.BufferUtil;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.MessageHandler;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.ringbuffer.ManyToOneRingBuffer;
import org.agrona.concurrent.ringbuffer.RingBufferDescriptor;

/**
 * Facts on their way from other threads to ingress: reports, send results, what terminals say, operator commands. Bounded; any
 * number of writers, one reader, and the order of each writer is kept. A full inbox refuses: the writer keeps the fact and
 * tries again, or counts it where it may be lost.
 */
public final class FactInbox {
    private static final int FACT = 1;
    private static final int CACHE_LINE = 64;

    private final ManyToOneRingBuffer ring;
    private final MessageHandler onFact = this::onFact;
    private FactWriter facts;
    private long eventNs;

    /**
     * Makes an empty one.
     *
     * @param capacityBytes a power of two; a fact takes its frame and eight bytes
     */
    public FactInbox(int capacityBytes) {
        ByteBuffer memory =
                BufferUtil.allocateDirectAligned(capacityBytes + RingBufferDescriptor.TRAILER_LENGTH, CACHE_LINE);
        ring = new ManyToOneRingBuffer(new UnsafeBuffer(memory));
    }

    /** Takes a copy. Returns false, and takes nothing, when there is no room now. Any thread. */
    public boolean offer(FactFrame fact) {
        return ring.write(FACT, fact.buffer(), 0, fact.length());
    }

    /** Whether facts wait. */
    public boolean hasFacts() {
        return ring.producerPosition() != ring.consumerPosition();
    }

    /** Publishes at most {@code limit} of them, stamped with {@code nowNs}. By ingress alone. */
    public int poll(FactWriter writer, long nowNs, int limit) {
        facts = writer;
        eventNs = nowNs;
        return ring.read(onFact, limit);
    }

    /** Hands over at most {@code limit} frames as they are. By ingress alone; the handler is best bound once. */
    public int read(MessageHandler handler, int limit) {
        return ring.read(handler, limit);
    }

    private void onFact(int kind, MutableDirectBuffer buffer, int index, int length) {
        facts.relay(eventNs, buffer, index, length);
    }
}
