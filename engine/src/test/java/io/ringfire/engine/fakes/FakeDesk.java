package io.ringfire.engine.fakes;

import io.ringfire.engine.instrument.Instrument;
import io.ringfire.engine.market.BarSpec;
import io.ringfire.engine.market.CandleHistory;
import io.ringfire.engine.market.Candles;
import io.ringfire.engine.order.Side;
import io.ringfire.engine.strategy.Desk;
import io.ringfire.engine.strategy.Entry;
import io.ringfire.engine.strategy.OwnPosition;
import java.util.ArrayList;
import java.util.List;

/** Says what it is told to say, and keeps the wishes. Every instrument has the same quote and position. */
public final class FakeDesk implements Desk {
    /** Symbol and kind of each subscription, in order. */
    public final List<String> subscriptions = new ArrayList<>();

    /** The candles of every instrument and kind of bar. */
    public final CandleHistory history = new CandleHistory();

    /** Each wish as text, in order. */
    public final List<String> wishes = new ArrayList<>();

    /** What the strategy holds. */
    public long own;

    /** What all hold. */
    public long net;

    /** Whether something awaits its outcome. */
    public boolean isPending;

    /** The bid in points. */
    public long bid = 1_000;

    /** Ask less bid, in points. */
    public long spread = 2;

    /** Time of the event. */
    public long eventNs;

    /** What the strategy's positions are, oldest first; {@link #own} stands for itself. */
    public final List<Held> positions = new ArrayList<>();

    /** When it wants to be woken; {@link Long#MAX_VALUE} for never. */
    public long wakeAtNs = Long.MAX_VALUE;

    /** One open position. */
    public record Held(int account, long id, long quantity, long openPrice, long stop, long target) {}

    private final List<Instrument> instruments;

    /** Trades these. */
    public FakeDesk(Instrument... instruments) {
        this.instruments = List.of(instruments);
    }

    @Override
    public List<Instrument> instruments() {
        return instruments;
    }

    @Override
    public void subscribe(Instrument instrument, BarSpec spec) {
        subscriptions.add(instrument.symbol() + " " + spec);
    }

    /** What it shows is what the test adds to {@link #history}. */
    @Override
    public Candles history(Instrument instrument, BarSpec spec, int candles) {
        subscriptions.add(instrument.symbol() + " " + spec + " last " + candles);
        return history.last(candles);
    }

    @Override
    public long eventNs() {
        return eventNs;
    }

    @Override
    public long bidPoints(Instrument instrument) {
        return bid;
    }

    @Override
    public long askPoints(Instrument instrument) {
        return bid + spread;
    }

    @Override
    public long ownNetMicroLots(Instrument instrument) {
        return own;
    }

    @Override
    public long netMicroLots(Instrument instrument) {
        return net;
    }

    @Override
    public boolean isPending(Instrument instrument) {
        return isPending;
    }

    @Override
    public boolean enter(Instrument instrument, Side side, long quantityMicroLots, long stop, long target) {
        wishes.add(side + " " + quantityMicroLots + stops(stop, target));
        return true;
    }

    @Override
    public boolean enterSized(Instrument instrument, Side side, long stop, long target) {
        wishes.add(side + " sized" + stops(stop, target));
        return true;
    }

    @Override
    public boolean submit(Entry entry) {
        long quantity = entry.quantityMicroLots();
        wishes.add(entry.side() + " " + (quantity == 0 ? "sized" : quantity)
                + stops(entry.stopPoints(), entry.targetPoints()) + " confidence " + entry.confidencePermille()
                + " bars " + entry.causeStartNs() + ".." + entry.causeEndNs());
        return true;
    }

    private static String stops(long stop, long target) {
        return stop == 0 && target == 0 ? "" : " stop " + stop + " target " + target;
    }

    @Override
    public boolean closeOwn(Instrument instrument) {
        wishes.add("close");
        return true;
    }

    @Override
    public int ownPositions(Instrument instrument) {
        return positions.size();
    }

    @Override
    public boolean next(OwnPosition position) {
        int place = position.place() + 1;
        if (place >= positions.size()) {
            return false;
        }
        Held held = positions.get(place);
        position.show(place, held.account(), held.id(), held.quantity(), held.openPrice(), held.stop(), held.target());
        return true;
    }

    @Override
    public boolean close(OwnPosition position, long quantityMicroLots) {
        wishes.add("close " + quantityMicroLots + " of " + position.positionId());
        return true;
    }

    @Override
    public boolean modify(OwnPosition position, long stop, long target) {
        wishes.add("modify " + position.positionId() + " stop " + stop + " target " + target);
        return true;
    }

    @Override
    public boolean modifyOwn(Instrument instrument, long stop, long target) {
        wishes.add("modify stop " + stop + " target " + target);
        return true;
    }

    @Override
    public void wakeAt(long instantNs) {
        wakeAtNs = instantNs;
    }

    @Override
    public void cancelWake() {
        wakeAtNs = Long.MAX_VALUE;
    }
}
