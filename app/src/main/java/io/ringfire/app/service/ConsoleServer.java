package io.ringfire.app.service;

import io.ringfire.adapters.http.OperatorServer;
import io.ringfire.adapters.http.TlsKeys;
import io.ringfire.app.guardian.GuardedPart;
import io.ringfire.app.pulse.PulseReading;
import io.ringfire.app.pulse.PulseState;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/** The console's server, which can be started anew where it was: clients come back by themselves. */
final class ConsoleServer implements GuardedPart, AutoCloseable {
    private static final long END_PATIENCE_MS = 10_000;
    private static final long SETTLE_NS = TimeUnit.SECONDS.toNanos(5);

    private final IntFunction<OperatorServer> opener;
    private final int port;
    private volatile OperatorServer server;
    private Supplier<Optional<PulseReading>> reading = Optional::empty;
    private long stuckNs = Long.MAX_VALUE;
    private boolean isNew;
    private long settledNs = Long.MIN_VALUE;

    /**
     * Opens it.
     *
     * @param opener binds a port and serves
     * @param port to bind; 0 for any free one, which stays the same then
     */
    ConsoleServer(IntFunction<OperatorServer> opener, int port) {
        this.opener = opener;
        this.server = opener.apply(port);
        this.port = server.port();
    }

    int port() {
        return port;
    }

    /**
     * Says by what it is known to be down. Before the guardian starts.
     *
     * @param pulse what the requests over loopback found
     * @param longestNs without an answer
     */
    void judgedBy(Supplier<Optional<PulseReading>> pulse, long longestNs) {
        reading = pulse;
        stuckNs = longestNs;
    }

    @Override
    public String name() {
        return "http";
    }

    @Override
    public Optional<String> trouble(long nowNs) {
        if (!server.isStreaming()) {
            return Optional.of("the thread that feeds its streams has ended");
        }
        if (isNew) {
            isNew = false;
            settledNs = nowNs + SETTLE_NS;
        }
        if (nowNs < settledNs) {
            return Optional.empty(); // what is known is of the one before
        }
        return reading.get()
                .filter(found -> found.state() == PulseState.DISCONNECTED
                        || found.state() == PulseState.UNHEALTHY && found.unwellNs() >= stuckNs)
                .map(PulseReading::reason);
    }

    /** Shows another certificate from the next connection on. */
    void show(TlsKeys keys) {
        server.show(keys);
    }

    /** One that does not stop keeps its port, so nothing is opened beside it. */
    @Override
    public void restart() {
        OperatorServer old = server;
        Thread ending = new Thread(old::close, "ringfire-console-end");
        ending.setDaemon(true);
        ending.start();
        try {
            ending.join(END_PATIENCE_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (ending.isAlive()) {
            throw new IllegalStateException(
                    "it does not stop within " + TimeUnit.MILLISECONDS.toSeconds(END_PATIENCE_MS) + " s");
        }
        server = opener.apply(port);
        isNew = true;
    }

    @Override
    public void close() {
        server.close();
    }
}
