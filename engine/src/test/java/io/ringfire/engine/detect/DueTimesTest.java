package io.ringfire.engine.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Seen failing: with a change that stops below the root, and with one taken for not due at its very instant. */
class DueTimesTest {
    @Test
    void shouldEqualALookAtAllOfThem() {
        SplittableRandom random = new SplittableRandom(11);
        for (int size = 1; size <= 40; size++) {
            DueTimes times = new DueTimes(size);
            long[] model = new long[size];
            Arrays.fill(model, DueTimes.NEVER);
            for (int step = 0; step < 500; step++) {
                int index = random.nextInt(size);
                model[index] = random.nextInt(5) == 0 ? DueTimes.NEVER : random.nextLong(50);
                times.set(index, model[index]);

                assertEquals(Arrays.stream(model).min().orElseThrow(), times.earliestNs());
                int from = random.nextInt(size + 1);
                long byNs = random.nextLong(60) - 5;
                assertEquals(firstDue(model, from, byNs), times.firstDue(from, byNs), () -> Arrays.toString(model));
            }
        }
    }

    private static int firstDue(long[] model, int from, long byNs) {
        for (int i = from; i < model.length; i++) {
            if (model[i] <= byNs) {
                return i;
            }
        }
        return -1;
    }

    @Test
    void shouldHaveNothingDueWhereThereIsNothing() {
        DueTimes none = new DueTimes(0);
        assertEquals(DueTimes.NEVER, none.earliestNs());
        assertEquals(-1, none.firstDue(0, Long.MAX_VALUE));
    }
}
