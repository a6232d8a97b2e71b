package io.ringfire.app.check;

import io.ringfire.app.assembly.EngineAssembly;
import io.ringfire.app.backtest.BacktestMarket;
import io.ringfire.app.backtest.BacktestPass;
import io.ringfire.app.backtest.DisabledStrategy;
import io.ringfire.app.config.Settings;
import io.ringfire.app.config.StrategySettings;
import io.ringfire.app.strategy.Strategies;
import io.ringfire.app.strategy.Thrown;
import io.ringfire.engine.instrument.Instrument;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Finds strategies that know what comes next, or that do not decide the same twice. Runs them over the whole history, then over histories
 * that end sooner, then over the whole again. What was decided by the end of a cut history must be the same in every field, causes and ids
 * included: up to there both had the same facts under the same sequences, so that nothing may honestly differ. Positions stay open at
 * every end. All passes share the strategies' classes: what one leaves in a static field, the next finds.
 */
public final class StrategyCheck {

    private final Settings settings;
    private final BacktestMarket market;
    private final Strategies strategies;
    private final int cuts;

    /**
     * Checks the strategies of the settings.
     *
     * @param cuts histories to cut, at least 1
     */
    public StrategyCheck(Settings settings, BacktestMarket market, int cuts) {
        this.settings = settings;
        this.market = market;
        this.strategies = Strategies.load(settings);
        this.cuts = cuts;
    }

    /** One pass's decisions, when its ticks were, and what strategies threw. */
    private record Pass(List<Decision> decisions, long firstNs, long lastNs, SortedMap<Integer, Thrown> thrown) {}

    /** Runs all passes. */
    public CheckReport run() {
        EngineAssembly.checkLimits(settings);
        Pass whole = pass(Long.MAX_VALUE);
        SortedSet<Long> behindSignals = behindSignals(whole);
        SortedSet<Long> instants = new TreeSet<>(behindSignals);
        instants.addAll(spread(whole, cuts - behindSignals.size()));
        List<Change> changes = new ArrayList<>();
        long compared = 0;
        for (long cutNs : instants) {
            Pass cut = pass(cutNs);
            List<Decision> then = upTo(cut.lastNs(), cut.decisions());
            Optional<Change> change =
                    firstChange(upTo(cut.lastNs(), whole.decisions()), then, Optional.of(cut.lastNs()));
            change.ifPresent(changes::add);
            compared += then.stream().filter(Decision::isSignal).count();
        }
        Pass again = pass(Long.MAX_VALUE);
        return new CheckReport(
                whole.decisions().stream().filter(Decision::isSignal).count(),
                instants.size(),
                behindSignals.size(),
                compared,
                changes,
                firstChange(whole.decisions(), again.decisions(), Optional.empty()),
                strategies.forbiddenUses(),
                disabled(whole));
    }

    private Pass pass(long cutNs) {
        DecisionLog fires = new DecisionLog();
        try (CutMarket ticks = new CutMarket(market.open(), cutNs);
                DecisionLog facts = new DecisionLog()) {
            BacktestPass.Passed passed = new BacktestPass(
                            settings, strategies, market, settings.decisionHash(), false, Optional.empty())
                    .run(0, ticks, facts, fires, (event, sequence) -> {});
            return new Pass(
                    fires.decisions(),
                    ticks.firstNs(),
                    ticks.lastNs(),
                    passed.engine().failures().thrown());
        }
    }

    /** Half of the cuts, at the times of signals that are spread evenly over them. */
    private SortedSet<Long> behindSignals(Pass whole) {
        List<Decision> signals =
                whole.decisions().stream().filter(Decision::isSignal).toList();
        SortedSet<Long> instants = new TreeSet<>();
        int wanted = Math.min((cuts + 1) / 2, signals.size());
        for (int i = 0; i < wanted; i++) {
            int place = (int) ((2L * i + 1) * signals.size() / (2L * wanted));
            instants.add(signals.get(place).eventNs());
        }
        return instants;
    }

    /** Instants spread evenly within the history. */
    private static SortedSet<Long> spread(Pass whole, int number) {
        SortedSet<Long> instants = new TreeSet<>();
        long length = whole.lastNs() - whole.firstNs();
        for (int i = 1; i <= number; i++) {
            instants.add(whole.firstNs() + length / (number + 1) * i);
        }
        return instants;
    }

    private static List<Decision> upTo(long ns, List<Decision> decisions) {
        int end = decisions.size();
        while (end > 0 && decisions.get(end - 1).eventNs() > ns) {
            end--;
        }
        return decisions.subList(0, end);
    }

    private Optional<Change> firstChange(List<Decision> whole, List<Decision> again, Optional<Long> cutNs) {
        int most = Math.max(whole.size(), again.size());
        for (int i = 0; i < most; i++) {
            Decision first = i < whole.size() ? whole.get(i) : null;
            Decision second = i < again.size() ? again.get(i) : null;
            if (first == null || !first.equals(second)) {
                return Optional.of(change(first, second, cutNs));
            }
        }
        return Optional.empty();
    }

    /** One of the two came first, or is the only one: it says when, whose and about what. */
    private Change change(Decision first, Decision second, Optional<Long> cutNs) {
        boolean isFirst = second == null || first != null && first.eventNs() <= second.eventNs();
        Decision shown = isFirst ? first : second;
        boolean isOneInstant = first != null && second != null && first.eventNs() == second.eventNs();
        return new Change(
                time(shown.eventNs()),
                cutNs.map(StrategyCheck::time),
                settings.strategies().get(shown.strategy()).id(),
                symbol(shown.instrumentId()),
                Change.json(isFirst || isOneInstant ? first : null),
                Change.json(!isFirst || isOneInstant ? second : null));
    }

    private String symbol(int instrumentId) {
        return market.instruments().stream()
                .filter(each -> each.id() == instrumentId)
                .map(Instrument::symbol)
                .findFirst()
                .orElse("");
    }

    private List<DisabledStrategy> disabled(Pass whole) {
        List<StrategySettings> configured = settings.strategies();
        return whole.decisions().stream()
                .filter(each -> !each.isSignal() && whole.thrown().containsKey(each.strategy()))
                .map(each -> new DisabledStrategy(
                        configured.get(each.strategy()).id(),
                        each.eventNs(),
                        whole.thrown().get(each.strategy())))
                .toList();
    }

    private static String time(long epochNs) {
        return Instant.ofEpochSecond(0, epochNs).toString();
    }
}
