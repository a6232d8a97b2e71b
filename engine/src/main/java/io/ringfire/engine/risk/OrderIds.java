package io.ringfire.engine.risk;

import io.ringfire.engine.sbe.OrderEncoder;

/**
 * Order ids: mode letter, six base-32 characters of the installation, and a counter in base 32. At most 20 ASCII characters;
 * never reused, since the next counter rides in RunStarted.
 */
final class OrderIds {
    private static final byte[] BASE_32 = {
        '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'J', 'K', 'M', 'N',
        'P', 'Q', 'R', 'S', 'T', 'V', 'W', 'X', 'Y', 'Z'
    };
    private static final int INSTALLATION_LENGTH = 6;
    private static final int PREFIX_LENGTH = 1 + INSTALLATION_LENGTH;

    private final byte[] prefix = new byte[PREFIX_LENGTH];
    private final byte[] id = new byte[OrderEncoder.orderIdLength()];
    private long nextNumber = 1;

    /** Takes over from the run's first record. */
    void start(byte mode, byte[] installation, long firstNumber) {
        prefix[0] = mode;
        System.arraycopy(installation, 0, prefix, 1, INSTALLATION_LENGTH);
        nextNumber = firstNumber;
    }

    /** Number of the order that {@link #next} will name. */
    long nextNumber() {
        return nextNumber;
    }

    /** Writes the next id and counts on. */
    long next(OrderEncoder order) {
        long number = nextNumber++;
        int digits = 1;
        for (long rest = number >>> 5; rest != 0; rest >>>= 5) {
            digits++;
        }
        System.arraycopy(prefix, 0, id, 0, PREFIX_LENGTH);
        long rest = number;
        for (int i = PREFIX_LENGTH + digits - 1; i >= PREFIX_LENGTH; i--) {
            id[i] = BASE_32[(int) (rest & 31)];
            rest >>>= 5;
        }
        for (int i = PREFIX_LENGTH + digits; i < id.length; i++) {
            id[i] = 0;
        }
        order.putOrderId(id, 0);
        order.orderNumber(number);
        return number;
    }
}
