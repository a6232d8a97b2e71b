/** Backtests: market data in, a report and a run's journals out. */
package io.ringfire.app.backtest;
