package io.ringfire.adapters.socketio;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;

/** What waits for a client: a bounded number of answers, and the states that were taken for it. Guarded by its connection. */
final class Waiting {
    private static final int MOST_PAYLOAD_CHARS = 1 << 16;

    private final SocketIoLimits limits;
    private final Deque<String> packets = new ArrayDeque<>();
    private final Deque<String> updates = new ArrayDeque<>();
    private int packetChars;
    private boolean isSending;
    private long progressNs;
    private String overflow = "";

    Waiting(SocketIoLimits limits) {
        this.limits = limits;
    }

    /** Puts an answer behind those that wait; one too many is a complaint. */
    void add(String packet, long nowNs) {
        if (packets.size() >= limits.mostWaiting() || packetChars + packet.length() > limits.mostWaitingChars()) {
            overflow = "more than " + limits.mostWaiting() + " answers wait for it";
            return;
        }
        begin(nowNs);
        packets.add(packet);
        packetChars += packet.length();
    }

    /** Takes what changed, if what was taken before is gone. Returns how many states. */
    int take(Subscriptions subscriptions, StateBoard board, long nowNs) {
        if (!updates.isEmpty()) {
            return 0;
        }
        begin(nowNs);
        return subscriptions.take(board, limits.mostUpdates(), updates);
    }

    /** From here on it is measured how long it leaves things unread. */
    private void begin(long nowNs) {
        if (isIdle()) {
            progressNs = nowNs;
        }
    }

    private boolean isIdle() {
        return !isSending && packets.isEmpty() && updates.isEmpty();
    }

    boolean isSending() {
        return isSending;
    }

    void sending(long nowNs) {
        isSending = true;
        progressNs = nowNs;
    }

    void sent(long nowNs) {
        isSending = false;
        progressNs = nowNs;
    }

    /** The next for a WebSocket, answers first; null where nothing waits. */
    String next() {
        String packet = packets.poll();
        if (packet == null) {
            return updates.poll();
        }
        packetChars -= packet.length();
        return packet;
    }

    /** As much as waits for a poll, up to a bound; empty where nothing does. */
    String payload() {
        StringBuilder text = new StringBuilder();
        while (text.length() < MOST_PAYLOAD_CHARS) {
            String packet = next();
            if (packet == null) {
                break;
            }
            text.append(text.isEmpty() ? "" : SocketIo.SEPARATOR).append(packet);
        }
        return text.toString();
    }

    /** Why its client is to be cut off; empty while it reads. */
    String complaint(long nowNs) {
        if (!isIdle() && nowNs - progressNs > TimeUnit.MILLISECONDS.toNanos(limits.stallMs())) {
            return "it left what it was sent unread for " + limits.stallMs() + " ms";
        }
        return overflow;
    }

    void clear() {
        packets.clear();
        updates.clear();
    }
}
