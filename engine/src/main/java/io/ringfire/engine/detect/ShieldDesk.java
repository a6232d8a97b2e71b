package io.ringfire.engine.detect;

import io.ringfire.engine.instrument.Instrument;
import io.ringfire.engine.money.QuoteBoard;
import io.ringfire.engine.number.Permille;
import io.ringfire.engine.order.RefusalReason;
import io.ringfire.engine.ring.EngineCounters;
import io.ringfire.engine.ring.EngineCounters.Counter;
import io.ringfire.engine.ring.RecordHash;
import io.ringfire.engine.ring.Section;
import io.ringfire.engine.sbe.ShieldThresholdEncoder;
import io.ringfire.engine.sbe.ShieldVerdictEncoder;
import io.ringfire.engine.shield.Pace;
import io.ringfire.engine.shield.Shield;
import io.ringfire.engine.shield.ShieldClass;
import io.ringfire.engine.shield.ShieldComponent;
import io.ringfire.engine.shield.ShieldOutcome;
import io.ringfire.engine.shield.ShieldRules;
import io.ringfire.engine.shield.ShieldScore;
import io.ringfire.engine.shield.Throttle;
import java.util.Arrays;
import java.util.List;

/**
 * Where entries of shielded strategies wait until every strategy has seen the event; then all are scored, and decided on from the best
 * score down, of equal ones the first wished for. So the score knows every bar and every wish of the event, and of several entries in a symbol the best one
 * passes. What finds no room in the slot is judged anew at the next event. Bounded; allocates nothing after it was made.
 */
final class ShieldDesk {
    /** Most entries that may await judgement. */
    static final int MAX_CONSIDERED = 512;

    private final ShieldRules rules;
    private final Shield shield;
    private final Throttle throttle;
    private final Pace pace;
    private final QuoteBoard quotes;
    private final SignalWriter writer;
    private final EngineCounters counters;
    private final Considered[] considered = new Considered[MAX_CONSIDERED];
    private final ShieldVerdictEncoder verdict = new ShieldVerdictEncoder();
    private final ShieldThresholdEncoder threshold = new ShieldThresholdEncoder();
    private int count;
    private int toldPermille;

    ShieldDesk(ShieldRules rules, Shield shield, QuoteBoard quotes, SignalWriter writer, EngineCounters counters) {
        this.rules = rules;
        this.shield = shield;
        this.throttle = new Throttle(rules.minScorePermille(), rules.throttle());
        this.pace = new Pace(rules);
        this.quotes = quotes;
        this.writer = writer;
        this.counters = counters;
        this.toldPermille = rules.minScorePermille();
        Arrays.setAll(considered, i -> new Considered());
    }

    void start(List<Instrument> instruments, BarSeries series) {
        shield.start(instruments, series::subscribe);
    }

    /**
     * Takes an entry in, to be judged when the event has been seen by all.
     *
     * @return false when there is no room for it
     */
    boolean consider(Wish wish, Instrument instrument, StrategyRunner runner, long eventNs) {
        shield.onWish(wish.strategyId, wish.instrumentId, wish.side, eventNs);
        if (writer.isMuted()) {
            return true;
        }
        if (count == MAX_CONSIDERED) {
            counters.increment(Counter.SIGNALS_DROPPED);
            return false;
        }
        Considered entry = considered[count++];
        entry.wish.copy(wish);
        entry.instrument = instrument;
        entry.runner = runner;
        return true;
    }

    /** Whether an entry of the strategy in the instrument awaits judgement. */
    boolean isConsidered(int strategyId, int instrumentId) {
        for (int i = 0; i < count; i++) {
            Wish wish = considered[i].wish;
            if (wish.strategyId == strategyId && wish.instrumentId == instrumentId) {
                return true;
            }
        }
        return false;
    }

    /** Whether something awaits judgement, or is to be told. */
    boolean hasWaiting() {
        return count > 0 || throttle.thresholdPermille() != toldPermille;
    }

    /** Judges what the event has brought. What strategies wish on hearing of it is judged at the next event. */
    void decide(Section section, long eventNs) {
        if (writer.isMuted()) {
            return;
        }
        if (count > 0) {
            throttle.at(eventNs);
        }
        tellThreshold(section, eventNs);
        int judged = count;
        for (int i = 0; i < judged; i++) {
            score(considered[i], eventNs);
        }
        while (judged > 0 && section.hasRoomFor(verdict, 0) && writer.hasRoom() && !writer.hasWaiting()) {
            int best = best(judged);
            Considered entry = considered[best];
            remove(best);
            judged--;
            decide(entry, section, eventNs);
        }
        tellThreshold(section, eventNs);
    }

    long foldState(long hash) {
        return RecordHash.mix(pace.foldState(throttle.foldState(hash)), count);
    }

    private void score(Considered entry, long eventNs) {
        Wish wish = entry.wish;
        shield.score(wish.strategyId, entry.instrument, wish.side, wish.stopPoints, eventNs, entry.score);
    }

    private int best(int judged) {
        int best = 0;
        for (int i = 1; i < judged; i++) {
            if (considered[i].score.permille() > considered[best].score.permille()) {
                best = i;
            }
        }
        return best;
    }

    private void decide(Considered entry, Section section, long eventNs) {
        Wish wish = entry.wish;
        int score = entry.score.permille();
        int needed = throttle.thresholdPermille();
        ShieldClass shieldClass = ShieldClass.ofScore(score);
        wish.scorePermille = score;
        wish.sizePermille = rules.sizesPermille().get(shieldClass.code());
        wish.signalId = 0;
        ShieldOutcome outcome = score < needed ? ShieldOutcome.SCORE : pace.check(wish.instrumentId, eventNs);
        if (outcome == ShieldOutcome.PASSED) {
            outcome = resize(wish, entry.instrument);
        }
        if (outcome == ShieldOutcome.PASSED && !writer.reserve(wish)) {
            outcome = ShieldOutcome.NO_ROOM;
        }
        write(entry, shieldClass, needed, outcome, section);
        if (outcome == ShieldOutcome.PASSED) {
            throttle.onPassed(eventNs);
            pace.onPassed(wish.instrumentId, eventNs);
            writer.enterReserved(wish);
        } else {
            counters.increment(Counter.SHIELD_REFUSALS);
            entry.runner.onRefusal(entry.instrument, reason(outcome));
        }
    }

    /** Takes the class's share of the volume, rounded down to a step; where risk computes it, risk takes the share. */
    private static ShieldOutcome resize(Wish wish, Instrument instrument) {
        if (wish.isSized) {
            return wish.sizePermille > 0 ? ShieldOutcome.PASSED : ShieldOutcome.TOO_SMALL;
        }
        if (wish.sizePermille == Permille.FULL) {
            return ShieldOutcome.PASSED;
        }
        long share = Permille.of(wish.quantityMicroLots, wish.sizePermille);
        wish.quantityMicroLots = share / instrument.volumeStepMicroLots() * instrument.volumeStepMicroLots();
        return wish.quantityMicroLots < instrument.volumeMinMicroLots()
                ? ShieldOutcome.TOO_SMALL
                : ShieldOutcome.PASSED;
    }

    private void write(Considered entry, ShieldClass shieldClass, int needed, ShieldOutcome outcome, Section section) {
        Wish wish = entry.wish;
        section.open(verdict, wish.instrumentId, wish.accountId)
                .signalId(wish.signalId)
                .bidPoints(quotes.bidPoints(wish.instrumentId))
                .askPoints(quotes.askPoints(wish.instrumentId))
                .stopPoints(wish.stopPoints)
                .targetPoints(wish.targetPoints)
                .strategyId(wish.strategyId)
                .scorePermille(wish.scorePermille)
                .thresholdPermille(needed)
                .sizePermille(wish.sizePermille)
                .confidencePermille(wish.confidencePermille)
                .side((short) wish.side.code())
                .shieldClass((short) shieldClass.code())
                .outcome((short) outcome.code());
        for (int i = 0; i < ShieldComponent.COUNT; i++) {
            verdict.reasons(i, (short) entry.score.reason(i).code());
            verdict.values(i, entry.score.valuePermille(i));
            verdict.weights(i, entry.score.weightPermille(i));
        }
        section.commit(verdict);
    }

    private void tellThreshold(Section section, long eventNs) {
        int now = throttle.thresholdPermille();
        if (now != toldPermille && section.hasRoomFor(threshold, 0)) {
            section.open(threshold, -1, 0xFFFF)
                    .droughtNs(throttle.droughtNs(eventNs))
                    .thresholdPermille(now)
                    .previousPermille(toldPermille);
            section.commit(threshold);
            toldPermille = now;
        }
    }

    /** Takes one out; its object goes behind the others, to be filled again. */
    private void remove(int index) {
        Considered taken = considered[index];
        System.arraycopy(considered, index + 1, considered, index, count - index - 1);
        considered[--count] = taken;
    }

    private static RefusalReason reason(ShieldOutcome outcome) {
        return switch (outcome) {
            case PASSED -> throw new IllegalStateException("what passed was not refused");
            case SCORE -> RefusalReason.SHIELD_SCORE;
            case COOL_DOWN, SUPERSEDED -> RefusalReason.SHIELD_COOL_DOWN;
            case SYMBOL_CAP, HOURLY_CAP -> RefusalReason.SHIELD_CAP;
            case TOO_SMALL -> RefusalReason.SIZE_TOO_SMALL;
            case NO_ROOM -> RefusalReason.CAPACITY;
        };
    }

    /** An entry, whose it is, and how it is judged. */
    private static final class Considered {
        private final Wish wish = new Wish();
        private final ShieldScore score = new ShieldScore();
        private Instrument instrument;
        private StrategyRunner runner;
    }
}
