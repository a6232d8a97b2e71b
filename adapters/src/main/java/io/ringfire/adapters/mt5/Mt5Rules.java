package io.ringfire.adapters.mt5;

/**
 * How long a terminal may take and stay silent.
 *
 * @param answerWithinNs a command that is unanswered for longer is in doubt
 * @param maxOutstanding most unanswered commands of one terminal
 * @param sessionFreshNs a terminal not heard of for longer, on either socket, is stale: nothing is sent to it
 * @param chartTickNs the chart's symbol must have ticked within this: an EA reads commands on its ticks alone
 * @param quoteFreshNs an entry leaves only on a quote of its symbol that is no older
 * @param backlogAfterNs messages whose broker time is further behind our clock were delivered late and do not count as news
 */
public record Mt5Rules(
        long answerWithinNs,
        int maxOutstanding,
        long sessionFreshNs,
        long chartTickNs,
        long quoteFreshNs,
        long backlogAfterNs) {}
