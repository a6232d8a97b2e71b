package io.ringfire.engine.confirm;

import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicLong;
import org.agrona.BufferUtil;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.MessageHandler;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.ringbuffer.OneToOneRingBuffer;
import org.agrona.concurrent.ringbuffer.RingBufferDescriptor;

/**
 * The way back from confirm to ingress: refusals and findings, which become facts, and the instant at which a stage wants a Timer.
 * Bounded; one writer (confirm's thread), one reader (the ring's producer); allocates nothing.
 */
public final class Feedback {
    /** Bytes for refusals that ingress has not taken yet: more than all signals in flight can need. */
    private static final int CAPACITY = 1 << 20;

    private static final int REFUSED = 1;
    private static final int FOUND = 2;
    private static final int MESSAGE_LENGTH = 24;
    private static final int CACHE_LINE = 64;

    /** Takes refusals on the producer's thread. */
    @FunctionalInterface
    public interface RefusalHandler {
        /** Risk refused a signal for an account. */
        void onRefused(long signalId, int strategyId, int instrumentId, int accountId, int reasonCode);
    }

    private final OneToOneRingBuffer refusals;
    private final OneToOneRingBuffer findings;

    /** Refusals written so far; of those {@code polled} were taken. Asked for at every event, so it is one read. */
    private final AtomicLong written = new AtomicLong();

    private long polled;
    private final UnsafeBuffer message = new UnsafeBuffer(new byte[MESSAGE_LENGTH]);
    private final AtomicLong wakeAtNs = new AtomicLong(Long.MAX_VALUE);
    private final MessageHandler onMessage = this::onMessage;
    private RefusalHandler handler;
    private boolean isDiscarding;

    /** Makes an empty one. */
    public Feedback() {
        refusals = ring();
        findings = ring();
    }

    private static OneToOneRingBuffer ring() {
        ByteBuffer memory =
                BufferUtil.allocateDirectAligned(CAPACITY + RingBufferDescriptor.TRAILER_LENGTH, CACHE_LINE);
        return new OneToOneRingBuffer(new UnsafeBuffer(memory));
    }

    /**
     * Keeps no refusal and no finding from now on: for a replay, which has them among its facts and asks for none. Before the stages start.
     */
    public void discardRefusals() {
        isDiscarding = true;
    }

    void wakeAt(long instantNs) {
        if (wakeAtNs.getPlain() != instantNs) {
            wakeAtNs.setRelease(instantNs);
        }
    }

    void refused(long signalId, int strategyId, int instrumentId, int accountId, int reasonCode) {
        if (isDiscarding) {
            return;
        }
        message.putLong(0, signalId);
        message.putInt(8, instrumentId);
        message.putInt(12, strategyId << 16 | accountId);
        message.putInt(16, reasonCode);
        if (!refusals.write(REFUSED, message, 0, MESSAGE_LENGTH)) {
            throw new IllegalStateException("ingress has left " + CAPACITY + " bytes of refusals unread");
        }
        written.setRelease(written.getPlain() + 1);
    }

    void found(DirectBuffer buffer, int offset, int length) {
        if (!isDiscarding && !findings.write(FOUND, buffer, offset, length)) {
            throw new IllegalStateException("ingress has left " + CAPACITY + " bytes of findings unread");
        }
    }

    /** Hands over at most {@code limit} Finding frames. By the producer's thread; the handler is best bound once. */
    public int pollFindings(MessageHandler findingHandler, int limit) {
        return findings.read(findingHandler, limit);
    }

    /** Whether findings wait. By the producer's thread. */
    public boolean hasFindings() {
        return findings.producerPosition() != findings.consumerPosition();
    }

    /** The earliest instant at which a stage wants a Timer, as of the last event that is through; Long.MAX_VALUE for none. */
    public long wakeAtNs() {
        return wakeAtNs.getAcquire();
    }

    /** Whether refusals wait. By the producer's thread. */
    public boolean hasRefusals() {
        return written.getAcquire() != polled;
    }

    /** Hands over at most {@code limit} refusals. By the producer's thread. */
    public int pollRefusals(RefusalHandler refusalHandler, int limit) {
        handler = refusalHandler;
        int taken = refusals.read(onMessage, limit);
        polled += taken;
        return taken;
    }

    private void onMessage(int typeId, org.agrona.MutableDirectBuffer buffer, int index, int length) {
        int ids = buffer.getInt(index + 12);
        handler.onRefused(
                buffer.getLong(index), ids >>> 16, buffer.getInt(index + 8), ids & 0xFFFF, buffer.getInt(index + 16));
    }
}
