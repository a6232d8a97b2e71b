package io.ringfire.adapters.file;

import java.nio.charset.StandardCharsets;

/**
 * Reads decimal text as a whole number of points of 10^-digits, exactly: no floating point takes part.
 *
 * <p>A value further than 10^-9 from a multiple of 10^-digits is refused as {@link Refusal#OFF_GRID}, never rounded. A
 * nearer one is that multiple, and {@link #artefact()} tells so: {@code 1.1000100000000001} with five digits is 110001.
 * Trailing zeros are no artefact.
 *
 * <p>One thread; allocates nothing on byte ranges.
 */
public final class PriceParser {
    /** Most digits: with nine the tolerance would reach the next multiple. */
    public static final int MAX_DIGITS = 8;

    /** Largest value, so that twice a price in half points still fits 64 bits many times over. */
    public static final long MAX_POINTS = 100_000_000_000_000_000L;

    /** What a parse returns when it refuses; {@link #refusal()} then says why. */
    public static final long REFUSED = -1;

    private static final int TOLERANCE_DIGITS = 9;
    private static final long[] POWERS_OF_TEN = new long[TOLERANCE_DIGITS + 1];

    static {
        POWERS_OF_TEN[0] = 1;
        for (int i = 1; i < POWERS_OF_TEN.length; i++) {
            POWERS_OF_TEN[i] = 10 * POWERS_OF_TEN[i - 1];
        }
    }

    private final int digits;
    private final long tailUnit; // 10^-digits in units of the tolerance
    private boolean artefact;
    private Refusal refusal;

    /**
     * A parser for prices of 10^-digits.
     *
     * @throws IllegalArgumentException if digits is not in 0…{@value #MAX_DIGITS}
     */
    public PriceParser(int digits) {
        if (digits < 0 || digits > MAX_DIGITS) {
            throw new IllegalArgumentException("digits=" + digits + " is not in 0.." + MAX_DIGITS);
        }
        this.digits = digits;
        this.tailUnit = POWERS_OF_TEN[TOLERANCE_DIGITS - digits];
    }

    /** Points of the ASCII text in bytes from…to-1, from 1 to {@link #MAX_POINTS}; else {@link #REFUSED}. */
    public long parse(byte[] text, int from, int to) {
        long points = parseNonNegative(text, from, to);
        return points == 0 ? refuse(Refusal.NOT_POSITIVE) : points;
    }

    /** As the other, for text at hand; allocates. */
    public long parse(CharSequence text) {
        byte[] bytes = text.toString().getBytes(StandardCharsets.US_ASCII); // what is not ASCII becomes '?'
        return parse(bytes, 0, bytes.length);
    }

    /** As {@link #parse(byte[], int, int)}, but zero is a value: for volumes and times. */
    long parseNonNegative(byte[] text, int from, int to) {
        artefact = false;
        refusal = null;
        if (from >= to) {
            return refuse(Refusal.EMPTY);
        }
        boolean negative = text[from] == '-';
        int at = negative ? from + 1 : from;
        int wholeFrom = at;
        long points = 0;
        for (; at < to && isDigit(text[at]); at++) {
            points = append(points, text[at]);
        }
        if (at == wholeFrom) {
            return refuse(Refusal.NOT_A_NUMBER);
        }
        int fraction = 0; // digits after the point
        long tail = 0; // those behind the grid, down to the tolerance
        boolean beyond = false; // whether anything lies behind the tolerance
        if (at < to && text[at] == '.') {
            for (at++; at < to && isDigit(text[at]); at++, fraction++) {
                if (fraction < digits) {
                    points = append(points, text[at]);
                } else if (fraction < TOLERANCE_DIGITS) {
                    tail = 10 * tail + text[at] - '0';
                } else {
                    beyond |= text[at] != '0';
                }
            }
            if (fraction == 0) {
                return refuse(Refusal.NOT_A_NUMBER);
            }
        }
        if (at != to) {
            return refuse(Refusal.NOT_A_NUMBER);
        }
        if (negative) {
            return refuse(Refusal.NOT_POSITIVE);
        }
        long scale = POWERS_OF_TEN[Math.max(0, digits - fraction)];
        if (points > MAX_POINTS / scale) {
            return refuse(Refusal.OUT_OF_RANGE);
        }
        tail *= POWERS_OF_TEN[TOLERANCE_DIGITS - Math.min(TOLERANCE_DIGITS, Math.max(digits, fraction))];
        return onGrid(points * scale, tail, beyond);
    }

    private long onGrid(long points, long tail, boolean beyond) {
        if (tail == 0 && !beyond) {
            return points;
        }
        if (tail == 0 || (tail == 1 && !beyond)) {
            artefact = true;
            return points;
        }
        if (tail == tailUnit - 1) {
            artefact = true;
            return points + 1;
        }
        return refuse(Refusal.OFF_GRID);
    }

    /** Whether the last parse took the nearest multiple of a value beside it. */
    public boolean artefact() {
        return artefact;
    }

    /** Why the last parse refused; null when it did not. */
    public Refusal refusal() {
        return refusal;
    }

    private long refuse(Refusal why) {
        refusal = why;
        return REFUSED;
    }

    /** Stays above the bound once it is there, so a long row of digits cannot wrap. */
    private static long append(long points, byte digit) {
        return points > MAX_POINTS ? points : 10 * points + digit - '0';
    }

    private static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }
}
