package io.ringfire.benchmarks.rig;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Each of the last three fails when {@code isWhole} compares counts alone, or nothing. */
class AskedOrdersTest {
    private final AskedOrders orders = new AskedOrders(4);

    @Test
    void shouldMeasureFromTheIntendedTimeAndNotBeforeTheWarmUpIsOver() {
        orders.measureFrom(1_000);
        orders.ask(3, 900);
        orders.ask(9, 1_100);
        orders.offered(3, 5_000);
        orders.offered(9, 1_600);
        assertEquals(1, orders.measured());
        assertEquals(500, orders.times().getMaxValue());
        assertEquals(2, orders.offered());
        assertTrue(orders.isWhole());
    }

    @Test
    void shouldKnowAnOrderThatWasNotOffered() {
        orders.ask(1, 0);
        orders.ask(2, 0);
        orders.offered(1, 1);
        assertEquals(1, orders.lost());
        assertFalse(orders.isWhole());
    }

    @Test
    void shouldKnowAnotherOrderThanTheOneAskedFor() {
        orders.ask(1, 0);
        orders.offered(2, 1);
        assertEquals(0, orders.lost());
        assertFalse(orders.isWhole());
    }

    @Test
    void shouldKnowOneThatWasOfferedTwiceInPlaceOfAnother() {
        orders.ask(1, 0);
        orders.ask(2, 0);
        orders.offered(1, 1);
        orders.offered(1, 1);
        assertEquals(0, orders.lost());
        assertFalse(orders.isWhole());
    }
}
