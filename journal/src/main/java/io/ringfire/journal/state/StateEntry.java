package io.ringfire.journal.state;

import static java.nio.ByteOrder.LITTLE_ENDIAN;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;

/**
 * A published value.
 *
 * @param version grows with every change of any value of one view, so what changed since a version is what is above it
 * @param updatedNs when it was published, epoch ns
 * @param json the value
 */
public record StateEntry(long version, long updatedNs, String json) {
    /** Longest value, in bytes of UTF-8. */
    public static final int MAX_JSON_BYTES = 480;

    static final int HEADER_BYTES = 2 * Long.BYTES;

    /** Bytes as the map holds them: version, time, text. */
    byte[] toBytes() {
        byte[] text = json.getBytes(UTF_8);
        return ByteBuffer.allocate(HEADER_BYTES + text.length)
                .order(LITTLE_ENDIAN)
                .putLong(version)
                .putLong(updatedNs)
                .put(text)
                .array();
    }

    static StateEntry of(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(LITTLE_ENDIAN);
        return new StateEntry(
                buffer.getLong(),
                buffer.getLong(),
                new String(bytes, HEADER_BYTES, bytes.length - HEADER_BYTES, UTF_8));
    }
}
