package io.ringfire.engine.ingress;

import io.ringfire.engine.confirm.Feedback;

/** What ingress does in every mode: notices clock steps, takes what other threads and the engine itself have to tell, wakes stages. */
final class IngressDuties {
    private static final int COMMAND_LIMIT = 16;
    private static final int MAIL_LIMIT = 16;
    private static final int FEEDBACK_LIMIT = 64;

    /**
     * How long the Timer for an instant has to get through the stages. A wish for an instant that had its Timer is most likely one
     * that has not; later it is a new one, as of a late quote for a bar that ended long ago.
     */
    private static final long REPEAT_NS = 10_000_000L;

    private final EventStamp stamp;
    private final FactWriter facts;
    private final Feedback feedback;
    private final Mailbox mailbox;
    private final FactInbox commands;
    private final FindingFacts findings;
    private final Feedback.RefusalHandler onRefused = this::onRefused;
    private long nowNs;
    private long lastTimerNs;
    private long lastTimerAtNs;

    IngressDuties(EventStamp stamp, FactWriter facts, Feedback feedback, Mailbox mailbox, FactInbox commands) {
        this.stamp = stamp;
        this.facts = facts;
        this.feedback = feedback;
        this.mailbox = mailbox;
        this.commands = commands;
        this.findings = new FindingFacts(facts, feedback);
    }

    /** Begins a duty cycle: returns its time. */
    long begin() {
        nowNs = stamp.nextNs();
        return nowNs;
    }

    int checkClock() {
        long stepNs = stamp.takeStepNs();
        if (stepNs == 0) {
            return 0;
        }
        facts.clockStep(nowNs, stepNs);
        return 1;
    }

    /** Operator commands, failures and the disk, refusals and findings. */
    int takeWords() {
        return commands.poll(facts, nowNs, COMMAND_LIMIT)
                + mailbox.poll(facts, nowNs, MAIL_LIMIT)
                + feedback.pollRefusals(onRefused, FEEDBACK_LIMIT)
                + findings.poll(nowNs, FEEDBACK_LIMIT);
    }

    int publishTimer() {
        long wakeAtNs = feedback.wakeAtNs();
        boolean isRepeated = wakeAtNs <= lastTimerNs;
        if (wakeAtNs > nowNs || isRepeated && nowNs - lastTimerAtNs < REPEAT_NS) {
            return 0;
        }
        lastTimerNs = wakeAtNs;
        lastTimerAtNs = nowNs;
        facts.timer(nowNs, wakeAtNs);
        return 1;
    }

    private void onRefused(long signalId, int strategyId, int instrumentId, int accountId, int reasonCode) {
        facts.signalRefused(nowNs, signalId, strategyId, instrumentId, accountId, reasonCode);
    }
}
