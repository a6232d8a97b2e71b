/**
 * Patterns in closed bars, and the strategy that trades one.
 *
 * <p>A {@link io.ringfire.engine.pattern.Detector} looks at the {@link io.ringfire.engine.market.Candles} of one instrument and says at
 * a close whether its {@link io.ringfire.engine.pattern.Setup} is there. {@link io.ringfire.engine.pattern.DetectorStrategy} asks its desk
 * for the candles, prices the setup at executable sides and enters. Thresholds are pips of the instrument, never of a symbol by name.
 */
package io.ringfire.engine.pattern;
