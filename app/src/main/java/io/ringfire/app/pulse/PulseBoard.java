package io.ringfire.app.pulse;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.agrona.concurrent.Agent;
import org.agrona.concurrent.NanoClock;

/**
 * Looks at every registered module, again and again, and keeps what it found. On a thread of its own, which waits for none of them: one
 * that throws when it is looked at is UNHEALTHY, and the others are looked at all the same.
 */
public final class PulseBoard implements Agent {
    /** Most lines of a stack that are kept. */
    public static final int MOST_FRAMES = 24;

    private static final long TRACE_EVERY_NS = TimeUnit.SECONDS.toNanos(1);
    private static final long SUM_UP_EVERY_NS = TimeUnit.SECONDS.toNanos(1);

    private final NanoClock clock;
    private final long everyNs;
    private final ConcurrentSkipListMap<String, Entry> entries = new ConcurrentSkipListMap<>();
    private final AtomicLong turns = new AtomicLong();
    private volatile boolean hasLooked;
    private long lookedNs;

    /** What is known of a module; written by the pulse's thread. */
    private static final class Entry {
        final PulseModule module;
        final RecentLatencies latencies;
        long unwellSinceNs;
        boolean isUnwell;
        long tracedNs;
        List<String> trace = List.of();
        long summedNs;
        long p99Ns = PulseFinding.UNKNOWN;
        long maxNs = PulseFinding.UNKNOWN;
        volatile PulseReading reading;

        Entry(PulseModule module, long nowNs) {
            this.module = module;
            this.latencies = new RecentLatencies(nowNs);
            this.summedNs = nowNs - SUM_UP_EVERY_NS;
        }
    }

    /** @param everyNs from one look to the next */
    public PulseBoard(NanoClock clock, long everyNs) {
        this.clock = clock;
        this.everyNs = everyNs;
        this.lookedNs = clock.nanoTime() - everyNs;
    }

    /**
     * Looks at a module from now on. Any thread.
     *
     * @throws IllegalArgumentException when there is one of that name
     */
    public void register(PulseModule module) {
        if (entries.putIfAbsent(module.name(), new Entry(module, clock.nanoTime())) != null) {
            throw new IllegalArgumentException("a module " + module.name() + " is looked at already");
        }
    }

    @Override
    public int doWork() {
        long nowNs = clock.nanoTime();
        boolean isLook = nowNs - lookedNs >= everyNs;
        if (isLook) {
            lookedNs = nowNs;
        }
        for (Entry entry : entries.values()) {
            if (isLook) {
                look(entry);
            } else {
                follow(entry);
            }
        }
        hasLooked = true;
        turns.lazySet(turns.getPlain() + 1);
        return 0;
    }

    private void follow(Entry entry) {
        try {
            entry.module.follow(clock.nanoTime());
        } catch (RuntimeException e) {
            return; // the next look fails likewise, and says why
        }
    }

    private void look(Entry entry) {
        long fromNs = clock.nanoTime();
        PulseFinding finding;
        List<String> thrownAt = List.of();
        boolean isToldOfElsewhere = false;
        try {
            finding = entry.module.look(fromNs);
            isToldOfElsewhere = entry.module.isToldOfElsewhere();
        } catch (RuntimeException e) {
            finding = new PulseFinding(
                    PulseState.UNHEALTHY, PulseFinding.UNKNOWN, PulseFinding.UNKNOWN, "it cannot be looked at: " + e);
            thrownAt = lines(e.getStackTrace());
        }
        long nowNs = clock.nanoTime();
        note(entry, finding, nowNs);
        trace(entry, finding.state(), thrownAt, nowNs);
        entry.reading = new PulseReading(
                entry.module.name(),
                finding.state(),
                finding.latencyNs(),
                entry.p99Ns,
                entry.maxNs,
                finding.ageNs(),
                nowNs - fromNs,
                entry.isUnwell ? nowNs - entry.unwellSinceNs : 0,
                finding.reason(),
                entry.trace,
                isToldOfElsewhere);
    }

    private static void note(Entry entry, PulseFinding finding, long nowNs) {
        boolean isUnwell = finding.state() != PulseState.HEALTHY;
        if (isUnwell && !entry.isUnwell) {
            entry.unwellSinceNs = nowNs;
        }
        entry.isUnwell = isUnwell;
        if (finding.latencyNs() >= 0) {
            entry.latencies.record(finding.latencyNs(), nowNs);
        }
        if (nowNs - entry.summedNs >= SUM_UP_EVERY_NS) {
            entry.summedNs = nowNs;
            entry.p99Ns = entry.latencies.p99Ns();
            entry.maxNs = entry.latencies.maxNs();
        }
    }

    /** Taken at once when a module does not do its work, and anew each second while it does not: a stack stops its thread for a moment. */
    private static void trace(Entry entry, PulseState state, List<String> thrownAt, long nowNs) {
        if (state.compareTo(PulseState.UNHEALTHY) < 0) {
            entry.trace = List.of();
            return;
        }
        if (!thrownAt.isEmpty()) {
            entry.trace = thrownAt;
        } else if (entry.trace.isEmpty() || nowNs - entry.tracedNs >= TRACE_EVERY_NS) {
            Thread thread = entry.module.thread();
            entry.tracedNs = nowNs;
            entry.trace = thread == null ? List.of() : lines(thread.getStackTrace());
        }
    }

    private static List<String> lines(StackTraceElement[] frames) {
        return Arrays.stream(frames)
                .limit(MOST_FRAMES)
                .map(StackTraceElement::toString)
                .toList();
    }

    /** Every module that was looked at, by name; none before the first look has come to its end. Any thread. */
    public List<PulseReading> readings() {
        List<PulseReading> readings = new ArrayList<>();
        if (!hasLooked) {
            return readings;
        }
        for (Entry entry : entries.values()) {
            Optional.ofNullable(entry.reading).ifPresent(readings::add);
        }
        return readings;
    }

    /** Turns so far. Any thread. */
    public long turns() {
        return turns.get();
    }

    @Override
    public String roleName() {
        return "ringfire-pulse";
    }
}
