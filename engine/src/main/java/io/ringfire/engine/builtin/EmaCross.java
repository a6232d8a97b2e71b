package io.ringfire.engine.builtin;

import io.ringfire.engine.indicator.Ema;
import io.ringfire.engine.instrument.Instrument;
import io.ringfire.engine.market.Bar;
import io.ringfire.engine.market.BarSpec;
import io.ringfire.engine.order.Side;
import io.ringfire.engine.strategy.Desk;
import io.ringfire.engine.strategy.Strategy;
import io.ringfire.engine.strategy.StrategyParameters;

/**
 * Always in the market: long while the fast average of the closes is at or above the slow one, short while it is below. The
 * reference strategy, by the rules of the published results that the engine reproduces:
 *
 * <ul>
 *   <li>trading starts once {@code slow} bars were seen;
 *   <li>a bar whose prices are all one moves the averages but trades nothing;
 *   <li>fast at or above slow: when flat buy, when short close and buy; fast below slow: the mirror;
 *   <li>{@code flatBy: own} looks at this strategy's book, {@code net} at that of all strategies; it closes only its own.
 * </ul>
 *
 * Keys: {@code bars}, {@code fast}, {@code slow}, {@code flatBy}; {@code quantity} in lots, or none where risk computes the volume;
 * {@code stopPoints} and {@code targetPoints}, how far stop and target are from the price at which the entry would execute, none where
 * left out. Stopped out, it enters again at the next bar.
 */
public final class EmaCross implements Strategy {
    /** Name in the configuration. */
    public static final String NAME = "ema-cross";

    private static final int LONGEST_PERIOD = 100_000;
    private static final int LARGEST_DISTANCE = 1_000_000_000; // points

    private final BarSpec bars;
    private final int fastPeriod;
    private final int slowPeriod;
    private final boolean isSizedByRisk;
    private final long quantityMicroLots;
    private final long stopDistancePoints;
    private final long targetDistancePoints;
    private final boolean isFlatByNet;
    private Desk desk;
    private Instrument[] instruments;
    private Ema[] fast;
    private Ema[] slow;

    /**
     * Reads its keys.
     *
     * @throws IllegalArgumentException naming a key that is wrong
     */
    public EmaCross(StrategyParameters parameters) {
        bars = parameters.bars("bars");
        fastPeriod = parameters.wholeNumber("fast", 1, LONGEST_PERIOD);
        slowPeriod = parameters.wholeNumber("slow", 1, LONGEST_PERIOD);
        isSizedByRisk = !parameters.isGiven("quantity");
        quantityMicroLots = isSizedByRisk ? 0 : parameters.lotsAsMicroLots("quantity");
        stopDistancePoints = parameters.wholeNumber("stopPoints", 1, LARGEST_DISTANCE, 0);
        targetDistancePoints = parameters.wholeNumber("targetPoints", 1, LARGEST_DISTANCE, 0);
        isFlatByNet = "net".equals(parameters.oneOf("flatBy", "own", "own", "net"));
        parameters.requireNothingElse();
    }

    @Override
    public void onStart(Desk ownDesk) {
        desk = ownDesk;
        int highestId =
                ownDesk.instruments().stream().mapToInt(Instrument::id).max().orElse(-1);
        instruments = new Instrument[highestId + 1];
        fast = new Ema[highestId + 1];
        slow = new Ema[highestId + 1];
        for (Instrument instrument : ownDesk.instruments()) {
            instruments[instrument.id()] = instrument;
            fast[instrument.id()] = new Ema(fastPeriod);
            slow[instrument.id()] = new Ema(slowPeriod);
            ownDesk.subscribe(instrument, bars);
        }
    }

    @Override
    public void onBar(Bar bar) {
        int id = bar.instrumentId();
        Instrument instrument = instruments[id];
        // one correctly rounded division: the double nearest to the price, which is what a tie is decided on
        double close = (double) bar.closeHalfPoints() / (2 * instrument.pointScale());
        fast[id].update(close);
        slow[id].update(close);
        if (slow[id].count() < slowPeriod || bar.isFlat() || desk.isPending(instrument)) {
            return;
        }
        Side wanted = fast[id].value() >= slow[id].value() ? Side.BUY : Side.SELL;
        long held = isFlatByNet ? desk.netMicroLots(instrument) : desk.ownNetMicroLots(instrument);
        if (held == 0) {
            enter(instrument, wanted);
        } else if (Long.signum(held) != wanted.sign()) {
            desk.closeOwn(instrument);
            enter(instrument, wanted);
        }
    }

    private void enter(Instrument instrument, Side side) {
        long price = side.executes(desk.bidPoints(instrument), desk.askPoints(instrument));
        long stop = stopDistancePoints == 0 ? 0 : price - side.sign() * stopDistancePoints;
        long target = targetDistancePoints == 0 ? 0 : price + side.sign() * targetDistancePoints;
        boolean isAPrice = (stopDistancePoints == 0 || stop > 0) && (targetDistancePoints == 0 || target > 0);
        if (!isAPrice) {
            return; // 0 would mean none
        }
        if (isSizedByRisk) {
            desk.enterSized(instrument, side, stop, target);
        } else {
            desk.enter(instrument, side, quantityMicroLots, stop, target);
        }
    }
}
