package io.ringfire.app.telegram;

import static io.ringfire.app.telegram.BotRig.ANN;
import static io.ringfire.app.telegram.BotRig.CHAT;
import static io.ringfire.app.telegram.BotRig.EVE;
import static io.ringfire.app.telegram.BotRig.GROUP;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringfire.adapters.notify.Notification;
import io.ringfire.app.config.ConfigurationException;
import io.ringfire.app.config.TelegramSettings;
import io.ringfire.app.view.PublishedValues;
import io.ringfire.engine.order.Severity;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the bot tells by itself. Seen failing with fills that are told by the orders of a run alone (one before a kill is lost), with a
 * position that is not known by the fill that opened it, with a mute that holds for CRITICAL, with missions that keep their buttons, and
 * with one that is approved when it waits no more.
 */
@Timeout(60)
class BotNewsTest {
    @TempDir
    private Path directory;

    private BotRig rig;

    @BeforeEach
    void start() throws IOException {
        rig = new BotRig(directory);
        rig.run(1);
    }

    @AfterEach
    void stop() {
        rig.close();
    }

    private void ask(String key, String signal) {
        rig.published.put(
                "approval/" + key,
                "{\"account\":\"A\",\"signal\":" + signal
                        + ",\"strategy\":\"quick\",\"symbol\":\"EURUSD\",\"side\":\"BUY\",\"lots\":0.10,\"until\":\""
                        + Instant.ofEpochMilli(rig.nowMs + 60_000) + "\",\"stop\":1.09500,\"target\":1.11000}");
        rig.published.put(
                "signal/00000000000000" + signal,
                "{\"number\":1,\"signal\":" + signal
                        + ",\"scorePermille\":873,\"confidencePermille\":720,\"bid\":1.10000,\"ask\":1.10010,"
                        + "\"outcome\":\"ASKED\",\"accounts\":[{\"account\":\"A\",\"outcome\":\"ASKED\"}]}");
    }

    private void become(String signal, String outcome) {
        rig.published.put(
                "signal/00000000000000" + signal,
                "{\"number\":1,\"signal\":" + signal + ",\"accounts\":[{\"account\":\"A\"," + outcome + "}]}");
    }

    private FakeBotApi.Message mission(long chat) {
        return rig.api.messages().stream()
                .filter(each -> each.chat() == chat && each.text().contains("SIGNAL"))
                .reduce((first, last) -> last)
                .orElseThrow(() -> new AssertionError(rig.api.messages().toString()));
    }

    @Test
    void shouldShowASignalWithButtonsAndApproveItOnceConfirmed() {
        ask("5-0", "5");
        rig.run(3);
        FakeBotApi.Message shown = mission(CHAT);
        assertTrue(
                shown.text()
                        .startsWith(
                                "[PAPER] SIGNAL BUY 0.10 EURUSD on A, quick, signal 5, stop 1.09500, target 1.11000\n"
                                        + "score 87.3 %, confidence 72.0 %; bid 1.10000, ask 1.10010\nuntil "),
                shown.text());
        assertEquals(List.of("Approve", "Decline"), List.copyOf(shown.buttons().keySet()));
        assertEquals(shown.text(), mission(GROUP).text());

        rig.press(GROUP, EVE, shown.buttons().get("Approve"));
        assertTrue(rig.toast().contains("only users whom telegram.traders names"), rig.toast());
        rig.press(CHAT, ANN, shown.buttons().get("Approve"));
        rig.run(2);
        assertEquals(List.of(), rig.commands);
        FakeBotApi.Message question = rig.last(CHAT);
        assertTrue(question.text().contains("APPROVE BUY 0.10 EURUSD on A, quick, signal 5"), question.text());
        rig.accept("PABCDEF9");
        rig.press(CHAT, ANN, question.buttons().get("Confirm"));
        assertEquals(
                List.of("approve {\"account\":\"A\",\"signal\":5,\"expectKey\":\"approval/5-0\",\"expectVersion\":1,"
                        + "\"by\":\"telegram:42/user42\",\"why\":\"telegram\"}"),
                rig.commands);
        rig.published.remove("approval/5-0");
        become("5", "\"outcome\":\"ORDERED\",\"orderId\":\"PABCDEF9\"");
        rig.run(8);
        for (long chat : new long[] {CHAT, GROUP}) {
            assertEquals(Map.of(), mission(chat).buttons());
            assertTrue(
                    mission(chat).text().endsWith("\n→ order PABCDEF9 (approved by user42)"),
                    mission(chat).text());
        }
        rig.published.put(
                "fire/PABCDEF9",
                "{\"account\":\"A\",\"symbol\":\"EURUSD\",\"side\":\"BUY\",\"lots\":0.10,\"strategy\":\"quick\",\"state\":\"FILLED\","
                        + "\"intent\":\"ENTRY\",\"filledLots\":0.10,\"price\":1.10011,\"positionId\":77}");
        rig.run(12);
        assertTrue(
                mission(GROUP).text().endsWith("\n→ PABCDEF9 FILLED, 0.10 at 1.10011"),
                mission(GROUP).text());
        rig.press(CHAT, ANN, shown.buttons().get("Approve"));
        assertEquals("this signal is over", rig.toast());
        assertEquals(1, rig.commands.size());
    }

    @Test
    void shouldDeclineAtOnceAndSayWhoeverAnswered() {
        ask("5-0", "5");
        rig.run(3);
        rig.press(CHAT, ANN, mission(CHAT).buttons().get("Decline"));
        assertEquals(
                List.of("decline {\"account\":\"A\",\"signal\":5,\"by\":\"telegram:42/user42\",\"why\":\"telegram\"}"),
                rig.commands);
        rig.published.remove("approval/5-0");
        become("5", "\"outcome\":\"REFUSED\",\"reason\":\"DECLINED\"");
        rig.run(6);
        assertTrue(
                mission(CHAT).text().endsWith("\n→ declined (declined by user42)"),
                mission(CHAT).text());
        assertEquals(Map.of(), mission(CHAT).buttons());

        ask("6-0", "6");
        rig.run(3);
        rig.published.remove("approval/6-0");
        become("6", "\"outcome\":\"REFUSED\",\"reason\":\"APPROVAL_EXPIRED\"");
        rig.run(6);
        assertTrue(
                mission(CHAT).text().endsWith("\n→ expired: nobody answered in time"),
                mission(CHAT).text());
    }

    @Test
    void shouldNotApproveWhatIsGoneByThen() {
        ask("5-0", "5");
        rig.run(3);
        rig.press(CHAT, ANN, mission(CHAT).buttons().get("Approve"));
        rig.run(2);
        String confirm = rig.last(CHAT).buttons().get("Confirm");
        rig.published.remove("approval/5-0");
        rig.press(CHAT, ANN, confirm);
        assertEquals("not done: the signal waits no more", rig.toast());
        assertEquals(List.of(), rig.commands);
    }

    @Test
    void shouldTakeTheButtonsOfARunBeforeAway() {
        ask("5-0", "5");
        rig.run(5);
        String approve = mission(CHAT).buttons().get("Approve");
        rig.published.remove("approval/5-0");
        rig.start();
        rig.run(6);
        assertEquals(Map.of(), mission(CHAT).buttons());
        assertEquals(Map.of(), mission(GROUP).buttons());
        assertTrue(
                mission(GROUP).text().endsWith("the service was started again since"),
                mission(GROUP).text());
        rig.press(CHAT, ANN, approve);
        assertEquals("this signal is over", rig.toast());
    }

    private void fill(int number, String lots) {
        rig.published.put(
                "fire/PABCDEF" + number,
                "{\"account\":\"A\",\"symbol\":\"EURUSD\",\"side\":\"BUY\",\"lots\":0.10,\"strategy\":\"quick\",\"state\":\"FILLED\","
                        + "\"intent\":\"ENTRY\",\"filledLots\":" + lots + ",\"price\":1.10011,\"positionId\":"
                        + (70 + number)
                        + "}");
        open(number);
    }

    private void open(int number) {
        rig.published.put(
                "position/" + (70 + number),
                "{\"account\":\"A\",\"symbol\":\"EURUSD\",\"side\":\"BUY\",\"lots\":0.10,\"openPrice\":1.10011,\"strategy\":\"quick\","
                        + "\"openNs\":5,\"orderNumber\":" + number + "}");
    }

    private void close(int count, int number, boolean isEstimated) {
        rig.published.remove("position/" + (70 + number));
        rig.published.put(
                String.format(Locale.ROOT, "closed/%015d", count),
                "{\"number\":" + count + ",\"account\":\"A\",\"positionId\":" + (70 + number)
                        + ",\"symbol\":\"EURUSD\",\"side\":\"BUY\",\"lots\":0.10,\"openPrice\":1.10011,\"closePrice\":1.10111,\"openNs\":5,"
                        + "\"profit\":10.00,\"commission\":-0.70,\"swap\":0.00,\"currency\":\"USD\",\"reason\":\"TAKE_PROFIT\",\"estimated\":"
                        + isEstimated + "}");
    }

    @Test
    void shouldTellAFillAndACloseOnceWithWhatItMade() {
        fill(1, "0.10");
        rig.run(2);
        rig.published.put(
                "fire/PABCDEF1",
                "{\"account\":\"A\",\"symbol\":\"EURUSD\",\"side\":\"BUY\",\"lots\":0.10,\"state\":\"FILLED\",\"intent\":\"ENTRY\","
                        + "\"filledLots\":0.10,\"price\":1.10011,\"positionId\":71,\"proof\":\"PROVEN\"}");
        rig.run(3);
        assertEquals(
                List.of("[PAPER] FILLED: BUY 0.10 of 0.10 EURUSD at 1.10011 on A, quick, position 71, order PABCDEF1"),
                rig.texts(CHAT));
        close(1, 1, false);
        rig.run(3);
        assertEquals(
                "[PAPER] CLOSED: BUY 0.10 EURUSD, 1.10011 → 1.10111 on A, TAKE_PROFIT, position 71\n"
                        + "+9.30 USD net (profit 10.00, commission -0.70, swap 0.00)",
                rig.last(CHAT).text());
        rig.run(60); // else these would be told together
        fill(2, "0.10");
        rig.run(3);
        close(2, 2, true);
        rig.run(3);
        assertTrue(
                rig.last(CHAT).text().endsWith("\nprofit not known: the venue named none"),
                rig.last(CHAT).text());
        rig.run(10);
        assertEquals(4, rig.texts(CHAT).size());
        assertEquals(4, rig.texts(GROUP).size());
    }

    @Test
    void shouldTellAPartOfACloseOnlyWhenThePositionStays() {
        fill(1, "0.10");
        rig.run(2);
        rig.published.put(
                "fire/PABCDEF5",
                "{\"account\":\"A\",\"symbol\":\"EURUSD\",\"side\":\"SELL\",\"lots\":0.04,\"strategy\":\"quick\",\"state\":\"FILLED\","
                        + "\"intent\":\"EXIT\",\"filledLots\":0.04,\"price\":1.10050,\"positionId\":71}");
        rig.run(3);
        assertTrue(rig.last(CHAT).text().startsWith("[PAPER] CLOSED IN PART: SELL 0.04 of 0.04 EURUSD at 1.10050"));
        rig.published.put(
                "fire/PABCDEF6",
                "{\"account\":\"A\",\"symbol\":\"EURUSD\",\"side\":\"SELL\",\"lots\":0.06,\"strategy\":\"quick\",\"state\":\"FILLED\","
                        + "\"intent\":\"EXIT\",\"filledLots\":0.06,\"price\":1.10050,\"positionId\":71}");
        close(1, 1, false);
        rig.run(4);
        assertEquals(3, rig.texts(CHAT).size());
    }

    /** The view of a new run begins without the orders of the one before. */
    @Test
    void shouldTellAfterAKillWhatHappenedJustBeforeAndNothingTwice() {
        fill(1, "0.10");
        fill(2, "0.10");
        rig.run(4);
        assertEquals(2, rig.texts(CHAT).size());
        // opened and closed, killed before the bot looked
        open(3);
        rig.published.remove("position/72").remove("fire/PABCDEF1").remove("fire/PABCDEF2");
        rig.start();
        rig.run(10);
        List<String> texts = rig.texts(CHAT);
        assertEquals(4, texts.size(), texts.toString());
        assertTrue(texts.stream()
                .anyMatch(each -> each.equals("[PAPER] OPEN: BUY 0.10 EURUSD at 1.10011 on A, quick, position 73")));
        assertTrue(texts.stream().anyMatch(each -> each.startsWith("[PAPER] NO LONGER OPEN: position A/72;")));
        rig.start();
        rig.run(10);
        assertEquals(4, rig.texts(CHAT).size());
        assertEquals(4, rig.texts(GROUP).size());
    }

    /** Killed when the fill was told, and not yet noted as open. */
    @Test
    void shouldKnowAFillThatWasToldByThePositionThatItOpened() throws IOException {
        rig.run(1);
        fill(1, "0.10");
        rig.run(2);
        Files.writeString(directory.resolve("telegram.positions"), "");
        rig.published.remove("fire/PABCDEF1");
        rig.start();
        rig.run(5);
        assertEquals(1, rig.texts(CHAT).size());
    }

    @Test
    void shouldTellManyFillsTogether() {
        for (int i = 1; i <= 9; i++) {
            fill(i, "0.10");
        }
        rig.run(40);
        assertEquals(3, rig.texts(CHAT).size(), "as many a minute as configured");
        rig.run(40);
        List<String> texts = rig.texts(CHAT);
        assertEquals(4, texts.size());
        assertTrue(texts.get(3).startsWith("[PAPER] 6 fills and closes within a minute\nFILLED: BUY"), texts.get(3));
        assertEquals(7, texts.get(3).lines().count());
        rig.run(70);
        assertEquals(4, rig.texts(CHAT).size());
    }

    @Test
    void shouldMuteWhatIsNotCriticalForAWhileAndInThatChat() {
        rig.write(CHAT, ANN, "/mute 30m");
        rig.run(2);
        assertTrue(
                rig.last(CHAT).text().contains("muted here: alerts below CRITICAL until 2026-11-20T12:30:0"),
                rig.last(CHAT).text());
        rig.start(); // it is kept
        rig.alert("1", "warned", Severity.WARNING, "drawdown");
        rig.alert("2", "broken", Severity.CRITICAL, "drawdown");
        rig.run(5);
        assertEquals("[PAPER] broken", rig.last(CHAT).text());
        assertEquals(List.of("[PAPER] broken", "[PAPER] warned"), rig.texts(GROUP), "the worse goes first");
        assertEquals(2, rig.texts(CHAT).size());
        rig.write(CHAT, ANN, "/mute 30m drawdown");
        rig.run(2);
        rig.alert("3", "named", Severity.CRITICAL, "drawdown");
        rig.alert("4", "not named", Severity.CRITICAL, "takeOver");
        rig.run(5);
        assertEquals("[PAPER] not named", rig.last(CHAT).text());
        rig.write(CHAT, ANN, "/status");
        rig.run(2);
        assertTrue(
                rig.last(CHAT).text().contains("muted here: alerts of drawdown until "),
                rig.last(CHAT).text());
        rig.nowMs += TimeUnit.MINUTES.toMillis(31);
        rig.alert("5", "heard again", Severity.WARNING, "drawdown");
        rig.run(5);
        assertEquals("[PAPER] heard again", rig.last(CHAT).text());
        rig.console.report(new Notification("report-2026-11-20", "[PAPER] daily report\nx", "{}"));
        rig.console.report(new Notification("report-2026-11-20", "[PAPER] daily report\nx", "{}"));
        rig.run(5);
        assertEquals("[PAPER] daily report\nx", rig.last(CHAT).text());
        assertEquals(
                1,
                rig.texts(GROUP).stream().filter(each -> each.contains("daily")).count());
    }

    /** Seen failing with reports on the polling thread: nobody could have halted meanwhile. */
    @Test
    void shouldReadJournalsAsideAndOneAtATime() throws Exception {
        CountDownLatch reading = new CountDownLatch(1);
        CountDownLatch read = new CountDownLatch(1);
        long[] sinceMs = new long[1];
        rig.report = since -> {
            sinceMs[0] = since;
            reading.countDown();
            await(read);
            return PublishedValues.parse(
                    "{\"runs\":[7],\"total\":{\"signals\":4,\"won\":2,\"lost\":1,\"net\":{\"USD\":12.50}},\"orders\":{\"FILLED\":3},"
                            + "\"reasons\":{\"risk STALE_QUOTE\":2},\"byAccount\":[{\"account\":\"A\",\"won\":2,\"lost\":1}],\"gaps\":[]}");
        };
        rig.write(CHAT, ANN, "/daily");
        await(reading);
        assertEquals(Instant.parse("2026-11-19T22:00:00Z").toEpochMilli(), sinceMs[0], "17:00 in New York");
        rig.write(CHAT, ANN, "/profit 2");
        rig.write(CHAT, ANN, "/halt");
        assertEquals(1, rig.commands.size());
        rig.run(3);
        assertTrue(rig.texts(CHAT).contains("[PAPER] another report is being made: ask again"));
        read.countDown();
        awaitText("closed, since 2026-11-19T22:00:00Z\nall: 2 won, 1 lost, 0 even, 0 unknown; net 12.50 USD\nA: 2 won");
        rig.write(CHAT, ANN, "/report 12");
        awaitText("report, last 12 h\n4 signals, 0 stopped by the shield");
    }

    private void awaitText(String text) {
        for (int i = 0; i < 500 && rig.texts(CHAT).stream().noneMatch(each -> each.contains(text)); i++) {
            await(new CountDownLatch(1), 10);
            rig.run(1);
        }
        assertTrue(
                rig.texts(CHAT).stream().anyMatch(each -> each.contains(text)),
                rig.texts(CHAT).toString());
    }

    private static void await(CountDownLatch latch) {
        await(latch, 20_000);
    }

    private static void await(CountDownLatch latch, long ms) {
        try {
            latch.await(ms, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    @Test
    void shouldAskForATokenOnlyWhereThereAreChats() {
        TelegramSettings none = new TelegramSettings(List.of(), List.of(), URI.create("http://x"), 60, 30, 10);
        assertEquals(Optional.empty(), TelegramConsole.token(none, directory, Map.of()));
        TelegramSettings chats = new TelegramSettings(List.of(-5L), List.of(), URI.create("http://x"), 60, 30, 10);
        String said = assertThrows(
                        ConfigurationException.class, () -> TelegramConsole.token(chats, directory, Map.of()))
                .getMessage();
        assertTrue(said.contains("telegram.token") && said.contains("TELEGRAM_BOT_TOKEN"), said);
    }
}
