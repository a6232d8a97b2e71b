package io.ringfire.app.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringfire.adapters.http.OperatorApi;
import io.ringfire.adapters.notify.Notification;
import io.ringfire.app.alert.Alert;
import io.ringfire.app.alert.AlertRule;
import io.ringfire.app.config.TelegramSettings;
import io.ringfire.app.view.PublishedByHand;
import io.ringfire.app.view.PublishedValues;
import io.ringfire.engine.market.DayStart;
import io.ringfire.engine.order.Severity;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.LongFunction;
import org.agrona.concurrent.Agent;

/** The whole bot over HTTP, on a clock of the test's own and a desk that a test answers for; nothing runs but what is asked to. */
final class BotRig implements AutoCloseable, OperatorApi {
    static final long CHAT = 500;
    static final long GROUP = -700;
    static final long ANN = 42;
    static final long BOB = 43;
    static final long EVE = 666;

    final FakeBotApi api;
    final PublishedByHand published = new PublishedByHand();
    final List<String> commands = new ArrayList<>();
    Reply reply;
    int asked;
    LongFunction<JsonNode> report = since -> JsonNodeFactory.instance.objectNode();
    long nowMs = Instant.parse("2026-11-20T12:00:00Z").toEpochMilli();
    TelegramConsole console;
    private final Set<String> commandIds = new HashSet<>();
    private final Path directory;
    private List<Agent> agents;

    BotRig(Path directory) throws IOException {
        this.directory = directory;
        this.api = new FakeBotApi(false);
        accept("");
        published
                .put("engine", "{\"state\":\"RUNNING\",\"mode\":\"paper\",\"run\":7,\"installation\":\"ABCDEF\"}")
                .put("engine/now", "{\"tradingState\":\"ACTIVE\"}");
        start();
    }

    /** Starts the bot anew on the same files; the one before ends as by a kill. */
    void start() {
        TelegramSettings settings =
                new TelegramSettings(List.of(CHAT, GROUP), List.of(ANN, BOB), URI.create(api.url()), 60, 30, 3);
        console = new TelegramConsole(
                settings,
                FakeBotApi.TOKEN,
                new TelegramConsole.Service(
                        "PAPER",
                        List.of("A", "B"),
                        Set.of("EURUSD"),
                        DayStart.NEW_YORK_CLOSE,
                        published.values(),
                        this,
                        () -> "run 7: 5 ticks"),
                directory,
                since -> report.apply(since),
                () -> nowMs,
                () -> TimeUnit.MILLISECONDS.toNanos(nowMs));
        agents = console.agents();
        int before = api.polls();
        for (int i = 0; api.polls() == before; i++) { // the first call of a JVM may take longer than its limit
            if (i == 30) {
                throw new AssertionError("the bot does not ask");
            }
            agents.forEach(BotRig::turn);
            nowMs += 200;
        }
    }

    /** The desk takes every command, and this order comes of it. */
    void accept(String orderId) {
        ObjectNode body =
                JsonNodeFactory.instance.objectNode().put("sequence", 99).put("accepted", true);
        reply = new Reply(202, orderId.isEmpty() ? body : body.put("orderId", orderId));
    }

    @Override
    public Reply command(String name, ObjectNode body) {
        asked++;
        if (!commandIds.add(body.path("commandId").asText())) {
            return new Reply(
                    409, JsonNodeFactory.instance.objectNode().put("problem", "this commandId was used before"));
        }
        ObjectNode told = body.deepCopy();
        told.remove("commandId");
        commands.add(name + " " + told);
        return reply;
    }

    @Override
    public ObjectNode status() {
        return PublishedValues.none();
    }

    @Override
    public ObjectNode state() {
        return PublishedValues.none();
    }

    void write(long chat, long user, String text) {
        api.write(chat, user, text, TimeUnit.MILLISECONDS.toSeconds(nowMs));
        run(1);
    }

    /** Something is said of an alert that nobody has acknowledged. */
    void alert(String message, String text, Severity severity, String rule) {
        alert(message, text, raised("9-" + message, severity, rule));
    }

    void alert(String message, String text, Alert alert) {
        console.alert(new Notification(message, text, "{}"), alert);
    }

    static Alert raised(String id, Severity severity, String rule) {
        return new Alert(id, rule(rule), "", severity, Alert.State.RAISED, "", false, 1, 0, "", 0);
    }

    private static AlertRule rule(String key) {
        return Arrays.stream(AlertRule.values())
                .filter(each -> each.key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    void press(long chat, long user, String data) {
        api.press(chat, user, data);
        run(1);
    }

    /** Lets the bot do what it does in that time, and a little more for what it says. */
    void run(int seconds) {
        for (int i = 0; i < seconds * 5; i++) {
            published.at(TimeUnit.MILLISECONDS.toNanos(nowMs));
            boolean hasNews = api.hasNews();
            agents.stream()
                    .filter(agent -> hasNews || !(agent instanceof UpdatePoll))
                    .forEach(BotRig::turn);
            nowMs += 200;
        }
    }

    private static void turn(Agent agent) {
        try {
            agent.doWork();
        } catch (Exception e) {
            throw new AssertionError(agent.roleName(), e);
        }
    }

    /** Texts in one chat, as they stand. */
    List<String> texts(long chat) {
        return api.messages().stream()
                .filter(each -> each.chat() == chat)
                .map(FakeBotApi.Message::text)
                .toList();
    }

    FakeBotApi.Message last(long chat) {
        return api.messages().stream()
                .filter(each -> each.chat() == chat)
                .reduce((first, last) -> last)
                .orElseThrow(() -> new AssertionError("nothing was said in " + chat));
    }

    String toast() {
        List<String> toasts = api.toasts();
        return toasts.get(toasts.size() - 1);
    }

    @Override
    public void close() {
        console.stopListening();
        console.close();
        api.close();
    }
}
