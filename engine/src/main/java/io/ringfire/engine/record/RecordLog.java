package io.ringfire.engine.record;

import org.agrona.DirectBuffer;

/**
 * An append-only log of documents, each of one or more framed and sealed records. One writer thread. The port that the
 * journal room implements.
 */
public interface RecordLog extends AutoCloseable {
    /** Most records that one document may hold. */
    int MAX_RECORDS_PER_DOCUMENT = 64;

    /**
     * Appends one document. When it returns, the bytes survive the death of this process (not of the machine: {@link #force}).
     *
     * @param buffer holds whole frames ({@link RecordFrame}), back to back
     * @param eventNs time of the last record; decides the file that takes it
     * @throws JournalException when the bytes could not be written; the log must not be used again
     */
    void append(DirectBuffer buffer, int offset, int length, long eventNs);

    /**
     * Forces what was appended to the disk.
     *
     * @throws JournalException when the disk did not take it
     */
    void force();

    @Override
    void close();
}
