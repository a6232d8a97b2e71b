package io.ringfire.app.service;

import io.ringfire.app.console.EngineVitals;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.agrona.concurrent.Agent;
import org.agrona.concurrent.NanoClock;

/**
 * Looks twice a second at what other threads count, and says since when a count stands still. Those threads count their turns and
 * read no clock for it. Its own thread is watched by the time of its last look.
 */
final class Pulses implements Agent {
    private static final long EVERY_NS = TimeUnit.MILLISECONDS.toNanos(500);

    private final NanoClock clock;
    private final String own;
    private final List<Pulse> pulses = new CopyOnWriteArrayList<>();
    private volatile long lookedNs;

    private static final class Pulse {
        final String name;
        final LongSupplier count;
        long seen;
        volatile long movedNs;

        Pulse(String name, LongSupplier count, long nowNs) {
            this.name = name;
            this.count = count;
            this.seen = count.getAsLong();
            this.movedNs = nowNs;
        }
    }

    /** @param own what its own thread is called */
    Pulses(NanoClock clock, String own) {
        this.clock = clock;
        this.own = own;
        this.lookedNs = clock.nanoTime();
    }

    /** Watches a count from now on. Any thread. */
    void watch(String name, LongSupplier count) {
        pulses.add(new Pulse(name, count, clock.nanoTime()));
    }

    @Override
    public int doWork() {
        long nowNs = clock.nanoTime();
        if (nowNs - lookedNs < EVERY_NS) {
            return 0;
        }
        for (Pulse pulse : pulses) {
            long count = pulse.count.getAsLong();
            if (count != pulse.seen) {
                pulse.seen = count;
                pulse.movedNs = nowNs;
            }
        }
        lookedNs = nowNs;
        return 0;
    }

    /** How long each has stood still, as far as it was looked at. Any thread. */
    List<EngineVitals.Pulse> ages() {
        long nowNs = clock.nanoTime();
        List<EngineVitals.Pulse> ages = new ArrayList<>();
        for (Pulse pulse : pulses) {
            // what moved at the last look is as fresh as that look is recent
            ages.add(new EngineVitals.Pulse(pulse.name, Math.max(0, nowNs - pulse.movedNs)));
        }
        ages.add(new EngineVitals.Pulse(own, Math.max(0, nowNs - lookedNs)));
        return ages;
    }

    @Override
    public String roleName() {
        return "ringfire-pulses";
    }
}
