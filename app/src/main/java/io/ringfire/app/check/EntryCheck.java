package io.ringfire.app.check;

import static io.ringfire.engine.record.RecordFrame.BLOCK_OFFSET;

import io.ringfire.app.backtest.BacktestMarket;
import io.ringfire.app.backtest.BacktestPass;
import io.ringfire.app.config.Settings;
import io.ringfire.app.strategy.Strategies;
import io.ringfire.engine.order.Intent;
import io.ringfire.engine.order.Side;
import io.ringfire.engine.sbe.SignalDecoder;
import io.ringfire.engine.sbe.TickDecoder;
import io.ringfire.engine.simulation.MarketData;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Holds the entries that strategies signal over a history against entries at random ({@link RandomEntries}). Each entry counts by itself,
 * held until its stop or its target, whatever the strategy or risk would make of it later.
 */
public final class EntryCheck {
    private final Settings settings;
    private final BacktestMarket market;
    private final int runs;
    private final long seed;

    /**
     * Checks the strategies of the settings.
     *
     * @param runs at random, at least 1
     * @param seed equal seeds draw equally
     */
    public EntryCheck(Settings settings, BacktestMarket market, int runs, long seed) {
        this.settings = settings;
        this.market = market;
        this.runs = runs;
        this.seed = seed;
    }

    /** Runs the strategies once, then the draws; one comparison a strategy, in their order. */
    public EntryReport run() {
        List<Decision> decisions = decisions();
        RandomEntries random = new RandomEntries(histories());
        List<EntryComparison> comparisons = new ArrayList<>();
        for (int i = 0; i < settings.strategies().size(); i++) {
            List<PlannedEntry> entries = new ArrayList<>();
            int without = 0;
            for (Decision decision : decisions) {
                Optional<SignalDecoder> entry = entryOf(decision, i);
                Optional<PlannedEntry> planned = entry.flatMap(EntryCheck::planned);
                planned.ifPresent(entries::add);
                without += entry.isPresent() && planned.isEmpty() ? 1 : 0;
            }
            comparisons.add(new EntryComparison(
                    settings.strategies().get(i).id(),
                    entries.size(),
                    without,
                    random.planned(entries),
                    entries.isEmpty() ? new double[0] : random.runs(entries, runs, seed)));
        }
        return new EntryReport(comparisons);
    }

    private List<Decision> decisions() {
        DecisionLog fires = new DecisionLog();
        try (MarketData ticks = market.open();
                DecisionLog facts = new DecisionLog()) {
            new BacktestPass(
                            settings,
                            Strategies.load(settings),
                            market,
                            settings.decisionHash(),
                            false,
                            Optional.empty())
                    .run(0, ticks, facts, fires, (event, sequence) -> {});
        }
        return fires.decisions();
    }

    private Map<Integer, TickHistory> histories() {
        Map<Integer, TickHistory> histories = new TreeMap<>();
        TickDecoder tick = new TickDecoder();
        try (MarketData ticks = market.open()) {
            do {
                tick.wrap(
                        ticks.buffer(),
                        ticks.offset() + BLOCK_OFFSET,
                        TickDecoder.BLOCK_LENGTH,
                        TickDecoder.SCHEMA_VERSION);
                histories
                        .computeIfAbsent(ticks.instrumentId(), id -> new TickHistory())
                        .add(ticks.eventNs(), tick.bidPoints(), tick.askPoints());
            } while (ticks.next());
        }
        return histories;
    }

    private static Optional<SignalDecoder> entryOf(Decision decision, int strategy) {
        if (!decision.isSignal() || decision.strategy() != strategy) {
            return Optional.empty();
        }
        SignalDecoder signal = decision.signal();
        return Intent.of(signal.intent()) == Intent.ENTRY ? Optional.of(signal) : Optional.empty();
    }

    /** Empty where there is no stop or no target to measure by. */
    private static Optional<PlannedEntry> planned(SignalDecoder signal) {
        if (signal.stopPoints() == 0 || signal.targetPoints() == 0) {
            return Optional.empty();
        }
        Side side = Side.of(signal.side());
        long entry = side.executes(signal.bidPoints(), signal.askPoints());
        long risk = (entry - signal.stopPoints()) * side.sign();
        long reward = (signal.targetPoints() - entry) * side.sign();
        return risk <= 0 || reward <= 0
                ? Optional.empty()
                : Optional.of(new PlannedEntry(signal.instrumentId(), signal.eventNs(), side, risk, reward));
    }
}
