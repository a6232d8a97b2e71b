package io.ringfire.engine.fakes;

import io.ringfire.engine.instrument.Instrument;
import io.ringfire.engine.market.Bar;
import io.ringfire.engine.market.BarSpec;
import io.ringfire.engine.order.Capability;
import io.ringfire.engine.order.RefusalReason;
import io.ringfire.engine.order.Side;
import io.ringfire.engine.strategy.Desk;
import io.ringfire.engine.strategy.OwnPosition;
import io.ringfire.engine.strategy.Strategy;
import java.util.EnumSet;
import java.util.Set;

/**
 * Makes all happen that can: at each bar it enters with stop and target near by, or moves them, closes a part or the whole, or wishes
 * for a volume that risk refuses; between bars it is woken, and looks at what it holds. Allocates nothing.
 */
public final class BusyStrategy implements Strategy {
    private static final int STOP_POINTS = 40;
    private static final long OFF_STEP = 1;
    private static final long WAKE_NS = 700_000_000L;

    private final BarSpec bars;
    private Desk desk;
    private Instrument[] instruments;
    private long barCount;
    private long fills;
    private long refusals;
    private final OwnPosition own = new OwnPosition();
    private long modifies;
    private long parts;
    private long timers;
    private long seen;

    /** Acts at these bars. */
    public BusyStrategy(String bars) {
        this.bars = BarSpec.parse(bars);
    }

    @Override
    public Set<Capability> needs() {
        return EnumSet.of(Capability.MARKET, Capability.CLOSE, Capability.PARTIAL_CLOSE, Capability.MODIFY);
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
            manage(instrument);
        } else {
            Side side = barCount % 2 == 0 ? Side.BUY : Side.SELL;
            long price = desk.bidPoints(instrument);
            long stop = price - (long) side.sign() * STOP_POINTS;
            long target = price + (long) side.sign() * STOP_POINTS;
            desk.enter(instrument, side, Instruments.LOT / 10, stop, target);
        }
        if (barCount % 3 == 0) {
            desk.wakeAt(desk.eventNs() + WAKE_NS);
        } else if (barCount % 100 == 1) {
            desk.cancelWake();
        }
    }

    private void manage(Instrument instrument) {
        desk.next(own.begin(instrument));
        long quantity = Math.abs(own.quantityMicroLots());
        if (barCount % 4 == 1) {
            modifies++;
            long away = (long) own.side().sign() * 2 * STOP_POINTS;
            desk.modify(own, desk.bidPoints(instrument) - away, own.targetPoints());
        } else if (barCount % 4 == 2 && quantity >= Instruments.LOT / 10) {
            parts++;
            desk.close(own, quantity / 3);
        } else {
            desk.closeOwn(instrument);
        }
    }

    @Override
    public void onTimer(long dueNs) {
        timers++;
        for (Instrument instrument : instruments) {
            own.begin(instrument);
            while (desk.next(own)) {
                seen += own.openPricePoints();
            }
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

    /** Wishes for other stops. */
    public long modifies() {
        return modifies;
    }

    /** Wishes to close a part. */
    public long parts() {
        return parts;
    }

    /** How often it was woken and held something. */
    public long timers() {
        return seen == 0 ? 0 : timers;
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
