package io.ringfire.engine.number;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Against BigInteger. Seen failing with the limb shift in the division's bit loop taken out, with the rounding of the small
 * way done by {@code 2 * remainder >= divisor}, which wraps, and without each of: a digit's corrections, their end, the carry of a
 * product's upper word, the guard before the quotient is rounded up.
 */
class WideProductTest {
    private static final long[] EXTREMES = {
        0,
        1,
        -1,
        2,
        -2,
        3,
        10,
        0x7FFF_FFFFL,
        0x8000_0000L,
        0xFFFF_FFFFL,
        0x1_0000_0000L,
        1_000_000_000_000_000_000L,
        Long.MAX_VALUE,
        Long.MAX_VALUE - 1,
        -Long.MAX_VALUE,
        Long.MIN_VALUE
    };
    private static final BigInteger BOUND = BigInteger.ONE.shiftLeft(254);
    private static final BigInteger MAX = BigInteger.valueOf(Long.MAX_VALUE);

    private final WideProduct wide = new WideProduct();
    private final Random random = new Random(20240110);

    @Test
    void shouldEqualTheExactQuotientRoundedHalfUp() {
        for (int i = 0; i < 400_000; i++) {
            long[] factors = new long[1 + random.nextInt(4)];
            for (int f = 0; f < factors.length; f++) {
                factors[f] = number();
            }
            check(factors, divisor(), random.nextBoolean() ? 1 : divisor());
        }
    }

    @Test
    void shouldEqualTheExactQuotientAtTheExtremes() {
        for (long first : EXTREMES) {
            for (long second : EXTREMES) {
                for (long third : EXTREMES) {
                    for (long divisor : EXTREMES) {
                        if (divisor != 0 && divisor != Long.MIN_VALUE) {
                            check(new long[] {first, second}, divisor, 1);
                            check(new long[] {first, second, third}, divisor, Long.MAX_VALUE);
                            check(new long[] {first, second, third}, divisor, 7);
                        }
                    }
                }
            }
        }
    }

    /** Quotients and divisors whose halves are all ones or next to nothing, where a guessed digit is too large by one or two. */
    @Test
    void shouldEqualTheExactQuotientWhereADigitIsGuessedTooLarge() {
        long[] halves = {0, 1, 2, 0x7FFF_FFFFL, 0x8000_0000L, 0x8000_0001L, 0xFFFF_FFFEL, 0xFFFF_FFFFL};
        for (int i = 0; i < 200_000; i++) {
            long divisor = Math.max(1, halves(halves) >>> 1 + random.nextInt(8));
            long quotient = halves(halves) >>> 1 + random.nextInt(8);
            long near = Math.max(0, divisor + random.nextInt(5) - 2);
            check(new long[] {quotient, near}, divisor, 1);
            check(new long[] {quotient, near, 1 + random.nextInt(3)}, divisor, 1 + random.nextInt(2));
        }
    }

    private long halves(long[] halves) {
        return halves[random.nextInt(halves.length)] << 32
                | (random.nextInt(4) == 0 ? random.nextInt() & 0xFFFF_FFFFL : halves[random.nextInt(halves.length)]);
    }

    @Test
    void shouldRoundHalvesAwayFromZero() {
        assertEquals(3, wide.of(5).dividedHalfUp(2));
        assertEquals(-3, wide.of(-5).dividedHalfUp(2));
        assertEquals(-3, wide.of(5).dividedHalfUp(-2));
        assertEquals(2, wide.of(9).dividedHalfUp(2, 2));
        assertEquals(3, wide.of(10).dividedHalfUp(2, 2));
        assertEquals(-3, wide.of(-10).dividedHalfUp(2, 2));
    }

    @Test
    void shouldRoundOnceThoughItDividesTwice() {
        // 149 / 100 is 1.49; by 10 first, rounded, it would be 15 / 10, and that 2
        assertEquals(1, wide.of(149).dividedHalfUp(10, 10));
    }

    @Test
    void shouldThrowRatherThanWrap() {
        assertThrows(
                ArithmeticException.class,
                () -> wide.of(Long.MAX_VALUE).times(2).dividedHalfUp(1));
        // 2^65 - 1, the half of which rounds up to 2^64, where a quotient of one word is 0 again
        wide.of(31).times(8_191).times(145_295_143_558_111L);
        assertThrows(ArithmeticException.class, () -> wide.dividedHalfUp(2));
        assertThrows(ArithmeticException.class, () -> wide.of(1).dividedHalfUp(0));
        assertThrows(ArithmeticException.class, () -> wide.of(1).dividedHalfUp(3, 0));
        wide.of(Long.MAX_VALUE).times(Long.MAX_VALUE).times(Long.MAX_VALUE).times(Long.MAX_VALUE);
        assertThrows(ArithmeticException.class, () -> wide.times(Long.MAX_VALUE));
    }

    @Test
    void shouldKnowItsSign() {
        assertEquals(0, wide.of(0).times(-7).signum());
        assertEquals(-1, wide.of(5).times(-7).signum());
        assertEquals(1, wide.of(Long.MIN_VALUE).times(Long.MIN_VALUE).signum());
        assertEquals(-1, wide.of(Long.MAX_VALUE).times(Long.MIN_VALUE).signum());
        assertEquals(0, wide.of(Long.MAX_VALUE).times(Long.MAX_VALUE).times(0).signum());
    }

    private void check(long[] factors, long divisor, long secondDivisor) {
        BigInteger product = BigInteger.ONE;
        for (long factor : factors) {
            product = product.multiply(BigInteger.valueOf(factor));
        }
        if (product.abs().compareTo(BOUND) >= 0) {
            return;
        }
        BigInteger exact = new BigDecimal(product)
                .divide(
                        new BigDecimal(BigInteger.valueOf(divisor).multiply(BigInteger.valueOf(secondDivisor))),
                        0,
                        RoundingMode.HALF_UP)
                .toBigInteger();
        wide.of(factors[0]);
        for (int i = 1; i < factors.length; i++) {
            wide.times(factors[i]);
        }
        if (exact.abs().compareTo(MAX) > 0) {
            assertThrows(ArithmeticException.class, () -> wide.dividedHalfUp(divisor, secondDivisor));
        } else {
            assertEquals(exact.longValueExact(), wide.dividedHalfUp(divisor, secondDivisor));
        }
    }

    /** Any size is as likely as another; a tenth are extremes. */
    private long number() {
        return random.nextInt(10) == 0
                ? EXTREMES[random.nextInt(EXTREMES.length)]
                : random.nextLong() >> random.nextInt(64);
    }

    private long divisor() {
        long number = number();
        return number == 0 || number == Long.MIN_VALUE ? 1 + random.nextInt(1_000) : number;
    }
}
