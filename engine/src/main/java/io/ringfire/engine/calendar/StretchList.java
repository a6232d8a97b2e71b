package io.ringfire.engine.calendar;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Stretches of time in any order, which may overlap, on their way to {@link OpenHours}. */
public final class StretchList {
    private record Stretch(long fromNs, long toNs) {}

    private final List<Stretch> stretches = new ArrayList<>();

    /** Adds what of a stretch is known; nothing if it is empty. Epoch ns, the end not included. */
    public void add(long fromNs, long toNs) {
        long firstNs = Math.max(fromNs, OpenHours.FIRST_NS);
        long lastNs = Math.min(toNs, OpenHours.LAST_NS);
        if (firstNs < lastNs) {
            stretches.add(new Stretch(firstNs, lastNs));
        }
    }

    /** Open during any of them. */
    public OpenHours toHours() {
        stretches.sort(Comparator.comparingLong(Stretch::fromNs));
        long[] opensNs = new long[stretches.size()];
        long[] closesNs = new long[stretches.size()];
        int count = 0;
        for (Stretch each : stretches) {
            if (count > 0 && each.fromNs <= closesNs[count - 1]) {
                closesNs[count - 1] = Math.max(closesNs[count - 1], each.toNs);
            } else {
                opensNs[count] = each.fromNs;
                closesNs[count++] = each.toNs;
            }
        }
        return new OpenHours(Arrays.copyOf(opensNs, count), Arrays.copyOf(closesNs, count));
    }
}
