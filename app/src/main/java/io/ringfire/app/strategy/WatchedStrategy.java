package io.ringfire.app.strategy;

import io.ringfire.engine.instrument.Instrument;
import io.ringfire.engine.market.Bar;
import io.ringfire.engine.order.Capability;
import io.ringfire.engine.order.RefusalReason;
import io.ringfire.engine.order.Side;
import io.ringfire.engine.strategy.Desk;
import io.ringfire.engine.strategy.Strategy;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Passes every call on, and notes what a strategy throws before it is disabled for it: the fire journal holds the exception's class
 * alone. Changes nothing else.
 */
final class WatchedStrategy implements Strategy {
    private final Strategy strategy;
    private final Consumer<RuntimeException> onThrown;

    /** Notes at {@code onThrown}, on the strategy's thread. */
    WatchedStrategy(Strategy strategy, Consumer<RuntimeException> onThrown) {
        this.strategy = strategy;
        this.onThrown = onThrown;
    }

    @Override
    public Set<Capability> needs() {
        try {
            return strategy.needs();
        } catch (RuntimeException e) {
            throw noted(e);
        }
    }

    @Override
    public void onStart(Desk desk) {
        try {
            strategy.onStart(desk);
        } catch (RuntimeException e) {
            throw noted(e);
        }
    }

    @Override
    public boolean wantsTicks() {
        try {
            return strategy.wantsTicks();
        } catch (RuntimeException e) {
            throw noted(e);
        }
    }

    @Override
    public void onTick(Instrument instrument) {
        try {
            strategy.onTick(instrument);
        } catch (RuntimeException e) {
            throw noted(e);
        }
    }

    @Override
    public void onBar(Bar bar) {
        try {
            strategy.onBar(bar);
        } catch (RuntimeException e) {
            throw noted(e);
        }
    }

    @Override
    public void onTimer(long dueNs) {
        try {
            strategy.onTimer(dueNs);
        } catch (RuntimeException e) {
            throw noted(e);
        }
    }

    @Override
    public void onFill(Instrument instrument, Side side, long quantityMicroLots, long pricePoints) {
        try {
            strategy.onFill(instrument, side, quantityMicroLots, pricePoints);
        } catch (RuntimeException e) {
            throw noted(e);
        }
    }

    @Override
    public void onRefusal(Instrument instrument, RefusalReason reason) {
        try {
            strategy.onRefusal(instrument, reason);
        } catch (RuntimeException e) {
            throw noted(e);
        }
    }

    private RuntimeException noted(RuntimeException error) {
        onThrown.accept(error);
        return error;
    }
}
