package io.ringfire.app.config;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which bars a strategy reads: {@code 15-minute-bid} is one of 15 minutes built from bids. {@code count} is 1 or more. */
public record BarSpec(int count, Unit unit, Price price) {
    /** What a bar is counted in. */
    public enum Unit {
        /** Minutes of venue time. */
        MINUTE(1_440),
        /** Hours of venue time. */
        HOUR(24),
        /** Days that begin at {@code bars.dayStart}. */
        DAY(31),
        /** Quotes accepted. */
        TICK(1_000_000);

        private final int most;

        Unit(int most) {
            this.most = most;
        }
    }

    /** Which price of a quote a bar is built from. */
    public enum Price {
        /** What one sells at. */
        BID,
        /** What one buys at. */
        ASK,
        /** The unrounded mean of both. */
        MID
    }

    static final String EXPECTS = "<n>-<minute|hour|day|tick>-<bid|ask|mid>, such as 15-minute-bid";

    private static final Pattern SYNTAX = Pattern.compile("([0-9]{1,7})-(minute|hour|day|tick)-(bid|ask|mid)");

    /** Reads {@code <n>-<minute|hour|day|tick>-<bid|ask|mid>}. Throws {@link IllegalArgumentException} for anything else. */
    public static BarSpec parse(String text) {
        Matcher matcher = SYNTAX.matcher(text);
        if (!matcher.matches()) {
            throw new Misfit("is no kind of bars");
        }
        int count = Integer.parseInt(matcher.group(1));
        Unit unit = Unit.valueOf(matcher.group(2).toUpperCase(Locale.ROOT));
        if (count < 1 || count > unit.most) {
            throw new Misfit("is out of range: 1 to " + unit.most + " for " + matcher.group(2));
        }
        return new BarSpec(count, unit, Price.valueOf(matcher.group(3).toUpperCase(Locale.ROOT)));
    }

    /** The form that {@link #parse} reads. */
    @Override
    public String toString() {
        return count + "-" + Words.dashed(unit) + "-" + Words.dashed(price);
    }
}
