package io.ringfire.engine.risk;

import io.ringfire.engine.calendar.NewsCalendar;
import io.ringfire.engine.ledger.Ledger;
import io.ringfire.engine.order.RefusalReason;

/**
 * The checks that an entry must pass, each with one reason, in the order in which they stand here. The first that refuses
 * decides. Exits pass none of them. One for a limit that no rule sets refuses nothing, and is not asked.
 *
 * <p>Called by name and not through a list: a call behind which thirty classes stand is one that neither the compiler nor the
 * processor can foresee.
 */
final class EntryChecks {
    private final Ledger ledger;
    private final PlainChecks plain;
    private final WindowChecks windows;
    private final LimitChecks own;
    private final QuoteChecks quotes;
    private final RateChecks rates;
    private final LossChecks losses;
    private final ExposureChecks exposures;
    private final Sizer sizer;
    private final SizeShares shares;
    private final StateBoard states;
    private final RouteBreaker breaker;

    private final boolean[] isSet = new boolean[Limit.values().length];
    private final boolean[] isMoneySet = new boolean[MoneyLimit.values().length];
    private final boolean hasHours;
    private final boolean hasSessions;
    private final boolean hasWeekend;
    private final boolean hasRollover;
    private final boolean hasNews;
    private final boolean needsNews;
    private final boolean needsStop;

    EntryChecks(
            Ledger ledger,
            RiskLimits limits,
            LimitBook book,
            Sizer sizer,
            SizeShares shares,
            StateBoard states,
            SessionBoard sessions,
            SpreadWatch spreads,
            RecentOrders recent,
            RouteBreaker breaker,
            MarginUse marginUse) {
        this.ledger = ledger;
        this.sizer = sizer;
        this.shares = shares;
        this.states = states;
        this.breaker = breaker;
        plain = new PlainChecks(ledger, limits, sessions, marginUse);
        windows = new WindowChecks(limits.calendar(), book);
        own = new LimitChecks(ledger, book, new OpenRisk(ledger, limits.commission()));
        quotes = new QuoteChecks(book, spreads);
        rates = new RateChecks(book, recent, states, limits.repeatWindowNs());
        losses = new LossChecks(book);
        exposures = new ExposureChecks(book, new Exposure(ledger));
        for (Limit limit : Limit.values()) {
            isSet[limit.ordinal()] = book.has(limit);
        }
        for (MoneyLimit limit : MoneyLimit.values()) {
            isMoneySet[limit.ordinal()] = book.has(limit);
        }
        hasHours = book.hasWindow(EntryWindows::tradingHours);
        hasSessions = book.hasWindow(each -> each.sessions().isSet());
        hasWeekend = book.hasWindow(EntryWindows::hasWeekend);
        hasRollover = book.hasWindow(EntryWindows::hasRollover);
        NewsCalendar news = limits.calendar().news();
        hasNews = news.isGiven();
        needsNews = news.isRequired();
        needsStop =
                book.has(Limit.REQUIRE_STOP) || book.has(MoneyLimit.RISK_PER_TRADE) || book.has(MoneyLimit.OPEN_RISK);
    }

    /** The first that refuses, in order; numbers that do not fit in 64 bits refuse too, and halt nobody else. */
    RefusalReason check(EntryRequest request) {
        request.measured(0, 0);
        try {
            boolean passes = mayTrade(request)
                    && isInTime(request)
                    && isQuoted(request)
                    && hasVolume(request)
                    && hasPrice(request)
                    && hasRoom(request)
                    && isWithinLosses(request)
                    && isWithinMoney(request);
            return passes ? RefusalReason.NONE : request.refusal;
        } catch (ArithmeticException e) {
            request.measured(0, 0);
            return RefusalReason.ARITHMETIC;
        }
    }

    /** Finds what the checks know of the run's instruments; again when more comes. Allocates; off the path. */
    void define() {
        windows.define(ledger);
    }

    private boolean mayTrade(EntryRequest request) {
        return request.passes(states.checkAll(request))
                && request.passes(states.checkAccount(request))
                && request.passes(plain.sessionFresh(request))
                && request.passes(states.checkStrategy(request))
                && request.passes(plain.signalExpiry(request))
                && request.passes(plain.instrumentTradable(request));
    }

    private boolean isInTime(EntryRequest request) {
        return (!hasHours || request.passes(windows.tradingHours(request)))
                && (!hasSessions || request.passes(windows.sessions(request)))
                && (!hasWeekend || request.passes(windows.weekend(request)))
                && (!hasRollover || request.passes(windows.rollover(request)))
                && (!hasNews || request.passes(windows.news(request)))
                && (!needsNews || request.passes(windows.newsKnown(request)))
                && (isFree(Limit.DUPLICATE_NS) || request.passes(rates.duplicate(request)));
    }

    private boolean isQuoted(EntryRequest request) {
        return request.passes(plain.quotePresent(request))
                && request.passes(plain.quoteFresh(request))
                && (isFree(Limit.REFUSE_CROSSED) || request.passes(quotes.crossed(request)));
    }

    private boolean hasVolume(EntryRequest request) {
        return request.passes(sizer.size(request))
                && request.passes(plain.volumeMinimum(request))
                && request.passes(plain.volumeMaximum(request))
                && request.passes(plain.volumeStep(request))
                && request.passes(shares.take(request))
                && (isFree(Limit.MAX_MICRO_LOTS) || request.passes(own.volume(request)));
    }

    private boolean hasPrice(EntryRequest request) {
        return (isFree(Limit.MAX_SPREAD_POINTS) || request.passes(quotes.spreadLimit(request)))
                && (isFree(Limit.MAX_SPREAD_PERMILLE) || request.passes(quotes.spreadAboveMedian(request)))
                && (isFree(Limit.PRICE_COLLAR_POINTS) || request.passes(quotes.collar(request)))
                && (isFree(Limit.MAX_DRIFT_POINTS) || request.passes(quotes.drift(request)))
                && request.passes(plain.stops(request))
                && (!needsStop || request.passes(own.stop(request)))
                && (isFree(Limit.MAX_STOP_POINTS) || request.passes(quotes.stopDistance(request)));
    }

    private boolean hasRoom(EntryRequest request) {
        return request.passes(plain.fillingMode(request))
                && request.passes(plain.nettingPosition(request))
                && request.passes(plain.capacity(request))
                && (isFree(Limit.MAX_ORDERS) || request.passes(own.orders(request)))
                && (isFree(Limit.MAX_POSITIONS) || request.passes(own.positions(request)))
                && (isFree(Limit.BLOCK_OPPOSITE) || request.passes(own.opposite(request)))
                && (isFree(Limit.MAX_TRADES_PER_DAY) || request.passes(rates.tradesOfDay(request)))
                && (isFree(Limit.MAX_ORDERS_PER_SECOND) || request.passes(rates.perSecond(request)))
                && (isFree(Limit.MAX_ORDERS_PER_MINUTE) || request.passes(rates.perMinute(request)));
    }

    private boolean isWithinLosses(EntryRequest request) {
        return (isFree(MoneyLimit.DAILY_LOSS) || request.passes(losses.daily(request)))
                && (isFree(MoneyLimit.DAILY_REALISED_LOSS) || request.passes(losses.dailyRealised(request)))
                && (isFree(MoneyLimit.DRAWDOWN) || request.passes(losses.drawdown(request)))
                && (isFree(Limit.MAX_CONSECUTIVE_LOSSES) || request.passes(losses.inRow(request)))
                && (isFree(Limit.LOSS_COOLDOWN_NS) || request.passes(losses.cooldown(request)))
                && request.passes(breaker.check(request));
    }

    private boolean isWithinMoney(EntryRequest request) {
        return request.passes(plain.conversionRate(request))
                && (isFree(MoneyLimit.ORDER_VALUE) || request.passes(exposures.orderValue(request)))
                && (isFree(MoneyLimit.GROSS_EXPOSURE) || request.passes(exposures.gross(request)))
                && (isFree(MoneyLimit.NET_EXPOSURE) || request.passes(exposures.net(request)))
                && (isFree(MoneyLimit.CURRENCY_EXPOSURE) || request.passes(exposures.currency(request)))
                && (isFree(MoneyLimit.RISK_PER_TRADE) || request.passes(own.riskPerTrade(request)))
                && (isFree(MoneyLimit.OPEN_RISK) || request.passes(own.openRisk(request)))
                && request.passes(plain.freeMargin(request))
                && (isFree(Limit.MAX_REPEATS) || request.passes(rates.repeated(request)));
    }

    /** Whether no rule sets this limit. */
    private boolean isFree(Limit limit) {
        return !isSet[limit.ordinal()];
    }

    private boolean isFree(MoneyLimit limit) {
        return !isMoneySet[limit.ordinal()];
    }
}
