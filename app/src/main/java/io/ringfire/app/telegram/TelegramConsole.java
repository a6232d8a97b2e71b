package io.ringfire.app.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringfire.adapters.http.OperatorApi;
import io.ringfire.adapters.metrics.MetricsPage;
import io.ringfire.adapters.notify.Notification;
import io.ringfire.adapters.notify.Outbox;
import io.ringfire.adapters.telegram.ChatOutbox;
import io.ringfire.adapters.telegram.OffsetFile;
import io.ringfire.adapters.telegram.TelegramApi;
import io.ringfire.adapters.telegram.TelegramToken;
import io.ringfire.adapters.telegram.Urgency;
import io.ringfire.app.alert.Alert;
import io.ringfire.app.alert.AlertListener;
import io.ringfire.app.config.ConfigurationException;
import io.ringfire.app.config.TelegramSettings;
import io.ringfire.app.console.AlertsView;
import io.ringfire.app.view.PublishedValues;
import io.ringfire.engine.market.DayStart;
import io.ringfire.journal.layout.DataDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import org.agrona.concurrent.Agent;
import org.agrona.concurrent.EpochClock;
import org.agrona.concurrent.NanoClock;

/**
 * Puts the bot together. Its agents each want a thread of their own. Started before what tells it something, and stopped after it; {@link
 * #stopListening} first, since a wait for what people say lasts longer than a stop may.
 */
public final class TelegramConsole implements AlertListener, AutoCloseable {
    private static final double NS_PER_SECOND = 1e9;

    private final TelegramApi api;
    private final ChatOutbox outbox;
    private final UpdatePoll poll;
    private final ViewWatch watch;
    private final Doorkeeper door;
    private final AlertMessages alerts;
    private final Speech speech;
    private final ReportAnswers reports;

    /**
     * What a running service is to its bot.
     *
     * @param stake DEMO, PAPER or LIVE; stands before everything that is said
     * @param accounts names by place
     * @param symbols that this run knows
     * @param dayStart when a day begins, for what is told of one
     * @param desk takes commands
     * @param summary the status in one line
     */
    public record Service(
            String stake,
            List<String> accounts,
            Set<String> symbols,
            DayStart dayStart,
            PublishedValues values,
            OperatorApi desk,
            Supplier<String> summary) {}

    /**
     * The bot's token, where there are chats to speak to.
     *
     * @throws ConfigurationException when there are, and it has none
     */
    public static Optional<String> token(TelegramSettings settings, Path data, Map<String, String> environment) {
        if (settings.chats().isEmpty()) {
            return Optional.empty();
        }
        Path file = data.resolve("telegram.token");
        try {
            return Optional.of(TelegramToken.find(environment, file)
                    .orElseThrow(() -> new ConfigurationException(List.of(
                            "telegram.chats names chats, and there is no token to speak to them with; put it into "
                                    + file + ", readable by its owner alone, or into the environment's "
                                    + TelegramToken.VARIABLE))));
        } catch (IOException e) {
            throw new ConfigurationException(List.of("telegram: " + e.getMessage()));
        }
    }

    /**
     * Makes it; nothing runs yet.
     *
     * @param token of {@link #token}
     * @throws ConfigurationException when its file can be neither read nor written
     */
    public static TelegramConsole of(
            TelegramSettings settings,
            String token,
            Service service,
            DataDirectory data,
            EpochClock clock,
            NanoClock pace) {
        return new TelegramConsole(
                settings, token, service, data.root(), ReportAnswers.reader(data, clock), clock, pace);
    }

    /** @param reportSinceMs a report from an epoch ms to now */
    TelegramConsole(
            TelegramSettings settings,
            String token,
            Service service,
            Path data,
            LongFunction<JsonNode> reportSinceMs,
            EpochClock clock,
            NanoClock pace) {
        String botId = TelegramToken.botId(token);
        PublishedValues values = service.values();
        api = new TelegramApi(settings.baseUrl().toString(), token);
        outbox = outbox(settings, data.resolve("telegram.outbox"), clock, pace);
        speech = new Speech(outbox, settings.chats(), service.stake());
        speech.closeWhatIsOpen();
        door = new Doorkeeper(settings, clock);
        Mutes mutes = new Mutes(data.resolve("telegram.mutes"));
        alerts = new AlertMessages(speech, mutes, clock);
        DeskCalls desk = new DeskCalls(service.desk(), botId);
        Followed followed = new Followed(values, speech);
        Questions questions = new Questions(desk, speech, followed, clock, settings.confirmSeconds());
        Missions missions = new Missions(values, speech, desk, questions, followed, clock);
        FillWatch fills = new FillWatch(
                values,
                new KnownPositions(data.resolve("telegram.positions")),
                new Storm(speech, settings.fillsPerMinute()));
        watch = new ViewWatch(missions, fills, followed, questions, clock);
        reports = new ReportAnswers(reportSinceMs, service.dayStart(), clock);
        Conversation conversation = new Conversation(
                api,
                door,
                speech,
                questions,
                missions,
                alerts,
                desk,
                new MoneyCommands(values, service.accounts(), service.symbols()),
                new ViewAnswers(values, missions, mutes, service.summary(), clock),
                reports,
                mutes,
                outbox::waiting,
                clock);
        poll = new UpdatePoll(
                api,
                new OffsetFile(data.resolve("telegram.offset"), botId, clock),
                conversation,
                () -> isRunning(values),
                pace);
    }

    /** Before that there is nothing to tell, and nobody to command. */
    private static boolean isRunning(PublishedValues values) {
        return values.get("engine")
                .map(engine -> engine.path("state").asText().equals("RUNNING"))
                .orElse(false);
    }

    private ChatOutbox outbox(TelegramSettings settings, Path path, EpochClock clock, NanoClock pace) {
        try {
            return new ChatOutbox(api, Set.copyOf(settings.chats()), path, pace, clock);
        } catch (IOException e) {
            throw new ConfigurationException(
                    List.of(path + " cannot be read and written (" + e.getMessage() + "): what waits is kept there"));
        }
    }

    /** Each for a thread of its own, in the order in which they are to be started. */
    public List<Agent> agents() {
        return List.of(outbox, watch, poll);
    }

    /** Ends the wait for what people say. Any thread. */
    public void stopListening() {
        api.close();
    }

    @Override
    public void close() {
        reports.close();
    }

    @Override
    public void alert(Notification notification, Alert alert) {
        alerts.tell(notification, alert);
    }

    /** Alerts can be acknowledged in chats from here on. */
    public void acknowledgesAt(AlertsView view) {
        alerts.acknowledgedAt(view);
    }

    @Override
    public void report(Notification notification) {
        speech.tell(notification.id(), Urgency.CHATTER, notification.text());
    }

    @Override
    public String name() {
        return outbox.name();
    }

    @Override
    public long count(Outbox.Outcome outcome) {
        return outbox.count(outcome);
    }

    /** Since Telegram answered last. Any thread. */
    public long silenceNs() {
        return poll.silenceNs();
    }

    /** Adds what was heard and how long ago; no names. Any thread. */
    public void addTo(MetricsPage page) {
        MetricsPage.Family heard = page.counter(
                "ringfire_telegram_updates_total", "What became of what people said to the bot", "outcome");
        for (Outcome outcome : Outcome.values()) {
            heard.add(door.counted(outcome), outcome.name().toLowerCase(Locale.ROOT));
        }
        page.gauge("ringfire_telegram_silence_seconds", "Since Telegram answered the bot last")
                .add(poll.silenceNs() / NS_PER_SECOND);
        page.gauge("ringfire_telegram_waiting_messages", "Messages that wait to be sent or changed")
                .add(outbox.waiting());
    }
}
