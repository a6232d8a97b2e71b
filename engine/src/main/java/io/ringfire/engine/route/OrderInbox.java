package io.ringfire.engine.route;

import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicLong;
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

    /** Orders offered so far; of those {@code polled} were taken. Asked for at every event, so it is one read. */
    private final AtomicLong offered = new AtomicLong();

    private long polled;

    /** Makes an empty one. */
    public OrderInbox() {
        ByteBuffer memory =
                BufferUtil.allocateDirectAligned(CAPACITY + RingBufferDescriptor.TRAILER_LENGTH, CACHE_LINE);
        ring = new OneToOneRingBuffer(new UnsafeBuffer(memory));
    }

    @Override
    public boolean offer(DirectBuffer buffer, int offset, int length) {
        boolean isWritten = ring.write(ORDER, buffer, offset, length);
        if (isWritten) {
            offered.setRelease(offered.getPlain() + 1);
        }
        return isWritten;
    }

    /** Whether orders wait. By the reader's thread. */
    public boolean hasOrders() {
        return offered.getAcquire() != polled;
    }

    /** Hands over at most {@code limit} Order frames. By the reader's thread; the handler is best bound once. */
    public int poll(MessageHandler handler, int limit) {
        int taken = ring.read(handler, limit);
        polled += taken;
        return taken;
    }
}
