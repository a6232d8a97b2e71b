package io.ringfire.app.service;

import io.ringfire.engine.confirm.Feedback;
import io.ringfire.engine.ingress.EventStamp;
import io.ringfire.engine.ingress.FactWriter;
import io.ringfire.engine.pipeline.Pipeline;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.agrona.concurrent.Agent;

/**
 * Ends a run, by the thread of ingress: lets what is under way come to its end, without new
 * quotes and behind a shut gate, and then writes RunEnded.
 */
record IngressStop(
        Agent ingress, TradingSide side, EventStamp stamp, FactWriter facts, Feedback feedback, Pipeline pipeline) {

    private static final long PATIENCE_NS = TimeUnit.MILLISECONDS.toNanos(400);
    private static final long PARK_NS = TimeUnit.MICROSECONDS.toNanos(100);

    /** Ends the run; an order whose outcome has not come after the patience is in doubt at the next start. */
    void run() {
        long begunNs = System.nanoTime();
        while (!isQuiet() && System.nanoTime() - begunNs < PATIENCE_NS) {
            if (work() == 0) {
                LockSupport.parkNanos(PARK_NS);
            }
        }
        facts.runEnded(stamp.nextNs(), 0);
        pipeline.doWork();
    }

    private int work() {
        try {
            return ingress.doWork();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("ingress failed while it stopped", e);
        }
    }

    private boolean isQuiet() {
        return pipeline.isDrained() && !feedback.hasRefusals() && side.isQuiet();
    }
}
