package io.ringfire.engine.market;

/** Where days begin that begin at a local time of day, as trading days do; of 23 or 25 hours where clocks change. One thread; allocates nothing. */
public final class DayClock {
    private final ZoneClock zone;
    private final long startNs;

    /** For days that begin there. */
    public DayClock(DayStart start) {
        this.zone = new ZoneClock(start.zone());
        this.startNs = start.time().toNanoOfDay();
    }

    /** The day that holds an instant, by the number of the local date on which it begins, counted from 1970-01-01. */
    public long dayOf(long instantNs) {
        // local time alone may name a neighbour where the clocks change just when a day begins
        long day = Math.floorDiv(zone.toLocalNs(instantNs) - startNs, ZoneClock.DAY_NS);
        if (instantNs < beginsNs(day)) {
            return day - 1;
        }
        return instantNs < beginsNs(day + 1) ? day : day + 1;
    }

    /** When a day begins, epoch ns. */
    public long beginsNs(long day) {
        return zone.toUtcNs(day * ZoneClock.DAY_NS + startNs);
    }
}
