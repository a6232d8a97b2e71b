package io.ringfire.engine.detect;

import static io.ringfire.engine.record.RecordFrame.BLOCK_OFFSET;

import io.ringfire.engine.calendar.MarketCalendar;
import io.ringfire.engine.instrument.Instrument;
import io.ringfire.engine.market.BarBuilder;
import io.ringfire.engine.market.BarRules;
import io.ringfire.engine.money.QuoteBoard;
import io.ringfire.engine.ring.EngineCounters;
import io.ringfire.engine.ring.EngineEvent;
import io.ringfire.engine.ring.FactSlot;
import io.ringfire.engine.ring.RecordHash;
import io.ringfire.engine.ring.Section;
import io.ringfire.engine.ring.Stage;
import io.ringfire.engine.ring.StageName;
import io.ringfire.engine.ring.Tick;
import io.ringfire.engine.ring.TickBlock;
import io.ringfire.engine.sbe.ExecutionReportDecoder;
import io.ringfire.engine.sbe.InjectedQuoteDecoder;
import io.ringfire.engine.sbe.InstrumentDefinedDecoder;
import io.ringfire.engine.sbe.RunStartedDecoder;
import io.ringfire.engine.sbe.SendResultDecoder;
import io.ringfire.engine.sbe.SessionStateDecoder;
import io.ringfire.engine.sbe.SignalRefusedDecoder;
import io.ringfire.engine.sbe.SnapshotAccountDecoder;
import io.ringfire.engine.sbe.SnapshotOrderDecoder;
import io.ringfire.engine.sbe.SnapshotPositionDecoder;
import io.ringfire.engine.sbe.SnapshotTradesDecoder;
import io.ringfire.engine.sbe.StrategyDisabledEncoder;
import io.ringfire.engine.sbe.TickDecoder;
import io.ringfire.engine.shield.Shield;
import io.ringfire.engine.shield.ShieldRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Turns ticks into signals: keeps the market, closes bars, runs the strategies, and has what becomes of their wishes
 * ({@link Outcomes}) in a book of its own. All strategies see an event before any of their wishes executes.
 */
public final class DetectStage implements Stage {
    private static final long SEED = 0x44_45_54L;
    private static final int ERROR_CLASS_MAX = 120;

    private final QuoteBoard quotes = new QuoteBoard();
    private final PrimarySources sources = new PrimarySources();
    private final PositionBook book = new PositionBook();
    private final PendingSignals pending = new PendingSignals();
    private final SignalWriter writer;
    private final BarSeries series;
    private final ShieldDesk shield; // null where no strategy is shielded
    private final WakeTimes wakes;
    private final StrategyRunner[] runners;
    private final Outcomes outcomes;
    private final Instrument[] instruments = new Instrument[QuoteBoard.MAX_INSTRUMENTS];
    private boolean isStarted;

    private final InstrumentDefinedDecoder defined = new InstrumentDefinedDecoder();
    private final StrategyDisabledEncoder disabled = new StrategyDisabledEncoder();

    /** Without a shield. */
    public DetectStage(List<StrategySlot> strategies, BarRules bars, long signalExpiryNs, EngineCounters counters) {
        this(strategies, bars, signalExpiryNs, Optional.empty(), MarketCalendar.NONE, counters);
    }

    /**
     * Runs these strategies in this order; their ids in records are their places in it.
     *
     * @param signalExpiryNs how long a wish holds
     * @param shielding how entries of shielded strategies are judged; needed where there is one
     * @param calendar sessions and news that the shield judges by
     */
    public DetectStage(
            List<StrategySlot> strategies,
            BarRules bars,
            long signalExpiryNs,
            Optional<ShieldRules> shielding,
            MarketCalendar calendar,
            EngineCounters counters) {
        if (strategies.size() > PositionBook.MAX_STRATEGIES) {
            throw new IllegalArgumentException(
                    strategies.size() + " strategies; at most " + PositionBook.MAX_STRATEGIES + " can run together");
        }
        writer = new SignalWriter(signalExpiryNs, quotes, pending, counters);
        series = new BarSeries(bars, counters);
        shield = strategies.stream().anyMatch(StrategySlot::isShielded) ? shield(shielding, calendar, counters) : null;
        wakes = new WakeTimes(strategies.size());
        runners = new StrategyRunner[strategies.size()];
        for (int i = 0; i < runners.length; i++) {
            runners[i] = new StrategyRunner(i, strategies.get(i), quotes, book, pending, writer, series, shield, wakes);
        }
        outcomes = new Outcomes(book, pending, runners, instruments);
    }

    private ShieldDesk shield(Optional<ShieldRules> rules, MarketCalendar calendar, EngineCounters counters) {
        ShieldRules given = rules.orElseThrow(
                () -> new IllegalArgumentException("a strategy is shielded, and there are no rules of the shield"));
        return new ShieldDesk(given, new Shield(given, calendar, quotes, book::net), quotes, writer, counters);
    }

    @Override
    public StageName name() {
        return StageName.DETECT;
    }

    @Override
    public void onEvent(EngineEvent event, long sequence, boolean endOfBatch) {
        if (!event.isIngested(sequence)) {
            return;
        }
        FactSlot fact = event.inbound();
        Section section = event.signals();
        long eventNs = fact.eventNs();
        section.begin(sequence, eventNs, 0);
        writer.begin(section, eventNs, event.isWarmUp());
        wakes.begin();
        if (pending.count() > 0) {
            pending.expire(eventNs);
        }
        handle(fact, eventNs, event.isWarmUp());
        if (shield != null) {
            shield.decide(section, eventNs);
        }
        tellFailures(section);
        section.wakeAtNs(hasWaiting() ? eventNs + 1 : Math.min(series.nextDueNs(), wakes.timerNs(eventNs)));
        if (event.isCheckpointDue()) {
            section.stateHash(stateHash());
        }
        section.complete();
    }

    private boolean hasWaiting() {
        return writer.hasWaiting() || shield != null && shield.hasWaiting();
    }

    private void handle(FactSlot fact, long eventNs, boolean isWarmUp) {
        switch (fact.templateId()) {
            case TickDecoder.TEMPLATE_ID -> onTick(fact.tick(), isWarmUp);
            case RunStartedDecoder.TEMPLATE_ID, SnapshotOrderDecoder.TEMPLATE_ID, SnapshotTradesDecoder.TEMPLATE_ID -> {
                // concern risk alone
            }
            case InjectedQuoteDecoder.TEMPLATE_ID -> {
                // no market's: not even time passes for strategies by what a script says
            }
            case InstrumentDefinedDecoder.TEMPLATE_ID -> onInstrument(fact);
            case SnapshotAccountDecoder.TEMPLATE_ID -> writer.accounts(writer.accounts() + 1);
            case SnapshotPositionDecoder.TEMPLATE_ID -> outcomes.onPosition(fact);
            case ExecutionReportDecoder.TEMPLATE_ID -> {
                at(eventNs);
                outcomes.onReport(fact);
            }
            case SendResultDecoder.TEMPLATE_ID -> {
                at(eventNs);
                outcomes.onSendResult(fact);
            }
            case SignalRefusedDecoder.TEMPLATE_ID -> {
                at(eventNs);
                outcomes.onRefused(fact);
            }
            case SessionStateDecoder.TEMPLATE_ID -> {
                sources.onSessionState(fact);
                at(eventNs);
            }
            default -> at(eventNs);
        }
    }

    /** Whether this tick ends no bar, and wakes no strategy. */
    public boolean isQuiet(Tick tick) {
        return tick.eventNs() < wakes.nextDueNs() && !series.isEndedBy(tick.instrumentId(), tick.venueNs());
    }

    /** Whether strategies see a tick of this source, which from now on has quoted this instrument. */
    public boolean isSeen(Tick tick) {
        return sources.isSeen(tick.sourceId(), tick.instrumentId());
    }

    /** Whether nobody wants ticks, and nothing waits to be written. Holds until the next event. */
    public boolean isQuiet() {
        if (!isStarted || hasWaiting()) {
            return false;
        }
        for (int i = 0; i < runners.length; i++) {
            if (!runners[i].isIndifferentToTicks()) {
                return false;
            }
        }
        return true;
    }

    /** Takes a quiet tick, which is in no slot. */
    public void note(Tick tick) {
        int id = tick.instrumentId();
        long eventNs = tick.eventNs();
        if (pending.count() > 0) {
            pending.expire(eventNs);
        }
        quotes.update(id, tick.bidPoints(), tick.askPoints(), eventNs);
        series.onQuoteWithin(id, tick.venueNs(), tick.bidPoints(), tick.askPoints(), tick.bidVolumeMicroLots());
    }

    /** Cuts off what begins with a tick that ends a bar, or wakes a strategy. */
    public void cut(TickBlock ticks) {
        ticks.cutAtEvent(wakes.nextDueNs());
        series.cut(ticks);
    }

    /** Takes quiet ticks, which are in no slot. */
    public void note(TickBlock ticks) {
        int last = ticks.to() - 1;
        if (pending.count() > 0) {
            pending.expire(ticks.eventNs(last));
        }
        quotes.update(ticks.instrumentId(), ticks.bidPoints(last), ticks.askPoints(last), ticks.eventNs(last));
        series.onQuotesWithin(ticks);
    }

    private void onTick(Tick tick, boolean isWarmUp) {
        int id = tick.instrumentId();
        long eventNs = tick.eventNs();
        if (!isSeen(tick)) {
            at(eventNs);
            return;
        }
        long bid = tick.bidPoints();
        long ask = tick.askPoints();
        start();
        quotes.update(id, bid, ask, eventNs);
        series.onQuote(id, tick.venueNs(), bid, ask, tick.bidVolumeMicroLots(), isWarmUp);
        wake(eventNs);
        for (int i = 0; i < runners.length; i++) {
            runners[i].onTick(instruments[id]);
        }
    }

    /** Time has come as far as this; closes the bars that are due, then wakes who wanted it. */
    private void at(long eventNs) {
        start();
        series.onTime(eventNs);
        wake(eventNs);
    }

    /** A tick closes bars of its own instrument alone: where others are due, the Timer that comes for them wakes. */
    private void wake(long eventNs) {
        if (eventNs < wakes.nextDueNs()) {
            return;
        }
        for (int i = 0; i < runners.length; i++) {
            runners[i].wake(series.nextDueNs());
        }
    }

    /** The strategies start at the first fact behind the definitions and snapshots. */
    private void start() {
        if (isStarted) {
            return;
        }
        isStarted = true;
        List<Instrument> known = new ArrayList<>();
        for (Instrument instrument : instruments) {
            if (instrument != null) {
                known.add(instrument);
            }
        }
        if (shield != null) {
            shield.start(known.stream().filter(each -> !each.conversionOnly()).toList(), series);
        }
        for (StrategyRunner runner : runners) {
            runner.start(known);
        }
        series.begin();
    }

    private void onInstrument(FactSlot fact) {
        defined.wrap(
                fact.buffer(),
                BLOCK_OFFSET,
                InstrumentDefinedDecoder.BLOCK_LENGTH,
                InstrumentDefinedDecoder.SCHEMA_VERSION);
        Instrument instrument = Instrument.from(defined);
        instruments[instrument.id()] = instrument;
    }

    private void tellFailures(Section section) {
        for (int i = 0; i < runners.length; i++) {
            StrategyRunner runner = runners[i];
            if (runner.hasUntoldFailure() && section.hasRoomFor(disabled, ERROR_CLASS_MAX)) {
                runner.tellFailure();
                String errorClass = runner.failureName();
                section.open(disabled, -1, 0xFFFF).strategyId(runner.strategyId());
                disabled.errorClass(errorClass.substring(0, Math.min(errorClass.length(), ERROR_CLASS_MAX)));
                section.commit(disabled);
            }
        }
    }

    private long stateHash() {
        long hash = SEED;
        for (Instrument instrument : instruments) {
            if (instrument != null) {
                hash = RecordHash.mix(hash, RecordHash.ofSymbol(instrument.symbol()));
                hash = RecordHash.mix(hash, quotes.bidPoints(instrument.id()));
                hash = RecordHash.mix(hash, quotes.askPoints(instrument.id()));
            }
        }
        hash = series.foldState(hash);
        for (StrategyRunner runner : runners) {
            hash = runner.foldState(hash);
        }
        hash = book.foldState(hash);
        hash = writer.foldState(hash);
        hash = sources.foldState(hash);
        hash = shield == null ? hash : shield.foldState(hash);
        hash = wakes.foldState(hash);
        return RecordHash.mix(hash, pending.count());
    }

    /** {@link Section#wakeAtNs}, a builder's due time and the earliest of many mean the same never. */
    static {
        if (BarBuilder.NEVER != Section.NEVER || DueTimes.NEVER != Section.NEVER) {
            throw new AssertionError("the two words for never differ");
        }
    }
}
