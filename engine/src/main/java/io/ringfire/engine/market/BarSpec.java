package io.ringfire.engine.market;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A kind of bar, written {@code <n>-<minute|hour|day|tick>-<bid|ask|mid>}.
 *
 * @param count units, or ticks, in one bar
 */
public record BarSpec(int count, Unit unit, PriceType price) {
    /** What ends a bar. */
    public enum Unit {
        /** Minutes of time. */
        MINUTE,
        /** Hours of time. */
        HOUR,
        /** Trading days. */
        DAY,
        /** A number of ticks. */
        TICK
    }

    /** Which price a bar is made of. */
    public enum PriceType {
        /** The bid. */
        BID,
        /** The ask. */
        ASK,
        /** The mean of both, exact in half points. */
        MID;

        /** The price in half points. */
        public long halfPoints(long bidPoints, long askPoints) {
            return switch (this) {
                case BID -> 2 * bidPoints;
                case ASK -> 2 * askPoints;
                case MID -> bidPoints + askPoints;
            };
        }
    }

    /** How a kind of bar is written, in words. */
    public static final String FORM = "<n>-<minute|hour|day|tick>-<bid|ask|mid>, such as 15-minute-bid";

    private static final Pattern SYNTAX = Pattern.compile("([0-9]{1,6})-(minute|hour|day|tick)-(bid|ask|mid)");
    private static final long MINUTE_NS = 60_000_000_000L;
    private static final int MINUTES_PER_DAY = 1440;
    private static final int HOURS_PER_DAY = 24;

    /** Checks that bars of this kind tile a day, or a row of days. */
    public BarSpec {
        boolean tiles = switch (unit) {
            case MINUTE -> count >= 1 && count <= MINUTES_PER_DAY && MINUTES_PER_DAY % count == 0;
            case HOUR -> count >= 1 && count <= HOURS_PER_DAY && HOURS_PER_DAY % count == 0;
            case DAY -> count >= 1 && count <= 31;
            case TICK -> count >= 1;
        };
        if (!tiles) {
            throw new IllegalArgumentException(
                    count + " does not fit: minutes must divide 1440, hours 24, days be 1 to 31, ticks at least 1");
        }
    }

    /** Whether a text is written as {@link #FORM}; its number may still be out of range. */
    public static boolean hasForm(String text) {
        return SYNTAX.matcher(text).matches();
    }

    /**
     * Reads text like {@code 15-minute-bid}.
     *
     * @throws IllegalArgumentException naming the form, or the range
     */
    public static BarSpec parse(String text) {
        Matcher matcher = SYNTAX.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("bars '" + text + "' are not of the form " + FORM);
        }
        return new BarSpec(
                Integer.parseInt(matcher.group(1)),
                Unit.valueOf(matcher.group(2).toUpperCase(Locale.ROOT)),
                PriceType.valueOf(matcher.group(3).toUpperCase(Locale.ROOT)));
    }

    /** Whether a number of ticks ends a bar. */
    public boolean isTickBar() {
        return unit == Unit.TICK;
    }

    /** Length in ns; days count 24 hours. Not for tick bars. */
    public long durationNs() {
        return switch (unit) {
            case MINUTE -> count * MINUTE_NS;
            case HOUR -> count * 60 * MINUTE_NS;
            case DAY -> count * ZoneClock.DAY_NS;
            case TICK -> throw new IllegalStateException("tick bars have no duration");
        };
    }

    @Override
    public String toString() {
        return count + "-" + unit.name().toLowerCase(Locale.ROOT) + "-"
                + price.name().toLowerCase(Locale.ROOT);
    }
}
