package io.ringfire.journal.queue;

import java.util.concurrent.atomic.AtomicLong;

/** What a log has taken since it was opened. Written by its writer without waiting; any thread reads, a moment late. */
public final class AppendGauge {
    private final AtomicLong documents = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicLong lastEventNs = new AtomicLong();
    private volatile boolean failed;

    AppendGauge() {
        // nothing is appended yet
    }

    void appended(int length, long eventNs) {
        documents.lazySet(documents.getPlain() + 1);
        bytes.lazySet(bytes.getPlain() + length);
        lastEventNs.lazySet(eventNs);
    }

    void failed() {
        failed = true;
    }

    /** Documents appended. */
    public long documents() {
        return documents.get();
    }

    /** Bytes of these documents. */
    public long bytes() {
        return bytes.get();
    }

    /** Event time of the last one, epoch ns; 0 before the first. */
    public long lastEventNs() {
        return lastEventNs.get();
    }

    /** Whether an append or a force failed: the log takes nothing more. */
    public boolean hasFailed() {
        return failed;
    }
}
