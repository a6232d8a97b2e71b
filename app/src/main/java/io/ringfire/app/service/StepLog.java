package io.ringfire.app.service;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Prints the steps of a start and a stop, each with the time it took and the time since the start, and logs them. Any thread. */
public final class StepLog {
    private static final Logger LOG = LoggerFactory.getLogger(StepLog.class);
    private static final double NS_PER_MS = 1e6;

    private final PrintWriter out;
    private final String label;
    private long begunNs = System.nanoTime();
    private long lastNs = begunNs;

    /**
     * Prints to {@code out}.
     *
     * @param label put in front of every line; empty for none
     */
    public StepLog(PrintWriter out, String label) {
        this.out = out;
        this.label = label.isEmpty() ? "" : label + " ";
    }

    /** Counts the time from now on. */
    public synchronized void begin() {
        begunNs = System.nanoTime();
        lastNs = begunNs;
    }

    /** A step is done. */
    public synchronized void done(String step, String what) {
        long nowNs = System.nanoTime();
        print(String.format(
                Locale.ROOT,
                "%s%7.1f ms %+8.1f  %-9s %s",
                label,
                (nowNs - begunNs) / NS_PER_MS,
                (nowNs - lastNs) / NS_PER_MS,
                step,
                what));
        LOG.atInfo()
                .addKeyValue("step", step)
                .addKeyValue("sinceStartMs", TimeUnit.NANOSECONDS.toMillis(nowNs - begunNs))
                .log(what);
        lastNs = nowNs;
    }

    /** Something that an operator should know. */
    public synchronized void note(String what) {
        print(label + "  note: " + what);
        LOG.info("note: {}", what);
    }

    /** Ms since {@link #begin}. */
    public synchronized double elapsedMs() {
        return (System.nanoTime() - begunNs) / NS_PER_MS;
    }

    private void print(String line) {
        out.println(line);
        out.flush();
    }
}
