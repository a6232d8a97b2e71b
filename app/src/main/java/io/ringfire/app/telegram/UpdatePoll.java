package io.ringfire.app.telegram;

import io.ringfire.adapters.notify.DeliveryException;
import io.ringfire.adapters.telegram.BotApi;
import io.ringfire.adapters.telegram.OffsetFile;
import io.ringfire.adapters.telegram.Update;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.agrona.concurrent.Agent;
import org.agrona.concurrent.NanoClock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks Telegram what people said, and waits there until they do. An update counts as done with once it was taken: one that a kill cut short
 * comes again, and what it commands is refused by its id. A thread of its own.
 */
final class UpdatePoll implements Agent {
    private static final Logger LOG = LoggerFactory.getLogger(UpdatePoll.class);
    private static final int WAIT_SECONDS = 20;
    private static final long PAUSE_NS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long FIRST_WAIT_NS = TimeUnit.SECONDS.toNanos(1);
    private static final long LONGEST_WAIT_NS = TimeUnit.MINUTES.toNanos(1);
    private static final int MOST_DOUBLINGS = 16;

    private final BotApi bot;
    private final OffsetFile offsets;
    private final Conversation conversation;
    private final BooleanSupplier isReady;
    private final NanoClock pace;
    private String me;
    private int failures;
    private long notBeforeNs;
    private volatile long answeredNs;

    /** @param isReady whether there is something to tell and to command; nobody is heard before */
    UpdatePoll(BotApi bot, OffsetFile offsets, Conversation conversation, BooleanSupplier isReady, NanoClock pace) {
        this.bot = bot;
        this.offsets = offsets;
        this.conversation = conversation;
        this.isReady = isReady;
        this.pace = pace;
        this.notBeforeNs = pace.nanoTime();
        this.answeredNs = notBeforeNs;
    }

    @Override
    public int doWork() {
        if (pace.nanoTime() - notBeforeNs < 0 || !isReady.getAsBoolean()) {
            return 0;
        }
        try {
            if (me == null) {
                me = bot.me();
                LOG.info("telegram: this is bot {}", me);
            }
            List<Update> updates = bot.updates(offsets.next(), WAIT_SECONDS);
            answered();
            for (Update update : updates) {
                conversation.take(update, me);
                offsets.done(update.id());
            }
            notBeforeNs = pace.nanoTime() + PAUSE_NS;
            return updates.size();
        } catch (DeliveryException e) {
            failed(e);
            return 0;
        }
    }

    private void answered() {
        if (failures > 0) {
            LOG.info("telegram answers again");
        }
        failures = 0;
        answeredNs = pace.nanoTime();
    }

    private void failed(DeliveryException e) {
        if (failures == 0) {
            LOG.warn("telegram: nobody is heard, which is tried again: {}", e.getMessage());
        }
        long doubledNs = Math.min(FIRST_WAIT_NS << Math.min(failures++, MOST_DOUBLINGS), LONGEST_WAIT_NS);
        notBeforeNs = pace.nanoTime() + Math.max(doubledNs, e.retryAfterNs());
    }

    /** Since Telegram answered last, ns; at most some 25 s while all is well. Any thread. */
    long silenceNs() {
        return Math.max(0, pace.nanoTime() - answeredNs);
    }

    @Override
    public String roleName() {
        return "ringfire-telegram-poll";
    }
}
