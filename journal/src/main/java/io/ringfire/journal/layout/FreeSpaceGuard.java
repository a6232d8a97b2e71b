package io.ringfire.journal.layout;

import java.io.IOException;
import java.nio.file.FileStore;

/**
 * Whether the disk can still take what the journals may ask of it at once. Poll it off the ring; {@link #isLow} may be asked by
 * any thread. A file system that does not answer counts as full.
 */
public final class FreeSpaceGuard {
    private static final long RESERVE_BYTES = 64L << 20;

    private final FileStore store;
    private final long requiredBytes;
    private volatile boolean low;

    /** @param requiredBytes below this it is low; see {@link #requiredBytes(int, long, long)} */
    public FreeSpaceGuard(FileStore store, long requiredBytes) {
        this.store = store;
        this.requiredBytes = requiredBytes;
    }

    /**
     * What must be free: for each queue two blocks and the quarter that overlaps the next, the state map, and 64 MiB.
     *
     * @param queues number of queues written
     * @param blockBytes by how much each grows
     * @param mapBytes size of the state map
     */
    public static long requiredBytes(int queues, long blockBytes, long mapBytes) {
        return queues * (2 * blockBytes + blockBytes / 2) + mapBytes + RESERVE_BYTES;
    }

    /** Asks the file system. Returns the free bytes, 0 when it does not answer. */
    public long check() {
        long free;
        try {
            free = store.getUsableSpace();
        } catch (IOException e) {
            free = 0;
        }
        low = free < requiredBytes;
        return free;
    }

    /** Whether the last check found too little. */
    public boolean isLow() {
        return low;
    }

    /** What must be free, in bytes. */
    public long requiredBytes() {
        return requiredBytes;
    }
}
