package io.ringfire.app.telegram;

import static io.ringfire.app.telegram.BotRig.ANN;
import static io.ringfire.app.telegram.BotRig.BOB;
import static io.ringfire.app.telegram.BotRig.CHAT;
import static io.ringfire.app.telegram.BotRig.EVE;
import static io.ringfire.app.telegram.BotRig.GROUP;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringfire.adapters.http.OperatorApi.Reply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is written to the bot and what becomes of it, over HTTP. Seen failing with a door that lets every chat in, with a question that
 * anybody may answer, with one that is done at each press, with one that has no end, with a press of anybody, with a position that is
 * not looked at again, with commands of a name of their own, and with an offset that is not kept.
 */
@Timeout(60)
class BotCommandsTest {
    private static final String POSITION =
            "{\"account\":\"A\",\"symbol\":\"EURUSD\",\"side\":\"BUY\",\"lots\":%s,\"openPrice\":1.10010,\"openProfit\":%s,"
                    + "\"state\":\"OPEN\",\"proof\":\"PROVEN\",\"openNs\":5,\"orderNumber\":3}";

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

    private String confirm() {
        return rig.last(CHAT).buttons().get("Confirm");
    }

    @Test
    void shouldAnswerWhoLooksAroundFromWhatIsPublished() {
        rig.published
                .put(
                        "account/A",
                        "{\"currency\":\"USD\",\"balance\":100.00,\"equity\":101.50,\"openProfit\":1.50,\"marginState\":\"OK\",\"entries\":\"open\"}")
                .put("position/77", String.format(POSITION, "0.10", "1.50"))
                .put(
                        "signal/000000000000001",
                        "{\"signal\":1,\"strategy\":\"quick\",\"symbol\":\"EURUSD\",\"side\":\"BUY\",\"intent\":\"ENTRY\",\"outcome\":\"REFUSED\",\"reason\":\"STALE_QUOTE\"}")
                .put("session/A", "{\"state\":\"FRESH\",\"ageMs\":400}")
                .put("engine/now", "{\"tradingState\":\"HALTED\",\"haltReason\":\"HALT by ann: news\"}");
        rig.run(3);
        rig.write(CHAT, EVE, "/status"); // whoever is in a configured chat may look
        rig.run(2);
        String status = rig.last(CHAT).text();
        assertTrue(status.startsWith("[PAPER] engine RUNNING, run 7\nrun 7: 5 ticks"), status);
        assertTrue(status.contains("trading HALTED: HALT by ann: news"), status);
        assertTrue(status.contains("A: terminal FRESH, heard 0 s ago"), status);
        rig.write(CHAT, EVE, "/balance@" + FakeBotApi.NAME);
        rig.run(2);
        assertTrue(
                rig.last(CHAT).text().contains("A: balance 100.00, equity 101.50 USD"),
                rig.last(CHAT).text());
        rig.write(CHAT, EVE, "/positions");
        rig.run(2);
        assertTrue(
                rig.last(CHAT).text().contains("77: BUY 0.10 EURUSD at 1.10010, profit 1.50, A, OPEN PROVEN"),
                rig.last(CHAT).text());
        rig.write(CHAT, EVE, "/signals");
        rig.run(2);
        assertTrue(
                rig.last(CHAT).text().contains("ENTRY BUY EURUSD, quick: REFUSED: STALE_QUOTE"),
                rig.last(CHAT).text());
        rig.write(CHAT, EVE, "/help");
        rig.run(2);
        for (String command : Conversation.TRADING) {
            assertTrue(rig.last(CHAT).text().contains("/" + command), command);
        }
        assertEquals(List.of(), rig.commands);
    }

    @Test
    void shouldSayWhenWhatIsPublishedIsOld() {
        rig.nowMs += 7_000;
        rig.api.write(CHAT, ANN, "/positions", TimeUnit.MILLISECONDS.toSeconds(rig.nowMs));
        long published = rig.published.values().publishedNs();
        turnWithoutPublishing();
        turnWithoutPublishing();
        assertTrue(
                rig.last(CHAT).text().startsWith("[PAPER] OLD: as it was "),
                rig.last(CHAT).text());
        assertEquals(published, rig.published.values().publishedNs());
    }

    private void turnWithoutPublishing() {
        rig.console.agents().forEach(agent -> {
            try {
                agent.doWork();
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        });
        rig.nowMs += 1_000;
    }

    @Test
    void shouldGiveStrangersNoAnswerAndNoCommand() {
        rig.write(EVE, EVE, "/status");
        rig.write(EVE, ANN, "/halt"); // even one who may, from elsewhere
        rig.api.press(EVE, ANN, "y:1");
        rig.run(5);
        assertEquals(List.of(), rig.api.messages());
        assertEquals(List.of(), rig.api.toasts());
        assertEquals(List.of(), rig.commands);
        assertEquals(0, rig.api.unread(), "they do not come again");
    }

    @Test
    void shouldLetOnlyNamedUsersCommand() {
        rig.write(GROUP, EVE, "/halt");
        rig.run(4);
        assertTrue(rig.last(GROUP).text().contains("not done: only users whom telegram.traders names"));
        assertTrue(rig.last(GROUP).text().contains("your id is " + EVE));
        rig.write(GROUP, ANN, "/halt news ahead");
        rig.run(4);
        assertEquals(List.of("halt {\"by\":\"telegram:42/user42\",\"why\":\"news ahead\"}"), rig.commands);
        assertEquals(
                "[PAPER] HALT entries on ALL accounts, by user42\n→ in the journal as 99, accepted",
                rig.last(GROUP).text());
    }

    @Test
    void shouldIgnoreWhatIsForOtherBotsAndWhatIsNoCommand() {
        for (String text : List.of("hello /halt", "halt", "/", "/halt@OtherBot", "/unknown", " ", "")) {
            rig.write(GROUP, ANN, text);
        }
        rig.run(4);
        assertEquals(List.of(), rig.api.messages());
        assertEquals(List.of(), rig.commands);
        rig.write(CHAT, ANN, "/unknown");
        rig.run(2);
        assertTrue(rig.last(CHAT).text().contains("there is no /unknown"));
    }

    @Test
    void shouldAskBeforeItFiresAndFireWhatItAskedFor() {
        rig.published.put("quote/EURUSD", "{\"bid\":1.10000,\"ask\":1.10010}");
        rig.accept("PABCDEF1");
        rig.write(CHAT, ANN, "/fire A EURUSD buy 0.10 sl=1.0800 tp=1.0900 because");
        rig.run(2);
        FakeBotApi.Message question = rig.last(CHAT);
        assertEquals(
                "[PAPER] Do this?\nFIRE BUY 0.10 EURUSD on A, stop 1.0800, target 1.0900\nquoted 1.10000 / 1.10010\n"
                        + "why: because\nuser42 may confirm within 30 s",
                question.text());
        assertEquals(
                List.of("Confirm", "Cancel"), List.copyOf(question.buttons().keySet()));
        assertEquals(List.of(), rig.commands);
        rig.press(CHAT, ANN, confirm());
        rig.run(2);
        assertEquals(
                List.of(
                        "fire {\"account\":\"A\",\"symbol\":\"EURUSD\",\"side\":\"buy\",\"lots\":\"0.10\",\"sl\":\"1.0800\",\"tp\":\"1.0900\","
                                + "\"by\":\"telegram:42/user42\",\"why\":\"because\"}"),
                rig.commands);
        assertTrue(
                rig.last(CHAT).text().endsWith("→ in the journal as 99, accepted; order PABCDEF1, not answered yet"));
        assertEquals(Map.of(), rig.last(CHAT).buttons());
        rig.published.put(
                "fire/PABCDEF1",
                "{\"state\":\"REJECTED\",\"intent\":\"ENTRY\",\"filledLots\":0,\"reason\":\"NO_MONEY\"}");
        rig.run(3);
        assertTrue(
                rig.last(CHAT).text().endsWith("→ PABCDEF1 REJECTED: NO_MONEY"),
                rig.last(CHAT).text());
    }

    @Test
    void shouldDoItOnceHoweverOftenItIsPressed() {
        rig.write(CHAT, ANN, "/resume");
        rig.run(2);
        String confirm = confirm();
        rig.api.press(CHAT, ANN, confirm);
        rig.api.press(CHAT, ANN, confirm);
        rig.press(CHAT, ANN, confirm);
        rig.run(1);
        assertEquals(1, rig.commands.size());
        assertEquals("over: it was answered, or its time is up", rig.toast());
    }

    @Test
    void shouldTakeTheAnswerOfWhoAskedAlone() {
        rig.write(GROUP, ANN, "/resume A");
        rig.run(4);
        String confirm = rig.last(GROUP).buttons().get("Confirm");
        rig.press(GROUP, BOB, confirm);
        assertEquals("only user42 may answer this", rig.toast());
        rig.press(GROUP, EVE, confirm);
        assertTrue(rig.toast().contains("only users whom telegram.traders names"), rig.toast());
        rig.press(CHAT, ANN, confirm);
        assertEquals("over: it was answered, or its time is up", rig.toast(), "from another chat");
        assertEquals(List.of(), rig.commands);
        rig.press(GROUP, ANN, confirm);
        assertEquals(1, rig.commands.size());
    }

    @Test
    void shouldRefuseALatePressAndSayThatItsTimeIsUp() {
        rig.write(CHAT, ANN, "/closeall");
        rig.run(2);
        String confirm = confirm();
        rig.run(31);
        assertTrue(
                rig.last(CHAT).text().endsWith("→ too late: not done"),
                rig.last(CHAT).text());
        assertEquals(Map.of(), rig.last(CHAT).buttons());
        rig.press(CHAT, ANN, confirm);
        assertEquals(List.of(), rig.commands);
        assertEquals("over: it was answered, or its time is up", rig.toast());
    }

    @Test
    void shouldNotDoWhatIsCancelled() {
        rig.write(CHAT, ANN, "/risk 50 A calm down");
        rig.run(2);
        assertTrue(
                rig.last(CHAT).text().contains("RISK 50 % on A"), rig.last(CHAT).text());
        String confirm = confirm();
        rig.press(CHAT, ANN, rig.last(CHAT).buttons().get("Cancel"));
        rig.press(CHAT, ANN, confirm);
        rig.run(2);
        assertEquals(List.of(), rig.commands);
        assertTrue(rig.last(CHAT).text().endsWith("cancelled by user42: not done"));
        rig.write(CHAT, ANN, "/risk 50 A calm down");
        rig.run(2);
        rig.press(CHAT, ANN, confirm());
        assertEquals(
                List.of(
                        "risk {\"account\":\"A\",\"percent\":\"50\",\"by\":\"telegram:42/user42\",\"why\":\"calm down\"}"),
                rig.commands);
    }

    @Test
    void shouldCloseThePositionThatWasAskedAboutOrNone() {
        rig.published.put("position/77", String.format(POSITION, "0.10", "1.50"));
        rig.run(3);
        rig.write(CHAT, ANN, "/close 78");
        rig.run(2);
        assertTrue(rig.last(CHAT).text().contains("no position '78' is open"));
        rig.write(CHAT, ANN, "/close 77");
        rig.run(2);
        String first = confirm();
        rig.published.put("position/77", String.format(POSITION, "0.05", "0.70"));
        rig.press(CHAT, ANN, first);
        rig.run(2);
        assertTrue(rig.last(CHAT).text().contains("not done: the position is another by now: BUY 0.05"));
        assertEquals(List.of(), rig.commands);
        rig.write(CHAT, ANN, "/close 77 enough");
        rig.run(2);
        rig.published.put("position/77", String.format(POSITION, "0.05", "0.90"));
        rig.press(CHAT, ANN, confirm());
        assertEquals(
                List.of("close {\"account\":\"A\",\"position\":77,\"by\":\"telegram:42/user42\",\"why\":\"enough\"}"),
                rig.commands,
                "a quote that moves does not make it another");
    }

    @Test
    void shouldCloseAllThatWasShownOrNothing() {
        rig.published.put("position/77", String.format(POSITION, "0.10", "1.50"));
        rig.run(3);
        rig.write(CHAT, ANN, "/closeall A");
        rig.run(2);
        String first = confirm();
        rig.published.put("position/78", String.format(POSITION, "0.10", "1.50"));
        rig.run(3);
        rig.press(CHAT, ANN, first);
        assertTrue(rig.toast().contains("other positions are open by now"), rig.toast());
        rig.write(CHAT, ANN, "/closeall A");
        rig.run(5);
        rig.press(CHAT, ANN, confirm());
        assertEquals(
                List.of("close-all {\"account\":\"A\",\"by\":\"telegram:42/user42\",\"why\":\"telegram\"}"),
                rig.commands);
    }

    @Test
    void shouldSayWhatIsWrongWithACommandAndAskNothing() {
        for (String wrong : List.of(
                "/fire EURUSD buy 0.10",
                "/fire A GBPUSD buy 0.10",
                "/fire A EURUSD long 0.10",
                "/fire A EURUSD buy 0,10",
                "/fire A EURUSD buy",
                "/fire A EURUSD buy 0.1 sl=x",
                "/fire",
                "/close",
                "/close x",
                "/risk",
                "/risk much",
                "/profit 0",
                "/report 9999",
                "/mute",
                "/mute 25h",
                "/mute 30m nothing")) {
            int before = rig.texts(CHAT).size();
            rig.write(CHAT, ANN, wrong);
            rig.run(2);
            assertEquals(before + 1, rig.texts(CHAT).size(), wrong);
            assertEquals(Map.of(), rig.last(CHAT).buttons(), wrong);
            rig.nowMs += 60_000;
        }
        assertEquals(List.of(), rig.commands);
    }

    @Test
    void shouldTellTheTruthAboutWhatTheDeskSaid() {
        ObjectNode problem = JsonNodeFactory.instance.objectNode().put("problem", "may yet be done");
        rig.reply = new Reply(504, problem);
        rig.write(CHAT, ANN, "/halt");
        rig.run(2);
        assertTrue(rig.last(CHAT).text().endsWith("→ NOT KNOWN whether it is done: may yet be done"));
        rig.reply = new Reply(503, problem.deepCopy().put("problem", "nothing happened"));
        rig.write(CHAT, ANN, "/halt");
        rig.run(2);
        assertTrue(rig.last(CHAT).text().endsWith("→ not done: nothing happened"));
        rig.reply = new Reply(
                202,
                JsonNodeFactory.instance
                        .objectNode()
                        .put("sequence", 5)
                        .put("accepted", false)
                        .put("reason", "STALE_QUOTE"));
        rig.write(CHAT, ANN, "/resume");
        rig.run(2);
        rig.press(CHAT, ANN, confirm());
        rig.run(2);
        assertTrue(rig.last(CHAT).text().endsWith("→ in the journal as 5, and refused: STALE_QUOTE"));
    }

    @Test
    void shouldRefuseWhatWasSentLongAgo() {
        rig.close();
        try (BotRig later = anew()) {
            long nowSeconds = TimeUnit.MILLISECONDS.toSeconds(later.nowMs);
            later.api.write(CHAT, ANN, "/closeall", nowSeconds - 300);
            later.api.write(CHAT, ANN, "/status", nowSeconds - 62);
            later.api.write(CHAT, ANN, "/status", nowSeconds - 58);
            later.run(6);
            List<String> texts = later.texts(CHAT);
            assertEquals("[PAPER] /closeall was sent 5 minutes ago: not done; send it again", texts.get(0));
            assertEquals("[PAPER] /status was sent 62 s ago: not done; send it again", texts.get(1));
            assertTrue(texts.get(2).startsWith("[PAPER] engine RUNNING"), texts.get(2));
            assertEquals(List.of(), later.commands);
        }
    }

    private BotRig anew() {
        try {
            return new BotRig(directory);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void shouldForgetQuestionsOverARestartAndSaySo() {
        rig.write(CHAT, ANN, "/resume");
        rig.run(2);
        String confirm = confirm();
        rig.start();
        rig.run(3);
        assertTrue(rig.last(CHAT).text().endsWith("→ over: the service was started again since"));
        assertEquals(Map.of(), rig.last(CHAT).buttons());
        rig.press(CHAT, ANN, confirm);
        assertEquals(List.of(), rig.commands);
    }

    @Test
    void shouldNeitherLoseNorRepeatWhatWasWrittenOverARestart() {
        rig.write(CHAT, ANN, "/halt");
        rig.run(2);
        assertEquals(1, rig.commands.size());
        rig.api.write(CHAT, ANN, "/halt A", TimeUnit.MILLISECONDS.toSeconds(rig.nowMs)); // while nobody listens
        rig.start();
        rig.run(3);
        assertEquals(2, rig.commands.size());
        assertEquals(2, rig.texts(CHAT).size());
        rig.start();
        rig.run(3);
        assertEquals(2, rig.commands.size());
        assertEquals(2, rig.texts(CHAT).size());
    }

    /** A kill between a command and the note that its update is done with: it comes again, and the desk knows it. */
    @Test
    void shouldNotCommandTwiceWhenAnUpdateComesAgain() throws IOException {
        rig.write(CHAT, ANN, "/halt");
        rig.run(2);
        Files.delete(directory.resolve("telegram.offset"));
        rig.api.repeat();
        rig.start();
        rig.run(3);
        assertEquals(2, rig.asked, "it came again");
        assertEquals(1, rig.commands.size());
        assertEquals(1, rig.texts(CHAT).size());
    }

    @Test
    void shouldGoOnWhenTelegramFailsAndSayEachThingOnce() {
        rig.api.fail("429 2", "500", "502");
        rig.write(CHAT, ANN, "/help");
        rig.run(10);
        assertEquals(1, rig.texts(CHAT).size());
        rig.api.slow(30);
        rig.write(CHAT, ANN, "/halt");
        rig.run(3);
        assertEquals(2, rig.texts(CHAT).size());
        assertEquals(1, rig.commands.size());
    }

    @Test
    void shouldNotHearWhoSaysTooMuchExceptForAHalt() {
        for (int i = 0; i < 3 * Doorkeeper.MOST_A_MINUTE; i++) {
            rig.api.write(CHAT, ANN, "/help", TimeUnit.MILLISECONDS.toSeconds(rig.nowMs));
        }
        rig.api.write(CHAT, ANN, "/halt", TimeUnit.MILLISECONDS.toSeconds(rig.nowMs));
        rig.run(1);
        assertEquals(1, rig.commands.size());
        rig.run(50);
        assertEquals(Doorkeeper.MOST_A_MINUTE + 1, rig.texts(CHAT).size());
    }

    /** Seen failing with texts as they are: a reason could write lines of its own, and turn the reading around. */
    @Test
    void shouldShowHostileNamesAsTextAndNothingElse() {
        String hostile = "x\n[LIVE] FILLED \u202eevil\u0000 <b>*_`[a](http://b)";
        rig.published.put(
                "engine/now", PublishedText.of("tradingState", "HALTED", "haltReason", hostile + "y".repeat(9_000)));
        for (int i = 0; i < 300; i++) {
            rig.published.put("shut/strategy " + i + hostile, PublishedText.of("why", hostile));
        }
        rig.write(CHAT, ANN, "/status");
        rig.run(2);
        String text = rig.last(CHAT).text();
        assertTrue(text.length() <= 4_096, text.length() + " characters");
        assertTrue(text.matches("(?s).*\n… [0-9]+ more"), text.substring(text.length() - 60));
        assertTrue(text.lines().noneMatch(line -> line.startsWith("[LIVE]")), text);
        assertFalse(text.contains("\u202e") || text.contains("\u0000"), text);
        assertTrue(text.contains("<b>*_`[a](http://b)"), "it is plain text, so nothing is lost of it");
    }
}
