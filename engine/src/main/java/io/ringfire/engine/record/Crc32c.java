package io.ringfire.engine.record;

import java.util.zip.CRC32C;
import org.agrona.DirectBuffer;

/**
 * CRC32C of a frame by the JDK's intrinsic. Any thread; allocates once a thread. Goes through a copy on the heap: every slot of
 * a ring has buffers of its own, and the JDK takes memory outside of the heap only as a ByteBuffer, of which it would need one
 * for each.
 */
final class Crc32c {
    private static final ThreadLocal<Crc32c> PER_THREAD = ThreadLocal.withInitial(Crc32c::new);

    private final CRC32C crc = new CRC32C();
    private final byte[] bytes = new byte[RecordFrame.MAX_LENGTH];

    private Crc32c() {}

    /** The CRC of {@code length} bytes from {@code offset}, at most {@link RecordFrame#MAX_LENGTH}. */
    static int of(DirectBuffer buffer, int offset, int length) {
        return PER_THREAD.get().compute(buffer, offset, length);
    }

    private int compute(DirectBuffer buffer, int offset, int length) {
        buffer.getBytes(offset, bytes, 0, length);
        crc.reset();
        crc.update(bytes, 0, length);
        return (int) crc.getValue();
    }
}
