package io.ringfire.app.latency;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringfire.engine.order.OrderState;
import io.ringfire.engine.record.RecordFrame;
import io.ringfire.engine.sbe.OrderEncoder;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/** Seen failing with slices that are never emptied. */
class LatencyBookTest {
    private static final long MS = TimeUnit.MILLISECONDS.toNanos(1);
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private long nowNs = 1_000 * SECOND;
    private final OrderTimes times = new OrderTimes();
    private final LatencyBook book = new LatencyBook(Optional.empty(), times, nowNs);

    private LatencyFigures of(OrderTimes.Step step) {
        book.collect(nowNs);
        return book.orders().get(step.ordinal());
    }

    @Test
    void shouldTellTheLastMinuteAndCountFromTheStart() {
        for (int i = 1; i <= 100; i++) {
            times.offered(i * MS);
        }
        LatencyFigures now = of(OrderTimes.Step.OFFERED);
        assertEquals(100, now.recent());
        assertEquals(50 * MS, now.p50Ns(), MS);
        assertEquals(99 * MS, now.p99Ns(), MS);
        assertEquals(100 * MS, now.maxNs(), MS);
        assertEquals(5.05, now.sumSeconds(), 0.05);
        nowNs += 45 * SECOND;
        times.offered(7 * MS);
        assertEquals(101, of(OrderTimes.Step.OFFERED).recent());
        nowNs += 20 * SECOND;
        LatencyFigures later = of(OrderTimes.Step.OFFERED);
        assertEquals(1, later.recent(), "the first are more than a minute old");
        assertEquals(7 * MS, later.maxNs(), MS);
        assertEquals(101, later.count());
        nowNs += 500 * SECOND;
        assertEquals(0, of(OrderTimes.Step.OFFERED).recent());
        assertEquals(0, of(OrderTimes.Step.OFFERED).maxNs());
        assertEquals(101, of(OrderTimes.Step.OFFERED).count());
    }

    @Test
    void shouldTellStepsOfAnOrderApart() {
        times.moved(OrderState.JOURNALLED, OrderState.SENT, 3 * MS);
        times.moved(OrderState.SENT, OrderState.FILLED, 80 * MS);
        times.moved(OrderState.JOURNALLED, OrderState.SENT, 3 * MS);
        times.moved(OrderState.SENT, OrderState.REJECTED, 90 * MS);
        times.moved(OrderState.SENT, OrderState.IN_DOUBT, 10_000 * MS);
        times.moved(OrderState.IN_DOUBT, OrderState.FILLED, 50_000 * MS);
        times.moved(OrderState.JOURNALLED, OrderState.EXPIRED, 5_000 * MS);
        assertEquals(2, of(OrderTimes.Step.SENT).recent());
        assertEquals(3 * MS, of(OrderTimes.Step.SENT).maxNs(), MS);
        assertEquals(2, of(OrderTimes.Step.ANSWERED).recent(), "what was in doubt tells of no answer's time");
        assertEquals(90 * MS, of(OrderTimes.Step.ANSWERED).maxNs(), MS);
        assertEquals(0, of(OrderTimes.Step.OFFERED).recent());
    }

    @Test
    void shouldMeasureAnOfferFromTheInstantOfItsCause() {
        UnsafeBuffer order = new UnsafeBuffer(new byte[512]);
        new OrderEncoder().wrap(order, RecordFrame.BLOCK_OFFSET).eventNs(nowNs - 2 * MS);
        TimedGateway gateway = new TimedGateway((buffer, offset, length) -> length == 9, () -> nowNs, times);
        assertTrue(gateway.offer(order, 0, 9));
        assertEquals(2 * MS, of(OrderTimes.Step.OFFERED).maxNs(), MS / 10);
        nowNs -= SECOND;
        assertTrue(!gateway.offer(order, 0, 8), "what the inbox says is handed on");
        assertEquals(2, of(OrderTimes.Step.OFFERED).recent(), "a clock that was set back makes 0");
    }
}
