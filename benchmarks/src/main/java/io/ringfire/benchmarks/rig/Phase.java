package io.ringfire.benchmarks.rig;

import com.sun.management.ThreadMXBean;
import io.ringfire.benchmarks.rig.PhaseResult.Counts;
import java.lang.management.ManagementFactory;
import java.util.function.Function;

/**
 * One subject at one rate: warm-up, measured time, and until nothing is under way, all by the caller's thread.
 *
 * @param ratePerSecond ticks a second
 * @param orderEvery ticks to an order
 * @param ringSize slots
 * @param warmUpNs before what is measured, at the same rate
 * @param measuredNs what is measured; a subject that is behind at its end gets as long again
 * @param yields whether the producer gives its core away while nothing is due
 */
record Phase(long ratePerSecond, int orderEvery, int ringSize, long warmUpNs, long measuredNs, boolean yields) {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final long SETTLE_NS = 2_000_000_000L;
    private static final long LEAD_NS = 20_000_000L;
    private static final long NS_PER_SECOND = 1_000_000_000L;

    /** Runs it; what the subject's stages threw is thrown. */
    PhaseResult run(String name, Function<AskedOrders, Subject> maker, Hiccups hiccups) {
        AskedOrders asked = new AskedOrders(ringSize);
        TickProducer producer;
        Counts counts;
        try (Subject subject = maker.apply(asked)) {
            producer = new TickProducer(subject, asked, orderEvery, yields);
            hiccups.take();
            counts = measure(producer, asked);
            producer.settle(SETTLE_NS);
            subject.rethrow();
            counts = withOrders(counts, asked, subject.refused());
        }
        return new PhaseResult(
                name, ratePerSecond, orderEvery, asked.times(), hiccups.take(), producer.stalls(), counts);
    }

    private Counts measure(TickProducer producer, AskedOrders asked) {
        Schedule schedule = new Schedule(ratePerSecond);
        long beginNs = System.nanoTime() + LEAD_NS;
        long fromNs = beginNs + warmUpNs;
        long untilNs = fromNs + measuredNs;
        asked.measureFrom(fromNs);
        schedule.begin(beginNs);
        producer.run(schedule, fromNs, untilNs);
        long firstDueNs = schedule.dueNs();
        schedule.count();
        producer.stalls().reset();
        long ticksBefore = producer.ticks();
        long heldBefore = producer.heldBack();
        long allocatedBefore = THREADS.getCurrentThreadAllocatedBytes();
        long unsent = producer.run(schedule, untilNs, untilNs + measuredNs);
        long allocated = THREADS.getCurrentThreadAllocatedBytes() - allocatedBefore;
        long ticks = producer.ticks() - ticksBefore;
        return new Counts(
                ticks,
                unsent,
                ticks * NS_PER_SECOND / ratePerSecond,
                producer.lastSentNs() - firstDueNs,
                schedule.caughtUp(),
                schedule.latestNs(),
                producer.heldBack() - heldBefore,
                0,
                0,
                0,
                true,
                allocated);
    }

    private static Counts withOrders(Counts counts, AskedOrders asked, long refused) {
        return counts.plus(
                new Counts(0, 0, 0, 0, 0, 0, 0, asked.asked(), asked.offered(), refused, asked.isWhole(), 0));
    }
}
