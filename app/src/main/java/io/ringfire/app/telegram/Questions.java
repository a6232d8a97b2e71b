package io.ringfire.app.telegram;

import io.ringfire.adapters.telegram.Button;
import io.ringfire.adapters.telegram.Update;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.agrona.concurrent.EpochClock;

/**
 * Asks before money moves: one question for one command, for the person who gave it, in the chat where he gave it, for a while. A restart
 * forgets them, so that nothing old is done. Any thread; the desk is called outside of the lock.
 */
final class Questions {
    private static final int MOST = 50;
    private static final String CONFIRM = "y:";
    private static final String CANCEL = "n:";

    /** A question that waits for its answer. */
    private record Asked(String id, long chat, Who who, long untilMs, Wish wish, BiConsumer<Who, DeskCalls.Said> told) {
        String text() {
            return wish.text() + (wish.why().isEmpty() ? "" : "\nwhy: " + Plain.reason(wish.why()));
        }
    }

    private final DeskCalls desk;
    private final Speech speech;
    private final Followed followed;
    private final EpochClock clock;
    private final long patienceMs;
    private final Map<String, Asked> open = new LinkedHashMap<>();

    Questions(DeskCalls desk, Speech speech, Followed followed, EpochClock clock, int confirmSeconds) {
        this.desk = desk;
        this.speech = speech;
        this.followed = followed;
        this.clock = clock;
        this.patienceMs = TimeUnit.SECONDS.toMillis(confirmSeconds);
    }

    /** Whether a press is an answer to a question. */
    static boolean isAnswer(String data) {
        return data.startsWith(CONFIRM) || data.startsWith(CANCEL);
    }

    /** Asks; returns what to say to who is not asked. */
    Optional<String> ask(Update update, Who who, Wish wish) {
        return ask(update, who, wish, Long.MAX_VALUE, (by, said) -> {});
    }

    /**
     * Asks.
     *
     * @param lastMs epoch ms behind which it is pointless
     * @param told hears what the desk said
     */
    Optional<String> ask(Update update, Who who, Wish wish, long lastMs, BiConsumer<Who, DeskCalls.Said> told) {
        long untilMs = Math.min(lastMs, clock.time() + patienceMs);
        String token = Long.toString(update.id());
        Asked asked = new Asked("ask-" + token, update.chat(), who, untilMs, wish, told);
        synchronized (this) {
            if (open.size() >= MOST) {
                return Optional.of("too many questions are open: answer them first");
            }
            open.put(token, asked);
        }
        long seconds = Math.max(0, TimeUnit.MILLISECONDS.toSeconds(untilMs - clock.time()));
        speech.ask(
                asked.id(),
                asked.chat(),
                "Do this?\n" + asked.text() + "\n" + who + " may confirm within " + seconds + " s",
                List.of(new Button("Confirm", CONFIRM + token), new Button("Cancel", CANCEL + token)),
                untilMs);
        return Optional.empty();
    }

    /** Takes an answer; returns what to say to who pressed. */
    String answer(Update update, Who who) {
        String data = update.press().orElseThrow().data();
        String token = data.substring(CONFIRM.length());
        Asked asked;
        synchronized (this) {
            asked = open.get(token);
            if (asked == null || asked.chat() != update.chat()) {
                return "over: it was answered, or its time is up";
            }
            if (asked.who().id() != who.id()) {
                return "only " + asked.who() + " may answer this";
            }
            open.remove(token); // whatever comes of it: once
        }
        if (clock.time() > asked.untilMs()) {
            return close(asked, "too late: not done");
        }
        if (data.startsWith(CANCEL)) {
            return close(asked, "cancelled by " + who + ": not done");
        }
        Optional<String> problem = asked.wish().problem().get();
        return problem.isPresent() ? close(asked, "not done: " + problem.get()) : command(asked, who, update.id());
    }

    private String command(Asked asked, Who who, long updateId) {
        DeskCalls.Said said = desk.call(
                asked.wish().command(), asked.wish().body(), who, asked.wish().why(), updateId);
        asked.told().accept(who, said);
        String line = close(asked, said.text());
        if (!said.orderId().isEmpty()) {
            followed.follow(said.orderId(), asked.id(), asked.chat(), asked.text() + "\n→ " + line, clock.time());
        }
        return line;
    }

    private String close(Asked asked, String line) {
        speech.change(asked.id(), asked.chat(), asked.text() + "\n→ " + line);
        return line;
    }

    /** Ends those whose time is up. */
    void look(long nowMs) {
        List<Asked> late = new ArrayList<>();
        synchronized (this) {
            open.values().removeIf(asked -> nowMs > asked.untilMs() && late.add(asked));
        }
        late.forEach(asked -> close(asked, "too late: not done"));
    }
}
