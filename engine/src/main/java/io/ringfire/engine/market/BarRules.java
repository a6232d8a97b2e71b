package io.ringfire.engine.market;

/**
 * How bars are cut.
 *
 * @param isRightClosed true: (start, end], a tick exactly at the end belongs to the bar; false: [start, end)
 * @param graceNs how long after its end a bar waits for ticks that are late, before a Timer closes it
 * @param dayStart where days begin, and bars of more than an hour
 */
public record BarRules(boolean isRightClosed, long graceNs, DayStart dayStart) {}
