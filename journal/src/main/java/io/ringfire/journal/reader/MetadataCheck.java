package io.ringfire.journal.reader;

import static java.nio.ByteOrder.LITTLE_ENDIAN;
import static java.nio.charset.StandardCharsets.US_ASCII;

import org.agrona.DirectBuffer;

/**
 * Whether a metadata document is one of the three that a queue file holds, with the length that its own content asks
 * for. So a flipped bit can neither hide a data document as metadata, nor stretch or shrink a skip. Static.
 */
final class MetadataCheck {
    private static final int FIELD_NAME = 0xB9;
    private static final int TYPE_NAME = 0xB6;
    private static final int SHORT_FIELD_NAME = 0xC0;
    private static final int LENGTH_32 = 0x82;
    private static final int PAD = 0x8F;
    private static final int PAD_32 = 0x8E;
    private static final int LONG_ARRAY = 0x8D;

    private static final byte[] STORE = concat(name(FIELD_NAME, "header"), name(TYPE_NAME, "SCQStore"));
    private static final byte[] INDEX_OF_INDEXES = name(FIELD_NAME, "index2index");
    private static final byte[] INDEX = name(FIELD_NAME, "index");
    private static final byte[] WRITE_POSITION = shortName("writePosition");
    private static final int SHORTEST_HEAD = 48;

    private MetadataCheck() {}

    /** For the document that a file begins with. */
    static boolean isStoreHeader(DirectBuffer buffer, int offset, int length) {
        int body = STORE.length + 5;
        return length > body
                && startsWith(buffer, offset, STORE)
                && unsigned(buffer, offset + STORE.length) == LENGTH_32
                && buffer.getInt(offset + STORE.length + 1, LITTLE_ENDIAN) == length - body;
    }

    /**
     * Where the store header at {@code offset} holds the position of the last document that was finished, as the writer
     * noted it after publishing that document; -1 when it is not found.
     */
    static int writePositionOffset(DirectBuffer buffer, int offset, int length) {
        int field = offset + STORE.length + 5;
        if (length < STORE.length + 5 + WRITE_POSITION.length + 40 || !startsWith(buffer, field, WRITE_POSITION)) {
            return -1;
        }
        int array = skipPadding(buffer, field + WRITE_POSITION.length, offset + length);
        boolean found = array + 33 <= offset + length && unsigned(buffer, array) == LONG_ARRAY;
        return found ? array + 17 : -1;
    }

    /** For every later one. */
    static boolean isIndex(DirectBuffer buffer, int offset, int length) {
        if (length < SHORTEST_HEAD) {
            return false;
        }
        if (startsWith(buffer, offset, INDEX)) {
            return isArray(buffer, offset + INDEX.length, offset + length);
        }
        return startsWith(buffer, offset, INDEX_OF_INDEXES)
                && isArray(buffer, offset + INDEX_OF_INDEXES.length, offset + length);
    }

    /** An array of longs that ends where the document ends: padding, code, capacity, used, values. */
    private static boolean isArray(DirectBuffer buffer, int from, int end) {
        int at = skipPadding(buffer, from, end);
        if (at + 17 > end || unsigned(buffer, at) != LONG_ARRAY) {
            return false;
        }
        long capacity = buffer.getLong(at + 1, LITTLE_ENDIAN);
        return capacity >= 0 && capacity <= (end - at) / Long.BYTES && at + 17 + capacity * Long.BYTES == end;
    }

    private static int skipPadding(DirectBuffer buffer, int from, int end) {
        int at = from;
        while (at + 5 < end) {
            int code = unsigned(buffer, at);
            if (code == PAD) {
                at++;
            } else if (code == PAD_32) {
                int bytes = buffer.getInt(at + 1, LITTLE_ENDIAN);
                if (bytes < 0 || bytes > Long.BYTES) {
                    return end;
                }
                at += 5 + bytes;
            } else {
                break;
            }
        }
        return at;
    }

    private static boolean startsWith(DirectBuffer buffer, int offset, byte[] expected) {
        for (int i = 0; i < expected.length; i++) {
            if (buffer.getByte(offset + i) != expected[i]) {
                return false;
            }
        }
        return true;
    }

    private static int unsigned(DirectBuffer buffer, int offset) {
        return buffer.getByte(offset) & 0xFF;
    }

    private static byte[] name(int code, String text) {
        byte[] ascii = text.getBytes(US_ASCII);
        byte[] bytes = new byte[ascii.length + 2];
        bytes[0] = (byte) code;
        bytes[1] = (byte) ascii.length;
        System.arraycopy(ascii, 0, bytes, 2, ascii.length);
        return bytes;
    }

    /** Names of up to 31 characters carry their length in their code. */
    private static byte[] shortName(String text) {
        byte[] ascii = text.getBytes(US_ASCII);
        byte[] bytes = new byte[ascii.length + 1];
        bytes[0] = (byte) (SHORT_FIELD_NAME + ascii.length);
        System.arraycopy(ascii, 0, bytes, 1, ascii.length);
        return bytes;
    }

    private static byte[] concat(byte[] first, byte[] second) {
        byte[] both = new byte[first.length + second.length];
        System.arraycopy(first, 0, both, 0, first.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
