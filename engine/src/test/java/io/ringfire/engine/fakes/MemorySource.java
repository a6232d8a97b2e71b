package io.ringfire.engine.fakes;

import io.ringfire.engine.record.JournalException;
import io.ringfire.engine.record.RecordFrame;
import io.ringfire.engine.record.RecordSource;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** Reads records that lie back to back in memory. */
public final class MemorySource implements RecordSource {
    private final UnsafeBuffer buffer;
    private int offset;
    private int length;
    private boolean isClosed;

    /** Reads these. */
    public MemorySource(byte[] records) {
        buffer = new UnsafeBuffer(records);
    }

    @Override
    public boolean next() {
        offset += length;
        if (offset == buffer.capacity()) {
            length = 0;
            return false;
        }
        length = RecordFrame.length(buffer, offset);
        if (!RecordFrame.isPlausibleLength(length)
                || offset + length > buffer.capacity()
                || !RecordFrame.isIntact(buffer, offset)) {
            throw new JournalException("no record at " + offset);
        }
        return true;
    }

    @Override
    public int atHand() {
        int records = 0;
        for (int at = offset; length > 0 && at + length <= buffer.capacity(); at += length) {
            if (RecordFrame.length(buffer, at) != length || !RecordFrame.isIntact(buffer, at)) {
                break;
            }
            records++;
        }
        return records;
    }

    @Override
    public void skip(int records) {
        offset += records * length;
    }

    @Override
    public DirectBuffer buffer() {
        return buffer;
    }

    @Override
    public int offset() {
        return offset;
    }

    @Override
    public int length() {
        return length;
    }

    /** Whether it was closed. */
    public boolean isClosed() {
        return isClosed;
    }

    @Override
    public void close() {
        isClosed = true;
    }
}
