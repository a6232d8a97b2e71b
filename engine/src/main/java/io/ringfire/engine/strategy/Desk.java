package io.ringfire.engine.strategy;

import io.ringfire.engine.instrument.Instrument;
import io.ringfire.engine.market.BarSpec;
import io.ringfire.engine.market.Candles;
import io.ringfire.engine.order.Side;
import java.util.List;

/**
 * A strategy's place: the market it may read, its book, and the way to wish for something. A wish for something that
 * {@link Strategy#needs} does not name throws {@link IllegalStateException}. Nothing here allocates after {@link Strategy#onStart}.
 */
public interface Desk {
    /** The instruments that this strategy trades, in symbol order. */
    List<Instrument> instruments();

    /** Asks for the bars of an instrument; only in {@link Strategy#onStart}. Asking again changes nothing. */
    void subscribe(Instrument instrument, BarSpec bars);

    /**
     * Asks for the bars of an instrument as {@link #subscribe} does, and for the last of them to be kept; only in {@link
     * Strategy#onStart}. They are kept once for all strategies: whoever needs bars of the past should look here rather than copy them. At
     * {@link Strategy#onBar} the bar is candle number 0, unless it had no tick: then it is none. In other calls candle 0 is the last bar that
     * closed. Of bars that end together the longest comes first, so a strategy of five minutes finds the hour that ends with them.
     *
     * @param candles how many it may look back at, 1 to {@link io.ringfire.engine.market.CandleHistory#MOST}; what others ask for changes
     *     nothing
     * @return shows them from here on; empty at first
     */
    Candles history(Instrument instrument, BarSpec bars, int candles);

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

    /** How many positions this strategy holds in the instrument, over all accounts. */
    int ownPositions(Instrument instrument);

    /**
     * Goes on to this strategy's next position in the cursor's instrument, oldest first, over all accounts, and shows it there:
     * {@code own.begin(eurusd); while (desk.next(own)) {...}}. Wishes made on the way change nothing of it: they execute later.
     *
     * @return false, with the cursor as it was, behind the last one
     */
    boolean next(OwnPosition position);

    /**
     * Wishes to close one of this strategy's positions, or part of it. Risk rounds a part down to the instrument's volume step; it closes
     * the whole where less than the smallest volume would be left, and refuses a part that is less than that itself. Needs
     * {@link io.ringfire.engine.order.Capability#CLOSE}, for a part {@link io.ringfire.engine.order.Capability#PARTIAL_CLOSE}.
     *
     * @param position where {@link #next} stood; one that was kept is found again by account and id
     * @param quantityMicroLots how much, positive; as much as is held, or more, for all
     * @return false when it is not held any more, or there is no room for another wish now
     * @throws IllegalArgumentException for a quantity of 0 or less
     */
    boolean close(OwnPosition position, long quantityMicroLots);

    /**
     * Wishes to change stop and target of one of this strategy's positions. Both are replaced: what is to stay is said again. The book
     * shows the new ones once the venue has answered; until then {@link #isPending}. A refusal comes to {@link Strategy#onRefusal}.
     * Needs {@link io.ringfire.engine.order.Capability#MODIFY}.
     *
     * @param position as for {@link #close}
     * @param stopPoints where to give up, 0 for nowhere
     * @param targetPoints where to take the profit, 0 for nowhere
     * @return false when it is not held any more, or there is no room for another wish now
     */
    boolean modify(OwnPosition position, long stopPoints, long targetPoints);

    /**
     * Wishes for this stop and this target on all of this strategy's positions in the instrument; as {@link #modify}, each with an
     * answer of its own.
     *
     * @return false when there was no room for all of them now
     */
    boolean modifyOwn(Instrument instrument, long stopPoints, long targetPoints);

    /**
     * Asks to be woken: {@link Strategy#onTimer} is called at the first event at or behind this instant, and a Timer comes for it where
     * nothing else does. One wish a strategy: the latest holds. An instant that is past, or now, means the next event. Timers that
     * come for one strategy alone are at least a millisecond apart. {@link Long#MAX_VALUE} is never.
     */
    void wakeAt(long instantNs);

    /** Takes {@link #wakeAt} back. */
    void cancelWake();
}
