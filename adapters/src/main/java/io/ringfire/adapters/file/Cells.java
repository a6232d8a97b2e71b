package io.ringfire.adapters.file;

import java.nio.charset.StandardCharsets;

/**
 * The cells of one line: byte ranges, blanks around them left out. A cell may be quoted; then separators inside belong to
 * it, and a doubled quote stays doubled. One thread; allocates nothing while splitting.
 */
final class Cells {
    /** Most cells of a line that can be told apart; {@link #count()} goes no further than one above. */
    static final int MAX_CELLS = 64;

    private final int[] from = new int[MAX_CELLS];
    private final int[] to = new int[MAX_CELLS];
    private byte[] bytes;
    private int count;

    /** Splits the current line. Returns false if its quoting is broken. */
    boolean split(LineReader line, char separator) {
        bytes = line.bytes();
        count = 0;
        int at = line.from();
        int end = line.to();
        while (true) {
            while (at < end && bytes[at] == ' ') {
                at++;
            }
            int cellFrom = at;
            int cellTo;
            if (at < end && bytes[at] == '"') {
                cellFrom = at + 1;
                cellTo = closingQuote(cellFrom, end);
                at = cellTo + 1;
                while (at < end && bytes[at] == ' ') {
                    at++;
                }
                if (at > end || (at < end && bytes[at] != separator)) {
                    return false;
                }
            } else {
                while (at < end && bytes[at] != separator) {
                    at++;
                }
                cellTo = at;
                while (cellTo > cellFrom && bytes[cellTo - 1] == ' ') {
                    cellTo--;
                }
            }
            if (count == MAX_CELLS) {
                count++;
                return true;
            }
            from[count] = cellFrom;
            to[count++] = cellTo;
            if (at == end) {
                return true;
            }
            at++;
        }
    }

    private int closingQuote(int at, int end) {
        int quote = at;
        while (quote < end) {
            if (bytes[quote] != '"') {
                quote++;
            } else if (quote + 1 < end && bytes[quote + 1] == '"') {
                quote += 2;
            } else {
                return quote;
            }
        }
        return end;
    }

    /** Cells of the line. */
    int count() {
        return count;
    }

    /** The buffer that the ranges are of. */
    byte[] bytes() {
        return bytes;
    }

    /** Where a cell begins. */
    int from(int cell) {
        return from[cell];
    }

    /** Where a cell ends, exclusive. */
    int to(int cell) {
        return to[cell];
    }

    /** Whether a cell holds nothing. */
    boolean isEmpty(int cell) {
        return from[cell] == to[cell];
    }

    /** A cell as text; allocates. */
    String text(int cell) {
        return new String(bytes, from[cell], to[cell] - from[cell], StandardCharsets.UTF_8);
    }

    /** Splits the current line. Why it is none of its format; null where it is, with cells between least and most. */
    Refusal splitInto(LineReader line, char separator, int least, int most) {
        if (!split(line, separator)) {
            return Refusal.BAD_QUOTING;
        }
        if (count < least) {
            return Refusal.MISSING_COLUMN;
        }
        return count > most ? Refusal.EXTRA_COLUMN : null;
    }
}
