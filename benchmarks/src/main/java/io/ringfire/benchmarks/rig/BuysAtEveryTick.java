package io.ringfire.benchmarks.rig;

import io.ringfire.engine.instrument.Instrument;
import io.ringfire.engine.order.Side;
import io.ringfire.engine.strategy.Desk;
import io.ringfire.engine.strategy.Strategy;

/** A hundredth of a lot at each tick, of the first instrument or of all, unless a wish for it is still open. */
final class BuysAtEveryTick implements Strategy {
    private static final long HUNDREDTH = 10_000;

    private final boolean isForAll;
    private Desk desk;

    BuysAtEveryTick(boolean isForAll) {
        this.isForAll = isForAll;
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
        if ((isForAll || instrument.id() == 0) && !desk.isPending(instrument)) {
            desk.enter(instrument, Side.BUY, HUNDREDTH, 0, 0);
        }
    }
}
