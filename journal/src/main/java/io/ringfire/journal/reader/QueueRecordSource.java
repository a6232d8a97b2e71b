package io.ringfire.journal.reader;

import io.ringfire.engine.record.JournalException;
import io.ringfire.engine.record.RecordFrame;
import io.ringfire.engine.record.RecordSource;
import java.nio.file.Path;
import java.util.List;
import org.agrona.DirectBuffer;

/**
 * All records of a queue directory in the order of its files. Checks each one's length and CRC. May read while an engine
 * appends: {@link #next} then returns false at the end of the data and true again once more is there.
 */
public final class QueueRecordSource implements RecordSource {
    private final Path directory;
    private final boolean checksCrc;
    private final boolean mustBeClosed;
    private List<Path> files;
    private int fileIndex = -1;
    private DocumentFileReader reader;
    private DirectBuffer buffer;
    private int nextOffset;
    private int documentEnd;
    private int offset;

    /** Frames of this length in the current document are known to be intact; 0 for none. */
    private int intactLength;

    private int length;

    private QueueRecordSource(Path directory, boolean checksCrc, boolean mustBeClosed) {
        this(directory, QueueFiles.of(directory), checksCrc, mustBeClosed);
    }

    /** @param directory where to look for more files; null when these are all that is wanted */
    private QueueRecordSource(Path directory, List<Path> files, boolean checksCrc, boolean mustBeClosed) {
        this.directory = directory;
        this.files = files;
        this.checksCrc = checksCrc;
        this.mustBeClosed = mustBeClosed;
    }

    /** Reads from the first record on; an absent or empty directory holds none. */
    public static QueueRecordSource open(Path directory) {
        return new QueueRecordSource(directory, true, false);
    }

    /** As {@link #open}, for a queue that is closed for good: to end before its end mark is a failure. */
    public static QueueRecordSource openClosed(Path directory) {
        return new QueueRecordSource(directory, true, true);
    }

    /**
     * Reads one file and no further.
     *
     * @param mustBeClosed whether to end before its end mark is a failure
     */
    public static QueueRecordSource openFile(Path file, boolean mustBeClosed) {
        return new QueueRecordSource(null, List.of(file), true, mustBeClosed);
    }

    /**
     * Reads from the first record of a file on, without opening the ones before it.
     *
     * @param fileName name of a data file; the first file whose name is not before it is taken
     */
    public static QueueRecordSource openFrom(Path directory, String fileName) {
        QueueRecordSource source = open(directory);
        while (source.fileIndex + 1 < source.files.size()
                && source.nameOf(source.fileIndex + 1).compareTo(fileName) < 0) {
            source.fileIndex++;
        }
        return source;
    }

    /**
     * Reads from a document on, without a look at those before it.
     *
     * @throws JournalException when its file is not there, or is no queue's
     */
    public static QueueRecordSource openAt(Path directory, DocumentPlace place) {
        QueueRecordSource source = openFrom(directory, place.fileName());
        if (!source.openNextFile() || !source.nameOf(source.fileIndex).equals(place.fileName())) {
            source.close();
            throw new JournalException(directory.resolve(place.fileName()) + " vanished while it was read");
        }
        try {
            source.reader.goTo(place.position());
        } catch (JournalException e) {
            source.close();
            throw e;
        }
        return source;
    }

    /** For benchmarks alone: trusts that every CRC fits. */
    public static QueueRecordSource openUnchecked(Path directory) {
        return new QueueRecordSource(directory, false, false);
    }

    @Override
    public boolean next() {
        if (nextOffset >= documentEnd && !nextDocument()) {
            offset = 0;
            length = 0;
            return false;
        }
        int at = nextOffset;
        int remaining = documentEnd - at;
        int frame = remaining < RecordFrame.MIN_LENGTH ? 0 : RecordFrame.length(buffer, at);
        if (!RecordFrame.isPlausibleLength(frame) || frame > remaining) {
            throw corrupt(at, "a record of " + frame + " bytes where " + remaining + " are left of the document");
        }
        if (frame != intactLength && checksCrc && !reader.isIntact(at, frame)) {
            throw corrupt(at, "the checksum of a record of " + frame + " bytes does not fit");
        }
        offset = at;
        length = frame;
        nextOffset = at + frame;
        return true;
    }

    @Override
    public int atHand() {
        return length > 0 && length == intactLength ? (documentEnd - offset) / length : 1;
    }

    @Override
    public void skip(int records) {
        offset += records * length;
        nextOffset += records * length;
    }

    private boolean nextDocument() {
        while (reader != null || openNextFile()) {
            if (reader.next()) {
                buffer = reader.buffer();
                nextOffset = reader.offset();
                documentEnd = nextOffset + reader.length();
                checkThroughout();
                return true;
            }
            boolean last = isLastFile();
            if (!last || mustBeClosed) {
                requireEndMark();
            }
            if (!last) {
                reader.close();
                reader = null;
            } else {
                return false;
            }
        }
        return false;
    }

    /** Frames of one length, which ticks are, are checked together; what does not fit together is checked one by one. */
    private void checkThroughout() {
        int first = RecordFrame.length(buffer, nextOffset);
        boolean isIntact = checksCrc && RecordFrame.isPlausibleLength(first) && reader.isIntactThroughout(first);
        intactLength = isIntact ? first : 0;
    }

    /** Looks again for files once the writer closed the one that was the last. */
    private boolean isLastFile() {
        if (fileIndex + 1 < files.size()) {
            return false;
        }
        if (directory != null && reader.isClosedByWriter()) {
            files = refreshed();
        }
        return fileIndex + 1 >= files.size();
    }

    private List<Path> refreshed() {
        List<Path> found = QueueFiles.of(directory);
        Path current = files.get(fileIndex);
        fileIndex = found.indexOf(current);
        if (fileIndex < 0) {
            throw new JournalException(current + " vanished while it was read");
        }
        return found;
    }

    private void requireEndMark() {
        if (!reader.isClosedByWriter()) {
            throw new JournalException(reader.file() + ":" + reader.position()
                    + ": the data ends without an end mark, but this file is closed");
        }
    }

    private boolean openNextFile() {
        if (fileIndex + 1 >= files.size() && fileIndex < 0) {
            files = QueueFiles.of(directory);
        }
        if (fileIndex + 1 >= files.size()) {
            return false;
        }
        fileIndex++;
        reader = new DocumentFileReader(files.get(fileIndex));
        return true;
    }

    private String nameOf(int index) {
        return files.get(index).getFileName().toString();
    }

    private JournalException corrupt(int at, String what) {
        long position = reader.position() + DocumentHeader.BYTES + at - reader.offset();
        return new JournalException(reader.file() + ":" + position + ": " + what);
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

    /** File of the current record; null before the first. */
    public Path file() {
        return reader == null ? null : reader.file();
    }

    /** Position in {@link #file} of the current record, or of the end once {@link #next} returned false. */
    public long position() {
        return length == 0 ? reader.position() : reader.position() + DocumentHeader.BYTES + offset - reader.offset();
    }

    /** Position in {@link #file} of the header of the document that holds the current record. */
    public long documentPosition() {
        return reader.position();
    }

    /** Whether the queue ends in a document that was never finished. Holds once {@link #next} returned false. */
    public boolean hasTornTail() {
        return reader != null && reader.hasTornTail();
    }

    @Override
    public void close() {
        if (reader != null) {
            reader.close();
            reader = null;
        }
        files = List.of();
        fileIndex = 0;
        nextOffset = 0;
        documentEnd = 0;
    }
}
