/** Runs the engine over recorded facts: a backtest simulates all but the market data, a replay takes every fact as it was. */
package io.ringfire.engine.simulation;
