package io.ringfire.engine.number;

/**
 * A magnitude of up to 256 bits in limbs of 32, the long way, for products and divisors that {@link WideProduct} cannot hold in two
 * words. Mutable and reused; one thread; allocates nothing.
 */
final class Limbs {
    private static final int LIMBS = 8;
    private static final long LIMB_MASK = 0xFFFF_FFFFL;

    /** Least significant first. */
    private final long[] limbs = new long[LIMBS];

    private int used;

    /** Starts with an unsigned number of two words. */
    Limbs set(long high, long low) {
        limbs[0] = low & LIMB_MASK;
        limbs[1] = low >>> 32;
        limbs[2] = high & LIMB_MASK;
        limbs[3] = high >>> 32;
        for (int i = 4; i < LIMBS; i++) {
            limbs[i] = 0;
        }
        trim();
        return this;
    }

    /** Multiplies by an unsigned number. */
    void times(long magnitude) {
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
     * Divided by the product of both, which are positive, and rounded HALF_UP; spoils the number.
     *
     * <p>round(x / ab) = floor((2x + ab) / 2ab), and floors nest: floor(floor(y / a) / b) = floor(y / ab). So add ab to 2x,
     * then divide by a, b and 2 in turn.
     */
    long dividedHalfUp(long first, long second) {
        long low = first * second;
        long high = Math.multiplyHigh(first, second);
        shiftLeftOne();
        addAt(0, low & LIMB_MASK);
        addAt(1, low >>> 32);
        addAt(2, high & LIMB_MASK);
        addAt(3, high >>> 32);
        trim();
        divide(first);
        divide(second);
        divide(2);
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

    private void divide(long divisor) {
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
