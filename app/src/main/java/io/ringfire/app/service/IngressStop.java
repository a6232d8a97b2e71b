package io.ringfire.app.service;

import io.ringfire.engine.confirm.Feedback;
import io.ringfire.engine.ingress.EventStamp;
import io.ringfire.engine.ingress.FactWriter;
import io.ringfire.engine.ingress.PaperIngress;
import io.ringfire.engine.pipeline.RingPipeline;
import io.ringfire.engine.route.OrderInbox;
import io.ringfire.engine.venue.SimulatedVenue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Ends a run on the thread that calls, once ingress's own thread has ended: lets what is under way come to its end, without new
 * quotes and behind a shut gate, and then writes RunEnded.
 */
record IngressStop(
        PaperIngress ingress,
        EventStamp stamp,
        FactWriter facts,
        SimulatedVenue venue,
        OrderInbox orders,
        Feedback feedback,
        RingPipeline pipeline) {

    private static final long PATIENCE_NS = TimeUnit.MILLISECONDS.toNanos(400);
    private static final long PARK_NS = TimeUnit.MICROSECONDS.toNanos(100);

    /** Ends the run; an order that the venue still holds after the patience is in doubt at the next start. */
    void run() {
        long begunNs = System.nanoTime();
        while (!isQuiet() && System.nanoTime() - begunNs < PATIENCE_NS) {
            if (ingress.doWork() == 0) {
                LockSupport.parkNanos(PARK_NS);
            }
        }
        facts.runEnded(stamp.nextNs(), 0);
    }

    private boolean isQuiet() {
        return pipeline.isDrained()
                && !orders.hasOrders()
                && !feedback.hasRefusals()
                && venue.nextDueNs() == Long.MAX_VALUE;
    }
}
