package io.ringfire.app.operator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringfire.engine.instrument.Instrument;
import io.ringfire.engine.number.Base32;
import io.ringfire.engine.number.Scale;
import io.ringfire.engine.order.CommandKind;
import io.ringfire.engine.order.OrderState;
import io.ringfire.engine.order.Side;
import io.ringfire.engine.risk.SizeShares;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Reads a command from JSON. Says all that is wrong with it, field by field; guesses nothing. One use. */
final class CommandReader {
    /** What a command says, in the engine's terms. */
    static final class Command {
        CommandKind kind;
        String commandId;
        int accountId = 0xFFFF;
        int instrumentId = -1;
        long positionId;
        long orderNumber;
        long signalId;
        long quantityMicroLots;
        long stopPoints;
        long targetPoints;
        long pricePoints;
        int side;
        int outcome;

        /** Place from 1; 0 for none. */
        int strategy;

        int sizePercent;

        String account = "";
        String expectKey = "";
        long expectVersion;
        String by;
        String why;
    }

    /** What each command takes beside {@link #COMMON}. */
    static final Map<String, Set<String>> FIELDS = Map.of(
            "fire", Set.of("account", "symbol", "side", "lots", "sl", "tp"),
            "approve", Set.of("account", "signal"),
            "decline", Set.of("account", "signal"),
            "close", Set.of("account", "position"),
            "close-all", Set.of("account"),
            "halt", Set.of("account", "strategy"),
            "resume", Set.of("account", "strategy"),
            "risk", Set.of("account", "strategy", "percent"),
            "resolve", Set.of("account", "order", "outcome", "ticket", "price", "lots", "symbol"),
            "ping", Set.of("account"));
    /** What every command takes. */
    static final Set<String> COMMON = Set.of("commandId", "by", "why", "expectKey", "expectVersion");

    private static final String COMMAND_ID = "[A-Za-z0-9._-]{1,40}";
    private static final int TEXT_MAX = 60;
    private static final int TEXT_MAX_BYTES = 120;
    private static final int SHOWN_MAX = 40;

    private final ObjectNode body;
    private final List<String> accounts;
    private final List<String> strategies;
    private final Map<String, Instrument> instruments;
    private final List<String> problems = new ArrayList<>();
    private final Command command = new Command();

    CommandReader(
            ObjectNode body, List<String> accounts, List<String> strategies, Map<String, Instrument> instruments) {
        this.body = body;
        this.strategies = strategies;
        this.accounts = accounts;
        this.instruments = instruments;
    }

    /** What is wrong; empty when all is well. After {@link #read}. */
    List<String> problems() {
        return problems;
    }

    /** Reads it; meaningless when there are problems. */
    Command read(String name) {
        Set<String> fields = FIELDS.get(name);
        if (fields == null) {
            problems.add("'" + name + "' is no command; there are "
                    + String.join(", ", new java.util.TreeSet<>(FIELDS.keySet())));
            return command;
        }
        for (Iterator<String> names = body.fieldNames(); names.hasNext(); ) {
            String field = names.next();
            if (!fields.contains(field) && !COMMON.contains(field)) {
                problems.add(field + ": " + name + " has no such field");
            }
        }
        command.kind = CommandKind.valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
        command.commandId = text("commandId", true);
        if (!command.commandId.isEmpty() && !command.commandId.matches(COMMAND_ID)) {
            problems.add("commandId: 1 to 40 letters, digits or ._- make one");
        }
        command.by = text("by", true);
        command.why = text("why", true);
        command.expectKey = text("expectKey", false);
        command.expectVersion = wholeNumber("expectVersion", !command.expectKey.isEmpty());
        boolean isForAll = Set.of("close-all", "halt", "resume", "risk").contains(name);
        readAccount(!isForAll);
        switch (command.kind) {
            case FIRE -> readFire();
            case APPROVE, DECLINE -> command.signalId = wholeNumber("signal", true);
            case CLOSE -> command.positionId = wholeNumber("position", true);
            case RESOLVE -> readResolve();
            case HALT, RESUME -> readStrategy();
            case RISK -> {
                readStrategy();
                readPercent();
            }
            default -> {
                // the account says it all
            }
        }
        return command;
    }

    private void readAccount(boolean isRequired) {
        command.account = text("account", isRequired);
        if (command.account.isEmpty()) {
            return;
        }
        int index = accounts.indexOf(command.account);
        if (index < 0) {
            problems.add("account: there is no " + command.account + "; there is " + String.join(", ", accounts));
        } else {
            command.accountId = index;
        }
    }

    private void readStrategy() {
        String strategy = text("strategy", false);
        if (strategy.isEmpty()) {
            return;
        }
        command.strategy = strategies.indexOf(strategy) + 1;
        if (command.strategy == 0) {
            String known = strategies.isEmpty() ? "there is none" : "there is " + String.join(", ", strategies);
            problems.add("strategy: there is no " + strategy + "; " + known);
        }
        if (!command.account.isEmpty()) {
            problems.add("strategy: is of all accounts; name it or an account, not both");
        }
    }

    /** There is nothing above what is configured. */
    private void readPercent() {
        JsonNode node = body.get("percent");
        if (node == null || node.isNull()) {
            problems.add("percent is missing: a whole number from 0 to " + SizeShares.FULL_PERCENT);
            return;
        }
        String written = node.asText().strip();
        int percent = written.matches("[0-9]{1,3}") ? Integer.parseInt(written) : -1;
        if (percent < 0 || percent > SizeShares.FULL_PERCENT) {
            problems.add("percent: '" + shown(node) + "' is no whole number from 0 to " + SizeShares.FULL_PERCENT
                    + "; 100 is the configured size, and there is nothing above it");
        } else {
            command.sizePercent = percent;
        }
    }

    private void readFire() {
        Instrument instrument = instrument(true);
        String side = text("side", true);
        if (!side.isEmpty() && !side.equals("buy") && !side.equals("sell")) {
            problems.add("side: '" + side + "' is neither buy nor sell");
        }
        command.side = (side.equals("sell") ? Side.SELL : Side.BUY).code();
        command.quantityMicroLots = decimal("lots", Scale.MICRO_DIGITS, true);
        if (instrument != null) {
            command.stopPoints = decimal("sl", instrument.digits(), false);
            command.targetPoints = decimal("tp", instrument.digits(), false);
        }
    }

    private void readResolve() {
        String order = text("order", true);
        long number = order.length() > 7 ? Base32.number(order.substring(7)) : -1;
        if (!order.isEmpty() && number < 0) {
            problems.add("order: '" + order + "' is no order id, such as LABCDEF1");
        }
        command.orderNumber = Math.max(0, number);
        String outcome = text("outcome", true);
        if (outcome.equals("filled")) {
            command.outcome = OrderState.FILLED.code();
            command.positionId = wholeNumber("ticket", true);
            Instrument instrument = instrument(true);
            if (instrument != null) {
                command.pricePoints = decimal("price", instrument.digits(), true);
            }
            command.quantityMicroLots = decimal("lots", Scale.MICRO_DIGITS, false);
        } else if (outcome.equals("not-executed")) {
            command.outcome = OrderState.REJECTED.code();
        } else if (!outcome.isEmpty()) {
            problems.add("outcome: '" + outcome + "' is neither filled nor not-executed");
        }
    }

    private Instrument instrument(boolean isRequired) {
        String symbol = text("symbol", isRequired);
        Instrument instrument = instruments.get(symbol);
        if (!symbol.isEmpty() && instrument == null) {
            problems.add("symbol: " + symbol + " is not in this run");
        }
        command.instrumentId = instrument == null ? -1 : instrument.id();
        return instrument;
    }

    private String text(String field, boolean isRequired) {
        JsonNode node = body.get(field);
        if (node == null || node.isNull()) {
            if (isRequired) {
                problems.add(field + " is missing");
            }
            return "";
        }
        String text = node.isTextual() ? node.textValue().strip() : "";
        if (text.isEmpty() || text.length() > TEXT_MAX) {
            problems.add(field + ": 1 to " + TEXT_MAX + " characters of text are needed");
            return "";
        }
        if (text.getBytes(StandardCharsets.UTF_8).length > TEXT_MAX_BYTES) {
            problems.add(
                    field + ": is longer than " + TEXT_MAX_BYTES + " bytes, of which letters like these take several");
            return "";
        }
        return text;
    }

    private long wholeNumber(String field, boolean isRequired) {
        return decimal(field, 0, isRequired);
    }

    /** As it was written, and never written out: an exponent may stand for more digits than there is memory. */
    private static String shown(JsonNode node) {
        String text = node.asText();
        return text.length() <= SHOWN_MAX ? text : text.substring(0, SHOWN_MAX) + "…";
    }

    /** Positive and exact, as a number or as text; 0 when it is absent. */
    private long decimal(String field, int digits, boolean isRequired) {
        JsonNode node = body.get(field);
        if (node == null || node.isNull()) {
            if (isRequired) {
                problems.add(field + " is missing");
            }
            return 0;
        }
        try {
            BigDecimal value = node.isNumber() ? node.decimalValue() : new BigDecimal(node.asText());
            long scaled = Scale.exact(value, digits);
            if (scaled > 0) {
                return scaled;
            }
            problems.add(field + ": " + shown(node) + " is not above 0");
        } catch (NumberFormatException e) {
            problems.add(field + ": '" + shown(node) + "' is no number");
        } catch (ArithmeticException e) {
            problems.add(field + ": " + shown(node) + " has more than " + digits + " decimals, or too many digits");
        }
        return 0;
    }
}
