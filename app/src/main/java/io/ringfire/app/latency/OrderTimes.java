package io.ringfire.app.latency;

import io.ringfire.engine.order.OrderState;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.SingleWriterRecorder;

/** How long every order takes to its next step. Each step has one thread that tells of it. */
public final class OrderTimes {
    /** Steps of an order. */
    public enum Step {
        /** From the instant that ingress stamped on the fact which caused it, to the offer to the gateway; by the clock. */
        OFFERED,
        /** From that instant to that of the fact which says that it was sent. */
        SENT,
        /** From there to that of the answer: filled, in part or whole, or rejected. */
        ANSWERED
    }

    /** Longer ones are taken for this long. */
    static final long LONGEST_NS = TimeUnit.HOURS.toNanos(1);

    static final int DIGITS = 2;

    private final SingleWriterRecorder[] recorders = new SingleWriterRecorder[Step.values().length];

    /** Nothing is measured yet. */
    public OrderTimes() {
        for (int i = 0; i < recorders.length; i++) {
            recorders[i] = new SingleWriterRecorder(LONGEST_NS, DIGITS);
        }
    }

    /** An order was offered. Route's thread; allocates nothing. */
    public void offered(long tookNs) {
        record(Step.OFFERED, tookNs);
    }

    /** An order moved on. The publisher's thread. */
    public void moved(OrderState from, OrderState to, long tookNs) {
        if (from == OrderState.JOURNALLED && to == OrderState.SENT) {
            record(Step.SENT, tookNs);
        } else if (from == OrderState.SENT
                && (to == OrderState.FILLED || to == OrderState.PARTIALLY_FILLED || to == OrderState.REJECTED)) {
            record(Step.ANSWERED, tookNs);
        }
    }

    /** A clock that was set back in between makes 0. */
    private void record(Step step, long tookNs) {
        recorders[step.ordinal()].recordValue(Math.max(0, Math.min(tookNs, LONGEST_NS)));
    }

    Histogram take(Step step, Histogram recycle) {
        return recorders[step.ordinal()].getIntervalHistogram(recycle);
    }
}
