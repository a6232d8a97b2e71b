package io.ringfire.app.config;

/** What a configuration is read for; a few defaults differ. */
public enum Purpose {
    /** {@code serve}: paper mode needs {@code account.*}. */
    SERVICE,
    /** {@code backtest}: {@code account.*} has built-in defaults, bars close without grace. */
    BACKTEST,
    /** {@code import}: as a backtest, but nothing is said of what only a backtest would use. */
    IMPORT
}
