package io.ringfire.engine.venue;

import io.ringfire.engine.money.Commission;
import java.time.DayOfWeek;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * What trading at the simulated venue costs and how it misbehaves. Immutable.
 *
 * @param latencyNs from an order's event time to its execution
 * @param slippagePoints by which each fill of an order is worse than the quote; stops, targets and stop-outs fill at the quote
 * @param commissionRate share of the notional a side, in 10^-9
 * @param commissionPerLotMicros a lot and side, in 10^-6 of the account's currency; a cost is positive here
 * @param rejectRatePpm share of orders that are refused without a reason
 * @param partialFillRatePpm share of orders that are filled in two parts
 * @param seed of the two models above
 * @param stopOutLevelPpm equity by used margin, in millionths, at or below which the venue closes; 0 turns stop-out off
 * @param marginCallLevelPpm equity by used margin, in millionths, at or below which it warns; 0 turns the warning off
 * @param sideAware of {@link SwapModel#RATE_DIFFERENTIAL}: a long position earns base less quote rate and a short one pays it; else
 *     every position pays it, whatever its side
 * @param tripleDays of {@link SwapModel#RATE_DIFFERENTIAL}: New York weekdays on which three nights are booked
 */
public record VenueSettings(
        long latencyNs,
        long slippagePoints,
        long commissionRate,
        long commissionPerLotMicros,
        int rejectRatePpm,
        int partialFillRatePpm,
        long seed,
        int stopOutLevelPpm,
        int marginCallLevelPpm,
        SwapModel swapModel,
        boolean sideAware,
        Set<DayOfWeek> tripleDays) {

    /** One, in millionths. */
    public static final int WHOLE_PPM = 1_000_000;

    private static final int MAX_LEVEL_PPM = 100 * WHOLE_PPM;
    private static final long MAX_RATE = 1_000_000_000L;
    private static final long MAX_LATENCY_NS = 3_600_000_000_000L;

    /** Checks every value; a bad one is named with its range. */
    public VenueSettings {
        requireRange("latencyNs", latencyNs, 0, MAX_LATENCY_NS);
        requireRange("slippagePoints", slippagePoints, 0, Integer.MAX_VALUE);
        requireRange("commissionRate", commissionRate, 0, MAX_RATE);
        requireRange("commissionPerLotMicros", commissionPerLotMicros, 0, Long.MAX_VALUE);
        requireRange("rejectRatePpm", rejectRatePpm, 0, WHOLE_PPM);
        requireRange("partialFillRatePpm", partialFillRatePpm, 0, WHOLE_PPM);
        requireRange("stopOutLevelPpm", stopOutLevelPpm, 0, MAX_LEVEL_PPM);
        requireRange("marginCallLevelPpm", marginCallLevelPpm, 0, MAX_LEVEL_PPM);
        EnumSet<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        days.addAll(tripleDays);
        tripleDays = Collections.unmodifiableSet(days);
    }

    /** No costs, no delay, no swap; margin call at 100 % and stop-out at 50 %, as most retail brokers have it. */
    public static VenueSettings none() {
        return new VenueSettings(
                0, 0, 0, 0, 0, 0, 0, WHOLE_PPM / 2, WHOLE_PPM, SwapModel.NONE, true, EnumSet.of(DayOfWeek.WEDNESDAY));
    }

    /** The same with this delay and slippage. */
    public VenueSettings withFriction(long newLatencyNs, long newSlippagePoints) {
        return new VenueSettings(
                newLatencyNs,
                newSlippagePoints,
                commissionRate,
                commissionPerLotMicros,
                rejectRatePpm,
                partialFillRatePpm,
                seed,
                stopOutLevelPpm,
                marginCallLevelPpm,
                swapModel,
                sideAware,
                tripleDays);
    }

    /** What a fill costs. */
    Commission commission() {
        return new Commission(commissionRate, commissionPerLotMicros);
    }

    /** The same with these commissions. */
    public VenueSettings withCommission(long rate, long perLotMicros) {
        return new VenueSettings(
                latencyNs,
                slippagePoints,
                rate,
                perLotMicros,
                rejectRatePpm,
                partialFillRatePpm,
                seed,
                stopOutLevelPpm,
                marginCallLevelPpm,
                swapModel,
                sideAware,
                tripleDays);
    }

    /** The same with these seeded models. */
    public VenueSettings withMisbehaviour(int newRejectRatePpm, int newPartialFillRatePpm, long newSeed) {
        return new VenueSettings(
                latencyNs,
                slippagePoints,
                commissionRate,
                commissionPerLotMicros,
                newRejectRatePpm,
                newPartialFillRatePpm,
                newSeed,
                stopOutLevelPpm,
                marginCallLevelPpm,
                swapModel,
                sideAware,
                tripleDays);
    }

    /** The same with these margin levels. */
    public VenueSettings withMarginLevels(int newStopOutLevelPpm, int newMarginCallLevelPpm) {
        return new VenueSettings(
                latencyNs,
                slippagePoints,
                commissionRate,
                commissionPerLotMicros,
                rejectRatePpm,
                partialFillRatePpm,
                seed,
                newStopOutLevelPpm,
                newMarginCallLevelPpm,
                swapModel,
                sideAware,
                tripleDays);
    }

    /** The same with this swap. */
    public VenueSettings withSwap(SwapModel model, boolean isSideAware, Set<DayOfWeek> newTripleDays) {
        return new VenueSettings(
                latencyNs,
                slippagePoints,
                commissionRate,
                commissionPerLotMicros,
                rejectRatePpm,
                partialFillRatePpm,
                seed,
                stopOutLevelPpm,
                marginCallLevelPpm,
                model,
                isSideAware,
                newTripleDays);
    }

    private static void requireRange(String name, long value, long from, long to) {
        if (value < from || value > to) {
            throw new IllegalArgumentException(name + "=" + value + " is not between " + from + " and " + to);
        }
    }
}
