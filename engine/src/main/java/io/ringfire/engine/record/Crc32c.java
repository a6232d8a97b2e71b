package io.ringfire.engine.record;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;
import org.agrona.DirectBuffer;

/**
 * CRC32C of a range of an Agrona buffer by the JDK's intrinsic. Any thread; allocates once for each thread and each
 * backing byte buffer that the thread meets, nothing after that.
 */
final class Crc32c {
    private static final ThreadLocal<Crc32c> PER_THREAD = ThreadLocal.withInitial(Crc32c::new);

    private final CRC32C crc = new CRC32C();
    private ByteBuffer backing;
    private ByteBuffer view;

    private Crc32c() {}

    /** The CRC of {@code length} bytes from {@code offset}. */
    static int of(DirectBuffer buffer, int offset, int length) {
        return PER_THREAD.get().compute(buffer, offset, length);
    }

    private int compute(DirectBuffer buffer, int offset, int length) {
        crc.reset();
        byte[] array = buffer.byteArray();
        if (array != null) {
            crc.update(array, buffer.wrapAdjustment() + offset, length);
        } else {
            ByteBuffer bytes = viewOf(buffer.byteBuffer());
            int from = buffer.wrapAdjustment() + offset;
            bytes.limit(from + length).position(from);
            crc.update(bytes);
        }
        return (int) crc.getValue();
    }

    /** A duplicate whose position and limit are ours to move. */
    private ByteBuffer viewOf(ByteBuffer source) {
        if (backing != source) {
            backing = source;
            view = source.duplicate();
        }
        return view.clear();
    }
}
