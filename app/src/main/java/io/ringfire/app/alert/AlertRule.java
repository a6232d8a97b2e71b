package io.ringfire.app.alert;

/** What can be raised. Each has a section of the same name below {@code alerts.rules}, and one in docs/alerts.md. */
public enum AlertRule {
    /** A terminal is silent. */
    EA_SILENT("eaSilent"),
    /** Nothing is quoted at all. */
    NO_TICKS("noTicks"),
    /** One symbol is not quoted. */
    QUIET_SYMBOL("quietSymbol"),
    /** No strategy wants anything. */
    NO_SIGNALS("noSignals"),
    /** Strategies want less than they are expected to. */
    SIGNAL_RATE("signalRate"),
    /** Nothing is filled. */
    NO_TRADES("noTrades"),
    /** Orders go out, and too few are answered. */
    FEW_CONFIRMATIONS("fewConfirmations"),
    /** Orders wait to be sent. */
    WAITING_COMMANDS("waitingCommands"),
    /** The journal of facts does not grow. */
    JOURNAL_STALLED("journalStalled"),
    /** A thread does not turn. */
    THREAD_STALLED("threadStalled"),
    /** A module of the pulse is not well. */
    MODULE_DOWN("moduleDown"),
    /** A part was started anew, or could not be. */
    MODULE_RESTARTED("moduleRestarted"),
    /** That happens often. */
    MANY_RESTARTS("manyRestarts"),
    /** The disk fills up. */
    DISK_LOW("diskLow"),
    /** Equity is below its peak. */
    DRAWDOWN("drawdown"),
    /** An outcome is unknown. */
    ORDER_IN_DOUBT("orderInDoubt"),
    /** Two claim one account. */
    TAKE_OVER("takeOver"),
    /** Entries are not let through. */
    TRADING_HALTED("tradingHalted"),
    /** A strategy threw. */
    STRATEGY_DISABLED("strategyDisabled"),
    /** An account, a route or a strategy is shut. */
    RESTRAINED("restrained"),
    /** A part of the engine failed. */
    ENGINE_FAILED("engineFailed"),
    /** What the engine's own alerts say. */
    ENGINE_ALERT("engineAlert"),
    /** A port of ours is not listened on. */
    PORT_UNBOUND("portUnbound"),
    /** A replay decides otherwise than the run did, or cannot be made. */
    REPLAY_MISMATCH("replayMismatch"),
    /** A backup is missing. */
    BACKUP_FAILED("backupFailed"),
    /** A backup was made. */
    BACKUP_MADE("backupMade"),
    /** Old days are not archived. */
    ARCHIVE_FAILED("archiveFailed");

    private final String key;

    AlertRule(String key) {
        this.key = key;
    }

    /** As it is written in configuration, messages and documents. */
    public String key() {
        return key;
    }
}
