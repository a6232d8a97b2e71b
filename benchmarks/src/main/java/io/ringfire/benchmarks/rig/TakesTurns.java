package io.ringfire.benchmarks.rig;

import io.ringfire.engine.instrument.Instrument;
import io.ringfire.engine.order.RefusalReason;
import io.ringfire.engine.order.Side;
import io.ringfire.engine.strategy.Desk;
import io.ringfire.engine.strategy.Strategy;

/** One of several that take the ticks by turns: opens a hundredth of a lot at its first turn, closes it at its next, and so on. */
final class TakesTurns implements Strategy {
    private static final long HUNDREDTH = 10_000;

    private final int place;
    private final int strategies;
    private Desk desk;
    private long ticks;
    private boolean isHolding;

    TakesTurns(int place, int strategies) {
        this.place = place;
        this.strategies = strategies;
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
        if (ticks++ % strategies != place) {
            return;
        }
        boolean isTaken = isHolding
                ? desk.ownNetMicroLots(instrument) != 0 && desk.closeOwn(instrument)
                : desk.enter(instrument, Side.BUY, HUNDREDTH, 0, 0);
        if (!isTaken) {
            throw new IllegalStateException("tick " + ticks + " made no order");
        }
        isHolding = !isHolding;
    }

    @Override
    public void onRefusal(Instrument instrument, RefusalReason reason) {
        throw new IllegalStateException("refused: " + reason);
    }
}
