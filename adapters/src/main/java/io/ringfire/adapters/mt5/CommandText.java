package io.ringfire.adapters.mt5;

import static io.ringfire.adapters.mt5.EaKeys.ascii;

import io.ringfire.engine.number.Scale;
import io.ringfire.engine.order.Side;

/**
 * Writes commands as an EA can read them: flat, compact, ASCII, each key once, numbers as plain decimals. The EA looks for the
 * literal text {@code "key":} and knows no escapes. One thread; allocates nothing.
 */
final class CommandText {
    /** An EA reads no more of a command. */
    static final int MAX_BYTES = 4_096;

    private static final byte[] FIRE = ascii("{\"type\":\"fire\",\"target_uuid\":\"");
    private static final byte[] CLOSE = ascii("{\"type\":\"close_ticket\",\"target_uuid\":\"");
    private static final byte[] PING = ascii("{\"type\":\"ping\",\"target_uuid\":\"");
    private static final byte[] FIRE_ID = ascii("\",\"fire_id\":\"");
    private static final byte[] SYMBOL = ascii("\",\"symbol\":\"");
    private static final byte[] BUY = ascii("\",\"direction\":\"BUY\",\"entry\":0,\"sl\":");
    private static final byte[] SELL = ascii("\",\"direction\":\"SELL\",\"entry\":0,\"sl\":");
    private static final byte[] TARGET = ascii(",\"tp\":");
    private static final byte[] LOT = ascii(",\"lot\":");
    private static final byte[] TICKET = ascii("\",\"ticket\":");
    private static final byte[] PING_ID = ascii("\",\"ping_id\":\"");

    private final byte[] bytes = new byte[MAX_BYTES];
    private final byte[] digits = new byte[24];
    private int length;

    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }

    void fire(
            byte[] uuid,
            byte[] orderId,
            int orderIdLength,
            byte[] symbol,
            Side side,
            long stopPoints,
            long targetPoints,
            int priceDigits,
            long microLots) {
        length = 0;
        put(FIRE);
        put(uuid);
        put(FIRE_ID);
        put(orderId, orderIdLength);
        put(SYMBOL);
        put(symbol);
        put(side == Side.BUY ? BUY : SELL);
        decimal(stopPoints, priceDigits, priceDigits);
        put(TARGET);
        decimal(targetPoints, priceDigits, priceDigits);
        put(LOT);
        decimal(microLots, Scale.MICRO_DIGITS, 2);
        put((byte) '}');
    }

    void close(byte[] uuid, long ticket) {
        length = 0;
        put(CLOSE);
        put(uuid);
        put(TICKET);
        decimal(ticket, 0, 0);
        put((byte) '}');
    }

    void ping(byte[] uuid, byte[] pingId) {
        length = 0;
        put(PING);
        put(uuid);
        put(PING_ID);
        put(pingId);
        put((byte) '"');
        put((byte) '}');
    }

    /** Writes a scaled number; zeros beyond {@code leastDecimals} are left out. */
    private void decimal(long value, int scale, int leastDecimals) {
        long rest = value;
        int decimals = scale;
        while (decimals > leastDecimals && rest % 10 == 0) {
            rest /= 10;
            decimals--;
        }
        int count = 0;
        do {
            digits[count++] = (byte) ('0' + rest % 10);
            rest /= 10;
        } while (rest > 0 || count <= decimals);
        for (int i = count - 1; i >= 0; i--) {
            put(digits[i]);
            if (i == decimals && decimals > 0) {
                put((byte) '.');
            }
        }
    }

    private void put(byte[] text) {
        put(text, text.length);
    }

    private void put(byte[] text, int count) {
        System.arraycopy(text, 0, bytes, length, count);
        length += count;
    }

    private void put(byte one) {
        bytes[length++] = one;
    }
}
