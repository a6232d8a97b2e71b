package io.ringfire.engine.detect;

import io.ringfire.engine.indicator.BarAtr;
import io.ringfire.engine.instrument.Instrument;
import io.ringfire.engine.market.AtrSpec;
import io.ringfire.engine.market.Bar;
import io.ringfire.engine.market.BarListener;
import io.ringfire.engine.market.BarSpec;
import io.ringfire.engine.market.Candles;
import io.ringfire.engine.money.QuoteBoard;
import io.ringfire.engine.order.Capability;
import io.ringfire.engine.order.RefusalReason;
import io.ringfire.engine.order.Side;
import io.ringfire.engine.strategy.Desk;
import io.ringfire.engine.strategy.Entry;
import io.ringfire.engine.strategy.OwnPosition;
import io.ringfire.engine.strategy.Strategy;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Runs one strategy: is its desk, and the only place that catches what it throws. A strategy that threw is disabled for the
 * rest of the run; an {@link Error} is not caught here.
 */
final class StrategyRunner implements Desk, BarListener {
    private final int strategyId;
    private final StrategySlot slot;
    private final Strategy strategy;
    private final QuoteBoard quotes;
    private final PositionBook book;
    private final PendingSignals pending;
    private final SignalWriter writer;
    private final BarSeries series;
    private final ShieldDesk shield;
    private final WakeTimes wakes;
    private final PositionWishes positions;
    private final Set<Capability> needs = EnumSet.noneOf(Capability.class);
    private final List<Instrument> instruments = new ArrayList<>();
    private final boolean[] trades = new boolean[QuoteBoard.MAX_INSTRUMENTS];

    /** By instrument; none where no volume is computed from them. */
    private final BarAtr[] atrs = new BarAtr[QuoteBoard.MAX_INSTRUMENTS];

    private final Entry own = new Entry();
    private final Wish wish = new Wish();
    private boolean wantsTicks;
    private boolean isStarting;
    private RuntimeException failure;
    private boolean isFailureTold;

    StrategyRunner(
            int strategyId,
            StrategySlot slot,
            QuoteBoard quotes,
            PositionBook book,
            PendingSignals pending,
            SignalWriter writer,
            BarSeries series,
            ShieldDesk shield,
            WakeTimes wakes) {
        this.strategyId = strategyId;
        this.slot = slot;
        this.strategy = slot.strategy();
        this.quotes = quotes;
        this.book = book;
        this.pending = pending;
        this.writer = writer;
        this.series = series;
        this.shield = slot.isShielded() ? shield : null;
        this.wakes = wakes;
        this.positions = new PositionWishes(strategyId, book, writer);
    }

    void start(List<Instrument> defined) {
        for (Instrument instrument : defined) {
            boolean isWanted = slot.symbols().isEmpty() || slot.symbols().contains(instrument.symbol());
            if (isWanted && !instrument.conversionOnly()) {
                instruments.add(instrument);
                trades[instrument.id()] = true;
            }
        }
        slot.atr().ifPresent(this::follow);
        isStarting = true;
        try {
            needs.addAll(strategy.needs());
            strategy.onStart(this);
            wantsTicks = strategy.wantsTicks();
        } catch (RuntimeException e) {
            failure = e;
        }
        isStarting = false;
    }

    /** Subscribes before the strategy does, so that what it decides on a bar is sized with that bar. */
    private void follow(AtrSpec spec) {
        for (Instrument instrument : instruments) {
            BarAtr atr = new BarAtr(spec.period());
            atrs[instrument.id()] = atr;
            series.subscribe(instrument.id(), spec.bars(), atr);
        }
    }

    /** Whether a tick does not call the strategy, and nobody is to be told that it failed. */
    boolean isIndifferentToTicks() {
        return failure == null ? !wantsTicks : isFailureTold;
    }

    void onTick(Instrument instrument) {
        if (!wantsTicks || failure != null || !trades[instrument.id()]) {
            return;
        }
        try {
            strategy.onTick(instrument);
        } catch (RuntimeException e) {
            failure = e;
        }
    }

    @Override
    public void onBar(Bar bar) {
        if (failure != null) {
            return;
        }
        try {
            strategy.onBar(bar);
        } catch (RuntimeException e) {
            failure = e;
        }
    }

    /** Wakes the strategy if its time has come, unless bars of that time are still to close. */
    void wake(long barsDueNs) {
        long dueNs = wakes.dueNs(strategyId);
        if (dueNs >= barsDueNs || !wakes.takeDue(strategyId, writer.eventNs()) || failure != null) {
            return;
        }
        try {
            strategy.onTimer(dueNs);
        } catch (RuntimeException e) {
            failure = e;
        }
    }

    void onFill(Instrument instrument, Side side, long quantityMicroLots, long pricePoints) {
        if (failure != null) {
            return;
        }
        try {
            strategy.onFill(instrument, side, quantityMicroLots, pricePoints);
        } catch (RuntimeException e) {
            failure = e;
        }
    }

    void onRefusal(Instrument instrument, RefusalReason reason) {
        if (failure != null) {
            return;
        }
        try {
            strategy.onRefusal(instrument, reason);
        } catch (RuntimeException e) {
            failure = e;
        }
    }

    int strategyId() {
        return strategyId;
    }

    /** Whether the strategy threw and nobody has been told yet. */
    boolean hasUntoldFailure() {
        return failure != null && !isFailureTold;
    }

    /** It is told now. */
    void tellFailure() {
        isFailureTold = true;
        wakes.cancel(strategyId);
    }

    /** Chains the state of what goes with its entries into a hash; its own state is the strategy's. */
    long foldState(long hash) {
        long folded = hash;
        for (int i = 0; i < instruments.size(); i++) {
            BarAtr atr = atrs[instruments.get(i).id()];
            folded = atr == null ? folded : atr.foldState(folded);
        }
        return folded;
    }

    String failureName() {
        return failure.getClass().getSimpleName();
    }

    @Override
    public List<Instrument> instruments() {
        return List.copyOf(instruments);
    }

    @Override
    public void subscribe(Instrument instrument, BarSpec bars) {
        requireStarting();
        series.subscribe(instrument.id(), bars, this);
    }

    @Override
    public Candles history(Instrument instrument, BarSpec bars, int candles) {
        requireStarting();
        series.subscribe(instrument.id(), bars, this);
        return series.history(instrument.id(), bars, candles);
    }

    private void requireStarting() {
        if (!isStarting) {
            throw new IllegalStateException("bars can be subscribed to in onStart only");
        }
    }

    @Override
    public long eventNs() {
        return writer.eventNs();
    }

    @Override
    public long bidPoints(Instrument instrument) {
        return quotes.bidPoints(instrument.id());
    }

    @Override
    public long askPoints(Instrument instrument) {
        return quotes.askPoints(instrument.id());
    }

    @Override
    public long ownNetMicroLots(Instrument instrument) {
        return book.ownNet(strategyId, instrument.id());
    }

    @Override
    public long netMicroLots(Instrument instrument) {
        return book.net(instrument.id());
    }

    @Override
    public boolean isPending(Instrument instrument) {
        return pending.isPending(strategyId, instrument.id())
                || shield != null && shield.isConsidered(strategyId, instrument.id());
    }

    @Override
    public boolean enter(Instrument instrument, Side side, long quantityMicroLots, long stopPoints, long targetPoints) {
        return submit(own.begin(instrument, side)
                .quantityMicroLots(quantityMicroLots)
                .stopPoints(stopPoints)
                .targetPoints(targetPoints));
    }

    @Override
    public boolean enterSized(Instrument instrument, Side side, long stopPoints, long targetPoints) {
        return submit(own.begin(instrument, side).stopPoints(stopPoints).targetPoints(targetPoints));
    }

    @Override
    public boolean submit(Entry entry) {
        require(Capability.MARKET);
        boolean isSized = slot.isSizedByRisk();
        if (isSized && entry.saysVolume()) {
            throw new IllegalStateException(slot.id() + " is sized by risk, and says a volume itself");
        }
        if (!isSized && !entry.saysVolume()) {
            throw new IllegalStateException(slot.id() + " is not sized by risk, and says no volume");
        }
        BarAtr atr = atrs[entry.instrument().id()];
        wish.entry(strategyId, entry, isSized, atr == null ? 0 : atr.microPoints());
        return shield == null ? writer.enter(wish) : shield.consider(wish, entry.instrument(), this, writer.eventNs());
    }

    @Override
    public boolean closeOwn(Instrument instrument) {
        require(Capability.CLOSE);
        return positions.closeAll(instrument.id());
    }

    @Override
    public int ownPositions(Instrument instrument) {
        return book.ownCount(strategyId, instrument.id());
    }

    @Override
    public boolean next(OwnPosition position) {
        return positions.next(position);
    }

    @Override
    public boolean close(OwnPosition position, long quantityMicroLots) {
        require(positions.isPart(position, quantityMicroLots) ? Capability.PARTIAL_CLOSE : Capability.CLOSE);
        return positions.close(position, quantityMicroLots);
    }

    @Override
    public boolean modify(OwnPosition position, long stopPoints, long targetPoints) {
        require(Capability.MODIFY);
        return positions.modify(position, stopPoints, targetPoints);
    }

    @Override
    public boolean modifyOwn(Instrument instrument, long stopPoints, long targetPoints) {
        require(Capability.MODIFY);
        return positions.modifyAll(instrument.id(), stopPoints, targetPoints);
    }

    @Override
    public void wakeAt(long instantNs) {
        wakes.ask(strategyId, instantNs);
    }

    @Override
    public void cancelWake() {
        wakes.cancel(strategyId);
    }

    /** What was not declared was not checked against the venue either: it must not leave. */
    private void require(Capability capability) {
        if (!needs.contains(capability)) {
            throw new IllegalStateException(
                    slot.id() + " wants " + capability.text() + ", which its needs() do not name");
        }
    }
}
