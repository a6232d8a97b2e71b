package io.ringfire.engine.number;

/**
 * A product of longs past 64 bits (up to 256), divided once and rounded once: the way in which money is computed.
 * Mutable and reused; one thread; allocates nothing.
 *
 * <pre>
 *   wide.of(quantityMicroLots).times(contractSize).times(pricePoints).dividedHalfUp(pointScale)
 * </pre>
 *
 * HALF_UP is on the exact value, by magnitude, as {@link java.math.RoundingMode#HALF_UP}. A result that does not fit in a
 * long throws {@link ArithmeticException}; nothing wraps.
 */
public final class WideProduct {
    private static final int LIMBS = 8;
    private static final long LIMB_MASK = 0xFFFF_FFFFL;

    /** 32-bit limbs of the magnitude, least significant first; unused while the product is {@link #small}. */
    private final long[] limbs = new long[LIMBS];

    private int used;
    private boolean negative;
    private boolean isSmall;

    /** The whole value while it fits in a long. */
    private long small;

    /** Whether a product fits in a long. */
    public static boolean fits(long factor, long otherFactor) {
        return Math.multiplyHigh(factor, otherFactor) == factor * otherFactor >> 63;
    }

    /** Starts a new product. */
    public WideProduct of(long factor) {
        isSmall = true;
        small = factor;
        return this;
    }

    /** Multiplies. */
    public WideProduct times(long factor) {
        if (factor == 0) {
            return of(0);
        }
        if (isSmall) {
            long high = Math.multiplyHigh(small, factor);
            long low = small * factor;
            if ((high == 0 && low >= 0) || (high == -1 && low < 0)) {
                small = low;
                return this;
            }
            spill();
        }
        multiplyLimbs(factor);
        return this;
    }

    /** The product divided by {@code divisor}, rounded HALF_UP. */
    public long dividedHalfUp(long divisor) {
        return dividedHalfUp(divisor, 1);
    }

    /** The product divided by {@code divisor * secondDivisor}, which may pass 64 bits, rounded HALF_UP once. */
    public long dividedHalfUp(long divisor, long secondDivisor) {
        if (divisor == 0 || secondDivisor == 0) {
            throw new ArithmeticException("division by zero");
        }
        boolean resultNegative = isNegative() ^ divisor < 0 ^ secondDivisor < 0;
        long first = Math.absExact(divisor);
        long second = Math.absExact(secondDivisor);
        if (isSmall && second == 1 && small != Long.MIN_VALUE) {
            long magnitude = Math.abs(small);
            long quotient = magnitude / first;
            long remainder = magnitude - quotient * first;
            return signed(remainder >= first - remainder ? quotient + 1 : quotient, resultNegative);
        }
        spill();
        long quotient = roundLimbs(first, second);
        return signed(quotient, resultNegative);
    }

    /** Sign of the product: -1, 0 or 1. */
    public int signum() {
        if (isSmall) {
            return Long.signum(small);
        }
        return negative ? -1 : 1;
    }

    private boolean isNegative() {
        return isSmall ? small < 0 : negative;
    }

    private static long signed(long magnitude, boolean asNegative) {
        return asNegative ? -magnitude : magnitude;
    }

    private void spill() {
        if (!isSmall) {
            return;
        }
        negative = small < 0;
        long magnitude = negative ? -small : small;
        clear();
        limbs[0] = magnitude & LIMB_MASK;
        limbs[1] = magnitude >>> 32;
        used = limbs[1] != 0 ? 2 : 1;
        isSmall = false;
    }

    private void clear() {
        for (int i = 0; i < LIMBS; i++) {
            limbs[i] = 0;
        }
    }

    private void multiplyLimbs(long factor) {
        long magnitude = factor < 0 ? -factor : factor;
        negative ^= factor < 0;
        long low = magnitude & LIMB_MASK;
        long high = magnitude >>> 32;
        long previous = 0;
        long carry = 0;
        for (int i = 0; i < LIMBS; i++) {
            long limb = limbs[i];
            // limb * low + carry stays below 2^64; the high part joins one limb later.
            long lowPart = limb * low;
            long highPart = previous * high;
            long sum = (lowPart & LIMB_MASK) + (highPart & LIMB_MASK) + (carry & LIMB_MASK);
            carry = (lowPart >>> 32) + (highPart >>> 32) + (carry >>> 32) + (sum >>> 32);
            limbs[i] = sum & LIMB_MASK;
            previous = limb;
        }
        if (carry != 0 || previous * high != 0) {
            throw new ArithmeticException("product does not fit in 256 bits");
        }
        trim();
    }

    private void trim() {
        used = LIMBS;
        while (used > 1 && limbs[used - 1] == 0) {
            used--;
        }
    }

    /**
     * round(x / ab) = floor((2x + ab) / 2ab), and floors nest: floor(floor(y / a) / b) = floor(y / ab). So add ab to 2x,
     * then divide by a, b and 2 in turn.
     */
    private long roundLimbs(long first, long second) {
        long low = first * second;
        long high = Math.multiplyHigh(first, second);
        shiftLeftOne();
        addAt(0, low & LIMB_MASK);
        addAt(1, low >>> 32);
        addAt(2, high & LIMB_MASK);
        addAt(3, high >>> 32);
        trim();
        divideLimbs(first);
        divideLimbs(second);
        divideLimbs(2);
        if (used > 2 || limbs[1] >>> 31 != 0) {
            throw new ArithmeticException("quotient does not fit in 64 bits");
        }
        return limbs[1] << 32 | limbs[0];
    }

    private void shiftLeftOne() {
        long carry = 0;
        for (int i = 0; i < LIMBS; i++) {
            long shifted = limbs[i] << 1 | carry;
            limbs[i] = shifted & LIMB_MASK;
            carry = shifted >>> 32;
        }
        if (carry != 0) {
            throw new ArithmeticException("product does not fit in 255 bits");
        }
    }

    private void addAt(int index, long value) {
        long carry = value;
        for (int i = index; i < LIMBS && carry != 0; i++) {
            long sum = limbs[i] + carry;
            limbs[i] = sum & LIMB_MASK;
            carry = sum >>> 32;
        }
    }

    private void divideLimbs(long divisor) {
        if (divisor == 1) {
            return;
        }
        long remainder = 0;
        if (divisor <= Integer.MAX_VALUE) {
            for (int i = used - 1; i >= 0; i--) {
                long dividend = remainder << 32 | limbs[i];
                limbs[i] = dividend / divisor;
                remainder = dividend - limbs[i] * divisor;
            }
        } else {
            for (int i = used - 1; i >= 0; i--) {
                long quotient = 0;
                for (int bit = 31; bit >= 0; bit--) {
                    // remainder < divisor < 2^63, so the doubled one fits when read as unsigned
                    remainder = remainder << 1 | limbs[i] >>> bit & 1;
                    quotient <<= 1;
                    if (Long.compareUnsigned(remainder, divisor) >= 0) {
                        remainder -= divisor;
                        quotient |= 1;
                    }
                }
                limbs[i] = quotient;
            }
        }
        trim();
    }
}
