package io.ringfire.engine.order;

/** Why a signal, an order or a fill was refused. Codes are part of the journal format: append only. */
public enum RefusalReason {
    /** Not refused. */
    NONE,
    /** No such instrument in this run, or it serves conversion alone. */
    UNKNOWN_INSTRUMENT,
    /** The instrument's trade mode does not allow this. */
    NOT_TRADABLE,
    /** No quote was seen yet. */
    NO_QUOTE,
    /** The quote is older than its limit. */
    STALE_QUOTE,
    /** Entries are halted. */
    HALTED,
    /** Only exits are let through. */
    REDUCE_ONLY,
    /** Below the instrument's smallest volume. */
    VOLUME_TOO_SMALL,
    /** Above the instrument's largest volume. */
    VOLUME_TOO_LARGE,
    /** Not on the instrument's volume step. */
    VOLUME_OFF_STEP,
    /** No quote that would convert into the account's currency. */
    NO_CONVERSION_RATE,
    /** The account's free margin would not cover it. */
    INSUFFICIENT_MARGIN,
    /** The signal is past its expiry. */
    EXPIRED,
    /** No such position, or it is closed. */
    UNKNOWN_POSITION,
    /** A close of this position is on its way. */
    CLOSE_OUTSTANDING,
    /** More orders or positions than the engine has room for. */
    CAPACITY,
    /** The gate was shut. */
    GATE_SHUT,
    /** The price moved by more than the deviation allows. */
    REQUOTE,
    /** The venue said no without more. */
    VENUE_REJECTED,
    /** A stop or a target on the wrong side of the quote, or too near. */
    INVALID_STOPS,
    /** The venue lost the order when it started again. */
    VENUE_RESTARTED,
    /** The numbers do not fit in 64 bits. */
    ARITHMETIC,
    /** No terminal of the account is connected, or it has not said who it is. */
    SESSION_UNKNOWN,
    /** The terminal was not heard of lately. */
    SESSION_STALE,
    /** The chart's symbol does not tick, so the terminal would not read the command. */
    CHART_SILENT,
    /** The account is halted. */
    ACCOUNT_HALTED,
    /** The broker's clock is not in the configured zone. */
    CLOCK_DISAGREES,
    /** The socket took nothing. */
    SEND_FAILED,
    /** The broker refused the filling mode before. */
    FILLING_BLOCKED,
    /** A person declined. */
    DECLINED,
    /** Nobody approved in time. */
    APPROVAL_EXPIRED,
    /** Proven not to have been executed. */
    NOT_EXECUTED,
    /** No answer came in time. */
    UNANSWERED,
    /** The answer leaves open what happened. */
    AMBIGUOUS,
    /** The netting account holds a position in the symbol, and its EA cannot add to one. */
    NETTING_POSITION_OPEN,
    /** The market is closed. */
    MARKET_CLOSED,
    /** The broker has no prices. */
    OFF_QUOTES,
    /** The broker says that money is lacking. */
    NO_MONEY,
    /** The broker or the terminal does not allow trading. */
    TRADE_DISABLED,
    /** The broker asks for fewer requests. */
    TOO_MANY_REQUESTS,
    /** The broker refuses the filling mode. */
    FILLING_MODE,
    /** The EA refused by a limit of its own. */
    EA_LIMIT,
    /** A stop or a target nearer to the quote than the broker allows. */
    STOPS_TOO_NEAR,
    /** The quote is from the future. */
    FUTURE_QUOTE,
    /** No signal of this id waits for a person: it was answered, or it expired, or the engine started again since. */
    UNKNOWN_SIGNAL,
    /** What was found of it is not booked yet. */
    RESOLVE_OUTSTANDING,
    /** More than {@code risk.maxLots}. */
    VOLUME_LIMIT,
    /** The entry has no stop, and a limit needs one. */
    STOP_REQUIRED,
    /** The spread is wider than {@code risk.maxSpreadPoints}. */
    SPREAD_LIMIT,
    /** More would be lost at the stop than {@code risk.riskPerTrade}. */
    RISK_PER_TRADE,
    /** More would be lost at all stops than {@code risk.maxOpenRisk}. */
    OPEN_RISK,
    /** Something open has no stop, so what may be lost is not known. */
    OPEN_RISK_UNKNOWN,
    /** As many positions in the symbol as {@code risk.maxPositions} are open or under way. */
    POSITION_LIMIT,
    /** As many orders as {@code risk.maxOrders} await an answer. */
    ORDER_LIMIT,
    /** The bid is above the ask. */
    CROSSED_QUOTE,
    /** The spread is wider than {@code risk.maxSpreadMedians} times its median. */
    SPREAD_ABOVE_MEDIAN,
    /** The executing account's price is further from the one that the signal saw than {@code risk.priceCollarPoints}. */
    PRICE_COLLAR,
    /** The price has moved by more than {@code risk.maxDriftPoints} since the signal. */
    PRICE_DRIFT,
    /** The stop is further away than {@code risk.maxStopPoints}. */
    STOP_TOO_FAR,
    /** The order is worth more than {@code risk.maxOrderValue}. */
    ORDER_VALUE,
    /** All positions together would be worth more than {@code risk.maxGrossExposure}. */
    GROSS_EXPOSURE,
    /** Bought less sold in the symbol would be worth more than {@code risk.maxNetExposure}. */
    NET_EXPOSURE,
    /** A currency would be held beyond {@code risk.maxCurrencyExposure}. */
    CURRENCY_EXPOSURE,
    /** As many entries in the symbol as {@code risk.maxTradesPerDay} were made today. */
    TRADES_PER_DAY,
    /** As many orders as {@code risk.maxOrdersPerSecond} were made within a second. */
    ORDERS_PER_SECOND,
    /** As many orders as {@code risk.maxOrdersPerMinute} were made within a minute. */
    ORDERS_PER_MINUTE,
    /** The strategy repeated one order {@code risk.maxRepeats} times; it is disabled until a named person enables it. */
    REPEATED_ORDER,
    /** The strategy is disabled. */
    STRATEGY_DISABLED,
    /** The signal was decided on before. */
    DUPLICATE_SIGNAL,
    /** A position on the other side is open, and {@code risk.blockOpposite} is set. */
    OPPOSITE_POSITION,
    /** The account has lost {@code risk.dailyLoss} since the day began. */
    DAILY_LOSS,
    /** The account's equity is {@code risk.maxDrawdown} below its peak. */
    DRAWDOWN,
    /** As many trades in a row as {@code risk.maxConsecutiveLosses} lost. */
    CONSECUTIVE_LOSSES,
    /** A loss is not yet {@code risk.lossCooldownMs} old. */
    LOSS_COOLDOWN,
    /** The circuit breaker of the account's route is open. */
    BREAKER_OPEN,
    /** Outside the trading hours of the instrument. */
    OUT_OF_HOURS,
    /** Within {@code risk.weekendBeforeMs} of the close of the week, or {@code risk.weekendAfterMs} of its opening. */
    WEEKEND_WINDOW,
    /** Within {@code risk.rolloverBeforeMs} or {@code risk.rolloverAfterMs} of the rollover. */
    ROLLOVER_WINDOW,
    /** News of one of the instrument's currencies is near. */
    NEWS_WINDOW,
    /** News are required, and the file of them ends before now. */
    NEWS_MISSING,
    /** The volume cannot be computed: no stop, no volatility or no rate. */
    SIZE_UNKNOWN,
    /** The computed volume is less than the smallest. */
    SIZE_TOO_SMALL,
    /** Outside of the sessions that {@code risk.sessions} names. */
    OUT_OF_SESSION,
    /** Its shield score is below the threshold. */
    SHIELD_SCORE,
    /** Another shielded entry in the symbol passed within {@code shield.coolDownMs}, or had the better score at the same event. */
    SHIELD_COOL_DOWN,
    /** As many shielded entries as may passed within the hour. */
    SHIELD_CAP,
    /** The venue or the terminal of the account cannot do this. */
    NOT_OFFERED,
    /** The position is another strategy's, or an operator's. */
    NOT_OWN_POSITION,
    /** A change of this position's stop and target is on its way. */
    MODIFY_OUTSTANDING,
    /** The price is within the freeze level of the position's stop or target. */
    LEVEL_FROZEN,
    /** The stop would be further away, or gone, and a limit on what may be lost is set. */
    RISK_RAISED,
    /** Less than the smallest volume is left by the share of its size that an operator lets it have. */
    SIZE_SHARE;

    private static final RefusalReason[] VALUES = values();

    /** Code in a record. */
    public int code() {
        return ordinal();
    }

    /** Whether a code is one that this version knows. */
    public static boolean isKnown(int code) {
        return code >= 0 && code < VALUES.length;
    }

    /**
     * The value of a code read from a record.
     *
     * @throws IllegalArgumentException for a code that this version does not know
     */
    public static RefusalReason of(int code) {
        if (!isKnown(code)) {
            throw new IllegalArgumentException(
                    "RefusalReason code " + code + " is not one of 0.." + (VALUES.length - 1));
        }
        return VALUES[code];
    }
}
