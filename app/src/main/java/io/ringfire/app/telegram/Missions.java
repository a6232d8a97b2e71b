package io.ringfire.app.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringfire.adapters.telegram.Button;
import io.ringfire.adapters.telegram.Update;
import io.ringfire.app.view.PublishedValues;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.EpochClock;

/**
 * Signals that wait for a person: a message each with Approve and Decline, which says in the end what became of it, whoever answered. To
 * approve is asked once more; to decline is done at once, since it only stops something. Any thread.
 */
final class Missions {
    private static final String APPROVE = "a:";
    private static final String DECLINE = "d:";
    private static final int LOOKS_FOR_OUTCOME = 4;
    private static final int PERMILLE_A_PERCENT = 10;

    /** One that is or was shown. */
    private static final class Mission {
        final String name;
        final String id;
        final ObjectNode asked;
        final String text;
        String note = "";
        int looksGone;

        Mission(String name, String id, ObjectNode asked, String text) {
            this.name = name;
            this.id = id;
            this.asked = asked;
            this.text = text;
        }
    }

    private final PublishedValues values;
    private final Speech speech;
    private final DeskCalls desk;
    private final Questions questions;
    private final Followed followed;
    private final EpochClock clock;
    private final Map<String, Mission> missions = new HashMap<>();

    Missions(
            PublishedValues values,
            Speech speech,
            DeskCalls desk,
            Questions questions,
            Followed followed,
            EpochClock clock) {
        this.values = values;
        this.speech = speech;
        this.desk = desk;
        this.questions = questions;
        this.followed = followed;
        this.clock = clock;
    }

    /** Whether a press is about a signal. */
    static boolean isAnswer(String data) {
        return data.startsWith(APPROVE) || data.startsWith(DECLINE);
    }

    /** Shows what is new, and says what became of what is over. */
    synchronized void look(long nowMs) {
        Optional<ObjectNode> engine = values.get("engine");
        if (engine.isEmpty()) {
            return;
        }
        long run = engine.get().path("run").asLong();
        Set<String> waiting = new HashSet<>();
        for (PublishedValues.Item item : values.of("approval")) {
            waiting.add(item.name());
            missions.computeIfAbsent(item.name(), name -> show(run, name, item.json(), nowMs));
        }
        missions.values().removeIf(mission -> !waiting.contains(mission.name) && isTold(mission, nowMs));
    }

    private Mission show(long run, String name, ObjectNode asked, long nowMs) {
        String key = run + "-" + name;
        Mission mission = new Mission(name, "mission-" + key, asked, text(asked, nowMs));
        List<Button> buttons = List.of(new Button("Approve", APPROVE + key), new Button("Decline", DECLINE + key));
        speech.chats().forEach(chat -> speech.ask(mission.id, chat, mission.text, buttons, untilMs(asked)));
        return mission;
    }

    private String text(ObjectNode asked, long nowMs) {
        StringBuilder text = new StringBuilder("SIGNAL ").append(describe(asked));
        append(text, asked, "stop");
        append(text, asked, "target");
        signal(asked.path("signal").asLong()).ifPresent(signal -> {
            text.append("\nscore ").append(percent(signal.path("scorePermille").asLong()));
            if (signal.has("confidencePermille")) {
                text.append(", confidence ")
                        .append(percent(signal.path("confidencePermille").asLong()));
            }
            text.append("; bid ")
                    .append(signal.path("bid").asText())
                    .append(", ask ")
                    .append(signal.path("ask").asText());
        });
        long leftSeconds = Math.max(0, TimeUnit.MILLISECONDS.toSeconds(untilMs(asked) - nowMs));
        return text.append("\nuntil ")
                .append(asked.path("until").asText())
                .append(", ")
                .append(leftSeconds)
                .append(" s from now")
                .toString();
    }

    private static String describe(ObjectNode asked) {
        return asked.path("side").asText() + " " + asked.path("lots").asText() + " "
                + Plain.name(asked.path("symbol").asText()) + " on "
                + Plain.name(asked.path("account").asText()) + ", "
                + Plain.name(asked.path("strategy").asText()) + ", signal "
                + asked.path("signal").asText();
    }

    private static void append(StringBuilder text, ObjectNode asked, String key) {
        if (asked.has(key)) {
            text.append(", ").append(key).append(' ').append(asked.path(key).asText());
        }
    }

    private static String percent(long permille) {
        return permille / PERMILLE_A_PERCENT + "." + permille % PERMILLE_A_PERCENT + " %";
    }

    private static long untilMs(ObjectNode asked) {
        return Instant.parse(asked.path("until").asText()).toEpochMilli();
    }

    /** What is published of a signal; it may come a moment behind its question. */
    private Optional<ObjectNode> signal(long signalId) {
        return values.of("signal").stream()
                .map(PublishedValues.Item::json)
                .filter(each -> each.path("signal").asLong() == signalId)
                .reduce((first, last) -> last);
    }

    /** Its outcome is published a moment behind its end, too. */
    private boolean isTold(Mission mission, long nowMs) {
        JsonNode outcome = outcome(mission);
        boolean isKnown =
                outcome.has("outcome") && !outcome.path("outcome").asText().equals("ASKED");
        if (!isKnown && ++mission.looksGone < LOOKS_FOR_OUTCOME) {
            return false;
        }
        String orderId = outcome.path("orderId").asText();
        String line = isKnown ? words(outcome) : "it waits no more";
        String text = mission.text + "\n→ " + line + (mission.note.isEmpty() ? "" : " (" + mission.note + ")");
        for (long chat : speech.chats()) {
            speech.change(mission.id, chat, text);
            if (!orderId.isEmpty()) {
                followed.follow(orderId, mission.id, chat, text, nowMs);
            }
        }
        return true;
    }

    private JsonNode outcome(Mission mission) {
        String account = mission.asked.path("account").asText();
        return signal(mission.asked.path("signal").asLong())
                .map(signal -> {
                    for (JsonNode each : signal.path("accounts")) {
                        if (each.path("account").asText().equals(account)) {
                            return each;
                        }
                    }
                    return signal.path("accounts");
                })
                .orElseGet(PublishedValues::none);
    }

    private static String words(JsonNode outcome) {
        String reason = outcome.path("reason").asText();
        return switch (outcome.path("outcome").asText()) {
            case "ORDERED" -> "order " + outcome.path("orderId").asText();
            case "REFUSED" ->
                switch (reason) {
                    case "DECLINED" -> "declined";
                    case "APPROVAL_EXPIRED" -> "expired: nobody answered in time";
                    default -> "refused: " + reason;
                };
            default -> "it waits no more";
        };
    }

    /** Takes a press of a person who may command; returns what to say to him. */
    String answer(Update update, Who who) {
        String data = update.press().orElseThrow().data();
        Mission mission = find(data.substring(APPROVE.length()));
        if (mission == null) {
            return "this signal is over";
        }
        ObjectNode body = PublishedValues.none()
                .put("account", mission.asked.path("account").asText())
                .put("signal", mission.asked.path("signal").asLong());
        if (data.startsWith(DECLINE)) {
            DeskCalls.Said said = desk.call("decline", body, who, "", update.id());
            note(mission, "declined", who, said);
            return "decline: " + said.text();
        }
        Wish wish = new Wish("approve", body, "", "APPROVE " + describe(mission.asked), () -> expected(mission, body));
        return questions
                .ask(update, who, wish, untilMs(mission.asked), (by, said) -> note(mission, "approved", by, said))
                .orElse("confirm it below");
    }

    /** The desk is told which version of the question was seen; it refuses when that is not the one that waits. */
    private Optional<String> expected(Mission mission, ObjectNode body) {
        Optional<PublishedValues.Item> waiting = values.of("approval").stream()
                .filter(each -> each.name().equals(mission.name))
                .findFirst();
        if (waiting.isEmpty() || !waiting.get().json().equals(mission.asked)) {
            return Optional.of("the signal waits no more");
        }
        body.put("expectKey", "approval/" + mission.name)
                .put("expectVersion", waiting.get().version());
        return Optional.empty();
    }

    private synchronized Mission find(String key) {
        return missions.values().stream()
                .filter(each -> each.id.equals("mission-" + key))
                .findFirst()
                .orElse(null);
    }

    private synchronized void note(Mission mission, String verb, Who who, DeskCalls.Said said) {
        if (said.isAccepted()) {
            mission.note = verb + " by " + who;
        }
    }

    /** Those that wait, a line each. */
    List<String> lines() {
        return values.of("approval").stream()
                .map(each -> "waits: " + describe(each.json()) + ", "
                        + Math.max(0, TimeUnit.MILLISECONDS.toSeconds(untilMs(each.json()) - clock.time()))
                        + " s left")
                .toList();
    }
}
