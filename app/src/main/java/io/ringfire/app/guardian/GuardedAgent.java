package io.ringfire.app.guardian;

import io.ringfire.app.pulse.CountedAgent;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.agrona.concurrent.Agent;
import org.agrona.concurrent.AgentRunner;

/**
 * An agent on a thread of its own. Started anew it is the same agent, with all that it holds, on another thread: never on two at once, so one
 * that is stuck where no interrupt gets it out is not started anew.
 */
public final class GuardedAgent implements GuardedPart, AutoCloseable {
    private static final long END_PATIENCE_MS = 5_000;
    private static final String PREFIX = "ringfire-";

    private final CountedAgent agent;
    private final Function<Agent, AgentRunner> runners;
    private final long stuckNs;
    private final long endPatienceMs;
    private volatile AgentRunner runner;
    private long seenTurns = -1;
    private long movedNs;

    /**
     * Starts nothing yet.
     *
     * @param runners makes what runs an agent on a thread
     * @param stuckNs a turn that takes longer counts as an end
     */
    public GuardedAgent(Agent agent, Function<Agent, AgentRunner> runners, long stuckNs) {
        this(agent, runners, stuckNs, END_PATIENCE_MS);
    }

    /** @param endPatienceMs that an interrupted thread may take to end */
    GuardedAgent(Agent agent, Function<Agent, AgentRunner> runners, long stuckNs, long endPatienceMs) {
        this.endPatienceMs = endPatienceMs;
        this.agent = new CountedAgent(agent);
        this.runners = runners;
        this.stuckNs = stuckNs;
    }

    /** Starts its thread. */
    public GuardedAgent start() {
        AgentRunner made = runners.apply(agent);
        runner = made;
        AgentRunner.startOnThread(made);
        return this;
    }

    @Override
    public String name() {
        String role = agent.roleName();
        return role.startsWith(PREFIX) ? role.substring(PREFIX.length()) : role;
    }

    /** Turns so far, of all its threads. Any thread. */
    public long turns() {
        return agent.turns();
    }

    /** Its thread now; null before the first. Any thread. */
    public Thread thread() {
        AgentRunner current = runner;
        return current == null ? null : current.thread();
    }

    @Override
    public Optional<String> trouble(long nowNs) {
        long turns = agent.turns();
        if (turns != seenTurns) {
            seenTurns = turns;
            movedNs = nowNs;
        }
        Thread thread = thread();
        if (thread != null && !thread.isAlive()) {
            return Optional.of("its thread has ended");
        }
        return nowNs - movedNs >= stuckNs
                ? Optional.of(
                        "its thread has been in one turn for " + TimeUnit.NANOSECONDS.toSeconds(nowNs - movedNs) + " s")
                : Optional.empty();
    }

    @Override
    public void restart() {
        Thread old = thread();
        if (old != null && old.isAlive()) {
            old.interrupt();
            try {
                old.join(endPatienceMs);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            if (old.isAlive()) {
                throw new IllegalStateException(
                        "its thread does not end, and two would be one too many" + whereabouts(old));
            }
        }
        runner.close();
        seenTurns = -1;
        start();
    }

    /**
     * Ends it.
     *
     * @throws IllegalStateException when its thread does not end: the others' end must not wait for it
     */
    @Override
    public void close() {
        runner.close((int) endPatienceMs, stuck -> {
            throw new IllegalStateException(name() + " does not end" + whereabouts(stuck));
        });
    }

    private static String whereabouts(Thread stuck) {
        StackTraceElement[] frames = stuck.getStackTrace();
        return frames.length == 0 ? "" : "; it is at " + frames[0];
    }
}
