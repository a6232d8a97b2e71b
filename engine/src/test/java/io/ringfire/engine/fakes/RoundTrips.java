package io.ringfire.engine.fakes;

import io.ringfire.engine.instrument.Instrument;
import io.ringfire.engine.order.RefusalReason;
import io.ringfire.engine.order.Side;
import io.ringfire.engine.strategy.Desk;
import io.ringfire.engine.strategy.Strategy;

/**
 * Of so many strategies that take the ticks by turns, one: at its first turn it opens a tenth of a lot of what ticked, at its next
 * it closes it, and so on; so that from the second round on every tick makes one order. Throws when it cannot.
 */
public final class RoundTrips implements Strategy {
    private final int place;
    private final int strategies;
    private final long orders;
    private Desk desk;
    private Instrument held;
    private long ticks;
    private long turns;

    /** The one that takes tick number {@code place}, and each {@code strategies} on; {@code orders} of all together. */
    public RoundTrips(int place, int strategies, long orders) {
        this.place = place;
        this.strategies = strategies;
        this.orders = orders;
    }

    @Override
    public void onStart(Desk newDesk) {
        desk = newDesk;
    }

    @Override
    public boolean wantsTicks() {
        return true;
    }

    @Override
    public void onTick(Instrument instrument) {
        long tick = ticks++;
        if (tick % strategies != place || tick < strategies || tick >= strategies + orders) {
            return;
        }
        turns++;
        boolean isTaken;
        if (held == null) {
            held = instrument;
            Side side = turns % 4 == 1 ? Side.BUY : Side.SELL;
            isTaken = desk.enter(instrument, side, Instruments.LOT / 10, 0, 0);
        } else {
            isTaken = desk.ownNetMicroLots(held) != 0 && desk.closeOwn(held);
            held = null;
        }
        if (!isTaken) {
            throw new IllegalStateException("tick " + tick + " made no order");
        }
    }

    @Override
    public void onRefusal(Instrument instrument, RefusalReason reason) {
        throw new IllegalStateException(instrument.symbol() + " refused: " + reason);
    }
}
