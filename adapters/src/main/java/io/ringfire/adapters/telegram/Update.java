package io.ringfire.adapters.telegram;

import java.util.Optional;

/**
 * Something that a person said to the bot, or something else that only its id is of use of.
 *
 * @param id grows, but for a bot that nobody spoke to for a week
 * @param chat where it was said; negative for a group
 * @param userId who said it; 0 where Telegram does not say, as of an administrator who hides
 * @param userName as that person calls himself: not to be trusted
 * @param sentSeconds when a text was sent by Telegram's clock, epoch seconds; 0 for a press, of which that is not known
 * @param text what was written; empty for a press
 * @param press the button that was pressed; empty for a text
 */
public record Update(
        long id, long chat, long userId, String userName, long sentSeconds, String text, Optional<Press> press) {
    /**
     * A press of a button.
     *
     * @param id to be answered by
     * @param data of the button
     */
    public record Press(String id, String data) {}

    /** One that says nothing. */
    static Update unusable(long id) {
        return new Update(id, 0, 0, "", 0, "", Optional.empty());
    }

    /** Whether it is a text or a press of a button by a person whom Telegram names. */
    public boolean isUsable() {
        return chat != 0 && userId != 0;
    }

    /** Whether others can read there and press. */
    public boolean isInGroup() {
        return chat < 0;
    }
}
