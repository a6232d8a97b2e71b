package io.ringfire.adapters.mt5;

import java.util.concurrent.atomic.AtomicLongArray;

/** What the adapter counted. Written by its thread, read by any. */
public final class Mt5Counters {
    /** What is counted. */
    public enum Count {
        /** Messages received on all sockets. */
        MESSAGES,
        /** Quotes handed to ingress. */
        TICKS,
        /** Bars handed to ingress. */
        BARS,
        /** Messages that are no JSON object, or lack what their type needs: dropped. */
        MALFORMED,
        /** Messages of a type that is not known: dropped. */
        UNKNOWN_TYPE,
        /** Messages of a uuid that is not configured: dropped. */
        UNKNOWN_UUID,
        /** Messages of a node that is not the one bound to its uuid: dropped. */
        FOREIGN_NODE,
        /** Quotes and bars of a symbol that the run does not know: dropped. */
        UNKNOWN_SYMBOL,
        /** Quotes and bars with a price or time that cannot be read exactly: dropped. */
        UNREADABLE_QUOTE,
        /** Messages delivered long after they were made. */
        BACKLOG,
        /** Quotes that ingress had no room for: dropped. */
        MARKET_DROPPED,
        /** Commands handed over to a socket. */
        SENT,
        /** Commands that a socket did not take. */
        SEND_FAILED,
        /** Confirmations applied. */
        CONFIRMED,
        /** Confirmations of what was answered before: not applied. */
        DUPLICATE_CONFIRMATIONS,
        /** Confirmations from another node than the order was sent to: not applied. */
        FOREIGN_CONFIRMATIONS,
        /** Confirmations that fit nothing of ours: not applied. */
        UNMATCHED_CONFIRMATIONS,
        /** Answers to pings. */
        PONGS,
        /** Terminals refused. */
        REFUSED,
        /** Connections made and lost on the sockets. */
        RECONNECTS,
        /** Turns of the adapter's thread that ended with an exception. */
        FAILED_TURNS
    }

    private final AtomicLongArray values = new AtomicLongArray(Count.values().length);

    /** Adds one. By the adapter's thread. */
    void increment(Count count) {
        values.lazySet(count.ordinal(), values.getPlain(count.ordinal()) + 1);
    }

    /** The count so far. Any thread. */
    public long get(Count count) {
        return values.get(count.ordinal());
    }
}
