package io.ringfire.app.service;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Whether the service was asked to stop. SIGTERM and SIGINT ask; SIGHUP, the end of the terminal, does not: the service goes on
 * without it. Any thread.
 */
public final class StopRequest {
    private final CountDownLatch asked = new CountDownLatch(1);
    private volatile boolean isTerminalGone;

    private StopRequest() {}

    /** One that hears of the process's signals from now on. */
    public static StopRequest onSignals() {
        StopRequest request = new StopRequest();
        StopSignals.handle("TERM", request::ask);
        StopSignals.handle("INT", request::ask);
        StopSignals.handle("HUP", () -> request.isTerminalGone = true);
        return request;
    }

    /** Asks the service to stop. */
    public void ask() {
        asked.countDown();
    }

    /** Waits for the request; returns whether it came in time. */
    public boolean await(long timeoutMs) throws InterruptedException {
        return asked.await(timeoutMs, TimeUnit.MILLISECONDS);
    }

    /** Whether nobody looks any more. */
    public boolean isTerminalGone() {
        return isTerminalGone;
    }
}
