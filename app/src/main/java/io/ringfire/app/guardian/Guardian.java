package io.ringfire.app.guardian;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.agrona.concurrent.Agent;
import org.agrona.concurrent.EpochNanoClock;
import org.agrona.concurrent.NanoClock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks once a second whether the parts that it is given still work, and starts anew what does not, by its rules. On a thread of its own,
 * since that may take a while. Each attempt is logged and counted, whatever comes of it.
 */
public final class Guardian implements Agent {
    private static final Logger LOG = LoggerFactory.getLogger(Guardian.class);
    private static final long EVERY_NS = TimeUnit.SECONDS.toNanos(1);
    private static final long HOUR_NS = TimeUnit.HOURS.toNanos(1);

    private final NanoClock clock;
    private final EpochNanoClock wallClock;
    private final RestartRules rules;
    private final BooleanSupplier isStopping;
    private final List<Ward> wards = new ArrayList<>();
    private final AtomicLong turns = new AtomicLong();
    private volatile List<PartStatus> statuses = List.of();
    private long lookedNs;

    private static final class Ward {
        final GuardedPart part;
        final RestartPlan plan;
        final Deque<Long> attemptsNs = new ArrayDeque<>();
        RestartPlan.State told = RestartPlan.State.RUNNING;
        String reason = "";
        long restarts;
        long failures;
        long lastNs;

        Ward(GuardedPart part, RestartRules rules) {
            this.part = part;
            this.plan = new RestartPlan(rules);
        }
    }

    /**
     * Guards nothing yet.
     *
     * @param clock for waits
     * @param wallClock for when something happened
     * @param isStopping from when on nothing is started anew
     */
    public Guardian(NanoClock clock, EpochNanoClock wallClock, RestartRules rules, BooleanSupplier isStopping) {
        this.clock = clock;
        this.wallClock = wallClock;
        this.rules = rules;
        this.isStopping = isStopping;
        this.lookedNs = clock.nanoTime() - EVERY_NS;
    }

    /** Guards a part from now on. Before the guardian starts. */
    public void guard(GuardedPart part) {
        wards.add(new Ward(part, rules));
        statuses = status(clock.nanoTime());
    }

    @Override
    public int doWork() {
        long nowNs = clock.nanoTime();
        if (nowNs - lookedNs >= EVERY_NS && !isStopping.getAsBoolean()) {
            lookedNs = nowNs;
            wards.forEach(ward -> look(ward, nowNs));
            statuses = status(nowNs);
        }
        turns.lazySet(turns.getPlain() + 1);
        return 0;
    }

    private void look(Ward ward, long nowNs) {
        Optional<String> trouble = ward.part.trouble(nowNs);
        trouble.ifPresent(reason -> ward.reason = reason);
        boolean isDue = ward.plan.isDue(trouble.isPresent(), nowNs);
        if (ward.plan.state() != ward.told) {
            ward.told = ward.plan.state();
            tell(ward);
        }
        if (isDue) {
            attempt(ward, nowNs);
        }
    }

    private void tell(Ward ward) {
        if (ward.told == RestartPlan.State.WAITING) {
            LOG.warn(
                    "{}: {}; it is started anew in {} s",
                    ward.part.name(),
                    ward.reason,
                    TimeUnit.NANOSECONDS.toSeconds(rules.waitNs()));
        } else if (ward.told == RestartPlan.State.GIVEN_UP) {
            LOG.error(
                    "{}: {}; it was started {} times and is not started any more: start the service anew",
                    ward.part.name(),
                    ward.reason,
                    ward.plan.attempts());
        }
    }

    private void attempt(Ward ward, long nowNs) {
        ward.attemptsNs.addLast(nowNs);
        ward.lastNs = wallClock.nanoTime();
        try {
            ward.part.restart();
            ward.restarts++;
            LOG.warn(
                    "{} was started anew, attempt {} of {}: {}",
                    ward.part.name(),
                    ward.plan.attempts(),
                    rules.attempts(),
                    ward.reason);
        } catch (RuntimeException e) {
            ward.failures++;
            LOG.error(
                    "{} could not be started anew, attempt {} of {}: {}",
                    ward.part.name(),
                    ward.plan.attempts(),
                    rules.attempts(),
                    e.getMessage());
        }
    }

    private List<PartStatus> status(long nowNs) {
        List<PartStatus> all = new ArrayList<>();
        for (Ward ward : wards) {
            while (!ward.attemptsNs.isEmpty() && nowNs - ward.attemptsNs.peekFirst() > HOUR_NS) {
                ward.attemptsNs.removeFirst();
            }
            all.add(new PartStatus(
                    ward.part.name(),
                    ward.plan.state().name(),
                    ward.restarts,
                    ward.failures,
                    ward.lastNs,
                    ward.lastNs == 0 ? "" : ward.reason,
                    ward.attemptsNs.size()));
        }
        return List.copyOf(all);
    }

    /** How every part stands. Any thread. */
    public List<PartStatus> statuses() {
        return statuses;
    }

    /** Turns so far. Any thread. */
    public long turns() {
        return turns.get();
    }

    @Override
    public String roleName() {
        return "ringfire-guardian";
    }
}
