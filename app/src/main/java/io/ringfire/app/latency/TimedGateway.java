package io.ringfire.app.latency;

import io.ringfire.engine.record.RecordFrame;
import io.ringfire.engine.route.OrderGateway;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.EpochNanoClock;

/** Notes how old the fact is that caused an order, when the order has been offered. Route's thread; allocates nothing. */
public final class TimedGateway implements OrderGateway {
    private final OrderGateway next;
    private final EpochNanoClock clock;
    private final OrderTimes times;

    /** @param clock the one that ingress stamps facts by */
    public TimedGateway(OrderGateway next, EpochNanoClock clock, OrderTimes times) {
        this.next = next;
        this.clock = clock;
        this.times = times;
    }

    @Override
    public boolean offer(DirectBuffer buffer, int offset, int length) {
        boolean isTaken = next.offer(buffer, offset, length);
        times.offered(clock.nanoTime() - RecordFrame.eventNs(buffer, offset));
        return isTaken;
    }
}
