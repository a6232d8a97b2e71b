package io.ringfire.engine.risk;

import io.ringfire.engine.calendar.MarketCalendar;
import io.ringfire.engine.calendar.NewsCalendar;
import io.ringfire.engine.calendar.OpenHours;
import io.ringfire.engine.instrument.Instrument;
import io.ringfire.engine.ledger.Ledger;
import io.ringfire.engine.market.DayClock;
import io.ringfire.engine.money.QuoteBoard;
import io.ringfire.engine.order.RefusalReason;

/** The checks of an entry against the clock: trading hours, sessions, weekend, rollover, news. All at the event's time. */
final class WindowChecks {
    private final LimitBook book;
    private final MarketCalendar calendar;
    private final OpenHours[] sessions;
    private final DayClock tradingDays;

    /** By account and instrument; made as a run begins. */
    private final OpenHours[][] hours = new OpenHours[Ledger.MAX_ACCOUNTS][];

    WindowChecks(MarketCalendar calendar, LimitBook book) {
        this.calendar = calendar;
        this.book = book;
        this.sessions = calendar.sessions().toArray(OpenHours[]::new);
        this.tradingDays = new DayClock(calendar.rolloverAt());
    }

    /** Finds the hours of what the run has defined; again when more comes. Allocates; off the path. */
    void define(Ledger ledger) {
        for (int account = 0; account < ledger.accountCount(); account++) {
            hours[account] = new OpenHours[QuoteBoard.MAX_INSTRUMENTS];
            for (int id = 0; id < QuoteBoard.MAX_INSTRUMENTS; id++) {
                Instrument instrument = ledger.instrument(id);
                if (instrument != null) {
                    hours[account][id] = calendar.hours(ledger.account(account).name(), instrument.symbol());
                }
            }
        }
    }

    /** Epoch ns: when it opens next (0 if it does not), and now. */
    RefusalReason tradingHours(EntryRequest request) {
        if (!windows(request).tradingHours()) {
            return RefusalReason.NONE;
        }
        long opensNs = hours(request).openFromNs(request.eventNs);
        request.measured(opensNs == OpenHours.NO_OPENING ? 0 : opensNs, request.eventNs);
        return opensNs == request.eventNs ? RefusalReason.NONE : RefusalReason.OUT_OF_HOURS;
    }

    /** Bits of sessions by number: those that the limit names, and those of them that are open. */
    RefusalReason sessions(EntryRequest request) {
        SessionLimit limit = windows(request).sessions();
        if (!limit.isSet()) {
            return RefusalReason.NONE;
        }
        int named = limit.named();
        int open = 0;
        for (int i = 0; i < sessions.length; i++) {
            if ((named >>> i & 1) != 0 && sessions[i].isOpen(request.eventNs)) {
                open |= 1 << i;
            }
        }
        request.measured(named, open);
        return limit.allows(open) ? RefusalReason.NONE : RefusalReason.OUT_OF_SESSION;
    }

    /** Ns: how far the window reaches, and how far away the close or the opening of the week is; negative before it. */
    RefusalReason weekend(EntryRequest request) {
        EntryWindows windows = windows(request);
        long beforeNs = windows.weekendBeforeNs();
        long afterNs = windows.weekendAfterNs();
        if (beforeNs == 0 && afterNs == 0) {
            return RefusalReason.NONE;
        }
        long nowNs = request.eventNs;
        OpenHours hours = hours(request);
        int week = hours.weekClosedBy(nowNs > Long.MAX_VALUE - beforeNs ? Long.MAX_VALUE : nowNs + beforeNs);
        if (week < 0) {
            return RefusalReason.NONE;
        }
        long sinceOpenNs = nowNs - hours.nextWeekOpenNs(week);
        if (sinceOpenNs < 0) {
            request.measured(-beforeNs, nowNs - hours.weekCloseNs(week));
            return RefusalReason.WEEKEND_WINDOW;
        }
        request.measured(afterNs, sinceOpenNs);
        return afterNs > 0 && sinceOpenNs <= afterNs ? RefusalReason.WEEKEND_WINDOW : RefusalReason.NONE;
    }

    /** Ns: how far the window reaches, and how far away the rollover is; negative before it. */
    RefusalReason rollover(EntryRequest request) {
        EntryWindows windows = windows(request);
        long beforeNs = windows.rolloverBeforeNs();
        long afterNs = windows.rolloverAfterNs();
        if (beforeNs == 0 && afterNs == 0) {
            return RefusalReason.NONE;
        }
        long day = tradingDays.dayOf(request.eventNs);
        long sinceNs = request.eventNs - tradingDays.beginsNs(day);
        if (sinceNs <= afterNs) {
            request.measured(afterNs, sinceNs);
            return RefusalReason.ROLLOVER_WINDOW;
        }
        long untilNs = tradingDays.beginsNs(day + 1) - request.eventNs;
        request.measured(-beforeNs, -untilNs);
        return untilNs <= beforeNs ? RefusalReason.ROLLOVER_WINDOW : RefusalReason.NONE;
    }

    /** Ns: how far the window reaches, and how far away the event is; negative before it. */
    RefusalReason news(EntryRequest request) {
        Instrument instrument = request.instrument;
        NewsCalendar news = calendar.news();
        long eventNs = news.eventAt(instrument.baseCurrency(), request.eventNs);
        if (eventNs == NewsCalendar.NONE) {
            eventNs = news.eventAt(instrument.profitCurrency(), request.eventNs);
        }
        if (eventNs == NewsCalendar.NONE) {
            return RefusalReason.NONE;
        }
        long sinceNs = request.eventNs - eventNs;
        request.measured(sinceNs < 0 ? -news.beforeNs() : news.afterNs(), sinceNs);
        return RefusalReason.NEWS_WINDOW;
    }

    /** Epoch ns: the last event of the file, and now. */
    RefusalReason newsKnown(EntryRequest request) {
        NewsCalendar news = calendar.news();
        if (!news.isRequired()) {
            return RefusalReason.NONE;
        }
        request.measured(news.lastNs(), request.eventNs);
        return news.hasEnded(request.eventNs) ? RefusalReason.NEWS_MISSING : RefusalReason.NONE;
    }

    private EntryWindows windows(EntryRequest request) {
        return book.of(request).windows();
    }

    private OpenHours hours(EntryRequest request) {
        return hours[request.account.id()][request.instrument.id()];
    }
}
