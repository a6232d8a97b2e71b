package io.ringfire.journal.queue;

import io.ringfire.engine.record.RecordFrame;
import io.ringfire.engine.record.RecordLog;
import java.nio.ByteBuffer;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Gathers sealed frames and appends them as one document. One thread; allocates nothing after construction. A caller that
 * must have its records on disk calls {@link #flush} first; nothing is appended by itself but a full document.
 */
public final class DocumentBuilder {
    private final UnsafeBuffer buffer =
            new UnsafeBuffer(ByteBuffer.allocateDirect(RecordLog.MAX_RECORDS_PER_DOCUMENT * RecordFrame.MAX_LENGTH));
    private final RecordLog log;
    private final int recordsPerDocument;
    private int records;
    private int length;
    private long eventNs;

    /** Documents of up to {@link RecordLog#MAX_RECORDS_PER_DOCUMENT} records. */
    public DocumentBuilder(RecordLog log) {
        this(log, RecordLog.MAX_RECORDS_PER_DOCUMENT);
    }

    /** @param recordsPerDocument 1 to {@link RecordLog#MAX_RECORDS_PER_DOCUMENT} */
    public DocumentBuilder(RecordLog log, int recordsPerDocument) {
        if (recordsPerDocument < 1 || recordsPerDocument > RecordLog.MAX_RECORDS_PER_DOCUMENT) {
            throw new IllegalArgumentException("recordsPerDocument=" + recordsPerDocument + " is not between 1 and "
                    + RecordLog.MAX_RECORDS_PER_DOCUMENT);
        }
        this.log = log;
        this.recordsPerDocument = recordsPerDocument;
    }

    /**
     * Takes one sealed frame over; appends the document when it is full.
     *
     * @param recordEventNs event time of the record, not below the one before
     */
    public void add(DirectBuffer source, int offset, int frameLength, long recordEventNs) {
        if (!RecordFrame.isPlausibleLength(frameLength)) {
            throw new IllegalArgumentException("a frame of " + frameLength + " bytes; " + RecordFrame.MIN_LENGTH
                    + " to " + RecordFrame.MAX_LENGTH + " are possible");
        }
        buffer.putBytes(length, source, offset, frameLength);
        length += frameLength;
        eventNs = recordEventNs;
        if (++records == recordsPerDocument) {
            flush();
        }
    }

    /** Appends what was gathered; does nothing when that is nothing. */
    public void flush() {
        if (records > 0) {
            int bytes = length;
            records = 0;
            length = 0;
            log.append(buffer, 0, bytes, eventNs);
        }
    }

    /** Records gathered and not yet appended. */
    public int pending() {
        return records;
    }
}
