package io.ringfire.engine.record;

import org.agrona.DirectBuffer;

/**
 * Reads records in the order in which they were written, one by one, each checked: length bounded, CRC intact. One
 * thread; no garbage for a record.
 */
public interface RecordSource extends AutoCloseable {
    /**
     * Moves to the next record.
     *
     * @return false at the end; the accessors below hold nothing then
     * @throws JournalException when the bytes there are not a record, naming file and position
     */
    boolean next();

    /** Buffer that holds the current record; valid until the next call of {@link #next}. */
    DirectBuffer buffer();

    /** Where the current frame begins in {@link #buffer}. */
    int offset();

    /** Bytes of the current frame. */
    int length();

    /**
     * How many records, from the current one on, lie in {@link #buffer} back to back, checked and each as long as the current one. What
     * their length fields say is not looked at yet.
     */
    default int atHand() {
        return 1;
    }

    /** Passes over so many records behind the current one, fewer than {@link #atHand}; {@link #next} goes on behind them. */
    default void skip(int records) {
        for (int i = 0; i < records; i++) {
            next();
        }
    }

    @Override
    void close();
}
