package io.ringfire.adapters.mt5;

import java.nio.charset.StandardCharsets;

/**
 * Finds the fields of one flat JSON object as an EA writes it: built by concatenation, nothing escaped, in the terminal's code
 * page. So a text ends at the quote that something plausible follows, and what cannot be understood is passed over. Reads into
 * places in the caller's bytes; allocates nothing but by {@link #string}.
 */
final class EaJson {
    /** Stands for a number that is absent or cannot be had exactly. */
    static final long NONE = Long.MIN_VALUE;

    private static final int MOST_FIELDS = 64;
    private static final int MOST_DIGITS = 18;

    private final int[] keyStart = new int[MOST_FIELDS];
    private final int[] keyEnd = new int[MOST_FIELDS];
    private final int[] valueStart = new int[MOST_FIELDS];
    private final int[] valueEnd = new int[MOST_FIELDS];
    private byte[] bytes;
    private int count;
    private int at;
    private int end;

    /**
     * Reads the object that begins in this range.
     *
     * @return whether it was an object and came to its end; fields found before a fault are kept
     */
    boolean read(byte[] data, int from, int to) {
        bytes = data;
        count = 0;
        at = from;
        end = to;
        skipSpace();
        if (at >= end || bytes[at] != '{') {
            return false;
        }
        at++;
        while (true) {
            skipSpace();
            if (at < end && bytes[at] == '}') {
                at++;
                return true;
            }
            if (count == MOST_FIELDS || !readField()) {
                return false;
            }
            skipSpace();
            if (at < end && bytes[at] == ',') {
                at++;
            } else if (at >= end || bytes[at] != '}') {
                return false;
            }
        }
    }

    /** Where the object ended, behind its brace. */
    int position() {
        return at;
    }

    /** Place of a field, -1 when it is absent. The first of several counts, as an EA reads them. */
    int find(byte[] key) {
        for (int i = 0; i < count; i++) {
            if (keyEnd[i] - keyStart[i] == key.length && matches(keyStart[i], key)) {
                return i;
            }
        }
        return -1;
    }

    boolean has(byte[] key) {
        return find(key) >= 0;
    }

    /** Whether a text field is exactly this. */
    boolean is(byte[] key, byte[] value) {
        int i = find(key);
        return i >= 0 && valueEnd[i] - valueStart[i] == value.length && matches(valueStart[i], value);
    }

    /** First byte of a field's value, without quotes; for a list or an object its bracket. */
    int start(int field) {
        return valueStart[field];
    }

    /** Behind its last byte. */
    int end(int field) {
        return valueEnd[field];
    }

    /** The bytes that the places are in. */
    byte[] bytes() {
        return bytes;
    }

    /** A field as text, read as ISO 8859-1 since the code page is unknown; empty when absent. Allocates. */
    String string(byte[] key) {
        int i = find(key);
        return i < 0 ? "" : new String(bytes, valueStart[i], valueEnd[i] - valueStart[i], StandardCharsets.ISO_8859_1);
    }

    /** A whole number, quoted or not; {@link #NONE} when absent or anything else. */
    long wholeNumber(byte[] key) {
        return decimal(key, 0);
    }

    /**
     * A decimal number in units of 10^-digits; {@link #NONE} when it is absent, no plain decimal, or finer than that.
     */
    long decimal(byte[] key, int digits) {
        int i = find(key);
        return i < 0 ? NONE : decimal(valueStart[i], valueEnd[i], digits);
    }

    private long decimal(int from, int to, int digits) {
        int i = from;
        boolean isNegative = i < to && bytes[i] == '-';
        if (isNegative) {
            i++;
        }
        long value = 0;
        int seen = 0;
        int decimals = -1;
        for (; i < to; i++) {
            byte c = bytes[i];
            if (c == '.' && decimals < 0) {
                decimals = 0;
            } else if (c >= '0' && c <= '9') {
                if (decimals >= digits) {
                    if (c != '0') {
                        return NONE;
                    }
                } else {
                    value = value * 10 + (c - '0');
                    seen += value == 0 ? 0 : 1;
                    decimals += decimals < 0 ? 0 : 1;
                }
            } else {
                return NONE;
            }
            if (seen > MOST_DIGITS) {
                return NONE;
            }
        }
        if (to - from <= (isNegative ? 1 : 0)) {
            return NONE;
        }
        for (int missing = digits - Math.max(decimals, 0); missing > 0; missing--) {
            value *= 10;
            seen += value == 0 ? 0 : 1;
        }
        return seen > MOST_DIGITS ? NONE : isNegative ? -value : value;
    }

    private boolean readField() {
        if (at >= end || bytes[at] != '"') {
            return false;
        }
        int start = ++at;
        while (at < end && bytes[at] != '"') {
            at++;
        }
        if (at >= end) {
            return false;
        }
        keyStart[count] = start;
        keyEnd[count] = at++;
        skipSpace();
        if (at >= end || bytes[at] != ':') {
            return false;
        }
        at++;
        skipSpace();
        return readValue();
    }

    private boolean readValue() {
        if (at >= end) {
            return false;
        }
        boolean isWhole = true;
        if (bytes[at] == '"') {
            valueStart[count] = ++at;
            isWhole = skipText();
            valueEnd[count] = at++;
        } else if (bytes[at] == '[' || bytes[at] == '{') {
            valueStart[count] = at;
            isWhole = skipNested();
            valueEnd[count] = at;
        } else {
            valueStart[count] = at;
            while (at < end && bytes[at] != ',' && bytes[at] != '}' && bytes[at] != ']' && !isSpace(bytes[at])) {
                at++;
            }
            valueEnd[count] = at;
        }
        if (isWhole) {
            count++;
        }
        return isWhole;
    }

    /** Moves to the quote that ends a text: one that the object's end or another field follows. */
    private boolean skipText() {
        while (at < end) {
            if (bytes[at] == '"' && isFollowedAsAnEnd(at + 1)) {
                return true;
            }
            at++;
        }
        return false;
    }

    private boolean isFollowedAsAnEnd(int from) {
        int i = from;
        while (i < end && isSpace(bytes[i])) {
            i++;
        }
        if (i >= end) {
            return false;
        }
        if (bytes[i] == '}' || bytes[i] == ']') {
            return true;
        }
        if (bytes[i] != ',') {
            return false;
        }
        i++;
        while (i < end && isSpace(bytes[i])) {
            i++;
        }
        if (i >= end || bytes[i] != '"') {
            return i < end && bytes[i] == '{';
        }
        int key = ++i;
        while (i < end && (isWordByte(bytes[i]))) {
            i++;
        }
        return i > key && i + 1 < end && bytes[i] == '"' && bytes[i + 1] == ':';
    }

    private boolean skipNested() {
        int depth = 0;
        boolean isInText = false;
        while (at < end) {
            byte c = bytes[at++];
            if (isInText) {
                isInText = c != '"' || !isFollowedAsAnEnd(at) && !isColonNext(at);
            } else if (c == '"') {
                isInText = true;
            } else if (c == '[' || c == '{') {
                depth++;
            } else if (c == ']' || c == '}') {
                depth--;
                if (depth == 0) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean isColonNext(int from) {
        int i = from;
        while (i < end && isSpace(bytes[i])) {
            i++;
        }
        return i < end && bytes[i] == ':';
    }

    private boolean matches(int from, byte[] text) {
        for (int i = 0; i < text.length; i++) {
            if (bytes[from + i] != text[i]) {
                return false;
            }
        }
        return true;
    }

    private void skipSpace() {
        while (at < end && isSpace(bytes[at])) {
            at++;
        }
    }

    private static boolean isWordByte(byte c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_';
    }

    private static boolean isSpace(byte c) {
        return c == ' ' || c == '\t' || c == '\r' || c == '\n';
    }
}
