package io.ringfire.app.pulse;

import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * What comes in at one end must come out at the other: at a look, what has come in is marked, and the time until it is out is the
 * latency. Nothing is put in for it. With a count of turns it is a thread that must end the turn which it is in.
 */
public final class Passage implements PulseModule {
    private final String name;
    private final LongSupplier in;
    private final LongSupplier out;
    private final Supplier<Thread> thread;
    private final PulseLimits limits;
    private final String wording;
    private long mark;
    private long markedNs;
    private boolean isWaiting;
    private long latencyNs = PulseFinding.UNKNOWN;

    private Passage(
            String name,
            LongSupplier in,
            LongSupplier out,
            Supplier<Thread> thread,
            PulseLimits limits,
            String wording) {
        this.name = name;
        this.in = in;
        this.out = out;
        this.thread = thread;
        this.limits = limits;
        this.wording = wording;
    }

    /**
     * A way.
     *
     * @param in of the last that came in; never less than before
     * @param out of the last that came out, on the same scale
     * @param thread that takes it through; may give null
     * @param wording what is said of what does not come out
     */
    public static Passage through(
            String name,
            LongSupplier in,
            LongSupplier out,
            Supplier<Thread> thread,
            PulseLimits limits,
            String wording) {
        return new Passage(name, in, out, thread, limits, wording);
    }

    /** A thread that counts its turns. */
    public static Passage turns(String name, LongSupplier turns, Supplier<Thread> thread, PulseLimits limits) {
        return new Passage(
                name,
                () -> turns.getAsLong() + 1,
                turns,
                thread,
                limits,
                "its thread does not end the turn that it is in");
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void follow(long nowNs) {
        if (isWaiting && out.getAsLong() >= mark) {
            isWaiting = false;
            latencyNs = nowNs - markedNs;
        }
    }

    @Override
    public PulseFinding look(long nowNs) {
        follow(nowNs);
        Thread worker = thread.get();
        if (worker != null && !worker.isAlive()) {
            return new PulseFinding(
                    PulseState.DISCONNECTED, PulseFinding.UNKNOWN, PulseFinding.UNKNOWN, "its thread has ended");
        }
        long shownNs = isWaiting ? nowNs - markedNs : latencyNs;
        if (!isWaiting) {
            mark = in.getAsLong();
            markedNs = nowNs;
            isWaiting = out.getAsLong() < mark;
            if (!isWaiting) {
                latencyNs = 0; // all that came in is out
            }
        }
        PulseState state = limits.of(shownNs);
        long ageNs = isWaiting ? nowNs - markedNs : 0;
        return new PulseFinding(state, shownNs, ageNs, state == PulseState.HEALTHY ? "" : wording);
    }

    @Override
    public Thread thread() {
        return thread.get();
    }
}
