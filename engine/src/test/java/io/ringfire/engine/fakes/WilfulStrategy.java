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
 * Does at random, by its seed, what a desk lets a strategy do: enters, closes in part or whole, moves stops and targets, sensibly or not,
 * asks to be woken or not to be. Whatever it hears goes into a hash, and what its book shows has to add up, or it ends the run with
 * an Error. Allocates nothing after it started.
 */
public final class WilfulStrategy implements Strategy {
    private static final BarSpec BARS = BarSpec.parse("1-minute-bid");
    private static final long SECOND = 1_000_000_000L;
    private static final long STEP = Instruments.LOT / 100;
    private static final int MOST_POSITIONS = 12;

    private final OwnPosition own = new OwnPosition();
    private Desk desk;
    private Instrument[] instruments;
    private long random;
    private long heard;
    private long timers;
    private long parts;

    /** Equal seeds do equal things. */
    public WilfulStrategy(long seed) {
        random = 88172645463325252L ^ seed * 0x9E3779B97F4A7C15L;
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
            ownDesk.subscribe(instrument, BARS);
        }
        ownDesk.wakeAt(ownDesk.eventNs() + 5 * SECOND);
    }

    @Override
    public void onBar(Bar bar) {
        hear(1, bar.instrumentId(), bar.closeHalfPoints());
        act(instruments[bar.instrumentId()]);
    }

    @Override
    public void onTimer(long dueNs) {
        timers++;
        hear(2, dueNs, desk.eventNs());
        act(instruments[below(instruments.length)]);
        plan();
    }

    @Override
    public void onFill(Instrument instrument, Side side, long quantityMicroLots, long pricePoints) {
        hear(3, side.sign() * quantityMicroLots, pricePoints);
        check(instrument);
    }

    @Override
    public void onRefusal(Instrument instrument, RefusalReason reason) {
        hear(4, instrument.id(), reason.code());
        if (below(4) == 0) {
            plan();
        }
    }

    private void plan() {
        switch (below(8)) {
            case 0 -> desk.cancelWake();
            case 1 -> desk.wakeAt(desk.eventNs());
            case 2 -> desk.wakeAt(desk.eventNs() - SECOND);
            case 3 -> desk.wakeAt((desk.eventNs() / (60 * SECOND) + 1) * 60 * SECOND); // with bars
            default -> desk.wakeAt(desk.eventNs() + 1 + below(20_000) * (SECOND / 1_000));
        }
    }

    private void act(Instrument instrument) {
        check(instrument);
        if (below(5) == 0) {
            plan();
        }
        int held = desk.ownPositions(instrument);
        int what = below(6);
        if (held == 0 || what < 2 && held < MOST_POSITIONS) {
            Side side = below(2) == 0 ? Side.BUY : Side.SELL;
            long price = desk.bidPoints(instrument);
            long stop = below(3) == 0 ? 0 : price - (long) side.sign() * (20 + below(200));
            long target = below(3) == 0 ? 0 : price + (long) side.sign() * (20 + below(200));
            desk.enter(instrument, side, STEP * (1 + below(30)), stop, target);
            return;
        }
        int place = below(held);
        own.begin(instrument);
        for (int i = 0; i <= place; i++) {
            desk.next(own);
        }
        long quantity = Math.abs(own.quantityMicroLots());
        switch (what) {
            case 2 -> desk.close(own, quantity);
            case 3 -> {
                parts++;
                desk.close(own, 1 + below((int) quantity));
            }
            case 4 -> {
                desk.modifyOwn(instrument, 0, 0);
            }
            default -> {
                long away = (long) own.side().sign() * (below(220) - 20);
                desk.modify(own, desk.bidPoints(instrument) - away, below(2) == 0 ? 0 : own.targetPoints());
            }
        }
    }

    /** The positions are those that the sum is of. */
    private void check(Instrument instrument) {
        long sum = 0;
        int count = 0;
        own.begin(instrument);
        while (desk.next(own)) {
            sum += own.quantityMicroLots();
            count++;
            hear(own.positionId(), own.quantityMicroLots(), own.stopPoints() ^ own.targetPoints() << 32);
            hear(own.accountId(), own.openPricePoints(), 0);
        }
        if (sum != desk.ownNetMicroLots(instrument) || count != desk.ownPositions(instrument)) {
            throw new AssertionError("a book of " + count + " positions, " + sum + " micro-lots, does not add up");
        }
    }

    private void hear(long kind, long one, long other) {
        heard = heard * 31 + kind;
        heard = heard * 31 + one;
        heard = heard * 31 + other;
    }

    private int below(int bound) {
        random ^= random << 13;
        random ^= random >>> 7;
        random ^= random << 17;
        return (int) Math.floorMod(random, (long) bound);
    }

    /** Its desk, once started. */
    public Desk desk() {
        return desk;
    }

    /** All that it heard, in order, as one number. */
    public long heard() {
        return heard;
    }

    /** How often it was woken. */
    public long timers() {
        return timers;
    }

    /** How often it wished to close a part. */
    public long parts() {
        return parts;
    }
}
