package io.ringfire.app.service;

import io.ringfire.app.config.Settings;
import io.ringfire.app.pulse.CountedAgent;
import io.ringfire.journal.queue.BlockToucher;
import java.util.concurrent.TimeUnit;
import org.agrona.ErrorHandler;
import org.agrona.concurrent.Agent;
import org.agrona.concurrent.AgentRunner;
import org.agrona.concurrent.BackoffIdleStrategy;
import org.agrona.concurrent.BusySpinIdleStrategy;
import org.agrona.concurrent.CompositeAgent;
import org.agrona.concurrent.IdleStrategy;
import org.agrona.concurrent.SleepingMillisIdleStrategy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The service's threads beside the ring's, and how each waits. */
final class Agents {
    private static final Logger LOG = LoggerFactory.getLogger(Agents.class);
    private static final long SLOW_MS = 20;
    private static final long PULSE_MS = 10;
    private static final long SPINS = 20;
    private static final long YIELDS = 20;
    private static final long FIRST_PARK_NS = TimeUnit.MICROSECONDS.toNanos(50);
    private static final long LONGEST_PARK_NS = TimeUnit.MILLISECONDS.toNanos(1);

    private Agents() {}

    /** Runs an agent on a thread of its own, to be stopped with the other parts. */
    static AgentRunner start(CloseStack parts, AgentRunner runner) {
        parts.push(runner.agent().roleName(), runner::close);
        AgentRunner.startOnThread(runner);
        return runner;
    }

    /** Between two turns without work: efficient parks for up to 1 ms, low-latency spins. */
    static IdleStrategy idle(Settings.Profile profile) {
        return profile == Settings.Profile.LOW_LATENCY
                ? new BusySpinIdleStrategy()
                : new BackoffIdleStrategy(SPINS, YIELDS, FIRST_PARK_NS, LONGEST_PARK_NS);
    }

    /** Talks with terminals: as ingress waits, so that a socket is never left full. */
    static AgentRunner terminals(Agent terminals, Settings.Profile profile) {
        return new AgentRunner(idle(profile), new LogOnce(terminals.roleName()), null, new CountedAgent(terminals));
    }

    /** A simulated terminal. */
    static AgentRunner simulation(Agent terminal) {
        return new AgentRunner(new SleepingMillisIdleStrategy(1), new LogOnce(terminal.roleName()), null, terminal);
    }

    /** Looks at every module: so often that what comes to its end between two looks is seen within 10 ms. */
    static AgentRunner pulse(Agent pulse) {
        return new AgentRunner(new SleepingMillisIdleStrategy(PULSE_MS), new LogOnce(pulse.roleName()), null, pulse);
    }

    /** Writes the view. */
    static AgentRunner publisher(Agent publisher) {
        return slow(publisher);
    }

    /** Looks for what is wrong, or brings it out: what may be started anew, and counts its turns by itself. */
    static AgentRunner guarded(Agent agent) {
        return new AgentRunner(new SleepingMillisIdleStrategy(SLOW_MS), new LogOnce(agent.roleName()), null, agent);
    }

    /** Starts parts anew. */
    static AgentRunner guardian(Agent guardian) {
        return slow(guardian);
    }

    /** Touches both journals' pages ahead of their writers, watches the disk that they lie on, and whether other threads turn. */
    static AgentRunner keeper(BlockToucher ticks, BlockToucher fires, Agent disk, Agent pulses) {
        return slow(new CompositeAgent(ticks, fires, disk, pulses));
    }

    private static AgentRunner slow(Agent agent) {
        return new AgentRunner(
                new SleepingMillisIdleStrategy(SLOW_MS), new LogOnce(agent.roleName()), null, new CountedAgent(agent));
    }

    /** An agent that throws at every call says so once. */
    private static final class LogOnce implements ErrorHandler {
        private final String name;
        private boolean isLogged;

        LogOnce(String name) {
            this.name = name;
        }

        @Override
        public void onError(Throwable error) {
            if (!isLogged) {
                isLogged = true;
                LOG.warn("{} failed; it goes on, and says so no more", name, error);
            }
        }
    }
}
