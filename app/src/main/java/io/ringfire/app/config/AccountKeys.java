package io.ringfire.app.config;

import static io.ringfire.app.config.Key.key;
import static io.ringfire.app.config.Numbers.longNumber;
import static io.ringfire.app.config.Numbers.wholeNumber;
import static io.ringfire.app.config.Words.choice;
import static io.ringfire.app.config.Words.currency;
import static io.ringfire.app.config.Words.parsed;
import static io.ringfire.app.config.Words.symbol;
import static io.ringfire.app.config.Words.text;
import static io.ringfire.app.config.Words.yesOrNo;

/** The keys of one item of {@code accounts}. */
final class AccountKeys {
    static final int MOST_ACCOUNTS = 31;

    static final Kind<String> UUID = text(
            "1 to 32 letters, digits or ._-, as the EA calls itself", "[A-Za-z0-9._-]{1,32}", "is no name of an EA");

    private static final int MOST_SYMBOLS = 1_000;
    private static final String BROKER_SYMBOL = "[A-Za-z0-9._#!&$+-]{1,32}";

    static final TablesKind<AccountSettings> LIST =
            new TablesKind<>("accounts", table(), "uuid", AccountSettings.class, MOST_ACCOUNTS);

    private AccountKeys() {}

    private static KeyTable table() {
        Kind<String> brokerSymbol =
                text("the broker's name of a symbol, 1 to 32 characters", BROKER_SYMBOL, "is no broker's symbol");
        KeyTable table = new KeyTable();
        table.add(key("uuid", UUID, "What the EA calls itself").required("DEMO_ACCOUNT_1"));
        table.add(key("login", longNumber("", 1, 999_999_999_999_999L), "Account number")
                .required("1001"));
        table.add(key(
                        "server",
                        text("the server's name, up to 64 characters", ".{1,64}", "is no name"),
                        "Name of the broker's server")
                .required("Demo-1"));
        table.add(key("currency", currency(), "Currency of the account").required("USD"));
        table.add(
                key("leverage", wholeNumber("", 1, 10_000), "Leverage n of 1:n").required("500"));
        table.add(key(
                        "mode",
                        choice(AccountSettings.PositionMode.class),
                        "Hedging: a position an order; netting: one a symbol")
                .required("hedging"));
        table.add(key("serverTime", parsed(Zones.SERVER_EXPECTS, Zones::server), "Zone of the broker's clock")
                .required("NY+7"));
        table.add(key("chartSymbol", brokerSymbol, "Broker's name of the symbol on whose chart the EA runs")
                .required("EURUSD"));
        TextMapKind symbols = new TextMapKind("{SYMBOL: the broker's name}", symbol(), brokerSymbol, MOST_SYMBOLS);
        table.add(key("symbols", symbols, "Broker's name by symbol, where they differ")
                .byDefault("{}"));
        table.add(key("exclusive", yesOrNo(), "Nobody else trades this account").byDefault("true"));
        table.add(key("fire", choice(AccountSettings.Fire.class), "Who releases a fire: a person, or the engine")
                .byDefault("manual"));
        table.add(key("ea", choice(AccountSettings.Ea.class, AccountSettings.Ea::text), "Version of the account's EA")
                .byDefault("2.05"));
        return table;
    }
}
