package io.ringfire.adapters.http;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;

/**
 * One WebSocket. Never waits for it: one message is on its way, ticks of a symbol that it does not take in time give way to the
 * latest, and of signals and orders a bounded number waits; beyond that it is cut off, since it would miss one.
 */
final class SocketClient {
    /** The code for one who breaks the rules. */
    static final int POLICY = 1008;

    private final Session session;
    private final StreamLimits limits;
    private final Set<String> symbols = new TreeSet<>();
    private final Map<String, String> ticks = new LinkedHashMap<>();
    private final Deque<String> events = new ArrayDeque<>();
    private long eventChars;
    private boolean isSending;
    private long sendingSinceNs;
    private String overflow = "";
    private boolean isCut;
    private long cutAtNs;

    SocketClient(Session session, StreamLimits limits) {
        this.session = session;
        this.limits = limits;
        session.setMaxOutgoingFrames(limits.mostWaiting());
    }

    synchronized Set<String> subscribe(Set<String> more) {
        symbols.addAll(more);
        return new TreeSet<>(symbols);
    }

    synchronized Set<String> unsubscribe(Set<String> less) {
        symbols.removeAll(less);
        ticks.keySet().removeAll(less);
        return new TreeSet<>(symbols);
    }

    synchronized void addSymbolsTo(Set<String> all) {
        all.addAll(symbols);
    }

    synchronized void tick(String symbol, String message) {
        if (!isCut && symbols.contains(symbol)) {
            ticks.remove(symbol);
            ticks.put(symbol, message); // the latest of each, those that waited longest first
        }
    }

    synchronized void event(String symbol, String message) {
        if (symbols.contains(symbol)) {
            add(message);
        }
    }

    /** An answer to what it said. */
    void answer(String message, long nowNs) {
        synchronized (this) {
            add(message);
        }
        send(nowNs);
    }

    private void add(String message) {
        if (isCut) {
            return;
        }
        if (events.size() >= limits.mostWaiting() || eventChars + message.length() > limits.mostBytes()) {
            overflow = "more than " + limits.mostWaiting() + " messages wait for it";
            return;
        }
        events.add(message);
        eventChars += message.length();
    }

    /** Sends one that waits, unless one is on its way. Any thread; returns at once. */
    void send(long nowNs) {
        String message;
        synchronized (this) {
            if (isSending || isCut || !session.isOpen()) {
                return;
            }
            message = take();
            if (message == null) {
                return;
            }
            isSending = true;
            sendingSinceNs = nowNs;
        }
        session.sendText(message, Callback.from(this::sent, error -> session.disconnect()));
    }

    private String take() {
        String event = events.poll();
        if (event != null) {
            eventChars -= event.length();
            return event;
        }
        Iterator<String> oldest = ticks.values().iterator();
        if (!oldest.hasNext()) {
            return null;
        }
        String tick = oldest.next();
        oldest.remove();
        return tick;
    }

    private void sent() {
        synchronized (this) {
            isSending = false;
        }
        send(System.nanoTime());
    }

    /** Why it is to be cut off; empty while it reads, and once it was. */
    synchronized String complaint(long nowNs, long stallNs) {
        if (isCut) {
            return "";
        }
        if (isSending && nowNs - sendingSinceNs > stallNs) {
            return "it left what it was sent unread for " + limits.stallMs() + " ms";
        }
        return overflow;
    }

    /** Gives it nothing more, and says why behind what is on its way: it may yet read that. */
    void cut(String why, long nowNs) {
        synchronized (this) {
            isCut = true;
            cutAtNs = nowNs;
            ticks.clear();
            events.clear();
        }
        session.close(POLICY, why, Callback.NOOP);
    }

    /** Goes, when it had the time to read why. */
    void leave(long nowNs, long graceNs) {
        synchronized (this) {
            if (!isCut || nowNs - cutAtNs < graceNs) {
                return;
            }
        }
        session.disconnect();
    }

    void goingAway(int code, String why) {
        session.close(code, why, Callback.NOOP);
    }

    @Override
    public String toString() {
        return String.valueOf(session.getRemoteSocketAddress());
    }
}
