package io.ringfire.engine.pipeline;

import com.lmax.disruptor.AlertException;
import com.lmax.disruptor.Sequence;
import com.lmax.disruptor.SequenceBarrier;
import com.lmax.disruptor.WaitStrategy;
import java.util.concurrent.locks.LockSupport;

/**
 * Spins, then yields, then parks, each park longer up to a bound: quick while events flow, nearly free while none do. Waits
 * for the stages upstream in the same way as for the producer.
 */
final class BackoffWaitStrategy implements WaitStrategy {
    private static final int SPINS = 200;
    private static final int YIELDS = 100;
    private static final long FIRST_PARK_NS = 50_000;
    private static final long LONGEST_PARK_NS = 1_000_000;

    @Override
    public long waitFor(long sequence, Sequence cursor, Sequence dependent, SequenceBarrier barrier)
            throws AlertException {
        int waits = 0;
        long parkNs = FIRST_PARK_NS;
        long available = dependent.get();
        while (available < sequence) {
            barrier.checkAlert();
            if (waits < SPINS) {
                waits++;
                Thread.onSpinWait();
            } else if (waits < SPINS + YIELDS) {
                waits++;
                Thread.yield();
            } else {
                LockSupport.parkNanos(parkNs);
                parkNs = Math.min(parkNs * 2, LONGEST_PARK_NS);
            }
            available = dependent.get();
        }
        return available;
    }

    @Override
    public void signalAllWhenBlocking() {
        // nobody blocks
    }
}
