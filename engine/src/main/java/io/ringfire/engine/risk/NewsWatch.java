package io.ringfire.engine.risk;

import io.ringfire.engine.calendar.NewsCalendar;
import io.ringfire.engine.market.ZoneClock;
import io.ringfire.engine.order.AlertCode;
import io.ringfire.engine.order.Severity;
import io.ringfire.engine.ring.RecordHash;

/**
 * Tells people, once a day, that the file of news has ended: what comes blocks nothing. Asks for a Timer, and acts on Timers alone:
 * with them a backtest that notes most ticks tells it at the same instant as one that does not.
 */
final class NewsWatch {
    private static final long NEVER = Long.MAX_VALUE;

    private final NewsCalendar news;
    private final DecisionWriter writer;
    private long dueNs;

    NewsWatch(NewsCalendar news, DecisionWriter writer) {
        this.news = news;
        this.writer = writer;
        this.dueNs = news.isGiven() ? Math.max(0, news.lastNs()) + 1 : NEVER;
    }

    /** When it wants to be asked; {@link Long#MAX_VALUE} for never. */
    long nextDueNs() {
        return dueNs;
    }

    /** A Timer came. The alert's value is the time of the last event, epoch ns, 0 without any. */
    void onTimer(long eventNs) {
        if (eventNs < dueNs) {
            return;
        }
        dueNs = eventNs + ZoneClock.DAY_NS;
        writer.alert(AlertCode.NEWS_ENDED, Severity.WARNING, -1, -1, 0, 0, Math.max(0, news.lastNs()));
    }

    long foldState(long hash) {
        return news.isGiven() ? RecordHash.mix(hash, dueNs) : hash;
    }
}
