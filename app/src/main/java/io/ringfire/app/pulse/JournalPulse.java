package io.ringfire.app.pulse;

import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.agrona.concurrent.EpochNanoClock;

/** A journal: what went through the ring must be in it. */
public final class JournalPulse implements PulseModule {
    private final Passage passage;
    private final LongSupplier appendedNs;
    private final BooleanSupplier hasFailed;
    private final EpochNanoClock clock;

    /**
     * Looks at a journal.
     *
     * @param keptNs event time of the last event behind the stages that belongs into it; 0 where none need come
     * @param appendedNs event time of the last record that was appended; 0 before the first
     */
    public JournalPulse(
            String name,
            LongSupplier keptNs,
            LongSupplier appendedNs,
            BooleanSupplier hasFailed,
            Supplier<Thread> writer,
            EpochNanoClock clock,
            PulseLimits limits) {
        this.passage = Passage.through(
                "journal-" + name, keptNs, appendedNs, writer, limits, "facts went through that are not in it");
        this.appendedNs = appendedNs;
        this.hasFailed = hasFailed;
        this.clock = clock;
    }

    @Override
    public String name() {
        return passage.name();
    }

    @Override
    public void follow(long nowNs) {
        passage.follow(nowNs);
    }

    @Override
    public PulseFinding look(long nowNs) {
        PulseFinding finding = passage.look(nowNs);
        long lastNs = appendedNs.getAsLong();
        long ageNs = lastNs == 0 ? PulseFinding.UNKNOWN : Math.max(0, clock.nanoTime() - lastNs);
        return hasFailed.getAsBoolean()
                ? new PulseFinding(
                        PulseState.DISCONNECTED, PulseFinding.UNKNOWN, ageNs, "it failed and takes nothing more")
                : new PulseFinding(finding.state(), finding.latencyNs(), ageNs, finding.reason());
    }

    @Override
    public Thread thread() {
        return passage.thread();
    }
}
