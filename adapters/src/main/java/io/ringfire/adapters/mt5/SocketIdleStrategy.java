package io.ringfire.adapters.mt5;

import org.agrona.concurrent.IdleStrategy;

/**
 * Waits for market data, and a millisecond at most for all else that there may be to do: an answer, an operator, a Timer. On the
 * thread of {@link Mt5Agent}.
 */
public record SocketIdleStrategy(Mt5Agent terminals) implements IdleStrategy {
    @Override
    public void idle(int workCount) {
        if (workCount <= 0) {
            idle();
        }
    }

    @Override
    public void idle() {
        terminals.awaitMarketData();
    }

    @Override
    public void reset() {
        // it has no state
    }
}
