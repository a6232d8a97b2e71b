package io.ringfire.adapters.file;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import org.tukaani.xz.LZMAInputStream;

/**
 * The fixed-size, big-endian records of a Dukascopy {@code .bi5} file, which is an LZMA stream; a file without a byte holds
 * no records. Memory is bounded by {@link #MAX_DECODER_KIB}, whatever the file claims. One thread.
 */
final class Bi5Records implements Closeable {
    /** Most memory that a file's header may ask for; Dukascopy's ask for about 4 MiB. */
    static final int MAX_DECODER_KIB = 16 * 1024;

    /** Most records of one file: 500 a second for an hour, several times the busiest ever seen. */
    static final int MAX_RECORDS = 1_800_000;

    private final String name;
    private final int recordBytes;
    private final InputStream stored;
    private final InputStream plain; // null when the file is empty
    private final ByteBuffer record;
    private int count;

    /** Opens the records of a stored stream, which this object then owns. */
    Bi5Records(String name, InputStream stored, int recordBytes) throws ImportException {
        this.name = name;
        this.recordBytes = recordBytes;
        this.stored = new BufferedInputStream(stored);
        this.record = ByteBuffer.allocate(recordBytes);
        try {
            this.stored.mark(1);
            boolean empty = this.stored.read() < 0;
            this.stored.reset();
            this.plain =
                    empty ? null : new BufferedInputStream(new LZMAInputStream(this.stored, MAX_DECODER_KIB), 1 << 15);
        } catch (IOException | RuntimeException e) { // the decoder throws both on damaged input
            throw ImportException.reading(name, e);
        }
    }

    /**
     * Moves to the next record.
     *
     * @return false at the end
     * @throws ImportException if the stream is torn or damaged, ends within a record, or goes on behind its end
     */
    boolean next() throws ImportException {
        if (plain == null) {
            return false;
        }
        int length;
        boolean more;
        try {
            length = plain.readNBytes(record.array(), 0, recordBytes);
            more = length == 0 && stored.read() >= 0;
        } catch (IOException | RuntimeException e) { // the decoder throws both on damaged input
            throw ImportException.reading(name, e);
        }
        if (more) {
            throw ImportException.file(name, "damaged: goes on behind the end of its LZMA stream; fetch it again");
        }
        if (length == 0) {
            return false;
        }
        if (length < recordBytes) {
            throw ImportException.file(
                    name, "torn: its length is no multiple of " + recordBytes + " bytes; fetch the file again");
        }
        if (++count > MAX_RECORDS) {
            throw ImportException.file(name, "holds more than " + MAX_RECORDS + " records; that is no hour of ticks");
        }
        return true;
    }

    /** The number of the record, counted from 1. */
    int number() {
        return count;
    }

    /** The unsigned 32-bit field at a byte offset. */
    long unsigned(int offset) {
        return record.getInt(offset) & 0xffff_ffffL;
    }

    /** The 32-bit float at a byte offset. */
    float real(int offset) {
        return record.getFloat(offset);
    }

    @Override
    public void close() throws IOException {
        try (stored) {
            if (plain != null) {
                plain.close();
            }
        }
    }
}
