package io.ringfire.journal.queue;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;
import net.openhft.chronicle.bytes.MappedBytes;
import net.openhft.chronicle.bytes.MappedBytesStore;
import net.openhft.chronicle.bytes.MappedFile;
import net.openhft.chronicle.core.io.ReferenceOwner;
import org.agrona.concurrent.Agent;

/**
 * Touches the pages that a journal will use next, through the mapping that its appender writes by, so that the appender
 * meets no page fault. Grows the file and maps the next block in time, too. Run it on a thread beside the writer's; the
 * pages behind the first of a new day are touched as soon as that day's first document is there.
 *
 * <p>A page is touched by comparing its first eight bytes with zero and, if equal, setting them to zero, atomically:
 * it leaves what the writer wrote.
 */
public final class BlockToucher implements Agent {
    private static final int PAGE_BYTES = 4096;
    private static final int PAGES_PER_CYCLE = 64;

    private final ReferenceOwner owner = ReferenceOwner.temporary("journal toucher");
    private final String name;
    private final long aheadBytes;
    private final AtomicLong writtenPosition = new AtomicLong();
    private MappedFile file;
    private MappedBytesStore block;
    private long touchedPosition;
    private boolean failed;

    BlockToucher(String name, long aheadBytes) {
        this.name = name;
        this.aheadBytes = aheadBytes;
    }

    /** The writer has reached this position of its file. Writer thread; it does not wait until the others see it. */
    void onWritten(long position) {
        writtenPosition.lazySet(position);
    }

    /** The writer has a new file. Writer thread; waits for a touching under way, some hundred microseconds. */
    synchronized void onFile(MappedBytes bytes, long position) {
        release();
        file = bytes.mappedFile();
        writtenPosition.lazySet(position);
        touchedPosition = position & -PAGE_BYTES;
        failed = false;
    }

    /** The writer leaves its file: lets go of its mapping. Writer thread. */
    synchronized void release() {
        releaseBlock();
        file = null;
    }

    /**
     * Touches a bounded number of pages.
     *
     * @return pages touched; 0 when enough lie ahead, or when touching failed (the append then meets the cause itself)
     */
    @Override
    public synchronized int doWork() {
        if (file == null || failed) {
            return 0;
        }
        long target = writtenPosition.get() + aheadBytes;
        int pages = 0;
        try {
            while (pages < PAGES_PER_CYCLE && touchedPosition < target) {
                touch(touchedPosition);
                touchedPosition += PAGE_BYTES;
                pages++;
            }
        } catch (IOException | RuntimeException | InternalError e) {
            failed = true;
            releaseBlock();
            return 0;
        }
        return pages;
    }

    private void touch(long position) throws IOException {
        if (block == null || position >= block.safeLimit() || position < block.start()) {
            releaseBlock();
            if (file.file().getUsableSpace() < 2 * aheadBytes) {
                throw new IOException("too little space to touch a block ahead");
            }
            block = file.acquireByteStore(owner, position);
        }
        block.compareAndSwapLong(position, 0, 0);
    }

    private void releaseBlock() {
        if (block != null) {
            MappedBytesStore held = block;
            block = null;
            held.release(owner);
        }
    }

    /** Whether touching failed since the file was opened: no space, most likely. */
    public synchronized boolean hasFailed() {
        return failed;
    }

    @Override
    public String roleName() {
        return name;
    }
}
