package io.ringfire.adapters.mt5;

import io.ringfire.adapters.mt5.Mt5Counters.Count;
import io.ringfire.engine.ingress.FactInbox;
import io.ringfire.engine.ring.FactFrame;
import org.agrona.sbe.MessageEncoderFlyweight;

/** The adapter's way to ingress: reports wait for room, since none may be lost; market data that finds none is counted. */
final class FactOutlet {
    private final FactInbox reports;
    private final FactInbox market;
    private final Mt5Counters counters;
    private final FactFrame frame = new FactFrame();
    private Runnable whenFull = Thread::yield;

    FactOutlet(FactInbox reports, FactInbox market, Mt5Counters counters) {
        this.reports = reports;
        this.market = market;
        this.counters = counters;
    }

    /** What to do while there is no room: where ingress shares this thread, its work. */
    void whenFull(Runnable work) {
        whenFull = work;
    }

    <E extends MessageEncoderFlyweight> E open(E encoder, int instrumentId, int accountId) {
        return frame.open(encoder, instrumentId, accountId);
    }

    /** Hands the fact over that {@link #open} began. Ingress polls without end, so that the wait is short. */
    void report(MessageEncoderFlyweight encoder) {
        frame.commit(encoder);
        while (!reports.offer(frame)) {
            if (Thread.currentThread().isInterrupted()) {
                throw new IllegalStateException("stopped while ingress had no room for a report");
            }
            whenFull.run();
        }
    }

    /** Hands market data over; returns false when there was no room. */
    boolean market(MessageEncoderFlyweight encoder) {
        frame.commit(encoder);
        if (market.offer(frame)) {
            return true;
        }
        counters.increment(Count.MARKET_DROPPED);
        return false;
    }
}
