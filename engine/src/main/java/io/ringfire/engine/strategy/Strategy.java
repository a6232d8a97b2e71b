package io.ringfire.engine.strategy;

import io.ringfire.engine.instrument.Instrument;
import io.ringfire.engine.market.Bar;
import io.ringfire.engine.order.Capability;
import io.ringfire.engine.order.RefusalReason;
import io.ringfire.engine.order.Side;
import java.util.Set;

/**
 * Turns a market into wishes to trade. All calls come from one thread, in event order; nothing here may read a clock, a random
 * number or anything else that a replay would not see again. What it wishes at its {@link Desk} executes after every
 * strategy has seen the same event. An exception disables this strategy and no other.
 */
public interface Strategy {
    /**
     * What it needs of the venue; asked before {@link #onStart}, and always the same. A run whose venue does not offer all of it does
     * not start, live, paper, backtest or replay. What is not named here may not be asked of the {@link Desk}.
     */
    default Set<Capability> needs() {
        return Capability.MARKET_AND_CLOSE;
    }

    /** Called once, when the run's instruments are known and before anything else. Subscribe to bars here. */
    void onStart(Desk desk);

    /** Whether {@link #onTick} is wanted; asked once, after {@link #onStart}. */
    default boolean wantsTicks() {
        return false;
    }

    /** A quote came; the desk shows it. */
    default void onTick(Instrument instrument) {}

    /** A bar closed. The object changes with the next bar: copy what must outlive the call. */
    default void onBar(Bar bar) {}

    /**
     * The instant has come that {@link Desk#wakeAt} asked for: this is the first event at or behind it, and bars that end by then have
     * been handed on. Strategies are called in their order. The wish is spent: whoever wants to be woken again asks again.
     *
     * @param dueNs the instant that was asked for, epoch ns; {@link Desk#eventNs} may be later
     */
    default void onTimer(long dueNs) {}

    /** An order of this strategy was filled, whole or in part, or one of its positions was closed by the venue. */
    default void onFill(Instrument instrument, Side side, long quantityMicroLots, long pricePoints) {}

    /** A wish of this strategy came to nothing. */
    default void onRefusal(Instrument instrument, RefusalReason reason) {}
}
