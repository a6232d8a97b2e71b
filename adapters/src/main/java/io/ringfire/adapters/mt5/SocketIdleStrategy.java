package io.ringfire.adapters.mt5;

import java.util.function.IntConsumer;
import org.agrona.concurrent.IdleStrategy;

/**
 * Waits for market data, and {@value #SHORT_MS} ms at most for all else that there may be to do: an answer, an operator, a Timer; {@value
 * #LONG_MS} ms where nothing at all came for about a second, since what wakes often for nothing is most of what an idle service costs. On the
 * thread of {@link Mt5Agent}.
 */
public final class SocketIdleStrategy implements IdleStrategy {
    static final int SHORT_MS = 1;
    static final int LONG_MS = 3;

    /** So many turns without work, one after the other, of about a millisecond each. */
    static final int QUIET_TURNS = 1_000;

    private final IntConsumer awaitMs;
    private int turnsWithoutWork;

    /** Waits at this agent's sockets. */
    public SocketIdleStrategy(Mt5Agent terminals) {
        this((IntConsumer) terminals::awaitMarketData);
    }

    SocketIdleStrategy(IntConsumer awaitMs) {
        this.awaitMs = awaitMs;
    }

    @Override
    public void idle(int workCount) {
        if (workCount > 0) {
            reset();
        } else {
            idle();
        }
    }

    @Override
    public void idle() {
        if (turnsWithoutWork < QUIET_TURNS) {
            turnsWithoutWork++;
            awaitMs.accept(SHORT_MS);
        } else {
            awaitMs.accept(LONG_MS);
        }
    }

    @Override
    public void reset() {
        turnsWithoutWork = 0;
    }
}
