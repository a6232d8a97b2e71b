package io.ringfire.engine.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringfire.engine.fakes.Preambles;
import io.ringfire.engine.money.Conversions;
import io.ringfire.engine.money.QuoteBoard;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Where an account is calm over a stretch of equity, its bounds tell of peak and drawdown what every step does. */
class CalmEquityTest {
    private static final int ACCOUNTS = 500;
    private static final int STRETCHES = 40;
    private static final int MOST_STEPS = 6;
    private static final int WIDEST_MOVE = 100;

    private final SplittableRandom random = new SplittableRandom(7);
    private Account stepped = account();
    private Account bounded = account();

    private static Account account() {
        return new Account(0, Preambles.hedging("test"), new QuoteBoard(), new Conversions());
    }

    private static void comeTo(Account account, long equity) {
        account.moveOpenProfit(equity - account.equityMicros());
        account.trackDrawdown();
    }

    private long[] stretch() {
        long[] equities = new long[1 + random.nextInt(MOST_STEPS)];
        long equity = stepped.equityMicros();
        for (int i = 0; i < equities.length; i++) {
            equity += random.nextInt(-WIDEST_MOVE, WIDEST_MOVE + 1);
            equities[i] = equity;
        }
        return equities;
    }

    /** A person who resumes the account sets its peak for limits below the other one; a payment moves both. */
    private void disturb() {
        if (random.nextInt(50) == 0) {
            stepped.rearm();
            bounded.rearm();
        }
        if (random.nextInt(20) == 0) {
            long payment = random.nextInt(-10 * WIDEST_MOVE, 10 * WIDEST_MOVE);
            stepped.book(0, 0, 0, payment);
            bounded.book(0, 0, 0, payment);
        }
    }

    /** Seen failing: with stretches taken for calm that come to a new peak and a new depth. */
    @Test
    void shouldComeToTheSamePeakAndDrawdownInWhateverOrder() {
        int calm = 0;
        int restless = 0;
        for (int i = 0; i < ACCOUNTS * STRETCHES; i++) {
            if (i % STRETCHES == 0) {
                stepped = account();
                bounded = account();
            }
            disturb();
            long[] equities = stretch();
            long lowest = Arrays.stream(equities).min().orElseThrow();
            long highest = Arrays.stream(equities).max().orElseThrow();
            boolean isCalm = bounded.isCalm(lowest, highest, true);
            for (long equity : equities) {
                comeTo(stepped, equity);
                if (!isCalm) {
                    comeTo(bounded, equity);
                }
            }
            if (isCalm) {
                comeTo(bounded, lowest);
                comeTo(bounded, highest);
                comeTo(bounded, equities[equities.length - 1]);
            }
            calm += isCalm ? 1 : 0;
            restless += isCalm ? 0 : 1;
            assertEquals(stepped.foldState(0), bounded.foldState(0), "stretch " + i);
        }
        int[] seen = {calm, restless};
        assertTrue(seen[0] > 1_000 && seen[1] > 100, () -> Arrays.toString(seen));
    }

    /** Bounds that are not reached may only lie between what was reached before. Seen failing: with such bounds taken for reached ones. */
    @Test
    void shouldTakeBoundsThatAreNotReachedForCalmOnlyWithinWhatWasReachedBefore() {
        long base = stepped.equityMicros();
        comeTo(stepped, base + 1_000);
        comeTo(stepped, base - 1_000);

        assertTrue(stepped.isCalm(base - 1_000, base + 1_000, false));
        assertFalse(stepped.isCalm(base - 1_001, base + 1_000, false), "a new depth");
        assertFalse(stepped.isCalm(base, base + 1_001, false), "a new peak");
        stepped.rearm();
        assertFalse(stepped.isCalm(base - 1_000, base - 999, false), "a new peak for limits");
    }
}
