package io.ringfire.engine.ingress;

import io.ringfire.engine.ring.StageName;
import java.nio.ByteBuffer;
import org.agrona.BufferUtil;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.MessageHandler;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.ringbuffer.ManyToOneRingBuffer;
import org.agrona.concurrent.ringbuffer.RingBufferDescriptor;

/**
 * What other threads have to tell ingress, to be made facts: stages that failed, a disk that fills. Bounded; any number of
 * writers, one reader. A full mailbox refuses, and the writer tries again.
 */
public final class Mailbox {
    private static final int CAPACITY = 1 << 16;
    private static final int CACHE_LINE = 64;
    private static final int STAGE_FAILED = 1;
    private static final int DISK_LOW = 2;

    private final ManyToOneRingBuffer ring;
    private final MessageHandler onMessage = this::onMessage;
    private FactWriter facts;
    private long eventNs;

    /** Makes an empty one. */
    public Mailbox() {
        ByteBuffer memory =
                BufferUtil.allocateDirectAligned(CAPACITY + RingBufferDescriptor.TRAILER_LENGTH, CACHE_LINE);
        ring = new ManyToOneRingBuffer(new UnsafeBuffer(memory));
    }

    /** A stage threw. Returns false when there is no room now. */
    public boolean stageFailed(StageName stage, long sequence) {
        return offer(STAGE_FAILED, stage.code(), sequence);
    }

    /** The disk is nearly full. Returns false when there is no room now. */
    public boolean diskLow(long freeBytes, long requiredBytes) {
        return offer(DISK_LOW, freeBytes, requiredBytes);
    }

    /** Publishes at most {@code limit} of them as facts. By ingress alone. */
    int poll(FactWriter writer, long nowNs, int limit) {
        facts = writer;
        eventNs = nowNs;
        return ring.read(onMessage, limit);
    }

    private boolean offer(int kind, long first, long second) {
        int index = ring.tryClaim(kind, 2 * Long.BYTES);
        if (index < 0) {
            return false;
        }
        ring.buffer().putLong(index, first);
        ring.buffer().putLong(index + Long.BYTES, second);
        ring.commit(index);
        return true;
    }

    private void onMessage(int kind, MutableDirectBuffer buffer, int index, int length) {
        long first = buffer.getLong(index);
        long second = buffer.getLong(index + Long.BYTES);
        if (kind == STAGE_FAILED) {
            facts.stageFailed(eventNs, (int) first, second);
        } else {
            facts.diskLow(eventNs, first, second);
        }
    }
}
