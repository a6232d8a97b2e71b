package io.ringfire.app.service;

import io.ringfire.engine.ingress.Mailbox;
import io.ringfire.engine.record.JournalException;
import io.ringfire.journal.layout.FreeSpaceGuard;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.Agent;
import org.agrona.concurrent.NanoClock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks once a second, off the ring, whether the disk can take what the journals may need, and tells ingress once when not. */
final class DiskWatch implements Agent {
    private static final Logger LOG = LoggerFactory.getLogger(DiskWatch.class);
    private static final long EVERY_NS = TimeUnit.SECONDS.toNanos(1);
    private static final long MIB = 1 << 20;

    private final FreeSpaceGuard guard;
    private final Mailbox mailbox;
    private final NanoClock clock;
    private volatile long checkedNs;
    private boolean isTold;
    private volatile long freeBytes;

    DiskWatch(FreeSpaceGuard guard, Mailbox mailbox, NanoClock clock) {
        this.guard = guard;
        this.mailbox = mailbox;
        this.clock = clock;
        this.checkedNs = clock.nanoTime();
    }

    /**
     * Checks before anything is written.
     *
     * @throws JournalException when there is too little already
     */
    void requireSpace() {
        freeBytes = guard.check();
        if (guard.isLow()) {
            throw new JournalException(
                    "the disk is nearly full: " + freeBytes / MIB + " MiB are free, the journals may need "
                            + guard.requiredBytes() / MIB + " MiB; free some, or lower journal.blockSizeMiB");
        }
    }

    /** Free bytes as of the last check. Any thread. */
    long freeBytes() {
        return freeBytes;
    }

    /** Free bytes below which trading halts. Any thread. */
    long requiredBytes() {
        return guard.requiredBytes();
    }

    /** Ns since the last check. Any thread. */
    long checkAgeNs() {
        return Math.max(0, clock.nanoTime() - checkedNs);
    }

    @Override
    public int doWork() {
        long nowNs = clock.nanoTime();
        if (nowNs - checkedNs < EVERY_NS) {
            return 0;
        }
        checkedNs = nowNs;
        freeBytes = guard.check();
        if (guard.isLow() && !isTold) {
            isTold = mailbox.diskLow(freeBytes, guard.requiredBytes());
            LOG.error(
                    "the disk is nearly full: {} MiB are free, the journals may need {} MiB; trading halts",
                    freeBytes / MIB,
                    guard.requiredBytes() / MIB);
        }
        return 0;
    }

    @Override
    public String roleName() {
        return "ringfire-disk";
    }
}
