package io.ringfire.adapters.http;

import io.javalin.http.Context;
import io.ringfire.adapters.http.OperatorApi.Reply;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** {@code /api/stream/dashboard}: one object for all that look, as server-sent events, built once for all of them. */
final class DashboardStream {
    private static final byte[] HELLO = "retry: 1000\n\n".getBytes(StandardCharsets.UTF_8);

    private final ConsoleApi console;
    private final StreamLimits limits;
    private final Set<EventStream> clients = new HashSet<>();
    final StreamCounts counts = new StreamCounts("dashboard");
    private byte[] latest = HELLO;
    private int opening;
    private long number;
    private long builtNs;
    private long changes = -1;
    private boolean isClosed;

    DashboardStream(ConsoleApi console, StreamLimits limits) {
        this.console = console;
        this.limits = limits;
        builtNs = System.nanoTime() - TimeUnit.MILLISECONDS.toNanos(limits.dashboardAtLeastMs());
    }

    /** Takes a client in, or answers that there is no room. */
    void open(Context ctx) throws IOException {
        synchronized (this) {
            if (isClosed || opening + clients.size() >= limits.mostStreams()) {
                counts.refused();
                Replies.problem(ctx, 503, "there are " + limits.mostStreams() + " streams already: close one");
                return;
            }
            opening++;
        }
        EventStream.open(ctx, this::begin, this::forget);
    }

    private synchronized void begin(EventStream client) {
        opening--;
        clients.add(client);
        client.offer(HELLO, System.nanoTime());
        changes = -1; // the next look builds one, for the newcomer too
    }

    synchronized int clients() {
        return clients.size();
    }

    /** Sends what is due, and lets go of who does not read. Streaming thread. */
    void look(long nowNs) {
        List<EventStream> all;
        synchronized (this) {
            all = new ArrayList<>(clients);
        }
        if (all.isEmpty()) {
            return;
        }
        if (isDue(nowNs)) {
            build(nowNs);
            for (EventStream client : all) {
                client.offer(latest, nowNs);
                counts.sent();
            }
        }
        long stallNs = TimeUnit.MILLISECONDS.toNanos(limits.stallMs());
        for (EventStream client : all) {
            if (client.isStuck(nowNs, stallNs)) {
                counts.cut(client, "it left what it was sent unread for " + limits.stallMs() + " ms");
                client.cut();
            }
        }
    }

    private synchronized boolean isDue(long nowNs) {
        long sinceMs = TimeUnit.NANOSECONDS.toMillis(nowNs - builtNs);
        if (sinceMs < limits.dashboardEveryMs()) {
            return false;
        }
        long now = console.changes();
        if (now == changes && sinceMs < limits.dashboardAtLeastMs()) {
            return false;
        }
        changes = now;
        builtNs = nowNs;
        return true;
    }

    private void build(long nowNs) {
        Reply reply = console.dashboard();
        String event = reply.status() == 200 ? "dashboard" : "problem";
        latest = ("event: " + event + "\nid: " + ++number + "\ndata: " + Replies.text(reply.body()) + "\n\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    private synchronized void forget(EventStream client) {
        clients.remove(client);
    }

    void close() {
        List<EventStream> all;
        synchronized (this) {
            isClosed = true;
            all = new ArrayList<>(clients);
        }
        all.forEach(EventStream::end);
    }
}
