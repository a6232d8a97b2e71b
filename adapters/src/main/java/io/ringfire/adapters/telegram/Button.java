package io.ringfire.adapters.telegram;

/**
 * A button below a message.
 *
 * @param data what a press of it says, at most {@link #MOST_DATA} bytes
 */
public record Button(String text, String data) {
    /** Longest {@link #data} that Telegram takes, in bytes. */
    public static final int MOST_DATA = 64;
}
