package io.ringfire.app.telegram;

import io.ringfire.adapters.telegram.Button;
import io.ringfire.adapters.telegram.ChatMessage;
import io.ringfire.adapters.telegram.ChatOutbox;
import io.ringfire.adapters.telegram.Urgency;
import java.util.List;

/** What the bot says. Every message begins with what is at stake: DEMO, PAPER or LIVE. Any thread; does not wait for Telegram. */
final class Speech {
    private final ChatOutbox outbox;
    private final List<Long> chats;
    private final String prefix;

    Speech(ChatOutbox outbox, List<Long> chats, String stake) {
        this.outbox = outbox;
        this.chats = List.copyOf(chats);
        this.prefix = "[" + stake + "] ";
    }

    /** Those that everything is told in. */
    List<Long> chats() {
        return chats;
    }

    /** Tells it in all of them, once for one id. */
    void tell(String id, Urgency urgency, String text) {
        chats.forEach(chat -> say(id, chat, urgency, text));
    }

    /** Says it in one of them, once for one id. */
    void say(String id, long chat, Urgency urgency, String text) {
        outbox.say(ChatMessage.plain(id, chat, urgency, prefixed(text)));
    }

    /** Says it in one of them, once for one id, with buttons. */
    void offer(String id, long chat, Urgency urgency, String text, List<Button> buttons) {
        outbox.say(new ChatMessage(id, chat, urgency, prefixed(text), buttons, 0));
    }

    /** Asks with buttons; not after an instant, epoch ms. */
    void ask(String id, long chat, String text, List<Button> buttons, long untilMs) {
        outbox.say(new ChatMessage(id, chat, Urgency.QUESTION, prefixed(text), buttons, untilMs));
    }

    /** Says something else in the place of what was said or asked, without buttons. */
    void change(String id, long chat, String text) {
        outbox.change(id, chat, prefixed(text));
    }

    /** Whatever a run before this one asked cannot be answered any more. */
    void closeWhatIsOpen() {
        for (ChatMessage open : outbox.open()) {
            outbox.change(open.id(), open.chat(), open.text() + "\n→ over: the service was started again since");
        }
    }

    private String prefixed(String text) {
        return text.startsWith(prefix) ? text : prefix + text;
    }
}
