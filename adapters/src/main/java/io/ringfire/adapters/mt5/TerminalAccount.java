package io.ringfire.adapters.mt5;

import io.ringfire.engine.instrument.Instrument;
import java.util.Map;

/**
 * A configured account as this adapter needs it: what its EA must say of itself, and how its broker names things.
 *
 * @param accountId index in configured order; 65535 where the run does not trade it
 * @param sourceId source of its quotes, from 1 on
 * @param login account number
 * @param currency three letters
 * @param leverage n of 1:n
 * @param serverTime zone of the broker's clock, as the configuration writes it
 * @param symbols instruments by the broker's names
 */
public record TerminalAccount(
        int accountId,
        int sourceId,
        String uuid,
        long login,
        String server,
        String currency,
        int leverage,
        boolean isNetting,
        String serverTime,
        String chartSymbol,
        Map<String, Instrument> symbols) {

    /** Keeps its own copy. */
    public TerminalAccount {
        symbols = Map.copyOf(symbols);
    }
}
