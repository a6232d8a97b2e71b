package io.ringfire.engine.risk;

import io.ringfire.engine.calendar.NewsCalendar;
import io.ringfire.engine.instrument.Instrument;
import io.ringfire.engine.instrument.TradeMode;
import io.ringfire.engine.ledger.Account;
import io.ringfire.engine.ledger.Ledger;
import io.ringfire.engine.ledger.LedgerOrder;
import io.ringfire.engine.ledger.OrderTable;
import io.ringfire.engine.ledger.Position;
import io.ringfire.engine.ledger.PositionTable;
import io.ringfire.engine.money.Conversions;
import io.ringfire.engine.money.QuoteBoard;
import io.ringfire.engine.money.StopRules;
import io.ringfire.engine.order.RefusalReason;
import io.ringfire.engine.order.VenueKind;
import java.util.Arrays;

/**
 * The checks that an entry must pass, each with one reason, in the order in which they stand in the constructor. The first
 * that refuses decides. Exits pass none of them. One for a limit that no rule sets refuses nothing, and is not asked.
 */
final class EntryChecks {
    /** One check. Notes limit and finding in the request when it refuses. */
    private interface Check {
        RefusalReason check(EntryRequest request);
    }

    private static final Check NOT_ASKED = request -> RefusalReason.NONE;

    private final Ledger ledger;
    private final RiskLimits limits;
    private final WindowChecks windows;
    private final MarginUse marginUse;
    private final SessionBoard sessions;
    private final Check[] inOrder;

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
        this.limits = limits;
        this.marginUse = marginUse;
        this.sessions = sessions;
        this.windows = new WindowChecks(limits.calendar(), book);
        LimitChecks own = new LimitChecks(ledger, book, new OpenRisk(ledger, limits.commission()));
        QuoteChecks quotes = new QuoteChecks(book, spreads);
        RateChecks rates = new RateChecks(book, recent, states, limits.repeatWindowNs());
        LossChecks losses = new LossChecks(book);
        ExposureChecks exposures = new ExposureChecks(book, new Exposure(ledger));
        NewsCalendar news = limits.calendar().news();
        Check[] all = {
            states::checkAll,
            states::checkAccount,
            this::sessionFresh,
            states::checkStrategy,
            this::signalExpiry,
            this::instrumentTradable,
            where(book.hasWindow(EntryWindows::tradingHours), windows::tradingHours),
            where(book.hasWindow(each -> each.sessions().isSet()), windows::sessions),
            where(book.hasWindow(EntryWindows::hasWeekend), windows::weekend),
            where(book.hasWindow(EntryWindows::hasRollover), windows::rollover),
            where(news.isGiven(), windows::news),
            where(news.isRequired(), windows::newsKnown),
            where(book.has(Limit.DUPLICATE_NS), rates::duplicate),
            this::quotePresent,
            this::quoteFresh,
            where(book.has(Limit.REFUSE_CROSSED), quotes::crossed),
            sizer::size,
            this::volumeMinimum,
            this::volumeMaximum,
            this::volumeStep,
            shares::take,
            where(book.has(Limit.MAX_MICRO_LOTS), own::volume),
            where(book.has(Limit.MAX_SPREAD_POINTS), quotes::spreadLimit),
            where(book.has(Limit.MAX_SPREAD_PERMILLE), quotes::spreadAboveMedian),
            where(book.has(Limit.PRICE_COLLAR_POINTS), quotes::collar),
            where(book.has(Limit.MAX_DRIFT_POINTS), quotes::drift),
            this::stops,
            where(
                    book.has(Limit.REQUIRE_STOP)
                            || book.has(MoneyLimit.RISK_PER_TRADE)
                            || book.has(MoneyLimit.OPEN_RISK),
                    own::stop),
            where(book.has(Limit.MAX_STOP_POINTS), quotes::stopDistance),
            this::fillingMode,
            this::nettingPosition,
            this::capacity,
            where(book.has(Limit.MAX_ORDERS), own::orders),
            where(book.has(Limit.MAX_POSITIONS), own::positions),
            where(book.has(Limit.BLOCK_OPPOSITE), own::opposite),
            where(book.has(Limit.MAX_TRADES_PER_DAY), rates::tradesOfDay),
            where(book.has(Limit.MAX_ORDERS_PER_SECOND), rates::perSecond),
            where(book.has(Limit.MAX_ORDERS_PER_MINUTE), rates::perMinute),
            where(book.has(MoneyLimit.DAILY_LOSS), losses::daily),
            where(book.has(MoneyLimit.DAILY_REALISED_LOSS), losses::dailyRealised),
            where(book.has(MoneyLimit.DRAWDOWN), losses::drawdown),
            where(book.has(Limit.MAX_CONSECUTIVE_LOSSES), losses::inRow),
            where(book.has(Limit.LOSS_COOLDOWN_NS), losses::cooldown),
            breaker::check,
            this::conversionRate,
            where(book.has(MoneyLimit.ORDER_VALUE), exposures::orderValue),
            where(book.has(MoneyLimit.GROSS_EXPOSURE), exposures::gross),
            where(book.has(MoneyLimit.NET_EXPOSURE), exposures::net),
            where(book.has(MoneyLimit.CURRENCY_EXPOSURE), exposures::currency),
            where(book.has(MoneyLimit.RISK_PER_TRADE), own::riskPerTrade),
            where(book.has(MoneyLimit.OPEN_RISK), own::openRisk),
            this::freeMargin,
            where(book.has(Limit.MAX_REPEATS), rates::repeated)
        };
        this.inOrder = Arrays.stream(all).filter(each -> each != NOT_ASKED).toArray(Check[]::new);
    }

    /** A check, where a rule or the calendar gives it something to refuse. */
    private static Check where(boolean isAsked, Check check) {
        return isAsked ? check : NOT_ASKED;
    }

    /** The first that refuses, in order; numbers that do not fit in 64 bits refuse too, and halt nobody else. */
    RefusalReason check(EntryRequest request) {
        try {
            for (int i = 0; i < inOrder.length; i++) {
                request.measured(0, 0);
                RefusalReason reason = inOrder[i].check(request);
                if (reason != RefusalReason.NONE) {
                    return reason;
                }
            }
            return RefusalReason.NONE;
        } catch (ArithmeticException e) {
            request.measured(0, 0);
            return RefusalReason.ARITHMETIC;
        }
    }

    /** Finds what the checks know of the run's instruments; again when more comes. Allocates; off the path. */
    void define() {
        windows.define(ledger);
    }

    private RefusalReason sessionFresh(EntryRequest request) {
        return sessions.check(request.account);
    }

    /** Epoch ns. */
    private RefusalReason signalExpiry(EntryRequest request) {
        request.measured(request.expiryNs, request.eventNs);
        return request.eventNs > request.expiryNs ? RefusalReason.EXPIRED : RefusalReason.NONE;
    }

    private RefusalReason instrumentTradable(EntryRequest request) {
        Instrument instrument = request.instrument;
        if (instrument == null || instrument.conversionOnly()) {
            return RefusalReason.UNKNOWN_INSTRUMENT;
        }
        boolean isTradable = instrument.tradeMode() == TradeMode.FULL && !instrument.isTest();
        return isTradable ? RefusalReason.NONE : RefusalReason.NOT_TRADABLE;
    }

    private RefusalReason quotePresent(EntryRequest request) {
        return request.account.quotes().has(request.instrument.id()) ? RefusalReason.NONE : RefusalReason.NO_QUOTE;
    }

    /** Age in ns. */
    private RefusalReason quoteFresh(EntryRequest request) {
        if (limits.staleQuoteAfterNs() == 0) {
            return RefusalReason.NONE;
        }
        long ageNs = request.eventNs - request.account.quotes().eventNs(request.instrument.id());
        request.measured(limits.staleQuoteAfterNs(), ageNs);
        return ageNs > limits.staleQuoteAfterNs() ? RefusalReason.STALE_QUOTE : RefusalReason.NONE;
    }

    /** Micro-lots. */
    private RefusalReason volumeMinimum(EntryRequest request) {
        long limit = request.instrument.volumeMinMicroLots();
        request.measured(limit, request.quantityMicroLots);
        return request.quantityMicroLots < limit ? RefusalReason.VOLUME_TOO_SMALL : RefusalReason.NONE;
    }

    /** Micro-lots. */
    private RefusalReason volumeMaximum(EntryRequest request) {
        long limit = request.instrument.volumeMaxMicroLots();
        request.measured(limit, request.quantityMicroLots);
        return request.quantityMicroLots > limit ? RefusalReason.VOLUME_TOO_LARGE : RefusalReason.NONE;
    }

    /** Micro-lots. */
    private RefusalReason volumeStep(EntryRequest request) {
        long step = request.instrument.volumeStepMicroLots();
        request.measured(step, request.quantityMicroLots);
        return request.quantityMicroLots % step == 0 ? RefusalReason.NONE : RefusalReason.VOLUME_OFF_STEP;
    }

    /** The simulated venue refuses wrong stops by itself, as a broker does. */
    private RefusalReason stops(EntryRequest request) {
        if (request.account.venueKind() == VenueKind.SIMULATED) {
            return RefusalReason.NONE;
        }
        QuoteBoard quotes = request.account.quotes();
        int id = request.instrument.id();
        return StopRules.check(
                request.instrument,
                request.side,
                request.stopPoints,
                request.targetPoints,
                quotes.bidPoints(id),
                quotes.askPoints(id));
    }

    private RefusalReason fillingMode(EntryRequest request) {
        return sessions.isBlocked(request.account.id(), request.instrument.id())
                ? RefusalReason.FILLING_BLOCKED
                : RefusalReason.NONE;
    }

    /** EA 2.05 cannot tell how an entry changed a netted position: one position a symbol, or an entry under way. */
    private RefusalReason nettingPosition(EntryRequest request) {
        Account account = request.account;
        if (!account.isNetting() || account.venueKind() != VenueKind.EA_2_05) {
            return RefusalReason.NONE;
        }
        int id = request.instrument.id();
        for (int i = 0; i < ledger.positions().count(); i++) {
            Position held = ledger.positions().at(i);
            if (held.accountId() == account.id() && held.instrument().id() == id) {
                return RefusalReason.NETTING_POSITION_OPEN;
            }
        }
        for (int i = 0; i < ledger.orders().count(); i++) {
            LedgerOrder order = ledger.orders().at(i);
            if (order.accountId() == account.id() && order.instrumentId() == id) {
                return RefusalReason.NETTING_POSITION_OPEN;
            }
        }
        return RefusalReason.NONE;
    }

    /** Orders that await an answer, then positions. */
    private RefusalReason capacity(EntryRequest request) {
        int awaiting = ledger.orders().count();
        if (awaiting >= OrderTable.ENTRY_CAPACITY) {
            request.measured(OrderTable.ENTRY_CAPACITY, awaiting);
            return RefusalReason.CAPACITY;
        }
        int held = ledger.positions().count() + awaiting;
        request.measured(PositionTable.CAPACITY, held);
        return held >= PositionTable.CAPACITY ? RefusalReason.CAPACITY : RefusalReason.NONE;
    }

    private RefusalReason conversionRate(EntryRequest request) {
        long probe = request.account
                .valuation()
                .convert(1_000_000L, request.instrument.profitCurrency(), request.account.currency(), true);
        return probe == Conversions.NO_RATE ? RefusalReason.NO_CONVERSION_RATE : RefusalReason.NONE;
    }

    /** Micros of the account's currency: what is free against what the entry would bind. */
    private RefusalReason freeMargin(EntryRequest request) {
        Account account = request.account;
        long needed = marginUse.of(
                account, request.instrument, request.side, request.quantityMicroLots, request.pricePoints());
        if (needed == Conversions.NO_RATE) {
            return RefusalReason.NO_CONVERSION_RATE;
        }
        request.measured(account.equityMicros(), needed);
        return needed > account.equityMicros() ? RefusalReason.INSUFFICIENT_MARGIN : RefusalReason.NONE;
    }
}
