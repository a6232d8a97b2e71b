package io.ringfire.app.pulse;

import java.util.concurrent.atomic.AtomicLong;
import org.agrona.concurrent.Agent;

/** An agent whose turns are counted once they have ended, also those that throw. */
public final class CountedAgent implements Agent {
    private final Agent agent;
    private final AtomicLong turns = new AtomicLong();

    /** Counts this one's. */
    public CountedAgent(Agent agent) {
        this.agent = agent;
    }

    /** Turns so far, of all threads that it ran on. Any thread. */
    public long turns() {
        return turns.get();
    }

    @Override
    public void onStart() {
        agent.onStart();
    }

    @Override
    public int doWork() throws Exception {
        try {
            return agent.doWork();
        } finally {
            turns.lazySet(turns.getPlain() + 1);
        }
    }

    @Override
    public void onClose() {
        agent.onClose();
    }

    @Override
    public String roleName() {
        return agent.roleName();
    }
}
