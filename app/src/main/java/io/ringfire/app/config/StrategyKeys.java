package io.ringfire.app.config;

import static io.ringfire.app.config.Key.key;
import static io.ringfire.app.config.Words.choice;
import static io.ringfire.app.config.Words.parsed;
import static io.ringfire.app.config.Words.symbol;
import static io.ringfire.app.config.Words.text;
import static io.ringfire.app.config.Words.yesOrNo;

import io.ringfire.engine.market.BarSpec;

/** The keys of one item of {@code strategies}. */
final class StrategyKeys {
    private static final int MOST_STRATEGIES = 256;
    private static final int MOST_SYMBOLS = 1_000;
    static final String NAME = "[A-Za-z][A-Za-z0-9_-]{0,31}";

    static final TablesKind<StrategySettings> LIST =
            new TablesKind<>("strategy", table(), "id", StrategySettings.class, MOST_STRATEGIES);

    private StrategyKeys() {}

    private static KeyTable table() {
        Kind<String> name = text("a letter and up to 31 letters, digits or _-", NAME, "is no name");
        KeyTable table = new KeyTable();
        table.add(key("name", name, "Which strategy").required("ema-cross"));
        table.add(key("id", name, "Its own name here, in reports and options")
                .byDefault(values -> values.get("name", String.class), "name"));
        table.add(key("bars", parsed(BarSpec.FORM, BarForms::bars), "Bars it reads")
                .required("15-minute-bid"));
        SizingKeys.addTo(table);
        table.add(key(
                        "flatBy",
                        choice(StrategySettings.FlatBy.class),
                        "Flat by its own positions, or by the net over all strategies")
                .byDefault("own"));
        table.add(key("shield", yesOrNo(), "Whether the shield judges its entries, by shield.*")
                .byDefault("false"));
        table.add(key(
                        "symbols",
                        new ListKind<>("symbols", symbol(), 0, MOST_SYMBOLS),
                        "Symbols it trades; empty = all of the run")
                .byDefault("[]"));
        return table.withFreeKeys("A parameter of the strategy, which checks it itself");
    }
}
