package io.ringfire.engine.strategy;

import io.ringfire.engine.instrument.Instrument;
import io.ringfire.engine.market.BarSpec;
import io.ringfire.engine.order.Side;
import java.util.List;

/** A strategy's place: the market it may read, its book, and the way to wish for something. */
public interface Desk {
    /** The instruments that this strategy trades, in symbol order. */
    List<Instrument> instruments();

    /** Asks for the bars of an instrument; only in {@link Strategy#onStart}. */
    void subscribe(Instrument instrument, BarSpec bars);

    /** Time of the event that is being handled, epoch ns. */
    long eventNs();

    /** Latest bid in points; 0 before the first quote. */
    long bidPoints(Instrument instrument);

    /** Latest ask in points; 0 before the first quote. */
    long askPoints(Instrument instrument);

    /** What this strategy holds, long positive, over all accounts, in micro-lots. */
    long ownNetMicroLots(Instrument instrument);

    /** What all strategies together hold, long positive, over all accounts, in micro-lots. */
    long netMicroLots(Instrument instrument);

    /** Whether a wish of this strategy for the instrument still awaits its outcome. */
    boolean isPending(Instrument instrument);

    /**
     * Wishes to open or add, at the market.
     *
     * @param stopPoints where to give up, 0 for nowhere
     * @param targetPoints where to take the profit, 0 for nowhere
     * @return false when there is no room for another wish now
     */
    boolean enter(Instrument instrument, Side side, long quantityMicroLots, long stopPoints, long targetPoints);

    /**
     * Wishes to open or add, at the market, with the volume that risk computes for each account from what the configuration lets this
     * strategy lose there. What each account was given is told by {@link Strategy#onFill}.
     *
     * @param stopPoints where to give up; without it every account refuses
     * @param targetPoints where to take the profit, 0 for nowhere
     * @return false when there is no room for another wish now
     * @throws IllegalStateException where the configuration gives this strategy lots; and {@link #enter} throws where it does not
     */
    boolean enterSized(Instrument instrument, Side side, long stopPoints, long targetPoints);

    /**
     * Wishes to open or add, at the market, with all that an {@link Entry} can say; with a volume where the configuration gives this
     * strategy lots, without one where risk computes it.
     *
     * @param entry copied: it may be changed behind the call
     * @return false when there is no room for another wish now
     * @throws IllegalStateException for a volume where risk computes it, and for none where it does not
     */
    boolean submit(Entry entry);

    /**
     * Wishes to close all of this strategy's positions in the instrument, and of no other strategy.
     *
     * @return false when there was no room for all of them now
     */
    boolean closeOwn(Instrument instrument);
}
