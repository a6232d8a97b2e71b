package io.ringfire.adapters.file;

import java.io.IOException;
import java.io.InputStream;

/**
 * Reads lines from a stream into one fixed buffer. A line ends at a line feed, with or without a carriage return before
 * it, or at the end of the stream; empty lines are passed over, a UTF-8 byte order mark is dropped. The line is the byte
 * range {@link #from()}…{@link #to()}-1 of {@link #bytes()}, valid until the next call. One thread.
 */
final class LineReader implements RowPlace {
    /** Longest line in bytes. Of a longer one only the beginning is kept, for a report. */
    public static final int MAX_LINE_BYTES = 4096;

    private static final int KEPT_BYTES = 512;

    private final String name;
    private final InputStream in;
    private final byte[] bytes = new byte[1 << 16];
    private int from;
    private int to;
    private int next; // where the next line begins
    private int limit; // end of what is read
    private long line;
    private boolean tooLong;

    /**
     * Reads lines of a stream that the caller closes.
     *
     * @param name the file's name, for messages
     */
    public LineReader(String name, InputStream in) {
        this.name = name;
        this.in = in;
    }

    /**
     * Moves to the next line.
     *
     * @return false at the end of the stream
     * @throws ImportException if the stream is torn or damaged, or is UTF-16 text
     */
    public boolean next() throws ImportException {
        do {
            if (!readLine()) {
                return false;
            }
            line++;
            if (line == 1) {
                dropByteOrderMark();
            }
            if (to > from && bytes[to - 1] == '\r') {
                to--;
            }
        } while (from == to);
        return true;
    }

    private boolean readLine() throws ImportException {
        tooLong = false;
        from = next;
        int scanned = next;
        while (true) {
            while (scanned < limit && bytes[scanned] != '\n') {
                scanned++;
            }
            if (scanned < limit) {
                to = scanned;
                next = scanned + 1;
                tooLong = to - from > MAX_LINE_BYTES;
                return true;
            }
            if (limit - from > MAX_LINE_BYTES) {
                skipRest();
                return true;
            }
            scanned -= from;
            System.arraycopy(bytes, from, bytes, 0, limit - from);
            limit -= from;
            from = 0;
            if (!fill(limit)) {
                to = limit;
                next = limit;
                return to > from;
            }
        }
    }

    /** Keeps the line's beginning at the start of the buffer and reads on behind it until the line ends. */
    private void skipRest() throws ImportException {
        tooLong = true;
        System.arraycopy(bytes, from, bytes, 0, KEPT_BYTES);
        from = 0;
        to = KEPT_BYTES;
        while (fill(KEPT_BYTES)) {
            for (int i = KEPT_BYTES; i < limit; i++) {
                if (bytes[i] == '\n') {
                    next = i + 1;
                    return;
                }
            }
        }
        limit = KEPT_BYTES;
        next = limit;
    }

    private boolean fill(int at) throws ImportException {
        try {
            int count = in.read(bytes, at, bytes.length - at);
            limit = at + Math.max(0, count);
            return count >= 0;
        } catch (IOException | RuntimeException e) { // decoders throw both on damaged input
            throw ImportException.reading(name, e);
        }
    }

    private void dropByteOrderMark() throws ImportException {
        int first = to > from ? bytes[from] & 0xff : 0;
        int second = to - from > 1 ? bytes[from + 1] & 0xff : 0;
        if ((first == 0xff && second == 0xfe) || (first == 0xfe && second == 0xff)) {
            throw ImportException.file(name, "is UTF-16 text; convert it first: iconv -f UTF-16 -t UTF-8");
        }
        if (first == 0xef && second == 0xbb && to - from > 2 && (bytes[from + 2] & 0xff) == 0xbf) {
            from += 3;
        }
    }

    /** The buffer; the line is a part of it. */
    public byte[] bytes() {
        return bytes;
    }

    /** Where the line begins. */
    public int from() {
        return from;
    }

    /** Where the line ends, exclusive, its line end left out. */
    public int to() {
        return to;
    }

    /** Whether the line is longer than {@link #MAX_LINE_BYTES}; then only its beginning is here. */
    public boolean tooLong() {
        return tooLong;
    }

    /** The file's name and the line's number, counted from 1. */
    @Override
    public String place() {
        return name + ":" + line;
    }

    @Override
    public String text() {
        return Excerpt.of(bytes, from, to);
    }
}
