package io.ringfire.app.service;

import io.ringfire.engine.ingress.FactInbox;
import io.ringfire.engine.ingress.Mailbox;
import io.ringfire.engine.route.OrderInbox;

/**
 * The ways between the service's threads that every mode has.
 *
 * @param orders from route to whoever sends them
 * @param mailbox failures and the disk, to ingress
 * @param commands of operators, to ingress
 * @param injected quotes that scripts post, to ingress
 */
record ServiceInboxes(OrderInbox orders, Mailbox mailbox, FactInbox commands, FactInbox injected) {
    /** Room for what gateways report: thousands. */
    static final int REPORT_BYTES = 1 << 20;

    /** Room for quotes that ingress has not taken yet: some thirty thousand. */
    static final int MARKET_BYTES = 1 << 22;

    private static final int COMMAND_BYTES = 1 << 18;

    /** Room for some five hundred quotes: who posts more waits. */
    private static final int INJECTED_BYTES = 1 << 16;

    static ServiceInboxes make() {
        return new ServiceInboxes(
                new OrderInbox(), new Mailbox(), new FactInbox(COMMAND_BYTES), new FactInbox(INJECTED_BYTES));
    }
}
