package io.ringfire.engine.risk;

/**
 * Limits for some entries.
 *
 * @param account whose; empty for every account's
 * @param strategy by which strategy; empty for all, an operator's fires among them
 * @param symbol in what; empty for every instrument
 */
public record LimitRule(String account, String strategy, String symbol, EntryLimits limits) {
    boolean appliesTo(String toAccount, String toStrategy, String toSymbol) {
        return (account.isEmpty() || account.equals(toAccount))
                && (strategy.isEmpty() || strategy.equals(toStrategy))
                && (symbol.isEmpty() || symbol.equals(toSymbol));
    }
}
