package io.ringfire.benchmarks.rig;

import io.ringfire.engine.ingress.EventStamp;
import io.ringfire.engine.record.RecordLog;
import org.HdrHistogram.Histogram;
import org.agrona.concurrent.SystemEpochNanoClock;
import org.agrona.concurrent.SystemNanoClock;

/**
 * The ring's producer: publishes a tick whenever one is due, and answers what was offered. A tick that cannot leave in time, because the
 * ring is full, the stages have this thread, or too many orders await their answer, waits, and its intended time stays. Between two
 * ticks it looks at the clock and does nothing else, so a long gap between two looks is the machine's. Allocates nothing.
 */
final class TickProducer {
    /** Ticks in one turn at most: a document. */
    static final int TICKS_A_TURN = RecordLog.MAX_RECORDS_PER_DOCUMENT;

    /** Fewer than risk keeps places for ({@code OrderTable.ENTRY_CAPACITY}): beyond, it would refuse. */
    static final int MOST_UNANSWERED = 128;

    /** A longer gap between two looks at the clock is a stall. */
    static final long STALL_NS = 10_000;

    private static final long FIRST_BID = 110_000;
    private static final int SPREAD = 10;
    private static final int RANGE = 50;
    private static final long LARGEST_STEP_NS = 3_600_000_000_000L;

    private final Subject subject;
    private final AskedOrders asked;
    private final int orderEvery;
    private final boolean yields;
    private final EventStamp stamp = new EventStamp(
            SystemEpochNanoClock.INSTANCE,
            SystemNanoClock.INSTANCE,
            SystemEpochNanoClock.INSTANCE.nanoTime(),
            LARGEST_STEP_NS);
    private final Histogram stalls = new Histogram(AskedOrders.LONGEST_NS, 3);
    private final int symbols;
    private int symbol;
    private long ticks;
    private int ticksToOrder;
    private long unanswered;
    private long heldBack;
    private long lastSentNs;

    /**
     * Sends to this subject.
     *
     * @param orderEvery at which ticks an order is asked for
     * @param yields whether it gives its core away between two looks at the clock
     */
    TickProducer(Subject subject, AskedOrders asked, int orderEvery, boolean yields) {
        this(subject, asked, orderEvery, yields, 1);
    }

    /** As the other, with so many instruments by turns. */
    TickProducer(Subject subject, AskedOrders asked, int orderEvery, boolean yields, int symbols) {
        this.symbols = symbols;
        this.subject = subject;
        this.asked = asked;
        this.orderEvery = orderEvery;
        this.yields = yields;
        this.ticksToOrder = orderEvery;
    }

    /**
     * Sends all that is due before {@code untilNs}, for which it has until {@code giveUpNs}. What has not left then stays due.
     *
     * @return ticks that were due and did not leave
     */
    long run(Schedule schedule, long untilNs, long giveUpNs) {
        long lastIdleNs = 0;
        while (true) {
            long nowNs = System.nanoTime();
            if (lastIdleNs != 0 && nowNs - lastIdleNs > STALL_NS) {
                stalls.recordValue(Math.min(nowNs - lastIdleNs, AskedOrders.LONGEST_NS));
            }
            if (schedule.isDue(nowNs) || subject.hasAnswers()) {
                turn(schedule, nowNs, untilNs);
                lastIdleNs = 0;
            } else if (subject.pipeline().doWork() > 0) {
                lastIdleNs = 0;
            } else {
                lastIdleNs = nowNs;
                pause();
            }
            if (schedule.dueNs() - untilNs >= 0) {
                return 0;
            }
            if (nowNs - giveUpNs >= 0) {
                return schedule.dueBefore(untilNs);
            }
        }
    }

    /** Publishes so many ticks as fast as they go through, at most {@code aTurn} before the stages have their turn. */
    void burst(long count, int aTurn) {
        for (long left = count; left > 0; ) {
            // only a tick that asks is measured from here: a clock that a turn of one tick reads for nothing is the
            // rig's cost, not the engine's
            long nowNs = ticksToOrder <= aTurn ? System.nanoTime() : 0;
            long eventNs = stamp.nextNs();
            unanswered -= subject.answer(eventNs);
            int taken = 0;
            while (taken < aTurn && taken < left && (ticksToOrder > 1 || unanswered < MOST_UNANSWERED)) {
                publish(eventNs, nowNs, ticksToOrder == 1);
                taken++;
            }
            left -= taken;
            subject.pipeline().doWork();
        }
        lastSentNs = System.nanoTime();
    }

    private void turn(Schedule schedule, long nowNs, long untilNs) {
        long eventNs = stamp.nextNs();
        unanswered -= subject.answer(eventNs);
        int taken = 0;
        while (taken < TICKS_A_TURN && schedule.isDue(nowNs) && schedule.dueNs() - untilNs < 0) {
            boolean asks = ticksToOrder == 1;
            if (asks && unanswered >= MOST_UNANSWERED) {
                heldBack++;
                break;
            }
            publish(eventNs, schedule.take(nowNs), asks);
            taken++;
        }
        if (taken > 0) {
            lastSentNs = System.nanoTime();
        }
        subject.pipeline().doWork();
    }

    private void publish(long eventNs, long dueNs, boolean asks) {
        ticksToOrder = asks ? orderEvery : ticksToOrder - 1;
        if (asks) {
            asked.ask(subject.pipeline().sequence() + 1, dueNs);
            unanswered++;
        }
        symbol = symbol + 1 == symbols ? 0 : symbol + 1;
        long bid = FIRST_BID + ++ticks % RANGE;
        subject.facts().tick(eventNs, symbol, 0, eventNs, bid, bid + SPREAD, 0);
    }

    /** Answers until nothing is under way, so that every order that comes has come. */
    void settle(long patienceNs) {
        long beganNs = System.nanoTime();
        while (!isSettled() && System.nanoTime() - beganNs < patienceNs) {
            unanswered -= subject.answer(stamp.nextNs());
            subject.pipeline().doWork();
            Thread.yield();
        }
    }

    private boolean isSettled() {
        return subject.pipeline().isDrained() && !subject.hasAnswers();
    }

    private void pause() {
        if (yields) {
            Thread.yield();
        } else {
            Thread.onSpinWait();
        }
    }

    /** Ticks published. */
    long ticks() {
        return ticks;
    }

    /** How often a tick had to wait because {@link #MOST_UNANSWERED} orders awaited their answer. */
    long heldBack() {
        return heldBack;
    }

    /** When the latest tick was published. */
    long lastSentNs() {
        return lastSentNs;
    }

    /** Gaps of more than {@link #STALL_NS} between two looks at the clock with nothing to do between them. */
    Histogram stalls() {
        return stalls;
    }
}
