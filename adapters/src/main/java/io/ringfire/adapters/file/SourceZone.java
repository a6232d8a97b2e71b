package io.ringfire.adapters.file;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.time.zone.ZoneRulesProvider;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The zone of a file's local times.
 *
 * <p>Where clocks change, local times that do not exist or exist twice are read with the offset in force <em>before</em>
 * the change: the earlier of two instants in an overlap, and in a gap the instant as if clocks had not been put forward.
 *
 * <p>Any thread; a conversion allocates only when it crosses a change of offset.
 */
public final class SourceZone {
    /** Coordinated universal time. */
    public static final SourceZone UTC = new SourceZone("UTC", ZoneOffset.UTC.getRules(), 0);

    /** What most MT5 brokers' servers show: New York plus seven hours, so that the trading day ends at midnight. */
    public static final SourceZone NEW_YORK_PLUS_7 =
            new SourceZone("NY+7", ZoneId.of("America/New_York").getRules(), 7 * 3600L);

    private static final long NS_PER_SECOND = 1_000_000_000L;
    private static final Pattern OFFSET = Pattern.compile("UTC([+-])(\\d{1,2})(?::([0-5]\\d))?");
    private static final int MIN_OFFSET_MINUTES = -12 * 60;
    private static final int MAX_OFFSET_MINUTES = 14 * 60;

    private final String name;
    private final ZoneRules rules;
    private final long shiftSeconds; // local time here = local time of the rules + this
    private Span span; // the last one used; racing threads each find a whole one, as its fields are final

    private SourceZone(String name, ZoneRules rules, long shiftSeconds) {
        this.name = name;
        this.rules = rules;
        this.shiftSeconds = shiftSeconds;
    }

    /**
     * Reads an IANA name, {@code UTC}, {@code UTC±h}, {@code UTC±hh}, {@code UTC±hh:mm}, or {@code NY+7}.
     *
     * @throws IllegalArgumentException if the text is none of these; the message says what would be right
     */
    public static SourceZone parse(String text) {
        if (text.equals("UTC")) {
            return UTC;
        }
        if (text.equals("NY+7")) {
            return NEW_YORK_PLUS_7;
        }
        Matcher matcher = OFFSET.matcher(text);
        if (matcher.matches()) {
            return ofOffset(text, matcher);
        }
        if (ZoneRulesProvider.getAvailableZoneIds().contains(text)) {
            return new SourceZone(text, ZoneId.of(text).getRules(), 0);
        }
        throw unknown(text);
    }

    private static SourceZone ofOffset(String text, Matcher matcher) {
        int hours = Integer.parseInt(matcher.group(2));
        int minutes = matcher.group(3) == null ? 0 : Integer.parseInt(matcher.group(3));
        int total = (matcher.group(1).equals("-") ? -1 : 1) * (60 * hours + minutes);
        if (total < MIN_OFFSET_MINUTES || total > MAX_OFFSET_MINUTES) {
            throw unknown(text);
        }
        if (total == 0) {
            return UTC;
        }
        String name = "UTC" + matcher.group(1) + hours + (minutes == 0 ? "" : String.format(":%02d", minutes));
        return new SourceZone(name, ZoneOffset.ofTotalSeconds(60 * total).getRules(), 0);
    }

    private static IllegalArgumentException unknown(String text) {
        return new IllegalArgumentException("zone \"" + Excerpt.of(text)
                + "\" is not known: give an IANA name such as Europe/Athens, UTC±h from UTC-12 to UTC+14 such as UTC-5 or"
                + " UTC+05:30, or NY+7 (New York plus seven hours, what most MT5 brokers use)");
    }

    /** Local nanoseconds since 1970-01-01 00:00 of this zone's clock as UTC nanoseconds since 1970. */
    public long toUtcNs(long localNs) {
        Span current = span;
        if (current == null || localNs < current.fromNs || localNs >= current.untilNs) {
            current = spanAt(localNs);
            span = current;
        }
        return localNs - current.offsetNs;
    }

    private Span spanAt(long localNs) {
        LocalDateTime local =
                LocalDateTime.ofEpochSecond(Math.floorDiv(localNs, NS_PER_SECOND) - shiftSeconds, 0, ZoneOffset.UTC);
        ZoneOffsetTransition within = rules.getTransition(local);
        if (within != null) {
            return span(earlierOf(within), laterOf(within), within.getOffsetBefore());
        }
        ZoneOffset offset = rules.getOffset(local);
        // One second on, as the search is strictly before and a change at this very instant is the one that applies.
        ZoneOffsetTransition previous =
                rules.previousTransition(local.toInstant(offset).plusSeconds(1));
        ZoneOffsetTransition next = rules.nextTransition(local.toInstant(offset));
        return span(previous == null ? null : laterOf(previous), next == null ? null : earlierOf(next), offset);
    }

    private Span span(LocalDateTime from, LocalDateTime until, ZoneOffset offset) {
        return new Span(
                from == null ? Long.MIN_VALUE : toNs(from),
                until == null ? Long.MAX_VALUE : toNs(until),
                (offset.getTotalSeconds() + shiftSeconds) * NS_PER_SECOND);
    }

    private static LocalDateTime earlierOf(ZoneOffsetTransition change) {
        return change.isGap() ? change.getDateTimeBefore() : change.getDateTimeAfter();
    }

    private static LocalDateTime laterOf(ZoneOffsetTransition change) {
        return change.isGap() ? change.getDateTimeAfter() : change.getDateTimeBefore();
    }

    private long toNs(LocalDateTime local) {
        long seconds = local.toEpochSecond(ZoneOffset.UTC) + shiftSeconds;
        long bounded = Math.max(Long.MIN_VALUE / NS_PER_SECOND, Math.min(Long.MAX_VALUE / NS_PER_SECOND, seconds));
        return bounded * NS_PER_SECOND;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SourceZone zone && zone.name.equals(name);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    /** The zone as {@link #parse} reads it, in its shortest form. */
    @Override
    public String toString() {
        return name;
    }

    /** A stretch of local time with one offset. */
    private record Span(long fromNs, long untilNs, long offsetNs) {}
}
