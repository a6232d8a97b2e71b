package io.ringfire.engine.fakes;

import io.ringfire.engine.instrument.Instrument;
import io.ringfire.engine.market.Bar;
import io.ringfire.engine.market.BarSpec;
import io.ringfire.engine.order.Capability;
import io.ringfire.engine.order.RefusalReason;
import io.ringfire.engine.order.Side;
import io.ringfire.engine.strategy.Desk;
import io.ringfire.engine.strategy.Strategy;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Does at each tick, bar, fill or refusal what a test tells it, and keeps a line about what it heard. */
public final class ScriptedStrategy implements Strategy {
    private final BarSpec bars;
    private final List<String> heard = new ArrayList<>();
    private BiConsumer<Desk, Instrument> onTick = (desk, instrument) -> {};
    private BiConsumer<Desk, Bar> onBar = (desk, bar) -> {};
    private BiConsumer<Desk, Long> onTimer = (desk, dueNs) -> {};
    private Consumer<Desk> onStart = started -> {};
    private Set<Capability> needs = EnumSet.allOf(Capability.class);
    private Runnable onFill = () -> {};
    private boolean hasTickScript;
    private Desk desk;

    /** Subscribes to no bars. */
    public ScriptedStrategy() {
        this(null);
    }

    /** Subscribes to these bars of all its instruments. */
    public ScriptedStrategy(BarSpec bars) {
        this.bars = bars;
    }

    /** What to do at each tick. */
    public ScriptedStrategy onTick(BiConsumer<Desk, Instrument> script) {
        onTick = script;
        hasTickScript = true;
        return this;
    }

    /** What to do at each bar. */
    public ScriptedStrategy onBar(BiConsumer<Desk, Bar> script) {
        onBar = script;
        return this;
    }

    /** What to do when it starts, behind its subscriptions. */
    public ScriptedStrategy onStart(Consumer<Desk> script) {
        onStart = script;
        return this;
    }

    /** What to do when it is woken. */
    public ScriptedStrategy onTimer(BiConsumer<Desk, Long> script) {
        onTimer = script;
        return this;
    }

    /** What it says that it needs; everything until told otherwise. */
    public ScriptedStrategy needs(Set<Capability> declared) {
        needs = declared;
        return this;
    }

    /** What to do at each fill. */
    public ScriptedStrategy onFill(Runnable script) {
        onFill = script;
        return this;
    }

    /** What it heard. */
    public List<String> heard() {
        return heard;
    }

    /** Its desk, once started. */
    public Desk desk() {
        return desk;
    }

    @Override
    public void onStart(Desk ownDesk) {
        desk = ownDesk;
        if (bars != null) {
            ownDesk.instruments().forEach(instrument -> ownDesk.subscribe(instrument, bars));
        }
        onStart.accept(ownDesk);
    }

    @Override
    public Set<Capability> needs() {
        return needs;
    }

    @Override
    public void onTimer(long dueNs) {
        heard.add("timer " + dueNs);
        onTimer.accept(desk, dueNs);
    }

    @Override
    public boolean wantsTicks() {
        return hasTickScript;
    }

    @Override
    public void onTick(Instrument instrument) {
        heard.add("tick " + instrument.symbol());
        onTick.accept(desk, instrument);
    }

    @Override
    public void onBar(Bar bar) {
        heard.add("bar " + bar.closeHalfPoints());
        onBar.accept(desk, bar);
    }

    @Override
    public void onFill(Instrument instrument, Side side, long quantityMicroLots, long pricePoints) {
        heard.add("fill " + side + " " + quantityMicroLots + " at " + pricePoints);
        onFill.run();
    }

    @Override
    public void onRefusal(Instrument instrument, RefusalReason reason) {
        heard.add("refusal " + reason);
    }
}
