package io.ringfire.engine.calendar;

import io.ringfire.engine.market.DayStart;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All that a run knows about when to trade. Immutable.
 *
 * @param hours trading hours by symbol
 * @param hoursByAccount by account and symbol, where an account's differ
 * @param sessions named sessions by number
 * @param rolloverAt when a trading day ends and the next begins
 * @param news events that move currencies
 */
public record MarketCalendar(
        SortedMap<String, OpenHours> hours,
        SortedMap<String, SortedMap<String, OpenHours>> hoursByAccount,
        List<OpenHours> sessions,
        DayStart rolloverAt,
        NewsCalendar news) {
    /** Most named sessions, a bit each. */
    public static final int MOST_SESSIONS = 31;

    /** Knows no hours, no sessions and no news. */
    public static final MarketCalendar NONE = new MarketCalendar(
            Collections.emptySortedMap(),
            Collections.emptySortedMap(),
            List.of(),
            DayStart.NEW_YORK_CLOSE,
            NewsCalendar.EMPTY);

    /** Keeps its own copies. */
    public MarketCalendar {
        hours = Collections.unmodifiableSortedMap(new TreeMap<>(hours));
        hoursByAccount = Collections.unmodifiableSortedMap(new TreeMap<>(hoursByAccount));
        sessions = List.copyOf(sessions);
        if (sessions.size() > MOST_SESSIONS) {
            throw new IllegalArgumentException(sessions.size() + " sessions are more than " + MOST_SESSIONS);
        }
    }

    /** Hours of a symbol on an account; never open where nothing is known of it. */
    public OpenHours hours(String account, String symbol) {
        OpenHours common = hours.getOrDefault(symbol, OpenHours.NEVER);
        return hoursByAccount
                .getOrDefault(account, Collections.emptySortedMap())
                .getOrDefault(symbol, common);
    }
}
