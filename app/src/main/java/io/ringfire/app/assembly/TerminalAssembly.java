package io.ringfire.app.assembly;

import io.ringfire.adapters.mt5.Mt5Endpoints;
import io.ringfire.adapters.mt5.Mt5Rules;
import io.ringfire.adapters.mt5.TerminalAccount;
import io.ringfire.app.config.AccountSettings;
import io.ringfire.app.config.Settings;
import io.ringfire.engine.instrument.Currency;
import io.ringfire.engine.instrument.Instrument;
import io.ringfire.engine.ledger.AccountSpec;
import io.ringfire.engine.order.VenueKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes what the configuration says of brokers' accounts: for the ledger, and for the adapter. */
public final class TerminalAssembly {
    private static final long NS_PER_MS = 1_000_000L;
    private static final int NOT_TRADED = 0xFFFF;

    private TerminalAssembly() {}

    /** The accounts as a run begins with them; their money is what their terminals will say. */
    public static List<AccountSpec> accounts(Settings settings) {
        List<AccountSpec> specs = new ArrayList<>();
        for (AccountSettings account : settings.accounts()) {
            specs.add(new AccountSpec(
                    account.uuid(),
                    Currency.of(account.currency()),
                    account.leverage(),
                    account.mode() == AccountSettings.PositionMode.NETTING,
                    0,
                    account.ea() == AccountSettings.Ea.V2_05 ? VenueKind.EA_2_05 : VenueKind.EA_2_06H,
                    account.exclusive(),
                    account.fire() == AccountSettings.Fire.MANUAL,
                    specs.size() + 1));
        }
        return specs;
    }

    /**
     * The accounts as the adapter needs them.
     *
     * @param isTraded false where their quotes alone are wanted
     */
    public static List<TerminalAccount> terminals(Settings settings, List<Instrument> instruments, boolean isTraded) {
        List<TerminalAccount> terminals = new ArrayList<>();
        for (AccountSettings account : settings.accounts()) {
            Map<String, Instrument> byBrokerName = new LinkedHashMap<>();
            for (Instrument instrument : instruments) {
                byBrokerName.put(account.symbols().getOrDefault(instrument.symbol(), instrument.symbol()), instrument);
            }
            terminals.add(new TerminalAccount(
                    isTraded ? terminals.size() : NOT_TRADED,
                    terminals.size() + 1,
                    account.uuid(),
                    account.login(),
                    account.server(),
                    account.currency(),
                    account.leverage(),
                    account.mode() == AccountSettings.PositionMode.NETTING,
                    account.serverTime(),
                    account.chartSymbol(),
                    byBrokerName));
        }
        return terminals;
    }

    /** Where terminals connect. */
    public static Mt5Endpoints endpoints(Settings settings, byte[] curveSecretKey) {
        Settings.Mt5 mt5 = settings.mt5();
        return new Mt5Endpoints(
                mt5.commands().tcp(), mt5.market().tcp(), mt5.confirmations().tcp(), mt5.allowFrom(), curveSecretKey);
    }

    /** How long they may take and stay silent. */
    public static Mt5Rules rules(Settings settings) {
        Settings.Mt5 mt5 = settings.mt5();
        return new Mt5Rules(
                mt5.answerWithinMs() * NS_PER_MS,
                mt5.maxOutstanding(),
                mt5.sessionFreshMs() * NS_PER_MS,
                mt5.chartTickMs() * NS_PER_MS,
                mt5.quoteFreshMs() * NS_PER_MS,
                mt5.backlogAfterMs() * NS_PER_MS);
    }
}
