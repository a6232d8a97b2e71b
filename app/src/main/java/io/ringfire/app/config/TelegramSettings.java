package io.ringfire.app.config;

import java.net.URI;
import java.util.List;

/**
 * {@code telegram.*}: a bot that tells, asks and takes commands.
 *
 * @param chats ids of the chats that it speaks to and listens in, and no other
 * @param traders ids of the users who may command
 * @param lateAfterSeconds age beyond which what was written is not done
 * @param confirmSeconds for which a question can be answered
 * @param fillsPerMinute more fills and closes than that are told together
 */
public record TelegramSettings(
        List<Long> chats,
        List<Long> traders,
        URI baseUrl,
        int lateAfterSeconds,
        int confirmSeconds,
        int fillsPerMinute) {
    /** Keeps its own copies. */
    public TelegramSettings {
        chats = List.copyOf(chats);
        traders = List.copyOf(traders);
    }
}
