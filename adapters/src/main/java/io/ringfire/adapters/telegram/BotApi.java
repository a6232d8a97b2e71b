package io.ringfire.adapters.telegram;

import io.ringfire.adapters.notify.DeliveryException;
import java.util.List;

/** What a bot can do. Each call waits for Telegram, as long as its own time limit. Any thread. */
public interface BotApi {
    /** The bot's own name, without an @. */
    String me() throws DeliveryException;

    /** Sends a message; returns its number in the chat. */
    int send(long chat, String text, List<Button> buttons) throws DeliveryException;

    /** Gives a message another text and other buttons. One that is the same already is no failure. */
    void edit(long chat, int message, String text, List<Button> buttons) throws DeliveryException;

    /** Says to who pressed a button that it was heard: a line that goes away by itself. */
    void answer(String pressId, String text) throws DeliveryException;

    /**
     * Waits for what people say.
     *
     * @param offset id of the first one that is wanted; Telegram forgets all before. 0 for all that it has
     * @param waitSeconds for which Telegram holds the question while there is nothing
     * @return oldest first; what is no update has left a counted gap, and what cannot be used is {@link Update#isUsable not usable}
     */
    List<Update> updates(long offset, int waitSeconds) throws DeliveryException;
}
