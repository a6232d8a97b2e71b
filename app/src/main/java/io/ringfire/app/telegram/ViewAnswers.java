package io.ringfire.app.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringfire.app.view.PublishedValues;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.agrona.concurrent.EpochClock;

/** Answers from what is published, as the console's lists are; each says so where that is old. Any thread. */
final class ViewAnswers {
    private static final long OLD_MS = TimeUnit.SECONDS.toMillis(5);
    private static final int MOST_SIGNALS = 10;
    private static final String NOTHING_YET = "nothing is published yet: ask again";

    private final PublishedValues values;
    private final Missions missions;
    private final Mutes mutes;
    private final Supplier<String> summary;
    private final EpochClock clock;

    /** @param summary the status in one line */
    ViewAnswers(PublishedValues values, Missions missions, Mutes mutes, Supplier<String> summary, EpochClock clock) {
        this.values = values;
        this.missions = missions;
        this.mutes = mutes;
        this.summary = summary;
        this.clock = clock;
    }

    String status(long chat, int waitingMessages) {
        ObjectNode engine = values.get("engine").orElseGet(PublishedValues::none);
        ObjectNode now = values.get("engine/now").orElseGet(PublishedValues::none);
        List<String> lines = new ArrayList<>();
        lines.add(Plain.text(summary.get()));
        lines.add("trading " + now.path("tradingState").asText("unknown") + text(now, "haltReason")
                + text(now, "failure") + text(now, "gate"));
        for (PublishedValues.Item session : values.of("session")) {
            lines.add(Plain.name(session.name()) + ": terminal "
                    + session.json().path("state").asText() + ", heard "
                    + heard(session.json().path("ageMs").asLong()) + text(session.json(), "missing"));
        }
        for (PublishedValues.Item shut : values.of("shut")) {
            lines.add("exits only: " + Plain.text(shut.name()) + text(shut.json(), "why"));
        }
        ObjectNode fires = values.get("engine/fires").orElseGet(PublishedValues::none);
        StringBuilder orders = new StringBuilder("orders of this run:");
        fires.properties()
                .forEach(state -> orders.append(' ')
                        .append(state.getValue().asText())
                        .append(' ')
                        .append(state.getKey())
                        .append(','));
        lines.add(fires.isEmpty() ? "no orders in this run" : orders.substring(0, orders.length() - 1));
        lines.addAll(missions.lines());
        lines.addAll(mutes.lines(chat, clock.time()));
        if (waitingMessages > 1) {
            lines.add(waitingMessages + " messages of this bot wait to be sent");
        }
        return list(
                "engine " + engine.path("state").asText() + ", run "
                        + engine.path("run").asText(),
                lines);
    }

    String balance() {
        List<String> lines = new ArrayList<>();
        for (PublishedValues.Item item : values.of("account")) {
            ObjectNode account = item.json();
            lines.add(Plain.name(item.name()) + ": balance "
                    + account.path("balance").asText() + ", equity "
                    + account.path("equity").asText() + " "
                    + account.path("currency").asText());
            lines.add("  open profit " + account.path("openProfit").asText() + with(account, ", margin ", "margin")
                    + with(account, ", free ", "freeMargin") + with(account, ", level % ", "marginLevel") + ", margin "
                    + account.path("marginState").asText() + ", entries "
                    + account.path("entries").asText());
            if (account.has("brokerBalance")) {
                lines.add("  the terminal says " + account.path("brokerBalance").asText() + ", equity "
                        + account.path("brokerEquity").asText() + "; difference "
                        + account.path("balanceDifference").asText());
            }
        }
        return list(lines.isEmpty() ? "no account" : "accounts", lines);
    }

    String positions() {
        List<String> lines = new ArrayList<>();
        for (PublishedValues.Item item : values.of("position")) {
            ObjectNode held = item.json();
            lines.add(item.name() + ": " + held.path("side").asText() + " "
                    + held.path("lots").asText() + " "
                    + Plain.name(held.path("symbol").asText()) + " at "
                    + held.path("openPrice").asText()
                    + with(held, ", stop ", "stop") + with(held, ", target ", "target") + ", profit "
                    + held.path("openProfit").asText() + ", "
                    + Plain.name(held.path("account").asText()) + ", "
                    + held.path("state").asText() + " " + held.path("proof").asText());
        }
        return list(
                lines.isEmpty() ? "no position is open" : lines.size() + " positions; /close <number> closes one",
                lines);
    }

    String signals() {
        List<String> lines = new ArrayList<>(missions.lines());
        List<PublishedValues.Item> latest = values.of("signal");
        Collections.reverse(latest);
        for (PublishedValues.Item item : latest.subList(0, Math.min(MOST_SIGNALS, latest.size()))) {
            ObjectNode signal = item.json();
            lines.add(signal.path("intent").asText() + " " + signal.path("side").asText() + " "
                    + Plain.name(signal.path("symbol").asText()) + ", "
                    + Plain.name(signal.path("strategy").asText())
                    + ": " + signal.path("outcome").asText() + text(signal, "reason") + orders(signal));
        }
        return list(lines.isEmpty() ? "no signal in this run" : "the latest signals", lines);
    }

    private static String orders(ObjectNode signal) {
        StringBuilder text = new StringBuilder();
        for (JsonNode each : signal.path("accounts")) {
            text.append(each.has("orderId") ? " " + each.path("orderId").asText() : "");
        }
        return text.toString();
    }

    private String list(String headline, List<String> lines) {
        if (values.publishedNs() == 0) {
            return NOTHING_YET;
        }
        long ageMs = clock.time() - TimeUnit.NANOSECONDS.toMillis(values.publishedNs());
        String old = ageMs > OLD_MS
                ? "OLD: as it was " + TimeUnit.MILLISECONDS.toSeconds(ageMs)
                        + " s ago; the engine publishes nothing new\n"
                : "";
        return Plain.list(old + headline, lines);
    }

    private static String heard(long ageMs) {
        return ageMs < 0 ? "never" : TimeUnit.MILLISECONDS.toSeconds(ageMs) + " s ago";
    }

    private static String with(ObjectNode json, String before, String key) {
        return json.has(key) ? before + json.path(key).asText() : "";
    }

    private static String text(ObjectNode json, String key) {
        return json.has(key) ? ": " + Plain.text(json.path(key).asText()) : "";
    }
}
