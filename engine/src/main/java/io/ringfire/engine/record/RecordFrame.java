package io.ringfire.engine.record;

import static io.ringfire.engine.sbe.MessageHeaderEncoder.ENCODED_LENGTH;
import static java.nio.ByteOrder.LITTLE_ENDIAN;

import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.UnsafeApi;

/**
 * How one record lies in a buffer, in the ring, in both journals and in a replay alike.
 *
 * <pre>
 *   0                   4                      12                        length-4      length
 *   +-------------------+----------------------+--------------------------+-------------+
 *   | int32 length      | SBE message header   | block, then var-data     | CRC32C      |
 *   +-------------------+----------------------+--------------------------+-------------+
 *                                              | 12 sequence or causeSequence  int64
 *                                              | 20 eventNs                    int64
 *                                              | 28 instrumentId               int32
 *                                              | 32 ordinal                    uint16
 *                                              | 34 accountId                  uint16
 *                                              | 36 the message's own fields
 * </pre>
 *
 * Little-endian. {@code length} counts itself and the CRC; the CRC covers everything before it. A reader must check
 * {@link #isPlausibleLength} before it touches a byte behind the length. Static, allocates nothing.
 */
public final class RecordFrame {
    /** Largest record that a slot or a journal may hold, in bytes; larger is refused and counted. */
    public static final int MAX_LENGTH = 1024;

    /** Offset of the SBE message header in a frame. */
    public static final int HEADER_OFFSET = 4;

    /** Offset of the block in a frame. */
    public static final int BLOCK_OFFSET = HEADER_OFFSET + ENCODED_LENGTH;

    /** Bytes of the CRC at the end. */
    public static final int CRC_LENGTH = 4;

    /** Bytes of the prologue that every block begins with. */
    public static final int PROLOGUE_LENGTH = 24;

    /** No record is shorter, in bytes. */
    public static final int MIN_LENGTH = BLOCK_OFFSET + PROLOGUE_LENGTH + CRC_LENGTH;

    private static final int SHORT_LENGTH = 128;

    private static final int TEMPLATE_ID_OFFSET = HEADER_OFFSET + 2;
    private static final int SEQUENCE_OFFSET = BLOCK_OFFSET;
    private static final int EVENT_NS_OFFSET = BLOCK_OFFSET + 8;
    private static final int INSTRUMENT_ID_OFFSET = BLOCK_OFFSET + 16;
    private static final int ORDINAL_OFFSET = BLOCK_OFFSET + 20;
    private static final int ACCOUNT_ID_OFFSET = BLOCK_OFFSET + 22;

    private RecordFrame() {}

    /** Whether a frame may have this length in bytes. */
    public static boolean isPlausibleLength(int length) {
        return length >= MIN_LENGTH && length <= MAX_LENGTH;
    }

    /** Length in bytes of the frame at {@code offset}, as it claims. */
    public static int length(DirectBuffer buffer, int offset) {
        return buffer.getInt(offset, LITTLE_ENDIAN);
    }

    /** Writes the length; the CRC follows with {@link #seal}. */
    public static void length(MutableDirectBuffer buffer, int offset, int length) {
        buffer.putInt(offset, length, LITTLE_ENDIAN);
    }

    /** SBE template id of the frame at {@code offset}. */
    public static int templateId(DirectBuffer buffer, int offset) {
        return buffer.getShort(offset + TEMPLATE_ID_OFFSET, LITTLE_ENDIAN) & 0xFFFF;
    }

    /** Bytes of the fixed block of the frame at {@code offset}, without var-data. */
    public static int blockLength(DirectBuffer buffer, int offset) {
        return buffer.getShort(offset + HEADER_OFFSET, LITTLE_ENDIAN) & 0xFFFF;
    }

    /** SBE schema version of the frame at {@code offset}. */
    public static int version(DirectBuffer buffer, int offset) {
        return buffer.getShort(offset + HEADER_OFFSET + 6, LITTLE_ENDIAN) & 0xFFFF;
    }

    /** Whether two frames say of themselves the same: length, template, version and all. */
    public static boolean isAlike(DirectBuffer buffer, int offset, int otherOffset) {
        return buffer.getInt(offset, LITTLE_ENDIAN) == buffer.getInt(otherOffset, LITTLE_ENDIAN)
                && buffer.getLong(offset + HEADER_OFFSET, LITTLE_ENDIAN)
                        == buffer.getLong(otherOffset + HEADER_OFFSET, LITTLE_ENDIAN);
    }

    /** {@code sequence} of an inbound record, {@code causeSequence} of an outbound one. */
    public static long sequence(DirectBuffer buffer, int offset) {
        return buffer.getLong(offset + SEQUENCE_OFFSET, LITTLE_ENDIAN);
    }

    /** Replaces the sequence; a CRC written before is stale then. */
    public static void sequence(MutableDirectBuffer buffer, int offset, long sequence) {
        buffer.putLong(offset + SEQUENCE_OFFSET, sequence, LITTLE_ENDIAN);
    }

    /** Event time in epoch ns. */
    public static long eventNs(DirectBuffer buffer, int offset) {
        return buffer.getLong(offset + EVENT_NS_OFFSET, LITTLE_ENDIAN);
    }

    /** Replaces the event time; a CRC written before is stale then. */
    public static void eventNs(MutableDirectBuffer buffer, int offset, long eventNs) {
        buffer.putLong(offset + EVENT_NS_OFFSET, eventNs, LITTLE_ENDIAN);
    }

    /** Instrument id of this run, -1 for none. */
    public static int instrumentId(DirectBuffer buffer, int offset) {
        return buffer.getInt(offset + INSTRUMENT_ID_OFFSET, LITTLE_ENDIAN);
    }

    /** Replaces the instrument id; a CRC written before is stale then. */
    public static void instrumentId(MutableDirectBuffer buffer, int offset, int instrumentId) {
        buffer.putInt(offset + INSTRUMENT_ID_OFFSET, instrumentId, LITTLE_ENDIAN);
    }

    /** Position among the outbound records of one event; 0 for inbound ones. */
    public static int ordinal(DirectBuffer buffer, int offset) {
        return buffer.getShort(offset + ORDINAL_OFFSET, LITTLE_ENDIAN) & 0xFFFF;
    }

    /** Index of the account, 65535 for none. */
    public static int accountId(DirectBuffer buffer, int offset) {
        return buffer.getShort(offset + ACCOUNT_ID_OFFSET, LITTLE_ENDIAN) & 0xFFFF;
    }

    /**
     * Copies a frame of at least {@link #MIN_LENGTH} bytes. A short one word by word, as most are: calling the machine's copy takes longer
     * than they do.
     */
    public static void copy(DirectBuffer source, int offset, MutableDirectBuffer target, int targetOffset, int length) {
        if (length < MIN_LENGTH || length > SHORT_LENGTH) {
            target.putBytes(targetOffset, source, offset, length);
            return;
        }
        source.boundsCheck(offset, length);
        target.boundsCheck(targetOffset, length);
        byte[] sourceArray = source.byteArray();
        byte[] targetArray = target.byteArray();
        long from = source.addressOffset() + offset;
        long to = target.addressOffset() + targetOffset;
        int last = length - Long.BYTES;
        int i = 0;
        for (; i <= length - 4 * Long.BYTES; i += 4 * Long.BYTES) {
            copyWord(sourceArray, from + i, targetArray, to + i);
            copyWord(sourceArray, from + i + 8, targetArray, to + i + 8);
            copyWord(sourceArray, from + i + 16, targetArray, to + i + 16);
            copyWord(sourceArray, from + i + 24, targetArray, to + i + 24);
        }
        for (; i < last; i += Long.BYTES) {
            copyWord(sourceArray, from + i, targetArray, to + i);
        }
        copyWord(sourceArray, from + last, targetArray, to + last); // may overlap the one before
    }

    private static void copyWord(byte[] source, long from, byte[] target, long to) {
        UnsafeApi.putLong(target, to, UnsafeApi.getLong(source, from));
    }

    /** Computes the CRC and writes it at the end. The length must be in place. */
    public static void seal(MutableDirectBuffer buffer, int offset) {
        int bodyLength = length(buffer, offset) - CRC_LENGTH;
        buffer.putInt(offset + bodyLength, Crc32c.of(buffer, offset, bodyLength), LITTLE_ENDIAN);
    }

    /** Whether the CRC at the end fits the bytes before it. The length must have been found plausible and in bounds. */
    public static boolean isIntact(DirectBuffer buffer, int offset) {
        int bodyLength = length(buffer, offset) - CRC_LENGTH;
        return buffer.getInt(offset + bodyLength, LITTLE_ENDIAN) == Crc32c.of(buffer, offset, bodyLength);
    }
}
