package io.ringfire.app.config;

import java.util.SortedMap;

/**
 * One broker account that may connect. What its EA says of itself must match, or it is refused.
 *
 * @param uuid what the EA calls itself; at most 32 characters
 * @param leverage n of 1:n
 * @param serverTime zone of the broker's clock: an IANA name, {@code UTC±h} or {@code NY+7}
 * @param chartSymbol the broker's name of the symbol on whose chart the EA runs
 * @param symbols the broker's name by our symbol, where they differ; sorted
 * @param exclusive nobody else trades this account
 * @param ea version of its EA
 */
public record AccountSettings(
        String uuid,
        long login,
        String server,
        String currency,
        int leverage,
        PositionMode mode,
        String serverTime,
        String chartSymbol,
        SortedMap<String, String> symbols,
        boolean exclusive,
        Fire fire,
        Ea ea) {
    /** How positions of one symbol live together. */
    public enum PositionMode {
        /** Each order opens a position of its own. */
        HEDGING,
        /** One position a symbol. */
        NETTING
    }

    /** Which EA runs at the terminal. */
    public enum Ea {
        /** Answers commands; reports no closes. */
        V2_05,
        /** Lists its positions with each heartbeat, and says when one is closed. */
        V2_06H;

        /** As it is written. */
        public String text() {
            return this == V2_05 ? "2.05" : "2.06H";
        }
    }

    /** Who releases a fire. */
    public enum Fire {
        /** A person approves each. */
        MANUAL,
        /** The engine. */
        AUTO
    }
}
