package io.ringfire.engine.risk;

import io.ringfire.engine.instrument.Instrument;
import io.ringfire.engine.ledger.Account;
import io.ringfire.engine.ledger.Ledger;
import io.ringfire.engine.money.QuoteBoard;
import java.util.List;
import java.util.function.Predicate;

/** The limits of each entry: of all rules that apply to its account, its strategy and its symbol, the strictest. */
final class LimitBook {
    private final List<LimitRule> rules;
    private final List<String> strategies;

    /** By account, strategy (the last for an operator's fires) and instrument; made as a run begins. */
    private final EntryLimits[][][] resolved = new EntryLimits[Ledger.MAX_ACCOUNTS][][];

    /** Of an account as a whole. */
    private final EntryLimits[] ofAccount = new EntryLimits[Ledger.MAX_ACCOUNTS];

    LimitBook(List<LimitRule> rules, List<String> strategies) {
        this.rules = rules;
        this.strategies = strategies;
    }

    /** Resolves the rules for what the run has defined; again when more comes. Allocates; off the path. */
    void define(Ledger ledger) {
        for (int i = 0; i < ledger.accountCount(); i++) {
            resolved[i] = resolve(ledger.account(i), ledger);
            ofAccount[i] = resolve(ledger.account(i).name(), "", "");
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

    EntryLimits of(EntryRequest request) {
        return of(request.account.id(), request.strategyId, request.instrument.id());
    }

    /** Limits that hold for all that an account does, whoever does it and in what. */
    EntryLimits ofAccount(int accountId) {
        return ofAccount[accountId];
    }

    /** Number of strategies. */
    int strategies() {
        return strategies.size();
    }

    /** Whether any rule sets a limit, for whatever entries. */
    boolean has(Limit limit) {
        return rules.stream().anyMatch(rule -> rule.limits().isSet(limit));
    }

    /** As {@link #has(Limit)}. */
    boolean has(MoneyLimit limit) {
        return rules.stream().anyMatch(rule -> rule.limits().of(limit).isSet());
    }

    /** Whether any rule keeps entries away from such times. */
    boolean hasWindow(Predicate<EntryWindows> window) {
        return rules.stream().anyMatch(rule -> window.test(rule.limits().windows()));
    }

    /** Whether an account's entries in an instrument are limited so, by whomever they are. */
    boolean isAnySet(int accountId, int instrumentId, Limit limit) {
        for (EntryLimits[] byInstrument : resolved[accountId]) {
            EntryLimits limits = byInstrument[instrumentId];
            if (limits != null && limits.isSet(limit)) {
                return true;
            }
        }
        return false;
    }

    /** The largest value that a limit has for any entry of an account. */
    long largest(int accountId, Limit limit) {
        long largest = 0;
        for (EntryLimits[] byInstrument : resolved[accountId]) {
            for (EntryLimits limits : byInstrument) {
                largest = limits == null ? largest : Math.max(largest, limits.of(limit));
            }
        }
        return largest;
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
