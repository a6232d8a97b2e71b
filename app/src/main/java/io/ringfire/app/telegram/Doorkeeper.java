package io.ringfire.app.telegram;

import io.ringfire.adapters.telegram.Update;
import io.ringfire.app.config.TelegramSettings;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;
import org.agrona.concurrent.EpochClock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who is heard. A stranger gets no answer: he is counted, and logged once an hour. One thread; counts from any. */
final class Doorkeeper {
    /** Commands and presses of one person within a minute, beyond which he is not heard. */
    static final int MOST_A_MINUTE = 30;

    private static final Logger LOG = LoggerFactory.getLogger(Doorkeeper.class);
    private static final long HOUR_MS = TimeUnit.HOURS.toMillis(1);
    private static final long MINUTE_MS = TimeUnit.MINUTES.toMillis(1);
    private static final int MOST_STRANGERS = 1_000;

    private final Set<Long> chats;
    private final Set<Long> traders;
    private final long lateAfterMs;
    private final EpochClock clock;
    private final Map<Long, Long> loggedMs = new LinkedHashMap<>();
    private final Map<Long, Integer> heard = new HashMap<>();
    private final AtomicLongArray outcomes = new AtomicLongArray(Outcome.values().length);
    private long minuteMs;

    Doorkeeper(TelegramSettings settings, EpochClock clock) {
        this.chats = Set.copyOf(settings.chats());
        this.traders = Set.copyOf(settings.traders());
        this.lateAfterMs = TimeUnit.SECONDS.toMillis(settings.lateAfterSeconds());
        this.clock = clock;
    }

    /** Whether it comes from a configured chat; whoever else it is from is noted. */
    boolean isLetIn(Update update) {
        if (chats.contains(update.chat())) {
            return true;
        }
        count(Outcome.STRANGER);
        long nowMs = clock.time();
        Long last = loggedMs.get(update.chat());
        if (last == null || Math.abs(nowMs - last) >= HOUR_MS) {
            loggedMs.remove(update.chat());
            loggedMs.put(update.chat(), nowMs);
            if (loggedMs.size() > MOST_STRANGERS) {
                loggedMs.remove(loggedMs.keySet().iterator().next());
            }
            LOG.warn(
                    "telegram: user {} wrote from chat {}, which telegram.chats does not name; no answer",
                    update.userId(),
                    update.chat());
        }
        return false;
    }

    boolean mayTrade(long userId) {
        return traders.contains(userId);
    }

    /** Age of what was written beyond its limit, seconds; 0 for what is in time, and for a press, of which it is not known. */
    long lateSeconds(Update update) {
        if (update.press().isPresent()) {
            return 0;
        }
        long ageMs = clock.time() - TimeUnit.SECONDS.toMillis(update.sentSeconds());
        return ageMs > lateAfterMs ? TimeUnit.MILLISECONDS.toSeconds(ageMs) : 0;
    }

    /** Whether somebody says too much. */
    boolean isFlood(long userId) {
        long nowMs = clock.time();
        if (Math.abs(nowMs - minuteMs) >= MINUTE_MS) {
            minuteMs = nowMs;
            heard.clear();
        }
        return heard.merge(userId, 1, Integer::sum) > MOST_A_MINUTE;
    }

    void count(Outcome outcome) {
        outcomes.incrementAndGet(outcome.ordinal());
    }

    /** How often something became of what was said. Any thread. */
    long counted(Outcome outcome) {
        return outcomes.get(outcome.ordinal());
    }
}
