package io.ringfire.app.service;

import io.ringfire.app.config.ConfigurationException;
import io.ringfire.app.recovery.Recovery;
import io.ringfire.engine.instrument.Currency;
import io.ringfire.engine.ledger.Account;
import io.ringfire.engine.ledger.AccountSpec;
import io.ringfire.journal.layout.DataDirectory;
import java.util.ArrayList;
import java.util.List;

/** The accounts of a run that follows another: configured terms, the money that the last run left. */
final class AccountTakeOver {
    private AccountTakeOver() {}

    /**
     * Takes the last run's balances over.
     *
     * @throws ConfigurationException when a configured account is in another currency or of another mode
     */
    static List<AccountSpec> of(Recovery recovery, List<AccountSpec> configured, DataDirectory data) {
        List<AccountSpec> specs = new ArrayList<>();
        for (AccountSpec spec : configured) {
            specs.add(recovery.account(spec.name())
                    .map(before -> takeOver(before, spec, data))
                    .orElse(spec));
        }
        return specs;
    }

    private static AccountSpec takeOver(Account before, AccountSpec configured, DataDirectory data) {
        if (before.currency() != configured.currency() || before.isNetting() != configured.isNetting()) {
            throw new ConfigurationException(List.of("account: the account in " + data.root() + " is in "
                    + Currency.text(before.currency()) + ", " + (before.isNetting() ? "netting" : "hedging")
                    + "; set account.currency and account.mode to that, or use another data directory"));
        }
        return new AccountSpec(
                configured.name(),
                configured.currency(),
                configured.leverage(),
                configured.isNetting(),
                before.balanceMicros(),
                configured.venueKind(),
                configured.isExclusive(),
                configured.isManual(),
                configured.sourceId(),
                before.standing());
    }
}
