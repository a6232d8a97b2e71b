package io.ringfire.adapters.telegram;

import io.ringfire.adapters.notify.Deliveries;
import io.ringfire.adapters.notify.DeliveryException;
import io.ringfire.adapters.notify.Outbox;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;
import org.agrona.concurrent.Agent;
import org.agrona.concurrent.EpochClock;
import org.agrona.concurrent.NanoClock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Messages on their way to chats, the most urgent first, on a thread of its own. Whoever tells waits for a line in a file at most: what is
 * said is on disk when {@link #say} returns, and is sent once, over restarts too, but for one message that was taken just before a kill
 * or whose answer was lost. Keeps to Telegram's limits: a message a second in a chat, 20 a minute in a group, 30 a second in all, and as
 * long as a 429 says. Holds {@link #CAPACITY} messages.
 */
public final class ChatOutbox implements Agent, Deliveries {
    /** Most messages that wait. */
    public static final int CAPACITY = 256;

    private static final Logger LOG = LoggerFactory.getLogger(ChatOutbox.class);
    private static final long CHAT_SPACING_NS = TimeUnit.SECONDS.toNanos(1);
    private static final long GROUP_SPACING_NS = TimeUnit.SECONDS.toNanos(3);
    private static final long SPACING_NS = TimeUnit.MILLISECONDS.toNanos(34);
    private static final long FIRST_WAIT_NS = TimeUnit.SECONDS.toNanos(1);
    private static final long LONGEST_WAIT_NS = TimeUnit.MINUTES.toNanos(5);
    private static final int MOST_DOUBLINGS = 16;

    private final BotApi bot;
    private final Set<Long> chats;
    private final NanoClock pace;
    private final EpochClock clock;
    private final Letters letters = new Letters(CAPACITY);
    private final LetterFile file;
    private final Map<Long, Long> chatNotBeforeNs = new HashMap<>();
    private final AtomicLongArray outcomes = new AtomicLongArray(Outbox.Outcome.values().length);
    private int attempts;
    private long notBeforeNs;
    private boolean isFileBroken;

    /**
     * Begins with what a run before this one did not get rid of; but nothing goes to a chat that is not named any more.
     *
     * @param chats that are sent to, and no other
     * @throws IOException when its file can be neither read nor written
     */
    public ChatOutbox(BotApi bot, Set<Long> chats, Path path, NanoClock pace, EpochClock clock) throws IOException {
        this.bot = bot;
        this.chats = Set.copyOf(chats);
        this.pace = pace;
        this.clock = clock;
        this.file = LetterFile.open(path, letters);
        this.notBeforeNs = pace.nanoTime();
        for (Letters.Letter letter : letters.all()) {
            if (!chats.contains(letter.message().chat())) {
                finish(letter, letters.number(letter.message().key()), Outbox.Outcome.REFUSED);
            }
        }
    }

    /** Says something, unless it was said in that chat before. Any thread. */
    public synchronized void say(ChatMessage message) {
        if (!chats.contains(message.chat()) || letters.isKnown(message)) {
            return;
        }
        Letters.Letter letter = new Letters.Letter(message, false);
        Letters.Letter out = letters.wayFor(letter);
        if (out != null) {
            finish(out, Letters.NOT_THERE, Outbox.Outcome.DROPPED);
        }
        if (out != letter) {
            queue(letter);
        }
    }

    /** Gives a message that is there, or on its way, another text, and takes its buttons away; nothing where it is neither. Any thread. */
    public synchronized void change(String id, long chat, String text) {
        ChatMessage message = ChatMessage.plain(id, chat, Urgency.QUESTION, text);
        if (letters.isChangeable(message.key())) {
            queue(new Letters.Letter(message, true));
        }
    }

    /** Messages that have buttons, there or on their way. Any thread. */
    public synchronized List<ChatMessage> open() {
        return letters.open();
    }

    /** What is still to be sent or changed. Any thread. */
    public synchronized int waiting() {
        return letters.size();
    }

    @Override
    public long count(Outbox.Outcome outcome) {
        return outcomes.get(outcome.ordinal());
    }

    @Override
    public String name() {
        return "telegram";
    }

    @Override
    public String roleName() {
        return "ringfire-outbox-telegram";
    }

    @Override
    public int doWork() {
        Letters.Letter letter = next();
        if (letter == null) {
            return 0;
        }
        try {
            int number = bring(letter);
            sent(letter, number);
        } catch (DeliveryException e) {
            failed(letter, e);
        }
        return 1;
    }

    private synchronized Letters.Letter next() {
        long nowNs = pace.nanoTime();
        if (nowNs - notBeforeNs < 0) {
            return null;
        }
        Letters.Letter letter = letters.next(chat -> nowNs - chatNotBeforeNs.getOrDefault(chat, nowNs) >= 0);
        if (letter == null) {
            return null;
        }
        long untilMs = letter.message().untilMs();
        boolean isTooLate = !letter.isChange() && untilMs != 0 && clock.time() > untilMs;
        if (isTooLate || letter.isChange() && letters.number(letter.message().key()) == Letters.NOT_THERE) {
            finish(letter, Letters.NOT_THERE, Outbox.Outcome.DROPPED);
            return null;
        }
        return letter;
    }

    /** Outside of the lock: it may take seconds. */
    private int bring(Letters.Letter letter) throws DeliveryException {
        ChatMessage message = letter.message();
        if (!letter.isChange()) {
            return bot.send(message.chat(), message.text(), message.buttons());
        }
        int number;
        synchronized (this) {
            number = letters.number(message.key());
        }
        bot.edit(message.chat(), number, message.text(), message.buttons());
        return number;
    }

    private synchronized void sent(Letters.Letter letter, int number) {
        attempts = 0;
        finish(letter, number, Outbox.Outcome.SENT);
        rest(letter, spacingNs(letter), SPACING_NS);
    }

    private synchronized void failed(Letters.Letter letter, DeliveryException e) {
        if (e.isFinal()) {
            LOG.warn(
                    "telegram refuses a message to chat {}: {}",
                    letter.message().chat(),
                    e.getMessage());
            finish(
                    letter,
                    letter.isChange() ? letters.number(letter.message().key()) : Letters.NOT_THERE,
                    Outbox.Outcome.REFUSED);
            attempts = 0;
            rest(letter, spacingNs(letter), SPACING_NS);
            return;
        }
        outcomes.incrementAndGet(Outbox.Outcome.RETRIED.ordinal());
        if (e.retryAfterNs() > 0) {
            rest(letter, Math.max(e.retryAfterNs(), spacingNs(letter)), FIRST_WAIT_NS);
            return;
        }
        if (attempts == 0) {
            LOG.warn("telegram did not take a message, which is sent again: {}", e.getMessage());
        }
        long waitNs = Math.min(FIRST_WAIT_NS << Math.min(attempts++, MOST_DOUBLINGS), LONGEST_WAIT_NS);
        rest(
                letter,
                Math.max(waitNs, spacingNs(letter)),
                waitNs); // so that one chat's failure lets another have its turn
    }

    private void rest(Letters.Letter letter, long chatNs, long allNs) {
        long nowNs = pace.nanoTime();
        chatNotBeforeNs.put(letter.message().chat(), nowNs + chatNs);
        notBeforeNs = nowNs + allNs;
    }

    private static long spacingNs(Letters.Letter letter) {
        return letter.message().chat() < 0 ? GROUP_SPACING_NS : CHAT_SPACING_NS;
    }

    private void queue(Letters.Letter letter) {
        letters.put(letter);
        write(() -> file.queued(letter));
    }

    private void finish(Letters.Letter letter, int number, Outbox.Outcome outcome) {
        letters.finished(letter, number);
        outcomes.incrementAndGet(outcome.ordinal());
        write(() -> file.finished(letter, number));
    }

    /** A line for the file. */
    private interface Line {
        void write() throws IOException;
    }

    /** A file that cannot be written costs memory over a restart, and no message now. */
    private void write(Line line) {
        try {
            line.write();
        } catch (IOException e) {
            if (!isFileBroken) {
                isFileBroken = true;
                LOG.warn(
                        "telegram: what waits is not kept over a restart, since its file cannot be written: {}",
                        e.getMessage());
            }
        }
    }
}
