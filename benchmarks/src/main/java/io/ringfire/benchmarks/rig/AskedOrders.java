package io.ringfire.benchmarks.rig;

import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.Histogram;

/**
 * Which ticks ask for an order, when those were due, and which orders were offered: each as long after its tick's intended time
 * as the histogram says. {@link #ask} by the producer, before it publishes; {@link #offered} by the thread that takes orders, behind the
 * ring, which makes what was asked visible to it. Allocates nothing.
 */
final class AskedOrders {
    /** Longer is recorded as this. */
    static final long LONGEST_NS = 100_000_000_000L;

    private final long[] dueNs;
    private final int mask;
    private long measureFromNs;
    private final Histogram times = new Histogram(LONGEST_NS, 3);
    private long asked;
    private long askedHash;
    private long measured;
    private final AtomicLong offered = new AtomicLong();
    private long offeredHash;

    /**
     * Nothing is asked yet.
     *
     * @param slots of the ring, a power of two
     */
    AskedOrders(int slots) {
        this.dueNs =
                new long[2 * slots]; // asked before the slot is claimed: the slot's last event may still be on its way
        this.mask = 2 * slots - 1;
    }

    /** Orders of ticks due before this instant are counted and not measured. Before the first tick. */
    void measureFrom(long instantNs) {
        measureFromNs = instantNs;
    }

    /** The fact of this sequence, due at this instant, is one that asks. */
    void ask(long sequence, long intendedNs) {
        dueNs[(int) sequence & mask] = intendedNs;
        asked++;
        askedHash = next(askedHash, sequence);
    }

    /** The order that the fact of this sequence caused is offered now. */
    void offered(long causeSequence, long nowNs) {
        long intendedNs = dueNs[(int) causeSequence & mask];
        if (intendedNs - measureFromNs >= 0) {
            times.recordValue(Math.max(0, Math.min(nowNs - intendedNs, LONGEST_NS)));
            measured++;
        }
        offeredHash = next(offeredHash, causeSequence);
        offered.lazySet(offered.getPlain() + 1);
    }

    private static long next(long hash, long sequence) {
        return hash * 31 + sequence + 1;
    }

    long asked() {
        return asked;
    }

    long offered() {
        return offered.get();
    }

    /** Asked for and not offered. */
    long lost() {
        return asked - offered.get();
    }

    /** Orders in the histogram. */
    long measured() {
        return measured;
    }

    /** Whether each order that was asked for was offered, once, in order, and no other. When all threads are done. */
    boolean isWhole() {
        return lost() == 0 && askedHash == offeredHash;
    }

    /** From the intended time to the offer. When all threads are done. */
    Histogram times() {
        return times;
    }
}
