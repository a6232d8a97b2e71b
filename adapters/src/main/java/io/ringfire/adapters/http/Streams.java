package io.ringfire.adapters.http;

import io.ringfire.adapters.metrics.MetricsPage;
import io.ringfire.adapters.socketio.CommandPort;
import io.ringfire.adapters.socketio.Door;
import io.ringfire.adapters.socketio.SocketIo;
import io.ringfire.adapters.socketio.SocketIoLimits;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is sent without being asked for each time, on one thread: it looks at what is published, and waits for nobody. */
final class Streams implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Streams.class);
    private static final long CLOSE_PATIENCE_MS = 1_000;

    final DashboardStream dashboard;
    final SymbolSockets sockets;
    final SocketIo socketIo;
    final StreamCounts socketIoCounts = new StreamCounts("socketio");
    private final StreamLimits limits;
    private final Thread thread;
    private volatile boolean isClosed;
    private long faults;

    private Streams(ConsoleApi console, StreamLimits limits, CommandPort desk, Door door, SocketIoLimits bounds) {
        this.limits = limits;
        dashboard = new DashboardStream(console, limits);
        sockets = new SymbolSockets(console.feed(), limits);
        socketIo = new SocketIo(desk, door, console.published(), bounds, socketIoCounts);
        thread = new Thread(this::run, "ringfire-streams");
        thread.setDaemon(true);
    }

    static Streams start(ConsoleApi console, StreamLimits limits, CommandPort desk, Door door, SocketIoLimits bounds) {
        Streams streams = new Streams(console, limits, desk, door, bounds);
        streams.thread.start();
        return streams;
    }

    boolean isAlive() {
        return thread.isAlive();
    }

    void addTo(MetricsPage page) {
        StreamCounts.addTo(page, new StreamCounts[] {dashboard.counts, sockets.counts, socketIoCounts}, new int[] {
            dashboard.clients(), sockets.clients(), socketIo.clients()
        });
    }

    private void run() {
        long everyNs = TimeUnit.MILLISECONDS.toNanos(limits.lookMs());
        while (!isClosed) {
            long nowNs = System.nanoTime();
            look(() -> dashboard.look(nowNs));
            look(() -> sockets.look(nowNs));
            look(() -> socketIo.look(nowNs));
            LockSupport.parkNanos(everyNs);
        }
    }

    /** What fails for one stream does not end the other, nor the next look. */
    private void look(Runnable stream) {
        try {
            stream.run();
        } catch (RuntimeException e) {
            if (faults++ == 0) {
                LOG.error("a stream could not be fed; pages may be behind until the next start", e);
            }
        }
    }

    @Override
    public void close() {
        isClosed = true;
        LockSupport.unpark(thread);
        dashboard.close();
        sockets.close();
        socketIo.close();
        try {
            thread.join(CLOSE_PATIENCE_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
