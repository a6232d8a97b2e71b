package io.ringfire.adapters.mt5;

import org.agrona.concurrent.Agent;

/** Stands behind the stages on the thread of {@link Mt5Agent}: what they decide leaves in the same turn. */
public record OrderSender(Mt5Agent terminals) implements Agent {
    @Override
    public String roleName() {
        return "ringfire-orders";
    }

    @Override
    public int doWork() {
        return terminals.sendOrders();
    }
}
