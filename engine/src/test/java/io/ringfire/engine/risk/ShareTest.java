package io.ringfire.engine.risk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigInteger;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ShareTest {
    @Test
    void shouldTakeTheSmallerOfAShareAndAnAmount() {
        assertEquals(10_000, new Share(10_000, 0).of(1_000_000));
        assertEquals(9_999, new Share(10_000, 9_999).of(1_000_000));
        assertEquals(10_000, new Share(10_000, 10_001).of(1_000_000));
        assertEquals(5, new Share(0, 5).of(-1), "an amount does not ask for equity");
    }

    @Test
    void shouldLeaveNothingOfEquityThatIsGone() {
        assertEquals(0, new Share(1_000_000, 0).of(0));
        assertEquals(0, new Share(1_000_000, 5).of(-1));
        assertEquals(0, new Share(1_000_000, 0).of(Long.MIN_VALUE));
    }

    @Test
    void shouldBeExactForAnyEquity() {
        SplittableRandom random = new SplittableRandom(4);
        for (int i = 0; i < 100_000; i++) {
            long equity = random.nextLong() >>> 1 + random.nextInt(40);
            int ppm = 1 + random.nextInt(1_000_000);
            BigInteger exact =
                    BigInteger.valueOf(equity).multiply(BigInteger.valueOf(ppm)).divide(BigInteger.valueOf(1_000_000));
            assertEquals(exact.longValueExact(), new Share(ppm, 0).of(equity));
        }
        assertEquals(Long.MAX_VALUE, new Share(1_000_000, 0).of(Long.MAX_VALUE));
        assertEquals(Long.MAX_VALUE, new Share(1_000_000_000, 0).of(Long.MAX_VALUE));
        assertEquals(5_000_000_000L, new Share(1_000_000_000, 0).of(5_000_000));
    }

    @Test
    void shouldRefuseWhatIsNoShare() {
        assertThrows(IllegalArgumentException.class, () -> new Share(-1, 0));
        assertThrows(IllegalArgumentException.class, () -> new Share(1_000_000_001, 0));
        assertThrows(IllegalArgumentException.class, () -> new Share(0, -1));
        assertFalse(Share.NONE.isSet());
    }

    @Test
    void shouldBeTheStricterOfTwoWhereZeroIsNone() {
        assertEquals(new Share(5, 7), new Share(5, 0).and(new Share(0, 7)));
        assertEquals(new Share(5, 7), new Share(5, 9).and(new Share(6, 7)));
    }

    /** Of times between two entries the longer is the stricter, of all else the smaller. */
    @ParameterizedTest
    @EnumSource(Limit.class)
    void shouldTakeTheStricterOfEachLimit(Limit limit) {
        EntryLimits one = EntryLimits.NONE.with(limit, 1);
        EntryLimits two = EntryLimits.NONE.with(limit, 2);
        boolean isLonger = limit.name().endsWith("_NS");
        boolean isFlag = limit == Limit.REQUIRE_STOP || limit == Limit.REFUSE_CROSSED || limit == Limit.BLOCK_OPPOSITE;
        assertEquals(isLonger || isFlag ? 2 : 1, one.and(two).of(limit));
        assertEquals(isLonger || isFlag ? 2 : 1, two.and(one).of(limit));
        assertEquals(1, one.and(EntryLimits.NONE).of(limit));
        assertEquals(1, EntryLimits.NONE.and(one).of(limit));
        assertThrows(IllegalArgumentException.class, () -> one.with(limit, -1));
    }
}
