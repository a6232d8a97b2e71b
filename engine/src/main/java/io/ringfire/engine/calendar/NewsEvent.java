package io.ringfire.engine.calendar;

/**
 * Something that is published at a known time.
 *
 * @param timeNs epoch ns
 * @param currency that it moves
 * @param impact how much, as expected
 */
public record NewsEvent(long timeNs, int currency, NewsImpact impact) {}
