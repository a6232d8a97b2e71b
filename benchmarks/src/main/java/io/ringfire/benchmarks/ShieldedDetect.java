package io.ringfire.benchmarks;

import io.ringfire.engine.builtin.BuiltInStrategies;
import io.ringfire.engine.calendar.MarketCalendar;
import io.ringfire.engine.detect.DetectStage;
import io.ringfire.engine.detect.StrategySlot;
import io.ringfire.engine.ingest.IngestStage;
import io.ringfire.engine.ingress.FactWriter;
import io.ringfire.engine.instrument.Currency;
import io.ringfire.engine.instrument.Instrument;
import io.ringfire.engine.ledger.AccountSpec;
import io.ringfire.engine.market.BarRules;
import io.ringfire.engine.market.BarSpec;
import io.ringfire.engine.market.DayStart;
import io.ringfire.engine.pattern.Detectors;
import io.ringfire.engine.record.RecordFrame;
import io.ringfire.engine.ring.EngineCounters;
import io.ringfire.engine.ring.EngineCounters.Counter;
import io.ringfire.engine.ring.EngineEvent;
import io.ringfire.engine.ring.Tick;
import io.ringfire.engine.ring.TickBlock;
import io.ringfire.engine.sbe.MessageHeaderEncoder;
import io.ringfire.engine.sbe.TickEncoder;
import io.ringfire.engine.sbe.TimerEncoder;
import io.ringfire.engine.shield.ShieldRules;
import io.ringfire.engine.shield.ThrottleRules;
import io.ringfire.engine.strategy.StrategyParameters;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * The detect stage alone with everything on: every detector as a strategy of its own on five-minute mid bars, all shielded, the shield on
 * M5, M15, H1 and H4. Symbols quote by turns, which is the worst order for caches. Each quote of the market is one of a seeded walk. It begins
 * with enough bars for the averages of H4.
 */
final class ShieldedDetect {
    /** Ticks of a block. */
    static final int BLOCK = TickBlock.CAPACITY;

    /** Ticks of a symbol's bar where bars close, the first of them an event. */
    static final int TICKS_A_BAR = 4;

    private static final long BAR_NS = 300_000_000_000L;
    private static final int WARM_UP_BARS = 1_100;
    private static final long START_NS = JournalTicks.EVENT_NS / (48 * BAR_NS) * (48 * BAR_NS);
    private static final int SPREAD_POINTS = 8;
    private static final int WIDEST_MOVE_POINTS = 40;
    private static final long MIDDLE_POINTS = 110_000;
    private static final long SIGNAL_EXPIRY_NS = 5_000_000_000L;
    private static final int LETTERS = 26;
    private static final int EQUAL_WEIGHT = 10;
    private static final int FULL_SIZE = 1_000;
    private static final int MIN_SCORE = 500;
    private static final int PER_HOUR = 3;
    private static final int LEVERAGE = 100;

    private final EngineCounters counters = new EngineCounters();
    private final EngineEvent event = EngineEvent.factory().newInstance();
    private final DetectStage detect = stage(counters);
    private final UnsafeBuffer frames = new UnsafeBuffer(new byte[BLOCK * Tick.FRAME_LENGTH]);
    private final TickEncoder encoder = new TickEncoder();
    private final TimerEncoder timer = new TimerEncoder();
    private final Tick tick = new Tick();
    private final TickBlock block = new TickBlock();
    private final long[] bids;
    private long random = 88172645463325252L;
    private long sequence = -1;
    private long barNs = START_NS;
    private long nowNs = START_NS;
    private int id = -1;
    private long written;

    ShieldedDetect(int symbols) {
        bids = new long[symbols];
        Arrays.fill(bids, MIDDLE_POINTS);
        MessageHeaderEncoder header = new MessageHeaderEncoder();
        for (int i = 0; i < BLOCK; i++) {
            RecordFrame.length(frames, i * Tick.FRAME_LENGTH, Tick.FRAME_LENGTH);
            encoder.wrapAndApplyHeader(frames, i * Tick.FRAME_LENGTH + RecordFrame.HEADER_OFFSET, header)
                    .accountId(0xFFFF);
        }
        IngestStage ingest = new IngestStage(counters);
        OneSlot definitions = new OneSlot(event, () -> ++sequence, () -> sequence, () -> {
            ingest.onEvent(event, sequence, false);
            detect.onEvent(event, sequence, false);
        });
        FactWriter facts = new FactWriter(definitions, counters);
        for (int i = 0; i < symbols; i++) {
            facts.instrumentDefined(START_NS, instrument(i));
        }
        facts.snapshot(
                START_NS, 0, new AccountSpec("benchmark", Currency.of("USD"), LEVERAGE, false, 1_000_000_000_000L));
        for (long i = 0; i < (long) WARM_UP_BARS * symbols; i++) {
            bar();
        }
        while (id != symbols - 1) {
            bar();
        }
    }

    /** What {@link DetectorBenchmark} gives its strategy as well. */
    static Instrument instrument(int id) {
        char first = (char) ('A' + id / LETTERS / LETTERS);
        char second = (char) ('A' + id / LETTERS % LETTERS);
        return BenchInstrument.pair(id, "" + first + second + (char) ('A' + id % LETTERS) + "USD", 5);
    }

    private static DetectStage stage(EngineCounters counters) {
        List<StrategySlot> strategies = Detectors.names().stream()
                .map(name -> new StrategySlot(
                                name,
                                BuiltInStrategies.create(
                                        name,
                                        new StrategyParameters(
                                                name, Map.of("bars", "5-minute-mid", "quantity", "0.1"))),
                                List.of())
                        .shielded())
                .toList();
        return new DetectStage(
                strategies,
                new BarRules(true, 0, DayStart.parse("17:00 America/New_York")),
                SIGNAL_EXPIRY_NS,
                Optional.of(rules()),
                MarketCalendar.NONE,
                counters);
    }

    private static ShieldRules rules() {
        return new ShieldRules(
                BarSpec.parse("5-minute-mid"),
                List.of(
                        new ShieldRules.Timeframe(BarSpec.parse("5-minute-mid"), 1),
                        new ShieldRules.Timeframe(BarSpec.parse("15-minute-mid"), 2),
                        new ShieldRules.Timeframe(BarSpec.parse("1-hour-mid"), 3),
                        new ShieldRules.Timeframe(BarSpec.parse("4-hour-mid"), 4)),
                1,
                Collections.nCopies(10, EQUAL_WEIGHT),
                MIN_SCORE,
                Collections.nCopies(4, FULL_SIZE),
                ThrottleRules.NONE,
                BAR_NS,
                PER_HOUR,
                0,
                3 * BAR_NS,
                0);
    }

    /** The next tick, of the next symbol, within its bar; read, and given to nobody. */
    Tick read() {
        nextSymbol();
        fill(0);
        tick.read(frames, 0, ++sequence, id);
        return tick;
    }

    /** Notes it. Fails where it is not quiet. */
    void note() {
        require(detect.isQuiet(read()), "a tick within bars is not quiet");
        detect.note(tick);
    }

    /** The next {@value #BLOCK} ticks of the next symbol, within its bar; read, and given to nobody. */
    TickBlock readBlock() {
        nextSymbol();
        for (int i = 0; i < BLOCK; i++) {
            fill(i);
        }
        block.read(frames, 0, BLOCK, id);
        block.offer(sequence + 1);
        sequence += BLOCK;
        return block;
    }

    /** Notes them. Fails where they are not quiet. */
    void noteBlock() {
        readBlock();
        detect.cut(block);
        require(block.size() == BLOCK, "ticks within bars are not quiet");
        detect.note(block);
    }

    /** A slot with the next tick, within its bar, which no stage has seen but ingest. */
    EngineEvent slot() {
        nextSymbol();
        fill(0);
        toSlot();
        return event;
    }

    /** Takes it through the stage. */
    EngineEvent tickAsEvent() {
        slot();
        through();
        return event;
    }

    /** The next symbol's next bar: its first tick, an event, closes the one before, by all detectors; three more are noted. */
    void bar() {
        if (id == bids.length - 1) {
            barNs += BAR_NS;
            nowNs = barNs;
        }
        barThatStays();
    }

    /** The same ticks in the bar that there is. */
    void barThatStays() {
        nextSymbol();
        fill(0);
        toSlot();
        through();
        for (int i = 1; i < TICKS_A_BAR; i++) {
            fill(0);
            tick.read(frames, 0, ++sequence, id);
            detect.note(tick);
        }
    }

    /** A Timer closes the bars of all symbols; before it each had four ticks, noted. */
    void barsByTimer() {
        for (int symbol = 0; symbol < bids.length; symbol++) {
            nextSymbol();
            for (int i = 0; i < TICKS_A_BAR; i++) {
                fill(0);
                tick.read(frames, 0, ++sequence, id);
                detect.note(tick);
            }
        }
        barNs += BAR_NS;
        nowNs = barNs;
        sequence++;
        event.inbound().open(timer, sequence, nowNs, -1, 0xFFFF).dueNs(nowNs);
        event.inbound().commit(timer);
        event.ingested(sequence);
        through();
    }

    /** Bars that were closed. */
    long bars() {
        return counters.get(Counter.BARS);
    }

    /** Records that the stage wrote: verdicts of the shield, and signals. */
    long written() {
        return written;
    }

    private void through() {
        detect.onEvent(event, sequence, false);
        written += event.signals().count();
    }

    private void nextSymbol() {
        id = id + 1 == bids.length ? 0 : id + 1;
    }

    private void toSlot() {
        sequence++;
        event.inbound().copy(frames, 0, Tick.FRAME_LENGTH, sequence, id);
        event.ingested(sequence);
    }

    /** The next quote of the symbol, one nanosecond later. */
    private void fill(int at) {
        nowNs++;
        bids[id] += ((MIDDLE_POINTS - bids[id]) >> 10) + move();
        encoder.wrap(frames, at * Tick.FRAME_LENGTH + RecordFrame.BLOCK_OFFSET)
                .eventNs(nowNs)
                .instrumentId(id)
                .venueNs(nowNs)
                .bidPoints(bids[id])
                .askPoints(bids[id] + SPREAD_POINTS);
    }

    /** Marsaglia's xorshift: as cheap as can be. */
    private long move() {
        random ^= random << 13;
        random ^= random >>> 7;
        random ^= random << 17;
        return (random >>> 33) % (2 * WIDEST_MOVE_POINTS + 1) - WIDEST_MOVE_POINTS;
    }

    static void require(boolean isSo, String otherwise) {
        if (!isSo) {
            throw new IllegalStateException(otherwise);
        }
    }
}
