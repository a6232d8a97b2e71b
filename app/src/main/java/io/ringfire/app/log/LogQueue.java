package io.ringfire.app.log;

import ch.qos.logback.classic.AsyncAppender;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Takes lines from whoever logs and gives them to a thread of its own: nobody waits for a disk or for whoever reads stderr. Holds
 * {@link #CAPACITY}; while it is full a line is dropped and counted. Any thread.
 */
final class LogQueue extends AsyncAppender {
    /** Lines that may wait. */
    static final int CAPACITY = 4_096;

    private static final int LAST_LINES_MS = 1_000;

    private final AtomicLong dropped = new AtomicLong();
    private final AtomicLongArray written = new AtomicLongArray(LogLevels.ALL.size());

    LogQueue() {
        setName("queue");
        setQueueSize(CAPACITY);
        setDiscardingThreshold(0);
        setNeverBlock(true);
        setMaxFlushTime(LAST_LINES_MS);
    }

    @Override
    protected void append(ILoggingEvent event) {
        if (getRemainingCapacity() == 0) {
            dropped.incrementAndGet();
            return;
        }
        super.append(event);
        int place = LogLevels.ALL.indexOf(event.getLevel());
        if (place >= 0) {
            written.incrementAndGet(place);
        }
    }

    long dropped() {
        return dropped.get();
    }

    /** Lines of a level that were taken. */
    long taken(Level level) {
        return written.get(LogLevels.ALL.indexOf(level));
    }
}
