package io.ringfire.engine.fakes;

import io.ringfire.engine.instrument.Instrument;
import io.ringfire.engine.market.Bar;
import io.ringfire.engine.market.BarSpec;
import io.ringfire.engine.order.RefusalReason;
import io.ringfire.engine.order.Side;
import io.ringfire.engine.strategy.Desk;
import io.ringfire.engine.strategy.Strategy;

/**
 * Makes all happen that can: at each bar it enters with stop and target near by, or closes, or wishes for a volume that risk
 * refuses. Allocates nothing.
 */
public final class BusyStrategy implements Strategy {
    private static final int STOP_POINTS = 40;
    private static final long OFF_STEP = 1;

    private final BarSpec bars;
    private Desk desk;
    private Instrument[] instruments;
    private long barCount;
    private long fills;
    private long refusals;

    /** Acts at these bars. */
    public BusyStrategy(String bars) {
        this.bars = BarSpec.parse(bars);
    }

    @Override
    public void onStart(Desk ownDesk) {
        desk = ownDesk;
        instruments = ownDesk.instruments().toArray(Instrument[]::new);
        for (Instrument instrument : instruments) {
            ownDesk.subscribe(instrument, bars);
        }
    }

    @Override
    public void onBar(Bar bar) {
        Instrument instrument = instruments[bar.instrumentId()];
        barCount++;
        if (desk.isPending(instrument)) {
            return;
        }
        if (barCount % 5 == 0) {
            desk.enter(instrument, Side.BUY, Instruments.LOT + OFF_STEP, 0, 0);
        } else if (desk.ownNetMicroLots(instrument) != 0) {
            desk.closeOwn(instrument);
        } else {
            Side side = barCount % 2 == 0 ? Side.BUY : Side.SELL;
            long price = desk.bidPoints(instrument);
            long stop = price - (long) side.sign() * STOP_POINTS;
            long target = price + (long) side.sign() * STOP_POINTS;
            desk.enter(instrument, side, Instruments.LOT / 10, stop, target);
        }
    }

    @Override
    public void onFill(Instrument instrument, Side side, long quantityMicroLots, long pricePoints) {
        fills++;
    }

    @Override
    public void onRefusal(Instrument instrument, RefusalReason reason) {
        refusals++;
    }

    /** Fills heard of. */
    public long fills() {
        return fills;
    }

    /** Refusals heard of. */
    public long refusals() {
        return refusals;
    }
}
