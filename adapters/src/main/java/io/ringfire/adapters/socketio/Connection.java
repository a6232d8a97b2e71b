package io.ringfire.adapters.socketio;

import java.util.concurrent.TimeUnit;

/**
 * One client of Engine.IO: polled, or over a WebSocket, or on its way from the one to the other. Never waits for it: one answer or frame
 * is on its way, a bounded number of answers waits, and of states what {@link Subscriptions} took. Any thread.
 */
final class Connection {
    /** One who breaks the protocol. */
    static final int PROTOCOL_ERROR = 1002;

    /** One who breaks the rules. */
    static final int POLICY = 1008;

    private static final int NORMAL = 1000;
    private static final String CLOSE = "1";
    private static final String PING = "2";
    private static final String PROBE = "2probe";
    private static final String PROBED = "3probe";
    private static final String UPGRADE = "5";
    private static final String NOTHING = "6";
    private static final Done NOBODY = isWhole -> {};

    private final String id;
    private final String address;
    private final SocketIoLimits limits;
    private final Subscriptions subscriptions;
    private final long openedNs;
    private final Waiting waiting;
    private Access access;
    private boolean isConnected;
    private Frames frames;
    private Frames probing;
    private Poll poll;
    private long pingNs;
    private boolean awaitsPong;
    private boolean isOver;
    private long overNs;

    /**
     * Begins.
     *
     * @param address where it comes from
     * @param access of the token that its first request came with; null where that had none
     */
    Connection(String id, String address, SocketIoLimits limits, Access access, Frames frames, long nowNs) {
        this.id = id;
        this.address = address;
        this.limits = limits;
        this.access = access;
        this.frames = frames;
        this.waiting = new Waiting(limits);
        this.subscriptions = new Subscriptions(limits.mostSubscriptions());
        openedNs = nowNs;
        pingNs = nowNs;
    }

    String id() {
        return id;
    }

    /** Where it comes from. */
    String address() {
        return address;
    }

    Subscriptions subscriptions() {
        return subscriptions;
    }

    /** What it may do; null while it has shown no token. */
    synchronized Access access() {
        return access;
    }

    synchronized boolean isConnected() {
        return isConnected && !isOver;
    }

    synchronized boolean isPolled() {
        return frames == null && !isOver;
    }

    synchronized boolean isOver() {
        return isOver;
    }

    /** It has shown who it is. */
    synchronized void connect(Access as) {
        access = as;
        isConnected = true;
    }

    /** Gives it a packet behind those that wait. */
    void offer(String packet, long nowNs) {
        synchronized (this) {
            if (isOver) {
                return;
            }
            waiting.add(packet, nowNs);
        }
        pump(nowNs);
    }

    /** Takes for it what changed in what it subscribes to, if it has taken what came before. Returns how many. */
    int refill(StateBoard board, long nowNs) {
        int taken;
        synchronized (this) {
            taken = isConnected && !isOver ? waiting.take(subscriptions, board, nowNs) : 0;
        }
        pump(nowNs);
        return taken;
    }

    /** A request of it waits for an answer. Returns false where it may not: it is on a WebSocket, or another waits. */
    boolean poll(Poll with, long nowNs) {
        boolean isSecond;
        synchronized (this) {
            if (isOver || frames != null) {
                return false;
            }
            isSecond = poll != null;
            if (!isSecond) {
                poll = with;
            }
        }
        if (isSecond) {
            end(PROTOCOL_ERROR, "it polled twice at once", nowNs);
            return false;
        }
        pump(nowNs);
        return true;
    }

    /** A WebSocket begins to take the place of its polls. Returns false where there is one already. */
    synchronized boolean probe(Frames with) {
        if (isOver || frames != null || probing != null) {
            return false;
        }
        probing = with;
        return true;
    }

    /** Whether a frame of this WebSocket is a packet to be heeded; those of the change from polls are dealt with here. */
    boolean takesFrame(Frames from, String text, long nowNs) {
        Poll left = null;
        synchronized (this) {
            if (from == frames) {
                return true;
            }
            if (from != probing) {
                return false;
            }
            if (text.equals(UPGRADE)) {
                frames = probing;
                probing = null;
                left = poll;
                poll = null;
            }
        }
        if (text.equals(PROBE)) {
            from.send(PROBED, NOBODY);
        } else if (!text.equals(UPGRADE)) {
            from.close(PROTOCOL_ERROR, "2probe and 5 are what takes the place of polls");
        }
        if (left != null) {
            left.answer(NOTHING, NOBODY);
        }
        pump(nowNs);
        return false;
    }

    /** A WebSocket is gone. */
    synchronized void closed(Frames which, long nowNs) {
        if (which == probing) {
            probing = null;
        } else if (which == frames && !isOver) {
            isOver = true;
            overNs = nowNs - TimeUnit.MILLISECONDS.toNanos(limits.leaveMs());
        }
    }

    /** Sends what waits, as far as it can now. Returns at once. */
    void pump(long nowNs) {
        Frames to;
        Poll through;
        String text;
        synchronized (this) {
            if (isOver || waiting.isSending() || frames == null && poll == null) {
                return;
            }
            to = frames;
            through = poll;
            text = to != null ? waiting.next() : payload();
            if (text == null) {
                return;
            }
            waiting.sending(nowNs);
            poll = null;
        }
        if (to != null) {
            to.send(text, this::sent);
        } else {
            through.answer(text, this::sent);
        }
    }

    /** While a WebSocket is to take its place, a poll is not left waiting. */
    private String payload() {
        String text = waiting.payload();
        return !text.isEmpty() ? text : probing == null ? null : NOTHING;
    }

    private void sent(boolean isWhole) {
        long nowNs = System.nanoTime();
        synchronized (this) {
            waiting.sent(nowNs);
        }
        if (isWhole) {
            pump(nowNs);
        } else {
            end(NORMAL, "it is gone", nowNs);
        }
    }

    /** Asks it whether it lives, when it is time to. */
    void ping(long nowNs) {
        synchronized (this) {
            if (isOver || awaitsPong || nowNs - pingNs < TimeUnit.MILLISECONDS.toNanos(limits.pingEveryMs())) {
                return;
            }
            awaitsPong = true;
            pingNs = nowNs;
        }
        offer(PING, nowNs);
    }

    synchronized void pong(long nowNs) {
        awaitsPong = false;
        pingNs = nowNs;
    }

    /** Whether it did not say in time who it is, or that it lives. */
    synchronized boolean isSilent(long nowNs) {
        return !isOver
                && (!isConnected && nowNs - openedNs > TimeUnit.MILLISECONDS.toNanos(limits.connectMs())
                        || awaitsPong && nowNs - pingNs > TimeUnit.MILLISECONDS.toNanos(limits.pongMs()));
    }

    /** Why it is to be cut off; empty while it reads. */
    synchronized String complaint(long nowNs) {
        return isOver ? "" : waiting.complaint(nowNs);
    }

    /** Gives it nothing more, and says why behind what is on its way. */
    void end(int code, String why, long nowNs) {
        Frames to;
        Frames probe;
        Poll through;
        synchronized (this) {
            if (isOver) {
                return;
            }
            isOver = true;
            overNs = nowNs;
            waiting.clear();
            to = frames;
            probe = probing;
            through = poll;
            poll = null;
        }
        if (to != null) {
            to.close(code, why);
        }
        if (probe != null) {
            probe.close(code, why);
        }
        if (through != null) {
            through.answer(CLOSE, NOBODY);
        }
    }

    /** Whether it was ended so long ago that it read why, if ever it will; what is left of it ends then. */
    boolean isGone(long nowNs) {
        Frames left;
        synchronized (this) {
            if (!isOver || nowNs - overNs < TimeUnit.MILLISECONDS.toNanos(limits.leaveMs())) {
                return false;
            }
            left = frames;
        }
        if (left != null) {
            left.disconnect();
        }
        return true;
    }

    @Override
    public String toString() {
        return "client " + id.substring(0, 6);
    }
}
