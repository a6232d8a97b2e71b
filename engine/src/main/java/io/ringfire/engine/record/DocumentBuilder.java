package io.ringfire.engine.record;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;
import org.agrona.BufferUtil;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Gathers records and appends them as one document. One thread; allocates nothing after construction. Whoever must have the
 * records in the log calls {@link #flush}; by itself the builder appends only when a record comes for which there is no room.
 */
public final class DocumentBuilder {
    private static final int CAPACITY = RecordLog.MAX_RECORDS_PER_DOCUMENT * RecordFrame.MAX_LENGTH;
    private static final int ALIGNMENT = 64;

    private final RecordLog log;
    private final ByteBuffer memory;
    private final UnsafeBuffer buffer;
    private final CRC32C crc = new CRC32C();
    private final int recordsPerDocument;
    private int length;
    private int records;
    private long lastEventNs;

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
        this.memory = BufferUtil.allocateDirectAligned(CAPACITY, ALIGNMENT);
        this.buffer = new UnsafeBuffer(memory);
    }

    /** Takes a copy of one frame and seals the copy. Flushes first when the document is full. */
    public void addAndSeal(DirectBuffer source, int offset, int frameLength, long eventNs) {
        add(source, offset, frameLength, eventNs);
        seal(length - frameLength, frameLength - RecordFrame.CRC_LENGTH);
    }

    /** As {@link RecordFrame#seal}, in place: of a buffer of one's own the JDK takes the checksum without a copy. */
    private void seal(int offset, int bodyLength) {
        int end = offset + bodyLength;
        memory.limit(end).position(offset);
        crc.reset();
        crc.update(memory);
        buffer.putInt(end, (int) crc.getValue(), LITTLE_ENDIAN);
    }

    /**
     * Takes a copy of one sealed frame. Flushes first when the document is full.
     *
     * @param eventNs event time of the record, not below the one before
     */
    public void add(DirectBuffer source, int offset, int frameLength, long eventNs) {
        if (!RecordFrame.isPlausibleLength(frameLength)) {
            throw new IllegalArgumentException("a frame of " + frameLength + " bytes; " + RecordFrame.MIN_LENGTH
                    + " to " + RecordFrame.MAX_LENGTH + " are possible");
        }
        if (records == recordsPerDocument) {
            flush();
        }
        RecordFrame.copy(source, offset, buffer, length, frameLength);
        length += frameLength;
        records++;
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
