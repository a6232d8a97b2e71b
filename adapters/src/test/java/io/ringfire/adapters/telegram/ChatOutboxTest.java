package io.ringfire.adapters.telegram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringfire.adapters.notify.DeliveryException;
import io.ringfire.adapters.notify.Outbox.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * On a clock of the test's own, without a wire. Seen failing with an outbox that does not write down what it is to send, or what is done
 * with; that sends the oldest first whatever it is, or drops it; that does not space messages, wait as a 429 says, or look at the time
 * of a question; and that loses a change which came while its message was sent.
 */
class ChatOutboxTest {
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final long CHAT = 6;
    private static final long GROUP = -5;
    private static final List<Button> BUTTONS = List.of(new Button("Yes", "y:1"));

    @TempDir
    private Path directory;

    private final Fake bot = new Fake();
    private long nowNs = 7;
    private long epochMs = 1_000_000;

    private static final class Fake implements BotApi {
        final List<String> said = new ArrayList<>();
        DeliveryException fault;
        Runnable during = () -> {};
        private int count;

        @Override
        public String me() {
            return "fake";
        }

        @Override
        public int send(long chat, String text, List<Button> buttons) throws DeliveryException {
            during.run();
            check();
            said.add(chat + " " + text + (buttons.isEmpty() ? "" : " " + buttons.size()));
            return ++count;
        }

        @Override
        public void edit(long chat, int message, String text, List<Button> buttons) throws DeliveryException {
            during.run();
            check();
            said.add(chat + " #" + message + " " + text + (buttons.isEmpty() ? "" : " " + buttons.size()));
        }

        private void check() throws DeliveryException {
            if (fault != null) {
                throw fault;
            }
        }

        @Override
        public void answer(String pressId, String text) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<Update> updates(long offset, int waitSeconds) {
            throw new UnsupportedOperationException();
        }
    }

    private ChatOutbox outbox(Long... chats) throws IOException {
        return new ChatOutbox(bot, Set.of(chats), path(), () -> nowNs, () -> epochMs);
    }

    private Path path() {
        return directory.resolve("telegram.outbox");
    }

    private static ChatMessage message(String id, long chat, Urgency urgency) {
        return ChatMessage.plain(id, chat, urgency, "text " + id);
    }

    private void run(ChatOutbox outbox, int seconds) {
        for (int i = 0; i < seconds * 10; i++) {
            outbox.doWork();
            nowNs += SECOND / 10;
            epochMs += 100;
        }
    }

    @Test
    void shouldSendWhatIsUrgentFirstAndElseInOrder() throws IOException {
        ChatOutbox outbox = outbox(CHAT);
        outbox.say(message("chat1", CHAT, Urgency.CHATTER));
        outbox.say(message("fill1", CHAT, Urgency.FILL));
        outbox.say(message("alert", CHAT, Urgency.ALERT));
        outbox.say(message("fill2", CHAT, Urgency.FILL));
        outbox.say(message("ask", CHAT, Urgency.QUESTION));
        outbox.say(message("critical", CHAT, Urgency.CRITICAL));
        outbox.say(message("other", 99, Urgency.CRITICAL));
        run(outbox, 10);
        assertEquals(
                List.of(
                        "6 text critical",
                        "6 text ask",
                        "6 text alert",
                        "6 text fill1",
                        "6 text fill2",
                        "6 text chat1"),
                bot.said);
        assertEquals(6, outbox.count(Outcome.SENT));
    }

    @Test
    void shouldKeepToTelegramsLimits() throws IOException {
        ChatOutbox outbox = outbox(CHAT, GROUP);
        for (int i = 0; i < 100; i++) {
            outbox.say(message("a" + i, CHAT, Urgency.FILL));
            outbox.say(message("b" + i, GROUP, Urgency.FILL));
        }
        run(outbox, 60);
        assertEquals(60, bot.said.stream().filter(each -> each.startsWith("6 ")).count());
        assertEquals(
                20, bot.said.stream().filter(each -> each.startsWith("-5 ")).count());
        bot.said.clear();
        Long[] many = new Long[16];
        for (int i = 0; i < many.length; i++) {
            many[i] = i + 100L;
        }
        ChatOutbox wide =
                new ChatOutbox(bot, Set.of(many), directory.resolve("wide.outbox"), () -> nowNs, () -> epochMs);
        for (long chat : many) {
            wide.say(message("c", chat, Urgency.FILL));
        }
        for (int i = 0; i < 100; i++) {
            wide.doWork();
            nowNs += SECOND / 1000;
        }
        assertTrue(bot.said.size() <= 3, "30 a second in all: " + bot.said.size() + " in 100 ms");
    }

    @Test
    void shouldWaitInOneChatAsLongAsItIsToldAndGoOnInAnother() throws IOException {
        ChatOutbox outbox = outbox(CHAT, 7L);
        outbox.say(message("1", CHAT, Urgency.ALERT));
        bot.fault = DeliveryException.busy("429", 40 * SECOND);
        outbox.doWork();
        bot.fault = null;
        outbox.say(message("2", 7, Urgency.CHATTER));
        run(outbox, 39);
        assertEquals(List.of("7 text 2"), bot.said);
        run(outbox, 2);
        assertEquals(List.of("7 text 2", "6 text 1"), bot.said);
        assertEquals(1, outbox.count(Outcome.RETRIED));
    }

    @Test
    void shouldTryAgainEverLessOftenAndGiveUpWhatIsRefused() throws IOException {
        ChatOutbox outbox = outbox(CHAT);
        outbox.say(message("1", CHAT, Urgency.ALERT));
        bot.fault = DeliveryException.passing("no answer");
        for (long seconds : new long[] {1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300}) {
            long before = outbox.count(Outcome.RETRIED);
            outbox.doWork();
            assertEquals(before + 1, outbox.count(Outcome.RETRIED), seconds + " s");
            nowNs += seconds * SECOND - 1;
            outbox.doWork();
            assertEquals(before + 1, outbox.count(Outcome.RETRIED), "not before " + seconds + " s");
            nowNs++;
        }
        bot.fault = DeliveryException.refused("400");
        outbox.doWork();
        assertEquals(1, outbox.count(Outcome.REFUSED));
        bot.fault = null;
        run(outbox, 3);
        assertEquals(List.of(), bot.said);
        outbox.change("1", CHAT, "changed");
        run(outbox, 3);
        assertEquals(List.of(), bot.said, "what is not there is not changed");
    }

    @Test
    void shouldDropChatterBeforeFillsAndFillsBeforeAlerts() throws IOException {
        ChatOutbox outbox = outbox(CHAT);
        int third = ChatOutbox.CAPACITY / 4;
        for (int i = 0; i < third; i++) {
            outbox.say(message("chatter" + i, CHAT, Urgency.CHATTER));
            outbox.say(message("fill" + i, CHAT, Urgency.FILL));
            outbox.say(message("alert" + i, CHAT, Urgency.ALERT));
            outbox.say(message("critical" + i, CHAT, Urgency.CRITICAL));
        }
        for (int i = 0; i < third + 10; i++) {
            outbox.say(message("more" + i, CHAT, Urgency.CRITICAL));
        }
        outbox.say(message("late chatter", CHAT, Urgency.CHATTER));
        assertEquals(ChatOutbox.CAPACITY, outbox.waiting());
        run(outbox, ChatOutbox.CAPACITY + 10);
        assertEquals(
                0, bot.said.stream().filter(each -> each.contains("chatter")).count());
        assertEquals(
                third - 10,
                bot.said.stream().filter(each -> each.contains("fill")).count());
        assertTrue(bot.said.contains("6 text fill10") && !bot.said.contains("6 text fill9"), "the oldest goes first");
        assertEquals(
                third, bot.said.stream().filter(each -> each.contains("alert")).count());
        assertEquals(third + 11, outbox.count(Outcome.DROPPED));
    }

    @Test
    void shouldNotSendWhatIsOfNoUseAnyMore() throws IOException {
        ChatOutbox outbox = outbox(CHAT);
        outbox.say(new ChatMessage("1", CHAT, Urgency.QUESTION, "do it?", BUTTONS, epochMs + 30_000));
        bot.fault = DeliveryException.busy("429", 31 * SECOND);
        outbox.doWork();
        bot.fault = null;
        run(outbox, 40);
        assertEquals(List.of(), bot.said);
        assertEquals(1, outbox.count(Outcome.DROPPED));
    }

    @Test
    void shouldChangeAMessageOnceItIsThereAndKeepTheLastChangeAlone() throws IOException {
        ChatOutbox outbox = outbox(CHAT);
        outbox.say(new ChatMessage("1", CHAT, Urgency.QUESTION, "do it?", BUTTONS, 0));
        run(outbox, 2);
        assertEquals(List.of("6 do it? 1"), bot.said);
        assertEquals(1, outbox.open().size());
        outbox.change("1", CHAT, "doing");
        outbox.change("1", CHAT, "done");
        outbox.change("unknown", CHAT, "x");
        assertEquals(0, outbox.open().size());
        run(outbox, 3);
        assertEquals(List.of("6 do it? 1", "6 #1 done"), bot.said);
        outbox.change("1", CHAT, "filled");
        run(outbox, 3);
        assertEquals("6 #1 filled", bot.said.get(2));

        outbox.say(new ChatMessage("2", CHAT, Urgency.QUESTION, "and this?", BUTTONS, 0));
        outbox.change("2", CHAT, "over before it was seen");
        run(outbox, 3);
        assertEquals("6 over before it was seen", bot.said.get(3));
        assertEquals(4, bot.said.size());

        bot.during = () -> outbox.change("3", CHAT, "while it was sent");
        outbox.say(new ChatMessage("3", CHAT, Urgency.QUESTION, "third?", BUTTONS, 0));
        outbox.doWork();
        bot.during = () -> {};
        run(outbox, 3);
        assertEquals(List.of("6 third? 1", "6 #3 while it was sent"), bot.said.subList(4, 6));
    }

    @Test
    void shouldKnowAfterARestartWhatHasButtons() throws IOException {
        ChatOutbox first = outbox(CHAT);
        first.say(new ChatMessage("there", CHAT, Urgency.QUESTION, "there?", BUTTONS, 0));
        first.say(new ChatMessage("closed", CHAT, Urgency.QUESTION, "closed?", BUTTONS, 0));
        run(first, 3);
        first.change("closed", CHAT, "closed");
        run(first, 3);
        first.say(new ChatMessage("waits", CHAT, Urgency.QUESTION, "waits?", BUTTONS, 0));
        ChatOutbox second = outbox(CHAT);
        assertEquals(
                List.of("there?", "waits?"),
                second.open().stream().map(ChatMessage::text).toList());
        second.open().forEach(each -> second.change(each.id(), each.chat(), each.text() + " over"));
        ChatOutbox third = outbox(CHAT);
        assertEquals(List.of(), third.open());
        bot.said.clear();
        run(third, 5);
        assertEquals(Set.of("6 waits? over", "6 #1 there? over"), new HashSet<>(bot.said));
    }

    @Test
    void shouldSendNothingToAChatThatIsNotNamedAnyMore() throws IOException {
        outbox(CHAT, GROUP).say(message("1", GROUP, Urgency.ALERT));
        ChatOutbox second = outbox(CHAT);
        run(second, 5);
        assertEquals(List.of(), bot.said);
        assertEquals(1, second.count(Outcome.REFUSED));
        assertEquals(0, outbox(CHAT, GROUP).waiting());
    }

    @Test
    void shouldReadAFileThatAKillCut() throws IOException {
        outbox(CHAT).say(message("1", CHAT, Urgency.ALERT));
        Files.writeString(path(), "{\"queued\":{\"id\":\"2\",\"tar", StandardOpenOption.APPEND);
        assertEquals(1, outbox(CHAT).waiting());
        assertFalse(Files.readString(path()).contains("\"tar"), "it is written anew, whole");
        if (path().getFileSystem().supportedFileAttributeViews().contains("posix")) {
            assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(path())));
        }
    }

    /**
     * A process that is killed at any of its steps, again and again, while the same things are said: each arrives once, but for those that
     * were taken in the very step of a kill, and the last text of each is what is seen.
     */
    @Test
    void shouldNeitherRepeatNorLoseOverKills() throws IOException {
        Random random = new Random(5);
        ChatOutbox outbox = outbox(CHAT);
        Map<String, String> last = new HashMap<>();
        for (int step = 0; step < 3_000; step++) {
            String id = "m" + random.nextInt(1 + step / 20);
            int dice = random.nextInt(100);
            if (dice < 30) {
                outbox.say(message(id, CHAT, Urgency.values()[random.nextInt(Urgency.values().length)]));
                last.putIfAbsent(id, "text " + id);
            } else if (dice < 40 && last.containsKey(id)) {
                outbox.change(id, CHAT, "changed " + step);
                last.put(id, "changed " + step);
            } else if (dice < 45) {
                outbox = outbox(CHAT); // nothing of the one before is told that it ends
            } else {
                outbox.doWork();
                nowNs += SECOND;
            }
        }
        run(outbox, 2 * last.size() + 10);
        assertEquals(0, outbox.waiting());
        assertEquals(0, outbox.count(Outcome.DROPPED), "the bound is not what is tested here");
        Map<String, String> textByNumber = new HashMap<>();
        int number = 0;
        for (String said : bot.said) {
            String text = said.substring("6 ".length());
            if (text.startsWith("#")) {
                textByNumber.put(text.substring(1, text.indexOf(' ')), text.substring(text.indexOf(' ') + 1));
            } else {
                textByNumber.put(Integer.toString(++number), text);
            }
        }
        assertEquals(last.size(), textByNumber.size(), "as many messages as things were said");
        assertEquals(
                last.values().stream().sorted().toList(),
                textByNumber.values().stream().sorted().toList());
    }

    @Test
    void shouldKeepItsFileSmall() throws IOException {
        ChatOutbox outbox = outbox(CHAT);
        for (int i = 0; i < 3 * Letters.KEPT_DONE; i++) {
            outbox.say(message("m" + i, CHAT, Urgency.ALERT));
            outbox.doWork();
            nowNs += SECOND;
        }
        assertTrue(Files.readAllLines(path()).size() <= 2 * Letters.KEPT_DONE);
        outbox.say(message("m" + (3 * Letters.KEPT_DONE - 1), CHAT, Urgency.ALERT));
        assertEquals(0, outbox.waiting(), "it is known still");
    }
}
