package io.ringfire.benchmarks.rig;

import io.ringfire.engine.instrument.Instrument;
import io.ringfire.engine.order.Side;
import io.ringfire.engine.strategy.Desk;
import io.ringfire.engine.strategy.Strategy;

/** A hundredth of a lot at every nth tick, whatever became of the one before. */
final class AsksAtEveryNth implements Strategy {
    private static final long HUNDREDTH = 10_000;

    private final int every;
    private Desk desk;
    private int ticks;

    AsksAtEveryNth(int every) {
        this.every = every;
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
        ticks++;
        if (ticks == every) {
            ticks = 0;
            if (!desk.enter(instrument, Side.BUY, HUNDREDTH, 0, 0)) {
                throw new IllegalStateException("no room for another wish");
            }
        }
    }
}
