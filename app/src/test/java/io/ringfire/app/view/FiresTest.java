package io.ringfire.app.view;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ringfire.app.latency.LatencyBook;
import io.ringfire.app.latency.OrderTimes;
import io.ringfire.engine.fakes.Instruments;
import io.ringfire.engine.order.Intent;
import io.ringfire.engine.order.OrderState;
import io.ringfire.engine.order.Side;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FiresTest {
    /** From one state to the next, by the times of their events. Seen failing with the time since the order appeared. */
    @Test
    void shouldTellHowLongAnOrderWasInEachState() {
        OrderTimes times = new OrderTimes();
        Fires fires = new Fires(10);
        fires.measureInto(times);
        Fire fire = new Fire("P1", "A", "s", Instruments.eurusd(0), Side.BUY, Intent.ENTRY, Instruments.LOT, 0);
        fires.add(1, fire, OrderState.JOURNALLED, 1_000_000_000L);
        fires.move(1, fire, OrderState.SENT, 1_004_000_000L);
        fires.move(1, fire, OrderState.SENT, 1_005_000_000L);
        fires.move(1, fire, OrderState.FILLED, 1_074_000_000L);
        LatencyBook book = new LatencyBook(Optional.empty(), times, 0);
        book.collect(0);
        assertEquals(
                4_000_000, book.orders().get(OrderTimes.Step.SENT.ordinal()).maxNs(), 100_000);
        assertEquals(
                70_000_000,
                book.orders().get(OrderTimes.Step.ANSWERED.ordinal()).maxNs(),
                1_000_000);
    }
}
