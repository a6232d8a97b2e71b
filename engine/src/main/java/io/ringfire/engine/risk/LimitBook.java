package io.ringfire.engine.risk;

import io.ringfire.engine.instrument.Instrument;
import io.ringfire.engine.ledger.Account;
import io.ringfire.engine.ledger.Ledger;
import io.ringfire.engine.money.QuoteBoard;
import java.util.List;

/** The limits of each entry: of all rules that apply to its account, its strategy and its symbol, the strictest. */
final class LimitBook {
    private final List<LimitRule> rules;
    private final List<String> strategies;

    /** By account, strategy (the last for an operator's fires) and instrument; made as a run begins. */
    private final EntryLimits[][][] resolved = new EntryLimits[Ledger.MAX_ACCOUNTS][][];

    LimitBook(List<LimitRule> rules, List<String> strategies) {
        this.rules = rules;
        this.strategies = strategies;
    }

    /** Resolves the rules for what the run has defined; again when more comes. Allocates; off the path. */
    void define(Ledger ledger) {
        for (int i = 0; i < ledger.accountCount(); i++) {
            resolved[i] = resolve(ledger.account(i), ledger);
        }
    }

    private EntryLimits[][] resolve(Account account, Ledger ledger) {
        EntryLimits[][] byStrategy = new EntryLimits[strategies.size() + 1][QuoteBoard.MAX_INSTRUMENTS];
        for (int strategy = 0; strategy < byStrategy.length; strategy++) {
            String name = strategy < strategies.size() ? strategies.get(strategy) : "";
            for (int id = 0; id < QuoteBoard.MAX_INSTRUMENTS; id++) {
                Instrument instrument = ledger.instrument(id);
                if (instrument != null) {
                    byStrategy[strategy][id] = resolve(account.name(), name, instrument.symbol());
                }
            }
        }
        return byStrategy;
    }

    /** Limits of an entry in an instrument that the run has defined. */
    EntryLimits of(int accountId, int strategyId, int instrumentId) {
        EntryLimits[][] byStrategy = resolved[accountId];
        return byStrategy[Math.min(strategyId, byStrategy.length - 1)][instrumentId];
    }

    private EntryLimits resolve(String account, String strategy, String symbol) {
        EntryLimits limits = EntryLimits.NONE;
        for (LimitRule rule : rules) {
            if (rule.appliesTo(account, strategy, symbol)) {
                limits = limits.and(rule.limits());
            }
        }
        return limits;
    }
}
