package io.ringfire.engine.record;

import java.nio.ByteBuffer;
import org.agrona.BufferUtil;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** Gathers records into documents of at most {@link RecordLog#MAX_RECORDS_PER_DOCUMENT}. One thread; allocates nothing. */
public final class DocumentBuilder {
    private static final int CAPACITY = RecordLog.MAX_RECORDS_PER_DOCUMENT * RecordFrame.MAX_LENGTH;
    private static final int ALIGNMENT = 64;

    private final RecordLog log;
    private final UnsafeBuffer buffer;
    private int length;
    private int records;
    private long lastEventNs;

    /** Appends to {@code log}. */
    public DocumentBuilder(RecordLog log) {
        this.log = log;
        ByteBuffer memory = BufferUtil.allocateDirectAligned(CAPACITY, ALIGNMENT);
        this.buffer = new UnsafeBuffer(memory);
    }

    /** Takes a copy of one frame and seals the copy. Flushes first when the document is full. */
    public void addAndSeal(DirectBuffer source, int offset, int frameLength, long eventNs) {
        add(source, offset, frameLength, 1, eventNs);
        RecordFrame.seal(buffer, length - frameLength);
    }

    /** Takes a copy of sealed frames that lie back to back. Flushes first when the document is full. */
    public void add(DirectBuffer source, int offset, int byteLength, int frameCount, long eventNs) {
        if (records + frameCount > RecordLog.MAX_RECORDS_PER_DOCUMENT || length + byteLength > CAPACITY) {
            flush();
        }
        buffer.putBytes(length, source, offset, byteLength);
        length += byteLength;
        records += frameCount;
        lastEventNs = eventNs;
    }

    /** Records that wait to be appended. */
    public int pending() {
        return records;
    }

    /**
     * Appends what waits.
     *
     * @throws JournalException as {@link RecordLog#append}
     */
    public void flush() {
        if (records > 0) {
            log.append(buffer, 0, length, lastEventNs);
            length = 0;
            records = 0;
        }
    }
}
