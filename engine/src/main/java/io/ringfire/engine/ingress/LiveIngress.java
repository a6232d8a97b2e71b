package io.ringfire.engine.ingress;

import io.ringfire.engine.confirm.Feedback;
import org.agrona.concurrent.Agent;

/**
 * The ring's producer in live mode: gives every fact its time and its place. Polls, each with a limit and in this order: what
 * gateways report, operators and what other threads have to tell, market data, Timers.
 */
public final class LiveIngress implements Agent {
    private static final int REPORT_LIMIT = 64;
    private static final int MARKET_LIMIT = 256;

    private final FactWriter facts;
    private final FactInbox reports;
    private final FactInbox market;
    private final IngressDuties duties;

    /**
     * Connects the parts. From now on only this agent's thread may touch {@code facts}.
     *
     * @param reports send results, reports, sessions: nothing of it is ever dropped
     * @param market quotes and bars
     * @param commands of operators
     */
    public LiveIngress(
            EventStamp stamp,
            FactWriter facts,
            Feedback feedback,
            Mailbox mailbox,
            FactInbox reports,
            FactInbox commands,
            FactInbox market) {
        this.facts = facts;
        this.reports = reports;
        this.market = market;
        this.duties = new IngressDuties(stamp, facts, feedback, mailbox, commands);
    }

    @Override
    public String roleName() {
        return "ringfire-ingress";
    }

    @Override
    public int doWork() {
        long nowNs = duties.begin();
        return duties.checkClock()
                + reports.poll(facts, nowNs, REPORT_LIMIT)
                + duties.takeWords()
                + market.poll(facts, nowNs, MARKET_LIMIT)
                + duties.publishTimer();
    }
}
