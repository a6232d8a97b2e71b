package io.ringfire.adapters.telegram;

import java.util.List;

/**
 * A message for one chat.
 *
 * @param id the same for the same message, over restarts too: what was said in a chat is not said there again
 * @param text plain; beyond what Telegram takes it is cut
 * @param buttons in one row; a message with some is open until it is edited to have none
 * @param untilMs epoch ms behind which it is of no use and not sent; 0 for never
 */
public record ChatMessage(String id, long chat, Urgency urgency, String text, List<Button> buttons, long untilMs) {
    /** Keeps its own copy. */
    public ChatMessage {
        buttons = List.copyOf(buttons);
    }

    /** One without buttons. */
    public static ChatMessage plain(String id, long chat, Urgency urgency, String text) {
        return new ChatMessage(id, chat, urgency, text, List.of(), 0);
    }

    /** What it is known by. */
    String key() {
        return id + "@" + chat;
    }
}
