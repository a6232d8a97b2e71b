package io.ringfire.app.view;

import io.ringfire.adapters.mt5.SessionView;
import io.ringfire.app.latency.OrderTimes;
import io.ringfire.engine.instrument.Instrument;
import io.ringfire.engine.money.QuoteBoard;
import io.ringfire.engine.ring.EngineCounters.Counter;
import io.ringfire.journal.state.SharedStateWriter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.Agent;
import org.agrona.concurrent.EpochNanoClock;
import org.agrona.concurrent.MessageHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Folds what the engine's last stage copied, and writes it to shared state: orders, positions and quotes ten times a second,
 * the engine itself once. Off the ring, on a thread of its own, which may wait for the map; the ring never waits for it. What
 * it cannot fold or publish is counted and costs the view alone.
 */
public final class StatePublisher implements Agent {
    private static final Logger LOG = LoggerFactory.getLogger(StatePublisher.class);
    private static final int FRAME_LIMIT = 512;
    private static final long VALUES_EVERY_NS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long ENGINE_EVERY_NS = TimeUnit.SECONDS.toNanos(1);

    private final OutcomeCopy copy;
    private final Supplier<SharedStateWriter> opener;
    private final EngineFacts facts;
    private final EngineGauges gauges;
    private final EpochNanoClock clock;
    private final ViewFold fold;
    private final ValueJson json;
    private final StatusText text;
    private final MessageHandler onFrame = this::onFrame;
    private final QuoteTable.QuoteReader onQuote = this::onQuote;
    private final QuoteTable.QuoteReader onInjected = this::onInjected;
    private final Map<String, String> published = new HashMap<>();
    private final PublishedValues values = new PublishedValues();
    private final AtomicLong turns = new AtomicLong();
    private Set<String> notices = Set.of();
    private final long[] ticks = new long[QuoteBoard.MAX_INSTRUMENTS];
    private long valuesNs;
    private long engineNs;
    private long faults;
    private SharedStateWriter writer;
    private volatile String state = "STARTING";
    private String told = "";
    private volatile List<String> table = List.of();
    private volatile String summary = "";

    /**
     * Publishes into what {@code opener} opens, and closes it in the end.
     *
     * @param opener called on the publisher's thread, since the first map of a process takes a second or two
     * @param keepFires how many closed orders stay
     */
    public StatePublisher(
            OutcomeCopy copy,
            Supplier<SharedStateWriter> opener,
            EngineFacts facts,
            EngineGauges gauges,
            EpochNanoClock clock,
            int keepFires) {
        this.copy = copy;
        this.opener = opener;
        this.facts = facts;
        this.gauges = gauges;
        this.clock = clock;
        this.fold = new ViewFold(facts.strategyIds(), facts.orderIdPrefix(), keepFires);
        this.json = new ValueJson(fold, facts, gauges);
        this.text = new StatusText(fold, facts, gauges);
    }

    @Override
    public String roleName() {
        return "ringfire-publisher";
    }

    @Override
    public void onStart() {
        writer = opener.get();
        publishEngine(ready(), clock.nanoTime());
    }

    /** Tells how long orders take. Before it is started. */
    public void measureInto(OrderTimes times) {
        fold.fires().measureInto(times);
    }

    /** The engine trades from now on. Any thread. */
    public void running() {
        state = "RUNNING";
    }

    @Override
    public int doWork() {
        int work = copy.poll(onFrame, FRAME_LIMIT);
        long nowNs = clock.nanoTime();
        if (Math.abs(nowNs - valuesNs) >= VALUES_EVERY_NS) {
            valuesNs = nowNs;
            publishValues();
        }
        if (Math.abs(nowNs - engineNs) >= ENGINE_EVERY_NS) {
            engineNs = nowNs;
            publishEngine(ready(), nowNs);
        }
        turns.lazySet(turns.getPlain() + 1);
        return work;
    }

    /** The state, and before a new one all that was said up to it: who reads RUNNING must not find that no position is open yet. */
    private String ready() {
        String now = state;
        if (!now.equals(told)) {
            told = now;
            catchUp();
        }
        return now;
    }

    private void catchUp() {
        while (copy.poll(onFrame, FRAME_LIMIT) > 0) {
            // to the end of what the engine has said
        }
        publishValues();
    }

    @Override
    public void onClose() {
        if (writer == null) {
            return;
        }
        catchUp();
        publishEngine("STOPPED", clock.nanoTime());
        writer.close();
    }

    /** What is published, for the console of this process. Any thread. */
    public PublishedValues values() {
        return values;
    }

    /** Turns that came to their end. Any thread. */
    public long turns() {
        return turns.get();
    }

    /** The status table of the last second, line by line. Any thread. */
    public List<String> table() {
        return table;
    }

    /** The same in one line. Any thread. */
    public String summary() {
        return summary;
    }

    private void publishValues() {
        copy.quotes().poll(onQuote);
        copy.injected().poll(onInjected);
        for (Fire fire : fold.fires().takeChanged()) {
            put("fire/" + fire.orderId(), fire.toJson());
        }
        fold.fires().takeGone().forEach(orderId -> remove("fire/" + orderId));
        publishSignals();
        fold.disabledStrategies().forEach(strategy -> values.put("disabled/" + strategy, "{}", 0));
        publishClosed();
        for (long positionId : fold.takeClosedPositions()) {
            remove("position/" + positionId);
        }
        for (int i = 0; i < fold.ledger().positions().count(); i++) {
            put("position/" + fold.ledger().positions().at(i).positionId(), json.position(i));
        }
        for (int i = 0; i < fold.ledger().accountCount(); i++) {
            put("account/" + fold.ledger().account(i).name(), json.account(i));
        }
    }

    private void publishEngine(String state, long nowNs) {
        published.remove("engine"); // its time of publication is the engine's pulse
        put("engine", json.engine(state));
        put("engine/now", json.now(copy.lastSequence(), copy.lastEventNs(), writer.refused(), faults));
        values.publishedNs(nowNs);
        put("engine/fires", json.firesByState());
        if (fold.clockStepNs() != 0) {
            put("engine/clock", json.clockStep());
        }
        publishNotices();
        for (SessionView session : gauges.sessions()) {
            put("session/" + session.uuid(), json.session(session));
        }
        for (Counter counter : Counter.values()) {
            put("counter/" + counter.name(), json.counter(counter));
        }
        table = text.table(nowNs, ticks);
        summary = text.summary();
    }

    /** For the console alone: they are long, and the fire journal has them all. */
    private void publishSignals() {
        for (SeenSignal signal : fold.signals().takeChanged()) {
            values.put("signal/" + signal.key(), signal.toJson(), 0);
        }
        fold.signals().takeGone().forEach(signal -> values.remove("signal/" + signal.key()));
    }

    /** For this process alone, as signals are; before their positions go, so that nobody sees one gone and not why. */
    private void publishClosed() {
        List<ClosedPositions.Closed> fresh = fold.closed().takeFresh();
        long firstKept = fold.closed().count() - ClosedPositions.KEPT;
        long number = fold.closed().count() - fresh.size();
        for (ClosedPositions.Closed closed : fresh) {
            number++;
            if (number > firstKept) {
                values.put("closed/" + closed.key(), closed.json(), 0);
            }
            values.remove("closed/" + ClosedPositions.key(number - ClosedPositions.KEPT));
        }
    }

    /** What comes and goes: what is no longer there leaves the view. */
    private void publishNotices() {
        Map<String, String> now = new HashMap<>();
        fold.notices().putInto(now);
        fold.restraints().putInto(now);
        fold.sizes().putInto(now);
        fold.refusals().putInto(now);
        List<String> gone =
                notices.stream().filter(key -> !now.containsKey(key)).toList();
        gone.forEach(this::remove);
        now.forEach(this::put);
        notices = now.keySet();
    }

    private void onFrame(int typeId, MutableDirectBuffer buffer, int index, int length) {
        try {
            fold.onFrame(buffer, index);
        } catch (RuntimeException e) {
            if (faults++ == 0) {
                LOG.warn("the view could not take a record; what is shown may be wrong until the next start", e);
            }
        }
    }

    private void onQuote(int instrumentId, long bidPoints, long askPoints, long eventNs, long ticksSoFar) {
        ticks[instrumentId] = ticksSoFar;
        Instrument instrument = fold.ledger().instrument(instrumentId);
        if (instrument != null) {
            fold.onQuote(instrumentId, bidPoints, askPoints, eventNs);
            put("quote/" + instrument.symbol(), json.quote(instrument, ticksSoFar));
            values.candles().onQuote(instrument.symbol(), instrument.digits(), bidPoints, eventNs);
        }
    }

    /** For the console alone: no quote of the market, and nothing is folded by it. */
    private void onInjected(int instrumentId, long bidPoints, long askPoints, long eventNs, long quotesSoFar) {
        Instrument instrument = fold.ledger().instrument(instrumentId);
        if (instrument != null) {
            String value = json.injected(instrument, bidPoints, askPoints, eventNs, quotesSoFar);
            values.put("injected/" + instrument.symbol(), value, 0);
        }
    }

    private void put(String key, String value) {
        if (!value.equals(published.put(key, value)) && writer.put(key, value)) {
            values.put(key, value, writer.version());
        }
    }

    private void remove(String key) {
        published.remove(key);
        values.remove(key);
        writer.remove(key);
    }
}
