package io.ringfire.app.telegram;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringfire.adapters.notify.DeliveryException;
import io.ringfire.adapters.telegram.BotApi;
import io.ringfire.adapters.telegram.Update;
import io.ringfire.adapters.telegram.Urgency;
import io.ringfire.app.alert.AlertRule;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import org.agrona.concurrent.EpochClock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What people say, one after the other: who is heard, what is meant, what is answered. What moves money is asked first; what only stops
 * something is done at once. The polling thread alone.
 */
final class Conversation {
    /** What a person must be named in {@code telegram.traders} for. */
    static final Set<String> TRADING = Set.of("fire", "close", "closeall", "halt", "resume", "risk", "mute", "ack");

    /** What anybody in a configured chat may ask. */
    static final Set<String> LOOKING =
            Set.of("start", "help", "status", "balance", "positions", "signals", "profit", "daily", "report");

    static final String HELP = """
            /status the engine, terminals, what waits
            /balance /positions /signals
            /profit [hours] /daily what closed positions made
            /report [hours] signals and what became of them
            those named in telegram.traders may:
            /fire [account] <symbol> buy|sell <lots> [sl=…] [tp=…] [why]
            /close <position> [why]
            /closeall [account] [why]
            /halt [account] [strategy=…] [why] at once
            /resume [account] [strategy=…] [why]
            /risk <percent> [account] [strategy=…] [why]
            /mute <30m|2h|off> [rule] alerts of this chat
            /ack [id] an alert: you look at it; without an id those that nobody looks at
            what moves money is asked first""";

    private static final Logger LOG = LoggerFactory.getLogger(Conversation.class);
    private static final int USUAL_HOURS = 24;

    private final BotApi bot;
    private final Doorkeeper door;
    private final Speech speech;
    private final Questions questions;
    private final Missions missions;
    private final AlertMessages alerts;
    private final DeskCalls desk;
    private final MoneyCommands money;
    private final ViewAnswers view;
    private final ReportAnswers reports;
    private final Mutes mutes;
    private final IntSupplier waitingMessages;
    private final EpochClock clock;

    Conversation(
            BotApi bot,
            Doorkeeper door,
            Speech speech,
            Questions questions,
            Missions missions,
            AlertMessages alerts,
            DeskCalls desk,
            MoneyCommands money,
            ViewAnswers view,
            ReportAnswers reports,
            Mutes mutes,
            IntSupplier waitingMessages,
            EpochClock clock) {
        this.bot = bot;
        this.door = door;
        this.speech = speech;
        this.questions = questions;
        this.missions = missions;
        this.alerts = alerts;
        this.desk = desk;
        this.money = money;
        this.view = view;
        this.reports = reports;
        this.mutes = mutes;
        this.waitingMessages = waitingMessages;
        this.clock = clock;
    }

    /**
     * Takes what was said. The same update once more, as after a kill, is answered with nothing new: messages and commands go by its id.
     *
     * @param me the bot's name
     */
    void take(Update update, String me) {
        try {
            if (!update.isUsable()) {
                door.count(Outcome.OTHER);
            } else if (door.isLetIn(update)) {
                door.count(update.press().isPresent() ? press(update) : text(update, me));
            }
        } catch (RuntimeException e) {
            door.count(Outcome.FAILED);
            LOG.error("telegram: update {} failed", update.id(), e);
        }
    }

    private Outcome press(Update update) {
        Update.Press press = update.press().orElseThrow();
        Who who = Who.of(update);
        String said;
        Outcome outcome = Outcome.TAKEN;
        if (!door.mayTrade(who.id())) {
            outcome = Outcome.REFUSED;
            said = "only users whom telegram.traders names may; your id is " + who.id();
        } else if (door.isFlood(who.id())) {
            return Outcome.FLOOD;
        } else if (Questions.isAnswer(press.data())) {
            said = questions.answer(update, who);
        } else if (Missions.isAnswer(press.data())) {
            said = missions.answer(update, who);
        } else if (AlertMessages.isAnswer(press.data())) {
            said = alerts.answer(update, who);
        } else {
            outcome = Outcome.OTHER;
            said = "not a button of this bot";
        }
        try {
            bot.answer(press.id(), said);
        } catch (DeliveryException e) {
            LOG.debug("telegram: a press was not answered, its message tells: {}", e.getMessage());
        }
        return outcome;
    }

    private Outcome text(Update update, String me) {
        Optional<CommandLine> read = CommandLine.read(update.text(), me);
        if (read.isEmpty()) {
            return Outcome.OTHER;
        }
        CommandLine line = read.get();
        Who who = Who.of(update);
        boolean isTrading = TRADING.contains(line.name());
        if (!isTrading && !LOOKING.contains(line.name())) {
            if (!update.isInGroup() || line.isForThisBot()) { // else it may be for another bot
                say(update, Urgency.CHATTER, "there is no /" + line.name() + "; /help lists what there is");
            }
            return Outcome.OTHER;
        }
        boolean mayTrade = door.mayTrade(who.id());
        boolean isStop = line.name().equals("halt") && mayTrade;
        if (!isStop && door.isFlood(who.id())) {
            return Outcome.FLOOD;
        }
        long lateSeconds = door.lateSeconds(update);
        if (lateSeconds > 0) {
            say(
                    update,
                    Urgency.QUESTION,
                    "/" + line.name() + " was sent " + age(lateSeconds) + " ago: not done; send it again");
            return Outcome.LATE;
        }
        if (isTrading && !mayTrade) {
            say(
                    update,
                    Urgency.CHATTER,
                    "not done: only users whom telegram.traders names may /" + line.name() + "; your id is "
                            + who.id());
            return Outcome.REFUSED;
        }
        if (isTrading) {
            command(update, who, line);
        } else {
            look(update, line);
        }
        return Outcome.TAKEN;
    }

    private void look(Update update, CommandLine line) {
        switch (line.name()) {
            case "status" -> say(update, Urgency.CHATTER, view.status(update.chat(), waitingMessages.getAsInt()));
            case "balance" -> say(update, Urgency.CHATTER, view.balance());
            case "positions" -> say(update, Urgency.CHATTER, view.positions());
            case "signals" -> say(update, Urgency.CHATTER, view.signals());
            case "profit", "report" -> reportOfHours(update, line);
            case "daily" -> orWhyNot(update, reports.daily(told(update)));
            default -> say(update, Urgency.CHATTER, HELP);
        }
    }

    private void reportOfHours(Update update, CommandLine line) {
        String word = line.take();
        int hours = word.isEmpty() ? USUAL_HOURS : word.matches("[0-9]{1,3}") ? Integer.parseInt(word) : 0;
        if (hours < 1 || hours > ReportAnswers.MOST_HOURS) {
            say(update, Urgency.CHATTER, "of how many hours, 1 to " + ReportAnswers.MOST_HOURS + "?");
        } else if (line.name().equals("profit")) {
            orWhyNot(update, reports.profit(hours, told(update)));
        } else {
            orWhyNot(update, reports.report(hours, told(update)));
        }
    }

    private Consumer<String> told(Update update) {
        return text -> say(update, Urgency.CHATTER, text);
    }

    private void orWhyNot(Update update, Optional<String> problem) {
        problem.ifPresent(text -> say(update, Urgency.CHATTER, text));
    }

    private void command(Update update, Who who, CommandLine line) {
        switch (line.name()) {
            case "fire" -> ask(update, who, money.fire(line));
            case "close" -> ask(update, who, money.close(line));
            case "closeall" -> ask(update, who, money.closeAll(line));
            case "resume" -> ask(update, who, money.resume(line));
            case "risk" -> ask(update, who, money.risk(line));
            case "halt" -> halt(update, who, line);
            case "ack" -> say(update, Urgency.QUESTION, alerts.command(line, who));
            default -> mute(update, line);
        }
    }

    private void ask(Update update, Who who, MoneyCommands.Read read) {
        Optional<String> problem =
                read.wish().map(wish -> questions.ask(update, who, wish)).orElseGet(() -> Optional.of(read.problem()));
        problem.ifPresent(text -> say(update, Urgency.QUESTION, "not done: " + text));
    }

    private void halt(Update update, Who who, CommandLine line) {
        ObjectNode body = money.target(line);
        DeskCalls.Said said = desk.call("halt", body, who, line.rest(), update.id());
        say(
                update,
                Urgency.QUESTION,
                "HALT entries " + MoneyCommands.about(body) + ", by " + who + "\n→ " + said.text());
    }

    /** For a while and bounded: what is muted for good is not looked at. */
    private void mute(Update update, CommandLine line) {
        String length = line.take();
        String rule = line.take();
        long forMs = milliseconds(length);
        boolean isRule = rule.isEmpty()
                || Arrays.stream(AlertRule.values()).anyMatch(each -> each.key().equals(rule));
        if (length.equals("off")) {
            mutes.unmute(update.chat(), clock.time());
            say(update, Urgency.CHATTER, "nothing is muted here any more");
        } else if (forMs <= 0 || forMs > Mutes.LONGEST_MS || !isRule) {
            say(
                    update,
                    Urgency.CHATTER,
                    isRule
                            ? "for how long? /mute 30m, /mute 2h, 24 h at most; /mute off"
                            : "'" + rule + "' is no rule: docs/alerts.md names them");
        } else {
            mutes.mute(update.chat(), rule, forMs, clock.time());
            say(update, Urgency.CHATTER, String.join("\n", mutes.lines(update.chat(), clock.time())));
        }
    }

    private static long milliseconds(String length) {
        if (!length.matches("[0-9]{1,4}[mh]")) {
            return 0;
        }
        long count = Long.parseLong(length.substring(0, length.length() - 1));
        return length.endsWith("h") ? TimeUnit.HOURS.toMillis(count) : TimeUnit.MINUTES.toMillis(count);
    }

    private void say(Update update, Urgency urgency, String text) {
        speech.say("answer-" + update.id(), update.chat(), urgency, text);
    }

    private static String age(long seconds) {
        long minutes = TimeUnit.SECONDS.toMinutes(seconds);
        return minutes < 2 ? seconds + " s" : minutes + " minutes";
    }
}
