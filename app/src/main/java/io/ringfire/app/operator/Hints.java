package io.ringfire.app.operator;

import io.ringfire.engine.order.RefusalReason;

/** What a person can do about a refusal. */
final class Hints {
    private Hints() {}

    /** A sentence; empty where the reason says it all. */
    static String of(RefusalReason reason) {
        return switch (reason) {
            case SESSION_UNKNOWN ->
                "no terminal of the account has said who it is; status says what is missing, attaching the EA anew mends it";
            case SESSION_STALE -> "the terminal was not heard of lately: its market is closed, or the EA is dead";
            case CHART_SILENT -> "the chart of the EA does not tick, and it reads commands on its ticks alone";
            case CLOCK_DISAGREES -> "the broker's clock is not in the zone that serverTime names; put that right";
            case ACCOUNT_HALTED, HALTED, REDUCE_ONLY -> "resume lets entries through again";
            case STRATEGY_DISABLED, REPEATED_ORDER -> "resume --strategy lets its entries through again";
            case DRAWDOWN -> "resume --account arms the account anew, from its equity of now";
            case DAILY_LOSS -> "the limit holds until the day ends; then resume --account";
            case SIZE_SHARE ->
                "risk --percent 100 gives entries their configured size again; status says whose is less";
            case BREAKER_OPEN ->
                "too many orders failed; the terminal is asked before the next one is tried, and resume --account skips that";
            case FILLING_BLOCKED -> "the broker refuses the EA's filling mode for this symbol; resume tries again";
            case INVALID_STOPS -> "a stop or target is on the wrong side of the account's quote";
            case STOPS_TOO_NEAR -> "a stop or target is nearer than stops level, spread and 3 points";
            case STALE_QUOTE, NO_QUOTE -> "the account's terminal quotes the symbol too seldom, or not at all";
            case UNKNOWN_POSITION -> "there is no such position or order in doubt; state lists them";
            case NOT_OFFERED -> "the account's EA cannot do this; see venue.capabilities";
            case NETTING_POSITION_OPEN -> "close the symbol's position first: EA 2.05 cannot add to it";
            case OUT_OF_HOURS -> "the market is closed; its hours stand in calendar.yaml and instruments.yaml";
            case OUT_OF_SESSION -> "no session that risk.sessions names is open";
            case WEEKEND_WINDOW ->
                "the week closes soon, or opened just now; see risk.weekendBeforeMs and weekendAfterMs";
            case ROLLOVER_WINDOW -> "the rollover is near; see risk.rolloverBeforeMs and rolloverAfterMs";
            case NEWS_WINDOW -> "news of one of its currencies are near; see news in ringfire.yaml";
            case NEWS_MISSING -> "the last event of news.file is past; give a newer file and start again";
            default -> "";
        };
    }
}
