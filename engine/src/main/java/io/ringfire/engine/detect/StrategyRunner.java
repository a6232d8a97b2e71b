package io.ringfire.engine.detect;

import io.ringfire.engine.indicator.BarAtr;
import io.ringfire.engine.instrument.Instrument;
import io.ringfire.engine.market.AtrSpec;
import io.ringfire.engine.market.Bar;
import io.ringfire.engine.market.BarListener;
import io.ringfire.engine.market.BarSpec;
import io.ringfire.engine.money.QuoteBoard;
import io.ringfire.engine.order.RefusalReason;
import io.ringfire.engine.order.Side;
import io.ringfire.engine.strategy.Desk;
import io.ringfire.engine.strategy.Entry;
import io.ringfire.engine.strategy.Strategy;
import java.util.ArrayList;
import java.util.List;

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
    private long eventNs;

    StrategyRunner(
            int strategyId,
            StrategySlot slot,
            QuoteBoard quotes,
            PositionBook book,
            PendingSignals pending,
            SignalWriter writer,
            BarSeries series,
            ShieldDesk shield) {
        this.strategyId = strategyId;
        this.slot = slot;
        this.strategy = slot.strategy();
        this.quotes = quotes;
        this.book = book;
        this.pending = pending;
        this.writer = writer;
        this.series = series;
        this.shield = slot.isShielded() ? shield : null;
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

    void at(long newEventNs) {
        eventNs = newEventNs;
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

    /** Whether the strategy threw and nobody has been told yet; true once. */
    boolean takeFailure() {
        if (failure == null || isFailureTold) {
            return false;
        }
        isFailureTold = true;
        return true;
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
        if (!isStarting) {
            throw new IllegalStateException("bars can be subscribed to in onStart only");
        }
        series.subscribe(instrument.id(), bars, this);
    }

    @Override
    public long eventNs() {
        return eventNs;
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
        boolean isSized = slot.isSizedByRisk();
        if (isSized && entry.saysVolume()) {
            throw new IllegalStateException(slot.id() + " is sized by risk, and says a volume itself");
        }
        if (!isSized && !entry.saysVolume()) {
            throw new IllegalStateException(slot.id() + " is not sized by risk, and says no volume");
        }
        BarAtr atr = atrs[entry.instrument().id()];
        wish.entry(strategyId, entry, isSized, atr == null ? 0 : atr.microPoints());
        return shield == null ? writer.enter(wish) : shield.consider(wish, entry.instrument(), this, eventNs);
    }

    @Override
    public boolean closeOwn(Instrument instrument) {
        boolean all = true;
        for (int i = 0; i < book.count(); i++) {
            if (book.isHeldBy(i, strategyId, instrument.id())) {
                long quantity = book.quantity(i);
                Side side = quantity > 0 ? Side.SELL : Side.BUY;
                all &= writer.exit(
                        strategyId, instrument.id(), book.accountId(i), side, book.positionId(i), Math.abs(quantity));
            }
        }
        return all;
    }
}
