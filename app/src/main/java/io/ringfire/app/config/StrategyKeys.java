package io.ringfire.app.config;

import static io.ringfire.app.config.Key.key;
import static io.ringfire.app.config.Words.choice;
import static io.ringfire.app.config.Words.parsed;
import static io.ringfire.app.config.Words.pathFromItsFile;
import static io.ringfire.app.config.Words.symbol;
import static io.ringfire.app.config.Words.text;
import static io.ringfire.app.config.Words.yesOrNo;

import io.ringfire.engine.market.BarSpec;

/** The keys of one item of {@code strategies}. */
final class StrategyKeys {
    private static final int MOST_STRATEGIES = 256;
    private static final int MOST_SYMBOLS = 1_000;
    private static final int MOST_PLACES = 64;

    static final TablesKind<StrategySettings> LIST =
            new TablesKind<>("strategy", table(), "id", StrategySettings.class, MOST_STRATEGIES, StrategyName::simple);

    private StrategyKeys() {}

    private static KeyTable table() {
        KeyTable table = new KeyTable();
        table.add(key("name", new StrategyName(), "Which strategy: one of the engine's, a class, or a .java file")
                .required("ema-cross"));
        table.add(key(
                        "id",
                        text("a letter and up to 31 letters, digits or _-", StrategyName.SHORT, "is no name"),
                        "Its own name here, in reports and options")
                .byDefault(
                        values -> StrategyName.defaultId(values.get("name", String.class)),
                        "name, of a class its simple one")
                .requiredWhen(values -> values.get("name") != null, "my-strategy"));
        table.add(key(
                "strategyPath",
                new ListKind<>("folders or jars", pathFromItsFile(), 1, MOST_PLACES),
                "Where the class that name says is found, with what it needs: folders of classes, and jars"));
        table.add(key(
                "codeSha256",
                text("64 hexadecimal digits", "[0-9a-f]{64}", "is no SHA-256"),
                "SHA-256 that the file or the strategyPath must have; whatever else is found there is refused"));
        table.add(key("bars", parsed(BarSpec.FORM, BarForms::bars), "Bars it reads; a strategy may choose its own")
                .requiredWhen(values -> values.isGiven("riskAtAtr"), "15-minute-bid"));
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
        table.rule(StrategyKeys::codeIsSomewhere);
        return table.withFreeKeys("A parameter of the strategy, which checks it itself");
    }

    /** Whether it is someone's own: a file, or a class on a path. */
    static boolean isOwn(Values values) {
        String name = values.get("name", String.class);
        return values.isGiven("strategyPath")
                || name != null && (StrategyName.isSource(name) || StrategyName.isQualified(name));
    }

    private static void codeIsSomewhere(Values values, ReadContext context) {
        String name = values.get("name", String.class);
        if (name == null) {
            return;
        }
        boolean hasPath = values.isGiven("strategyPath");
        if (StrategyName.isQualified(name) && !hasPath) {
            context.problem(
                    values.place("name"),
                    values.address("name"),
                    Quoted.of(name)
                            + " is a class; say where it is: strategyPath, or --strategy-path, with folders or jars");
        } else if (StrategyName.isSource(name) && hasPath) {
            context.problem(
                    values.place("strategyPath"),
                    values.address("strategyPath"),
                    "goes with a class; a .java file is compiled against Ringfire alone. Leave it out, or name a class");
        } else if (values.isGiven("codeSha256") && !isOwn(values)) {
            context.problem(
                    values.place("codeSha256"),
                    values.address("codeSha256"),
                    "goes with a .java file or a class; leave it out");
        }
    }
}
