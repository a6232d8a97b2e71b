package io.ringfire.engine.route;

import java.nio.ByteBuffer;
import org.agrona.BufferUtil;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.MessageHandler;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.ringbuffer.OneToOneRingBuffer;
import org.agrona.concurrent.ringbuffer.RingBufferDescriptor;

/**
 * Orders on their way from route to whoever sends them: one writer, one reader, and room for every order that risk may have
 * outstanding.
 */
public final class OrderInbox implements OrderGateway {
    private static final int CAPACITY = 1 << 18;
    private static final int ORDER = 1;
    private static final int CACHE_LINE = 64;

    private final OneToOneRingBuffer ring;

    /** Makes an empty one. */
    public OrderInbox() {
        ByteBuffer memory =
                BufferUtil.allocateDirectAligned(CAPACITY + RingBufferDescriptor.TRAILER_LENGTH, CACHE_LINE);
        ring = new OneToOneRingBuffer(new UnsafeBuffer(memory));
    }

    @Override
    public boolean offer(DirectBuffer buffer, int offset, int length) {
        return ring.write(ORDER, buffer, offset, length);
    }

    /** Whether orders wait. */
    public boolean hasOrders() {
        return ring.producerPosition() != ring.consumerPosition();
    }

    /** Hands over at most {@code limit} Order frames. By the reader's thread; the handler is best bound once. */
    public int poll(MessageHandler handler, int limit) {
        return ring.read(handler, limit);
    }
}
