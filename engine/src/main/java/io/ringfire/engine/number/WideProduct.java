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
 *
 * <p>Two words hold what money comes to; what is larger, or divided by more than a word, goes the long way of {@link Limbs}.
 */
public final class WideProduct {
    private static final long HALF_MASK = 0xFFFF_FFFFL;

    /** The magnitude, unsigned; in {@link #limbs} where {@link #isLarge}. */
    private long high;

    private long low;
    private boolean negative;
    private boolean isLarge;
    private final Limbs limbs = new Limbs();

    /** Whether a product fits in a long. */
    public static boolean fits(long factor, long otherFactor) {
        return Math.multiplyHigh(factor, otherFactor) == factor * otherFactor >> 63;
    }

    /** Starts a new product. */
    public WideProduct of(long factor) {
        high = 0;
        low = magnitude(factor);
        negative = factor < 0;
        isLarge = false;
        return this;
    }

    /** Multiplies. */
    public WideProduct times(long factor) {
        if (factor == 0) {
            return of(0);
        }
        long magnitude = magnitude(factor);
        negative ^= factor < 0;
        if (isLarge) {
            limbs.times(magnitude);
            return this;
        }
        long carry = unsignedHigh(low, magnitude);
        long newHigh = high * magnitude + carry;
        if (high != 0 && (unsignedHigh(high, magnitude) != 0 || Long.compareUnsigned(newHigh, carry) < 0)) {
            limbs.set(high, low).times(magnitude);
            isLarge = true;
        } else {
            high = newHigh;
            low *= magnitude;
        }
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
        boolean resultNegative = negative ^ divisor < 0 ^ secondDivisor < 0;
        long first = Math.absExact(divisor);
        long second = Math.absExact(secondDivisor);
        long quotient;
        if (!isLarge && fits(first, second)) {
            quotient = roundedHalfUp(first * second);
        } else {
            quotient = (isLarge ? limbs : limbs.set(high, low)).dividedHalfUp(first, second);
        }
        return resultNegative ? -quotient : quotient;
    }

    /** Sign of the product: -1, 0 or 1. */
    public int signum() {
        if (!isLarge && (high | low) == 0) {
            return 0;
        }
        return negative ? -1 : 1;
    }

    private long roundedHalfUp(long divisor) {
        long quotient;
        if (high == 0) {
            quotient = low >= 0 ? low / divisor : Long.divideUnsigned(low, divisor);
        } else if (Long.compareUnsigned(high, divisor) < 0) {
            quotient = quotientOfTwoWords(divisor);
        } else {
            throw tooLarge();
        }
        long remainder = low - quotient * divisor; // below the divisor, so the low words alone tell it
        if (quotient >= 0 && remainder >= divisor - remainder) {
            quotient++;
        }
        if (quotient < 0) {
            throw tooLarge();
        }
        return quotient;
    }

    /**
     * Both words by one, {@code high} below the divisor: the schoolbook's long division by halves of words (Knuth, The Art of Computer
     * Programming 4.3.1, algorithm D, two digits by two).
     */
    private long quotientOfTwoWords(long divisor) {
        int shift = Long.numberOfLeadingZeros(divisor);
        long normal = divisor << shift;
        long top = high << shift | low >>> -shift; // the divisor is positive, so shift is not 0
        long bottom = low << shift;
        long upper = digit(top, bottom >>> 32, normal);
        long rest = (top << 32 | bottom >>> 32) - upper * normal;
        long lower = digit(rest, bottom & HALF_MASK, normal);
        return (upper << 32) + lower;
    }

    /**
     * One digit of 32 bits: {@code (rest * 2^32 + next) / normal}, where the rest is below the divisor, and that has its top bit set. The
     * guess may be too large by two.
     */
    private static long digit(long rest, long next, long normal) {
        long leading = normal >>> 32;
        long trailing = normal & HALF_MASK;
        long digit = Long.divideUnsigned(rest, leading);
        long left = rest - digit * leading;
        while (Long.compareUnsigned(digit * trailing, left << 32 | next) > 0) {
            digit--;
            left += leading;
            if (left > HALF_MASK) {
                break;
            }
        }
        return digit;
    }

    /** The upper word of an unsigned product; {@code Math.unsignedMultiplyHigh} came with Java 18. */
    private static long unsignedHigh(long factor, long otherFactor) {
        return Math.multiplyHigh(factor, otherFactor) + (factor >> 63 & otherFactor) + (otherFactor >> 63 & factor);
    }

    /** Unsigned, so that that of {@code Long.MIN_VALUE} is one too. */
    private static long magnitude(long number) {
        return number < 0 ? -number : number;
    }

    private static ArithmeticException tooLarge() {
        return new ArithmeticException("quotient does not fit in 64 bits");
    }
}
