package io.ringfire.app.telegram;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringfire.app.view.PublishedValues;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Makes wishes of what was written: what it is about, in words and for the desk. What is missing or unknown is said, and nothing is guessed. */
final class MoneyCommands {
    private static final String NUMBER = "[0-9]{1,9}(\\.[0-9]{1,9})?";
    private static final int MOST_SHOWN = 20;
    private static final String PERCENT = "[0-9]{1,3}(\\.[0-9]{1,4})?%?";

    private final PublishedValues values;
    private final List<String> accounts;
    private final Set<String> symbols;

    MoneyCommands(PublishedValues values, List<String> accounts, Set<String> symbols) {
        this.values = values;
        this.accounts = List.copyOf(accounts);
        this.symbols = Set.copyOf(symbols);
    }

    /** A wish, or what is wrong with it. */
    record Read(Optional<Wish> wish, String problem) {
        static Read wrong(String problem) {
            return new Read(Optional.empty(), problem);
        }
    }

    /** {@code /fire [account] <symbol> buy|sell <lots> [sl=…] [tp=…] [why]}. */
    Read fire(CommandLine line) {
        String account = account(line);
        String symbol = line.take();
        String side = line.take().toLowerCase(Locale.ROOT);
        String lots = line.take();
        if (account.isEmpty() && accounts.size() == 1) {
            account = accounts.get(0);
        }
        if (!accounts.contains(account)) {
            return Read.wrong(
                    "which account? /fire <account> <symbol> buy|sell <lots>; there is " + String.join(", ", accounts));
        }
        if (!symbols.contains(symbol)) {
            return Read.wrong("'" + symbol
                    + "' is no symbol of this run: /fire [account] <symbol> buy|sell <lots> [sl=…] [tp=…] [why]");
        }
        if (!side.equals("buy") && !side.equals("sell")) {
            return Read.wrong("'" + side + "' is neither buy nor sell");
        }
        ObjectNode body = PublishedValues.none()
                .put("account", account)
                .put("symbol", symbol)
                .put("side", side);
        String problem = number(body, "lots", lots);
        for (String key : List.of("sl", "tp")) {
            problem = problem.isEmpty() && !line.named(key).isEmpty() ? number(body, key, line.named(key)) : problem;
        }
        if (!problem.isEmpty()) {
            return Read.wrong(problem);
        }
        String quote = values.get("quote/" + symbol)
                .map(each -> "\nquoted " + each.path("bid").asText() + " / "
                        + each.path("ask").asText())
                .orElse("\nnot quoted yet");
        String text = "FIRE " + side.toUpperCase(Locale.ROOT) + " " + lots + " " + symbol + " on " + account
                + (body.has("sl") ? ", stop " + line.named("sl") : ", WITHOUT A STOP")
                + (body.has("tp") ? ", target " + line.named("tp") : "") + quote;
        return wish("fire", body, line.rest(), text, Optional::empty);
    }

    private static String number(ObjectNode body, String key, String text) {
        if (!text.matches(NUMBER)) {
            return key + ": '" + text + "' is no number such as 0.10";
        }
        body.put(key, text);
        return "";
    }

    /** {@code /close <position> [why]}. */
    Read close(CommandLine line) {
        String id = line.take();
        ObjectNode position =
                id.matches("[0-9]{1,18}") ? values.get("position/" + id).orElse(null) : null;
        if (position == null) {
            return Read.wrong("no position " + (id.isEmpty() ? "is named" : "'" + id + "' is open")
                    + ": /close <position> [why]; /positions lists them");
        }
        ObjectNode body = PublishedValues.none()
                .put("account", position.path("account").asText())
                .put("position", Long.parseLong(id));
        String seen = held(position);
        return wish("close", body, line.rest(), "CLOSE position " + id + ": " + seen, () -> {
            String now = values.get("position/" + id).map(MoneyCommands::held).orElse("closed");
            return now.equals(seen) ? Optional.empty() : Optional.of("the position is another by now: " + now);
        });
    }

    /** {@code /closeall [account] [why]}. */
    Read closeAll(CommandLine line) {
        String account = account(line);
        ObjectNode body = PublishedValues.none();
        if (!account.isEmpty()) {
            body.put("account", account);
        }
        List<String> seen = allHeld(account);
        StringBuilder text = new StringBuilder("CLOSE ALL ").append(about(body));
        seen.stream().limit(MOST_SHOWN).forEach(each -> text.append('\n').append(each));
        if (seen.isEmpty()) {
            text.append("\nnothing is open, as far as it is published");
        } else if (seen.size() > MOST_SHOWN) {
            text.append("\n… ").append(seen.size() - MOST_SHOWN).append(" more");
        }
        return wish(
                "close-all",
                body,
                line.rest(),
                text.toString(),
                () -> allHeld(account).equals(seen)
                        ? Optional.empty()
                        : Optional.of("other positions are open by now: look again"));
    }

    /** {@code /resume [account] [strategy=…] [why]}; halt is written the same way. */
    Read resume(CommandLine line) {
        ObjectNode body = target(line);
        return wish("resume", body, line.rest(), "RESUME entries " + about(body), Optional::empty);
    }

    /** {@code /risk <percent> [account] [strategy=…] [why]}. */
    Read risk(CommandLine line) {
        String percent = line.take();
        if (!percent.matches(PERCENT)) {
            return Read.wrong("how much? /risk <percent> [account] [strategy=…] [why]");
        }
        ObjectNode body = target(line).put("percent", percent.replace("%", ""));
        return wish(
                "risk",
                body,
                line.rest(),
                "RISK " + body.path("percent").asText() + " % " + about(body),
                Optional::empty);
    }

    /** An account or a strategy that a command is about; neither for all. */
    ObjectNode target(CommandLine line) {
        ObjectNode body = PublishedValues.none();
        String account = account(line);
        if (!account.isEmpty()) {
            body.put("account", account);
        }
        if (!line.named("strategy").isEmpty()) {
            body.put("strategy", line.named("strategy"));
        }
        return body;
    }

    /** What a body's command is about. */
    static String about(ObjectNode body) {
        if (body.has("strategy")) {
            return "of strategy " + body.path("strategy").asText();
        }
        return body.has("account") ? "on " + body.path("account").asText() : "on ALL accounts";
    }

    private String account(CommandLine line) {
        String named = line.named("account");
        return named.isEmpty() ? line.takeOneOf(accounts) : named;
    }

    private static Read wish(
            String command, ObjectNode body, String why, String text, Supplier<Optional<String>> problem) {
        return new Read(Optional.of(new Wish(command, body, why, text, problem)), "");
    }

    private static String held(ObjectNode position) {
        return position.path("side").asText() + " " + position.path("lots").asText() + " "
                + Plain.name(position.path("symbol").asText()) + " at "
                + position.path("openPrice").asText() + " on "
                + Plain.name(position.path("account").asText());
    }

    private List<String> allHeld(String account) {
        TreeMap<String, String> all = new TreeMap<>();
        for (PublishedValues.Item item : values.of("position")) {
            if (account.isEmpty() || item.json().path("account").asText().equals(account)) {
                all.put(item.name(), item.name() + ": " + held(item.json()));
            }
        }
        return List.copyOf(all.values());
    }
}
