package io.ringfire.app.pulse;

import io.ringfire.adapters.notify.Outbox;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * A way to people: its thread may wait for the other side, for as long as that may take to answer, so it is judged by what became of
 * messages.
 */
public final class OutboxPulse implements PulseModule {
    private static final long FAILING_NS = TimeUnit.SECONDS.toNanos(60);

    /** Longer than any other side may take: limits in the configuration end at a minute. */
    private static final PulseLimits A_TURN =
            new PulseLimits(TimeUnit.SECONDS.toNanos(61), TimeUnit.SECONDS.toNanos(120));

    private final Outbox outbox;
    private final Passage thread;

    /** @param turns of its thread */
    public OutboxPulse(Outbox outbox, LongSupplier turns, Supplier<Thread> thread) {
        this.outbox = outbox;
        this.thread = Passage.turns("outbox-" + outbox.name(), turns, thread, A_TURN);
    }

    @Override
    public String name() {
        return thread.name();
    }

    @Override
    public void follow(long nowNs) {
        thread.follow(nowNs);
    }

    @Override
    public PulseFinding look(long nowNs) {
        PulseFinding turning = thread.look(nowNs);
        Outbox.Delivery delivery = outbox.delivery();
        PulseState byDelivery = delivery.failingNs() < 0
                ? PulseState.HEALTHY
                : delivery.failingNs() <= FAILING_NS ? PulseState.DEGRADED : PulseState.UNHEALTHY;
        boolean isTurning = turning.state().compareTo(byDelivery) <= 0;
        String reason = !isTurning
                ? turning.reason()
                : byDelivery == PulseState.HEALTHY ? "" : "messages are not taken, and are sent again";
        return new PulseFinding(turning.state().or(byDelivery), turning.latencyNs(), delivery.sentAgeNs(), reason);
    }

    @Override
    public Thread thread() {
        return thread.thread();
    }
}
