package io.ringfire.engine.shield;

import io.ringfire.engine.calendar.MarketCalendar;
import io.ringfire.engine.calendar.NewsCalendar;
import io.ringfire.engine.instrument.Instrument;
import io.ringfire.engine.market.BarListener;
import io.ringfire.engine.market.BarSpec;
import io.ringfire.engine.money.QuoteBoard;
import io.ringfire.engine.order.Side;
import java.util.List;
import java.util.function.IntToLongFunction;

/**
 * Scores an entry. Each component has a value from 0 to 1; the score is their mean by weight. What follows is for a buy; a sell is the
 * mirror. <em>Bars</em> are those of {@link ShieldRules#bars}; what is not known yet has the value 0, what is not configured is left out.
 *
 * <ul>
 *   <li>liquidity sweep: 0.6 + 0.4 x wick where one of the last 6 bars went below the last swing low (two bars on either side) and closed
 *       above it, <em>wick</em> being the share of its range below its body; 0 where highs were taken like that, and later; else 0.5;
 *   <li>trap: 1, less 0.2 for each of the last 20 bars that went above the 20 before it and closed back inside, at most 0.6, less 0.4
 *       where the entry's price is less than 0.1 average true ranges (14 bars) below the highest of the last 20 bars;
 *   <li>regime: where ADX (14) of the regime's timeframe is 20 or more, 1 if +DI is above −DI, else 0; below, 0.6;
 *   <li>alignment: weight of the timeframes whose EMA 9 is above their EMA 21, as a share of all; one that is not known does not agree;
 *   <li>volatility: by the rank of the average true range among its last 100: 1 from 0.05 to 0.8, falling to 0 at 0.95; 0.3 below 0.05;
 *   <li>session: 1 while one of the named sessions is open, else 0.2;
 *   <li>news: 0 within the calendar's window around news of one of its currencies, or where its file has ended; else 1;
 *   <li>spread: 1 while it is at most 5 % of what the stop risks at executable sides, falling to 0 at 30 %;
 *   <li>correlation: 1 less the greatest correlation (changes of the last 100 bars) with what is open, opposite positions counting as
 *       opposite; 0 where the same is open, or where it cannot be told;
 *   <li>confluence: 0.5, plus 0.25 for each other strategy that wants the same, at most 0.5; 0 where one wants the opposite.
 * </ul>
 *
 * One thread; bounded; allocates nothing once its instruments are known.
 */
public final class Shield {
    private static final double SPREAD_FREE = 0.05;
    private static final double SPREAD_MOST = 0.30;
    private static final double AT_EXTREME_ATR = 0.1;
    private static final double TREND_FROM_ADX = 20;
    private static final double RANK_LOW = 0.05;
    private static final double RANK_HIGH = 0.8;
    private static final double RANK_EXTREME = 0.95;

    /** Takes a subscription to bars. */
    public interface Subscriptions {
        /** Hands on every bar of that kind from now on. */
        void subscribe(int instrumentId, BarSpec bars, BarListener listener);
    }

    private final ShieldRules rules;
    private final MarketCalendar calendar;
    private final QuoteBoard quotes;
    private final IntToLongFunction netMicroLots;
    private final MarketContext[] contexts = new MarketContext[QuoteBoard.MAX_INSTRUMENTS];
    private final Trend[][] trends = new Trend[QuoteBoard.MAX_INSTRUMENTS][];
    private final Votes votes = new Votes();
    private int known;

    /**
     * Knows no instrument yet.
     *
     * @param netMicroLots what all strategies together hold of an instrument, long positive
     */
    public Shield(ShieldRules rules, MarketCalendar calendar, QuoteBoard quotes, IntToLongFunction netMicroLots) {
        this.rules = rules;
        this.calendar = calendar;
        this.quotes = quotes;
        this.netMicroLots = netMicroLots;
    }

    /** Learns the instruments, and asks for their bars. Once. */
    public void start(List<Instrument> instruments, Subscriptions subscriptions) {
        for (Instrument instrument : instruments) {
            int id = instrument.id();
            known = Math.max(known, id + 1);
            contexts[id] = new MarketContext();
            votes.know(id);
            subscriptions.subscribe(id, rules.bars(), contexts[id]);
            trends[id] = new Trend[rules.timeframes().size()];
            for (int i = 0; i < trends[id].length; i++) {
                trends[id][i] = new Trend();
                subscriptions.subscribe(id, rules.timeframes().get(i).bars(), trends[id][i]);
            }
        }
    }

    /** A strategy wants to enter; others are confirmed or contradicted by it. */
    public void onWish(int strategyId, int instrumentId, Side side, long eventNs) {
        votes.add(instrumentId, strategyId, side.sign(), eventNs);
    }

    /** Judges an entry at the quotes of now. */
    public void score(
            int strategyId, Instrument instrument, Side side, long stopPoints, long eventNs, ShieldScore score) {
        int id = instrument.id();
        int sign = side.sign();
        long bid = quotes.bidPoints(id);
        long ask = quotes.askPoints(id);
        MarketContext context = contexts[id];
        sweep(context, sign, score);
        trap(context, side.executes(bid, ask), sign, score);
        regime(trends[id][rules.regime()], sign, score);
        alignment(trends[id], sign, score);
        volatility(context, score);
        session(eventNs, score);
        news(instrument, eventNs, score);
        spread(side.executes(bid, ask), stopPoints, ask - bid, sign, score);
        correlation(id, sign, score);
        confluence(strategyId, id, sign, eventNs, score);
        score.sum();
    }

    private void put(ShieldScore score, ShieldComponent component, double value, ShieldReason reason) {
        if (rules.weight(component) == 0) {
            score.leaveOut(component);
        } else {
            score.put(component, value, rules.weight(component), reason);
        }
    }

    private void sweep(MarketContext context, int sign, ShieldScore score) {
        int with = context.sweepAge(sign);
        int against = context.sweepAge(-sign);
        if (!context.isReady()) {
            put(score, ShieldComponent.LIQUIDITY_SWEEP, 0, ShieldReason.NOT_KNOWN);
        } else if (against >= 0 && (with < 0 || against < with)) {
            put(score, ShieldComponent.LIQUIDITY_SWEEP, 0, ShieldReason.SWEPT_AGAINST);
        } else if (with >= 0) {
            double value = 0.6 + 0.4 * context.sweepWick(sign);
            put(score, ShieldComponent.LIQUIDITY_SWEEP, value, ShieldReason.SWEPT_FOR);
        } else {
            put(score, ShieldComponent.LIQUIDITY_SWEEP, 0.5, ShieldReason.NOT_SWEPT);
        }
    }

    private void trap(MarketContext context, long entryPoints, int sign, ShieldScore score) {
        if (!context.isReady()) {
            put(score, ShieldComponent.TRAP, 0, ShieldReason.NOT_KNOWN);
            return;
        }
        double failed = Math.min(0.6, 0.2 * context.failedBreaks(sign));
        double below = (context.extreme(sign) - 2.0 * entryPoints) * sign; // half points, as the channel
        boolean isAtExtreme = below < AT_EXTREME_ATR * context.atr();
        ShieldReason reason = failed > 0 ? ShieldReason.BREAKS_FAILED : ShieldReason.NO_TRAP;
        if (isAtExtreme) {
            reason = failed > 0 ? ShieldReason.BREAKS_FAILED_AT_EXTREME : ShieldReason.AT_EXTREME;
        }
        put(score, ShieldComponent.TRAP, 1 - failed - (isAtExtreme ? 0.4 : 0), reason);
    }

    private void regime(Trend trend, int sign, ShieldScore score) {
        if (!trend.isStrengthReady()) {
            put(score, ShieldComponent.REGIME, 0, ShieldReason.NOT_KNOWN);
        } else if (trend.strength() < TREND_FROM_ADX || trend.movement() == 0) {
            put(score, ShieldComponent.REGIME, 0.6, ShieldReason.RANGING);
        } else if (trend.movement() == sign) {
            put(score, ShieldComponent.REGIME, 1, ShieldReason.TREND_FOR);
        } else {
            put(score, ShieldComponent.REGIME, 0, ShieldReason.TREND_AGAINST);
        }
    }

    private void alignment(Trend[] timeframes, int sign, ShieldScore score) {
        int agreeing = 0;
        int all = 0;
        boolean isAnyKnown = false;
        for (int i = 0; i < timeframes.length; i++) {
            int weight = rules.timeframes().get(i).weight();
            all += weight;
            isAnyKnown |= timeframes[i].isReady();
            agreeing += timeframes[i].isReady() && timeframes[i].direction() == sign ? weight : 0;
        }
        ShieldReason reason = ShieldReason.NOT_KNOWN;
        if (isAnyKnown) {
            ShieldReason some = 2 * agreeing > all ? ShieldReason.MOST_AGREE : ShieldReason.FEW_AGREE;
            reason = agreeing == all ? ShieldReason.ALL_AGREE : some;
        }
        put(score, ShieldComponent.ALIGNMENT, (double) agreeing / all, reason);
    }

    private void volatility(MarketContext context, ShieldScore score) {
        if (!context.isRankReady()) {
            put(score, ShieldComponent.VOLATILITY, 0, ShieldReason.NOT_KNOWN);
            return;
        }
        double rank = context.atrRank();
        if (rank < RANK_LOW) {
            put(score, ShieldComponent.VOLATILITY, 0.3, ShieldReason.LOW_VOLATILITY);
        } else if (rank <= RANK_HIGH) {
            put(score, ShieldComponent.VOLATILITY, 1, ShieldReason.USUAL_VOLATILITY);
        } else {
            double value = (RANK_EXTREME - rank) / (RANK_EXTREME - RANK_HIGH);
            put(score, ShieldComponent.VOLATILITY, value, ShieldReason.HIGH_VOLATILITY);
        }
    }

    private void session(long eventNs, ShieldScore score) {
        if (rules.sessionMask() == 0) {
            score.leaveOut(ShieldComponent.SESSION);
            return;
        }
        boolean isOpen = false;
        for (int i = 0; i < calendar.sessions().size(); i++) {
            isOpen |= (rules.sessionMask() >> i & 1) != 0
                    && calendar.sessions().get(i).isOpen(eventNs);
        }
        put(
                score,
                ShieldComponent.SESSION,
                isOpen ? 1 : 0.2,
                isOpen ? ShieldReason.SESSION_OPEN : ShieldReason.SESSION_CLOSED);
    }

    private void news(Instrument instrument, long eventNs, ShieldScore score) {
        NewsCalendar news = calendar.news();
        if (!news.isGiven()) {
            score.leaveOut(ShieldComponent.NEWS);
        } else if (news.hasEnded(eventNs)) {
            put(score, ShieldComponent.NEWS, 0, ShieldReason.NOT_KNOWN);
        } else if (news.eventAt(instrument.baseCurrency(), eventNs) != NewsCalendar.NONE
                || news.eventAt(instrument.profitCurrency(), eventNs) != NewsCalendar.NONE) {
            put(score, ShieldComponent.NEWS, 0, ShieldReason.NEWS_NEAR);
        } else {
            put(score, ShieldComponent.NEWS, 1, ShieldReason.NO_NEWS);
        }
    }

    private void spread(long entryPoints, long stopPoints, long spreadPoints, int sign, ShieldScore score) {
        double risk = (double) (entryPoints - stopPoints) * sign;
        if (stopPoints == 0 || risk <= 0) {
            put(score, ShieldComponent.SPREAD, 0, ShieldReason.NOT_KNOWN);
            return;
        }
        double share = spreadPoints / risk;
        boolean isSmall = share <= SPREAD_FREE;
        put(
                score,
                ShieldComponent.SPREAD,
                isSmall ? 1 : (SPREAD_MOST - share) / (SPREAD_MOST - SPREAD_FREE),
                isSmall ? ShieldReason.SMALL_SPREAD : ShieldReason.WIDE_SPREAD);
    }

    private void correlation(int instrumentId, int sign, ShieldScore score) {
        double most = 0;
        ShieldReason reason = ShieldReason.UNCORRELATED;
        for (int id = 0; id < known; id++) {
            int held = contexts[id] == null ? 0 : Long.signum(netMicroLots.applyAsLong(id));
            if (held != 0 && id == instrumentId) {
                most = held == sign ? 1 : most;
                reason = held == sign ? ShieldReason.SAME_OPEN : reason;
            } else if (held != 0 && reason != ShieldReason.SAME_OPEN) {
                double with = contexts[id].returns().correlation(contexts[instrumentId].returns()) * held * sign;
                if (Double.isNaN(with)) {
                    most = 1;
                    reason = ShieldReason.NOT_KNOWN;
                } else if (with > most) {
                    most = with;
                    reason = ShieldReason.CORRELATED;
                }
            }
        }
        put(score, ShieldComponent.CORRELATION, 1 - most, reason);
    }

    private void confluence(int strategyId, int instrumentId, int sign, long eventNs, ShieldScore score) {
        votes.count(instrumentId, strategyId, sign, eventNs - rules.confluenceNs());
        if (votes.opposite() > 0) {
            put(score, ShieldComponent.CONFLUENCE, 0, ShieldReason.CONTRADICTED);
        } else if (votes.same() > 0) {
            put(score, ShieldComponent.CONFLUENCE, 0.5 + 0.25 * Math.min(2, votes.same()), ShieldReason.CONFIRMED);
        } else {
            put(score, ShieldComponent.CONFLUENCE, 0.5, ShieldReason.ALONE);
        }
    }
}
