package io.ringfire.adapters.notify;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;
import org.agrona.concurrent.Agent;
import org.agrona.concurrent.NanoClock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Messages on their way to one channel, in order, on a thread of its own. What is not taken is sent again after 1 s, 2 s, 4 s and so
 * on up to 5 minutes, or when the other side says; what never will be taken is given up. Holds {@link #CAPACITY}: at the bound the oldest
 * makes room. With a file, what waits outlives the process, and what was sent is not sent again, but for one message that was
 * taken just before a kill.
 */
public final class Outbox implements Agent, Deliveries {
    /** What became of messages, each once for every target. */
    public enum Outcome {
        /** Taken by the other side. */
        SENT,
        /** An attempt that failed and is made again. */
        RETRIED,
        /** The other side refuses it for good. */
        REFUSED,
        /** There was no room. */
        DROPPED
    }

    /** Most messages that wait. */
    public static final int CAPACITY = 256;

    private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);
    private static final long FIRST_WAIT_NS = TimeUnit.SECONDS.toNanos(1);
    private static final long LONGEST_WAIT_NS = TimeUnit.MINUTES.toNanos(5);
    private static final int MOST_DOUBLINGS = 16;

    /**
     * How it goes with sending.
     *
     * @param sentAgeNs since the other side took a message; -1 for not yet in this run
     * @param failingNs since the first of the attempts that failed without one between them that did not; -1 while none has
     */
    public record Delivery(long sentAgeNs, long failingNs) {}

    /** One message for one target. */
    record Letter(Notification notification, String target) {
        /** What it is known by. */
        String key() {
            return notification.id() + "@" + target;
        }
    }

    private final Channel channel;
    private final List<String> targets;
    private final Optional<OutboxFile> file;
    private final NanoClock clock;
    private final long spacingNs;
    private final Queue<Notification> handed = new ArrayBlockingQueue<>(CAPACITY);
    private final Deque<Letter> waiting = new ArrayDeque<>();
    private final AtomicLongArray outcomes = new AtomicLongArray(Outcome.values().length);
    private volatile long sentNs;
    private volatile boolean hasSent;
    private volatile long failingSinceNs;
    private volatile boolean isFailing;
    private int attempts;
    private long notBeforeNs;
    private boolean isFileBroken;

    /**
     * Makes one.
     *
     * @param targets whom the channel sends each message to; never another
     * @param spacingNs least time between two attempts
     */
    public Outbox(Channel channel, List<String> targets, Optional<OutboxFile> file, NanoClock clock, long spacingNs) {
        this.channel = channel;
        this.targets = List.copyOf(targets);
        this.file = file;
        this.clock = clock;
        this.spacingNs = spacingNs;
        this.notBeforeNs = clock.nanoTime();
    }

    /** Hands a message over; does not wait. Any thread. */
    public void offer(Notification notification) {
        if (!handed.offer(notification)) {
            outcomes.addAndGet(Outcome.DROPPED.ordinal(), targets.size());
        }
    }

    @Override
    public long count(Outcome outcome) {
        return outcomes.get(outcome.ordinal());
    }

    /** How it goes with sending. Any thread. */
    public Delivery delivery() {
        long nowNs = clock.nanoTime();
        return new Delivery(
                hasSent ? Math.max(0, nowNs - sentNs) : -1, isFailing ? Math.max(0, nowNs - failingSinceNs) : -1);
    }

    @Override
    public String name() {
        return channel.name();
    }

    @Override
    public String roleName() {
        return "ringfire-outbox-" + channel.name();
    }

    /**
     * What a run before this one did not get rid of; but not to whom the configuration does not name any more. Started anew on another
     * thread, it goes on with what it has.
     */
    @Override
    public void onStart() {
        for (Letter letter : file.map(OutboxFile::waiting).orElse(List.of())) {
            if (waiting.contains(letter)) {
                continue;
            }
            if (targets.contains(letter.target())) {
                waiting.addLast(letter);
            } else {
                note(Outcome.REFUSED);
                keep(letter, true);
            }
        }
    }

    @Override
    public int doWork() {
        int work = takeIn();
        if (!waiting.isEmpty() && clock.nanoTime() - notBeforeNs >= 0) {
            attempt(waiting.peekFirst());
            work++;
        }
        return work;
    }

    /** What was handed over is kept for the next run; nothing more is sent. */
    @Override
    public void onClose() {
        takeIn();
        if (file.isEmpty()) {
            sendTheRest();
        }
    }

    /** A channel without a file is one that takes at once; else what waits would be gone with the process. */
    private void sendTheRest() {
        while (!waiting.isEmpty()) {
            Letter letter = waiting.removeFirst();
            try {
                channel.send(letter.notification(), letter.target());
                note(Outcome.SENT);
            } catch (DeliveryException e) {
                note(Outcome.DROPPED);
            }
        }
    }

    private int takeIn() {
        int taken = 0;
        for (Notification next = handed.poll(); next != null; next = handed.poll()) {
            taken++;
            for (String target : targets) {
                add(new Letter(next, target));
            }
        }
        return taken;
    }

    private void add(Letter letter) {
        if (file.map(each -> each.isKnown(letter)).orElse(false)) {
            return;
        }
        if (waiting.size() >= CAPACITY) {
            Letter oldest = waiting.removeFirst();
            attempts = 0;
            note(Outcome.DROPPED);
            keep(oldest, true);
        }
        waiting.addLast(letter);
        keep(letter, false);
    }

    private void attempt(Letter letter) {
        try {
            channel.send(letter.notification(), letter.target());
            done(letter, Outcome.SENT);
        } catch (DeliveryException e) {
            if (e.isFinal()) {
                LOG.warn("{} refuses a message for good: {}", channel.name(), e.getMessage());
                done(letter, Outcome.REFUSED);
                return;
            }
            note(Outcome.RETRIED);
            if (!isFailing) {
                failingSinceNs = clock.nanoTime();
                isFailing = true;
            }
            if (attempts == 0) {
                LOG.warn("{} did not take a message, which is sent again: {}", channel.name(), e.getMessage());
            }
            long doubled = FIRST_WAIT_NS << Math.min(attempts, MOST_DOUBLINGS);
            long waitNs = Math.max(Math.min(doubled, LONGEST_WAIT_NS), e.retryAfterNs());
            attempts++;
            notBeforeNs = clock.nanoTime() + Math.max(waitNs, spacingNs);
        }
    }

    private void done(Letter letter, Outcome outcome) {
        waiting.removeFirst();
        attempts = 0;
        isFailing = false; // one that refuses a message has answered, too
        if (outcome == Outcome.SENT) {
            sentNs = clock.nanoTime();
            hasSent = true;
        }
        note(outcome);
        keep(letter, true);
        notBeforeNs = clock.nanoTime() + spacingNs;
    }

    /** A file that cannot be written costs memory over a restart, and no message now. */
    private void keep(Letter letter, boolean isDone) {
        if (file.isEmpty()) {
            return;
        }
        try {
            if (isDone) {
                file.get().done(letter);
            } else {
                file.get().queued(letter);
            }
        } catch (IOException e) {
            if (!isFileBroken) {
                isFileBroken = true;
                LOG.warn(
                        "{}: what waits is not kept over a restart, since its file cannot be written: {}",
                        channel.name(),
                        e.getMessage());
            }
        }
    }

    private void note(Outcome outcome) {
        outcomes.incrementAndGet(outcome.ordinal());
    }

    /** How an outcome is written in metrics. */
    public static String word(Outcome outcome) {
        return outcome.name().toLowerCase(Locale.ROOT);
    }

    /** What waits, the oldest first. Its own thread. */
    List<Letter> waiting() {
        return new ArrayList<>(waiting);
    }
}
