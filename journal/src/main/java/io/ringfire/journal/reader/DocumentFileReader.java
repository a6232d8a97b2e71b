package io.ringfire.journal.reader;

import static io.ringfire.engine.record.RecordFrame.CRC_LENGTH;
import static io.ringfire.journal.reader.DocumentHeader.END_OF_FILE;
import static io.ringfire.journal.reader.DocumentHeader.NOTHING;
import static java.nio.ByteOrder.LITTLE_ENDIAN;

import io.ringfire.engine.record.JournalException;
import io.ringfire.engine.record.RecordFrame;
import io.ringfire.engine.record.RecordLog;
import java.nio.file.Path;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Walks the data documents of one queue file. Bounded: no byte of the file, whatever its value, makes it touch memory
 * outside the file, loop, or end early without saying so. It locks nothing and never writes, so it may read a file that
 * a running engine appends to: {@link #next} then returns false at the end of the data and true again once more is there.
 *
 * <pre>
 *   0                4
 *   +----------------+------------------------------+---------+
 *   | int32 header   | payload                      | padding | next header at a multiple of 4
 *   +----------------+------------------------------+---------+
 * </pre>
 *
 * One thread; allocates only when its window moves on.
 */
public final class DocumentFileReader implements AutoCloseable {
    /** Largest payload of a data document, in bytes. */
    public static final int MAX_DOCUMENT_BYTES = RecordLog.MAX_RECORDS_PER_DOCUMENT * RecordFrame.MAX_LENGTH;

    private static final int MAX_METADATA_BYTES = 1 << 20;
    private static final int WINDOW_BYTES = 64 << 20;

    private final Path file;
    private final MappedWindow window;
    private final UnsafeBuffer buffer;
    private final DocumentChecksum checksum = new DocumentChecksum();
    private long nextPosition;
    private long position;
    private int writePositionOffset;
    private int offset;
    private int length;
    private boolean closedByWriter;
    private boolean tornTail;

    /** Opens a file at its first document. Throws {@link JournalException} when it cannot be opened. */
    public DocumentFileReader(Path file) {
        this(file, WINDOW_BYTES);
    }

    DocumentFileReader(Path file, int windowBytes) {
        this.file = file;
        this.window = new MappedWindow(file, windowBytes);
        this.buffer = window.buffer();
    }

    /**
     * Moves to the next data document.
     *
     * @return false at the end of the data; {@link #isClosedByWriter} and {@link #hasTornTail} say which end it is
     * @throws JournalException when the bytes there are not a document, naming file and position
     */
    public boolean next() {
        while (!closedByWriter && window.holds(nextPosition, DocumentHeader.BYTES)) {
            int header = buffer.getIntVolatile(window.indexOf(nextPosition));
            if (header == NOTHING || DocumentHeader.isNotReady(header)) {
                return end(header);
            }
            int bytes = DocumentHeader.length(header);
            position = nextPosition;
            if (DocumentHeader.isMetadata(header)) {
                skipMetadata(bytes);
            } else {
                enter(bytes);
                return true;
            }
        }
        return false;
    }

    /** Goes to the document whose header lies there, past all before it but the queue's; before the first {@link #next}. */
    void goTo(long header) {
        int first = window.holds(0, DocumentHeader.BYTES) ? buffer.getIntVolatile(window.indexOf(0)) : NOTHING;
        if (!DocumentHeader.isMetadata(first) || DocumentHeader.isNotReady(first)) {
            throw corrupt("the file does not begin with a queue header");
        }
        skipMetadata(DocumentHeader.length(first));
        nextPosition = header;
    }

    private void enter(int bytes) {
        if (position == 0) {
            throw corrupt("the file does not begin with a queue header");
        }
        if (bytes < RecordFrame.MIN_LENGTH || bytes > MAX_DOCUMENT_BYTES) {
            throw corrupt("a document of " + bytes + " bytes; " + RecordFrame.MIN_LENGTH + " to " + MAX_DOCUMENT_BYTES
                    + " are possible");
        }
        requireInFile(bytes);
        offset = window.indexOf(position) + DocumentHeader.BYTES;
        length = bytes;
        nextPosition = DocumentHeader.next(position, bytes);
        tornTail = false;
    }

    private void skipMetadata(int bytes) {
        if (bytes > MAX_METADATA_BYTES) {
            throw corrupt("metadata of " + bytes + " bytes; at most " + MAX_METADATA_BYTES + " are possible");
        }
        requireInFile(bytes);
        int payload = window.indexOf(position) + DocumentHeader.BYTES;
        boolean known = position == 0
                ? MetadataCheck.isStoreHeader(buffer, payload, bytes)
                : MetadataCheck.isIndex(buffer, payload, bytes);
        if (!known) {
            throw corrupt("metadata that is no queue header and no index of this length");
        }
        if (position == 0) {
            writePositionOffset = MetadataCheck.writePositionOffset(buffer, payload, bytes);
            if (writePositionOffset < 0) {
                throw corrupt("the queue header does not hold a write position");
            }
        }
        nextPosition = DocumentHeader.next(position, bytes);
    }

    private void requireInFile(int bytes) {
        if (!window.holds(position, DocumentHeader.BYTES + (long) bytes)) {
            throw corrupt("a document of " + bytes + " bytes reaches past the end of the file");
        }
    }

    /** Decides which end this is. A header that is nothing may be a writer at work, a torn append or a flipped byte. */
    private boolean end(int header) {
        position = nextPosition;
        if (header == END_OF_FILE) {
            closedByWriter = true;
            tornTail = false;
        } else if (header == NOTHING || header == DocumentHeader.ANNOUNCED) {
            tornTail = header != NOTHING || startsInside();
            // The writer publishes headers in order, and notes each after that. So a header that is still unpublished
            // after evidence of a later one was not always so.
            boolean contradicted = isNoted() || tornTail && isFollowed();
            if (contradicted && buffer.getIntVolatile(window.indexOf(position)) == header) {
                throw corrupt("an unfinished document that was finished once");
            }
        } else {
            throw corrupt("header 0x" + Integer.toHexString(header) + " is neither a document nor an end");
        }
        return false;
    }

    private boolean startsInside() {
        return window.holds(position, 2L * DocumentHeader.BYTES)
                && buffer.getInt(window.indexOf(position) + DocumentHeader.BYTES) != 0;
    }

    /** Whether the writer noted a finished document here or further on. */
    private boolean isNoted() {
        return position > 0 && window.readLong(writePositionOffset) >= position;
    }

    /** Whether whole frames lie here and a header behind them. */
    private boolean isFollowed() {
        long at = position + DocumentHeader.BYTES;
        long limit = at + MAX_DOCUMENT_BYTES;
        while (at < limit && window.holds(at, RecordFrame.MIN_LENGTH)) {
            int frame = RecordFrame.length(buffer, window.indexOf(at));
            if (!RecordFrame.isPlausibleLength(frame)
                    || !window.holds(at, frame)
                    || !isIntact(window.indexOf(at), frame)) {
                break;
            }
            at += frame;
        }
        long behind = DocumentHeader.next(at - DocumentHeader.BYTES, 0);
        boolean followed = at > position + DocumentHeader.BYTES
                && window.holds(behind, DocumentHeader.BYTES)
                && buffer.getIntVolatile(window.indexOf(behind)) != NOTHING;
        if (!window.holds(position, DocumentHeader.BYTES)) {
            throw corrupt("the file shrank while it was read");
        }
        return followed;
    }

    /** Whether the CRC at the end of a frame fits; the frame must lie in the current document. Allocates nothing. */
    boolean isIntact(int frameOffset, int frameLength) {
        int body = frameLength - CRC_LENGTH;
        return window.crc32c(frameOffset, body) == buffer.getInt(frameOffset + body, LITTLE_ENDIAN);
    }

    /**
     * Whether the current document is nothing but intact frames of this plausible length, by one CRC over all of it. False says
     * nothing: frames may be of several lengths. Allocates once for each length.
     */
    boolean isIntactThroughout(int frameLength) {
        int frames = length / frameLength;
        return frames * frameLength == length
                && frames <= RecordLog.MAX_RECORDS_PER_DOCUMENT
                && window.crc32c(offset, length) == checksum.of(frames, frameLength);
    }

    /** Holds the current document until the next call of {@link #next}. */
    public DirectBuffer buffer() {
        return buffer;
    }

    /** Where the payload of the current document begins in {@link #buffer}. */
    public int offset() {
        return offset;
    }

    /** Bytes of the payload of the current document. */
    public int length() {
        return length;
    }

    /** Position in the file of the header of the current document, or of the end that {@link #next} met. */
    public long position() {
        return position;
    }

    /** Whether the end is marked: the writer rolled on and nothing will follow. */
    public boolean isClosedByWriter() {
        return closedByWriter;
    }

    /** Whether an unfinished document lies behind the last one: its writer is at work, or died in it. */
    public boolean hasTornTail() {
        return tornTail;
    }

    /** The file walked. */
    public Path file() {
        return file;
    }

    private JournalException corrupt(String what) {
        return new JournalException(file + ":" + position + ": " + what);
    }

    @Override
    public void close() {
        window.close();
    }
}
