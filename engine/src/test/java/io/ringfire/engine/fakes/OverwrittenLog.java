package io.ringfire.engine.fakes;

import io.ringfire.engine.record.RecordFrame;
import io.ringfire.engine.record.RecordLog;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** A journal that keeps the last document only, over the one before. Allocates nothing. */
public final class OverwrittenLog implements RecordLog {
    private final UnsafeBuffer document = new UnsafeBuffer(new byte[MAX_RECORDS_PER_DOCUMENT * RecordFrame.MAX_LENGTH]);
    private long documents;

    @Override
    public void append(DirectBuffer buffer, int offset, int length, long eventNs) {
        document.putBytes(0, buffer, offset, length);
        documents++;
    }

    /** Number of documents. */
    public long documents() {
        return documents;
    }

    @Override
    public void force() {
        // memory is all there is
    }

    @Override
    public void close() {
        // nothing is open
    }
}
