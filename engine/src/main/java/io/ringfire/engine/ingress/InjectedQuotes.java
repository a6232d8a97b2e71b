package io.ringfire.engine.ingress;

import org.agrona.concurrent.Agent;

/**
 * Makes facts of the quotes that scripts post, a few a turn, behind everything that a market or a person says. They are InjectedQuotes
 * and no Ticks: nothing that reads a market's quotes, in this run or of its journal, takes one for such. Ingress' thread.
 */
public final class InjectedQuotes implements Agent {
    private static final int LIMIT = 16;

    private final EventStamp stamp;
    private final FactWriter facts;
    private final FactInbox inbox;

    /** Takes from {@code inbox}; the others are ingress' own. */
    public InjectedQuotes(EventStamp stamp, FactWriter facts, FactInbox inbox) {
        this.stamp = stamp;
        this.facts = facts;
        this.inbox = inbox;
    }

    @Override
    public String roleName() {
        return "ringfire-injected";
    }

    @Override
    public int doWork() {
        return inbox.hasFacts() ? inbox.poll(facts, stamp.nextNs(), LIMIT) : 0;
    }
}
