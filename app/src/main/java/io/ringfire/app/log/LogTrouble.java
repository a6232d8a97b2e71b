package io.ringfire.app.log;

import ch.qos.logback.core.recovery.RecoveryListener;
import ch.qos.logback.core.status.Status;
import ch.qos.logback.core.status.StatusListener;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Whether the log can be written, as the library that writes it says. Any thread. */
final class LogTrouble implements StatusListener, RecoveryListener {
    private static final long REMEMBERED_NS = TimeUnit.SECONDS.toNanos(60);

    private final LongSupplier nanoTime;
    private volatile boolean isFailing;
    private volatile String failure = "";
    private volatile String lastWarning = "";
    private volatile long warnedNs;

    /** @param nanoTime of a clock that does not step */
    LogTrouble(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** Whether lines do not reach their file now. */
    boolean isFailing() {
        return isFailing;
    }

    /** What is wrong now; empty where nothing is. Beside the file's own failure, what went wrong within the last minute. */
    String reason() {
        if (isFailing) {
            return failure;
        }
        return !lastWarning.isEmpty() && nanoTime.getAsLong() - warnedNs <= REMEMBERED_NS ? lastWarning : "";
    }

    /** The file could not even be opened. */
    void neverOpened(String why) {
        failure = why;
        isFailing = true;
    }

    @Override
    public void newFailure(IOException error) {
        failure = String.valueOf(error.getMessage());
        isFailing = true;
    }

    @Override
    public void recoveryOccured() {
        isFailing = false;
    }

    /** The library says so of a file that it cannot turn over, too. */
    @Override
    public void addStatusEvent(Status status) {
        if (status.getEffectiveLevel() >= Status.WARN) {
            lastWarning = status.getMessage();
            warnedNs = nanoTime.getAsLong();
        }
    }
}
