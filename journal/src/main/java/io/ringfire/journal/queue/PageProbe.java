package io.ringfire.journal.queue;

import io.ringfire.engine.record.JournalException;
import net.openhft.chronicle.bytes.BytesStore;
import net.openhft.chronicle.queue.RollCycles;

/**
 * Makes sure that the pages which a document will lie in take data, before the document is written. On a full disk a write to
 * a mapped page is lost: the JVM goes on behind it, the queue publishes a document of zeros, and an InternalError arrives some
 * instructions later, wherever the thread is by then. So each new page first takes a mark that is read back and removed.
 * Writer thread.
 */
final class PageProbe {
    private static final int PAGE_BYTES = 4096;

    /**
     * Behind a document: the next header and what the queue clears with it; and, at every 2^20th document of a daily file, a page of the
     * queue's own index, which comes before the document that it was asked to write.
     */
    private static final int BEHIND_BYTES = 64 + RollCycles.FAST_DAILY.defaultIndexCount() * Long.BYTES;

    /** Its bytes are not all the same, whatever page it is for. */
    private static final long MARK = 0x5249_4E47_4649_5245L;

    private long provenEnd;

    /** A new file, whose first page ends behind this position. */
    void onFile(long position) {
        provenEnd = (position | PAGE_BYTES - 1) + 1;
    }

    /**
     * Proves the pages of a document that begins at {@code position}, as far as this block reaches.
     *
     * @throws JournalException when one does not take data
     */
    void prove(BytesStore<?, ?> block, long position, int length) {
        long end = position + length + BEHIND_BYTES;
        // What the queue wrote of its own may reach beyond what was proven: a mark there would wipe out what was
        // written since.
        provenEnd = Math.max(provenEnd, (position | PAGE_BYTES - 1) + 1);
        while (provenEnd < end) {
            // At the end of its page, where no reader looks for a header before the page is used.
            long probe = provenEnd + PAGE_BYTES - Long.BYTES;
            if (!block.inside(probe, Long.BYTES)) {
                return;
            }
            long mark = MARK + provenEnd;
            block.writeVolatileLong(probe, mark);
            if (!holds(block, probe, mark)) {
                throw new JournalException("the page at " + provenEnd + " takes no data");
            }
            block.writeVolatileLong(probe, 0);
            provenEnd += PAGE_BYTES;
        }
    }

    /**
     * Byte by byte. Of a read that fails the JVM skips the instruction, and its register keeps what it held: read as a whole, that was
     * the mark itself at times, which had passed through the same register, and the page was taken for proven.
     */
    private static boolean holds(BytesStore<?, ?> block, long at, long mark) {
        long found = 0;
        for (int i = Long.BYTES - 1; i >= 0; i--) {
            found = found << Byte.SIZE | block.readVolatileByte(at + i) & 0xFF;
        }
        return found == mark;
    }
}
