package io.ringfire.adapters.telegram;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongPredicate;

/**
 * What waits to be sent or edited, and what was: messages by key, each followed by at most one change, the latest. Bounded. Guarded by
 * its owner.
 */
final class Letters {
    /** So many messages that are done with are known. */
    static final int KEPT_DONE = 2_000;

    /** A message of which nothing is seen in its chat. */
    static final int NOT_THERE = 0;

    /**
     * Something to be done.
     *
     * @param isChange whether the message is there already, or waits before this
     */
    record Letter(ChatMessage message, boolean isChange) {}

    /**
     * A message that is done with.
     *
     * @param number in its chat; {@link #NOT_THERE} for one that was refused or dropped
     * @param open what is to be seen of one that has buttons; null for none
     */
    record Done(int number, ChatMessage open) {}

    private final int capacity;
    private final Map<String, Letter> waiting = new LinkedHashMap<>();
    private final Map<String, Letter> changes = new LinkedHashMap<>();
    private final Map<String, Done> done = new LinkedHashMap<>();

    Letters(int capacity) {
        this.capacity = capacity;
    }

    /** All that is to be done. */
    int size() {
        return waiting.size() + changes.size();
    }

    boolean isKnown(ChatMessage message) {
        return waiting.containsKey(message.key()) || done.containsKey(message.key());
    }

    /** Whether there is something to change: it is in its chat, or on its way. */
    boolean isChangeable(String key) {
        return waiting.containsKey(key) || number(key) != NOT_THERE;
    }

    /** Number of a message in its chat; {@link #NOT_THERE} while it is not there. */
    int number(String key) {
        Done there = done.get(key);
        return there == null ? NOT_THERE : there.number();
    }

    void put(Letter letter) {
        String key = letter.message().key();
        if (!letter.isChange()) {
            waiting.put(key, letter);
        } else if (waiting.containsKey(key)) {
            waiting.put(key, new Letter(letter.message(), false)); // it keeps its place
        } else {
            changes.put(key, letter);
        }
    }

    /** Who makes room for one more: itself, another, or nobody, which is null. Changes need none: their messages were let in. */
    Letter wayFor(Letter comer) {
        if (waiting.size() < capacity) {
            return null;
        }
        Letter least = comer;
        for (Letter letter : waiting.values()) {
            int lessUrgent =
                    letter.message().urgency().compareTo(least.message().urgency());
            if (lessUrgent > 0 || lessUrgent == 0 && least == comer) {
                least = letter;
            }
        }
        return least;
    }

    /** The most urgent one of a chat that may be sent to, the oldest of these; null for none. A change waits for its message. */
    Letter next(LongPredicate isReady) {
        Letter best = null;
        for (Letter letter : all()) {
            if (isReady.test(letter.message().chat())
                    && (best == null
                            || letter.message()
                                            .urgency()
                                            .compareTo(best.message().urgency())
                                    < 0)) {
                best = letter;
            }
        }
        return best;
    }

    /** Takes note that a message is in its chat, or never will be. What changed in the meantime becomes a change. */
    void finished(Letter letter, int number) {
        String key = letter.message().key();
        if (letter.isChange()) {
            changes.remove(key, letter);
            if (done.containsKey(key)) {
                done.put(key, new Done(number, open(letter.message())));
            }
            return;
        }
        Letter now = waiting.remove(key);
        done.put(key, new Done(number, number == NOT_THERE ? null : open(letter.message())));
        if (now != null && !now.equals(letter) && number != NOT_THERE) {
            changes.put(key, new Letter(now.message(), true));
        }
        if (done.size() > KEPT_DONE) {
            done.remove(done.keySet().iterator().next());
        }
    }

    private static ChatMessage open(ChatMessage message) {
        return message.buttons().isEmpty() ? null : message;
    }

    /** Messages with buttons, there or on their way. */
    List<ChatMessage> open() {
        List<ChatMessage> open = new ArrayList<>();
        done.forEach((key, there) -> {
            Letter change = changes.get(key);
            ChatMessage latest = change == null ? there.open() : open(change.message());
            if (latest != null) {
                open.add(latest);
            }
        });
        waiting.values().stream()
                .map(Letter::message)
                .filter(each -> !each.buttons().isEmpty())
                .forEach(open::add);
        return open;
    }

    /** All that waits, messages before changes. */
    List<Letter> all() {
        List<Letter> all = new ArrayList<>(waiting.values());
        all.addAll(changes.values());
        return all;
    }

    /** What is done with, by key. */
    Map<String, Done> done() {
        return done;
    }
}
