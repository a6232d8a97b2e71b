package io.ringfire.adapters.easim;

import java.util.concurrent.atomic.AtomicInteger;

/** Faults on demand. Any thread sets them; each count is used up one by one. */
public final class EaFaults {
    /** So many confirmations are not sent. */
    public final AtomicInteger dropConfirmations = new AtomicInteger();

    /** So many confirmations are sent twice. */
    public final AtomicInteger duplicateConfirmations = new AtomicInteger();

    /** So many confirmations are held back until the next one has gone. */
    public final AtomicInteger reorderConfirmations = new AtomicInteger();

    /** Confirmations wait for so many milliseconds. */
    public final AtomicInteger delayConfirmationsMs = new AtomicInteger();

    /** So many fires are refused by the broker, with {@link #retcode}. */
    public final AtomicInteger refuseFires = new AtomicInteger();

    /** So many fires are lost inside the terminal: neither executed nor answered. */
    public final AtomicInteger swallowFires = new AtomicInteger();

    /** The broker's code of a refusal. */
    public final AtomicInteger retcode = new AtomicInteger(10006);

    /** So many frames of garbage are sent on each socket. */
    public final AtomicInteger garbage = new AtomicInteger();

    /** 1: no tick, no timer: the terminal stands still. */
    public final AtomicInteger frozen = new AtomicInteger();

    /** 1: the chart's symbol does not tick, the others do. */
    public final AtomicInteger chartSilent = new AtomicInteger();

    /** So many times both sending sockets are closed and connected anew. */
    public final AtomicInteger reconnect = new AtomicInteger();

    /** So many positions are opened at the terminal by hand: 0.01 lots of the chart's symbol, without a word to anybody. */
    public final AtomicInteger openByHand = new AtomicInteger();

    /** So many positions, the oldest first, are closed at the terminal by hand. */
    public final AtomicInteger closeByHand = new AtomicInteger();

    static boolean use(AtomicInteger count) {
        return count.getAndUpdate(value -> value > 0 ? value - 1 : value) > 0;
    }
}
