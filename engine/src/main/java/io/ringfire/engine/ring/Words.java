package io.ringfire.engine.ring;

import java.nio.ByteOrder;
import org.agrona.UnsafeApi;

/**
 * Little-endian words of a buffer's memory, without a check: for who has checked the bounds of all of them at once. {@code array} and
 * {@code address} are the buffer's {@code byteArray()} and {@code addressOffset()}.
 */
final class Words {
    private static final boolean IS_LITTLE_ENDIAN = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN;

    private Words() {}

    static long get(byte[] array, long address) {
        long word = UnsafeApi.getLong(array, address);
        return IS_LITTLE_ENDIAN ? word : Long.reverseBytes(word);
    }

    /** Of memory outside the heap. */
    static long get(long address) {
        long word = UnsafeApi.getLong(address);
        return IS_LITTLE_ENDIAN ? word : Long.reverseBytes(word);
    }

    static void put(byte[] array, long address, long word) {
        UnsafeApi.putLong(array, address, IS_LITTLE_ENDIAN ? word : Long.reverseBytes(word));
    }
}
