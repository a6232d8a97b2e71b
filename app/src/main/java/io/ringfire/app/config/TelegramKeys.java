package io.ringfire.app.config;

import static io.ringfire.app.config.Key.key;
import static io.ringfire.app.config.Numbers.longNumber;
import static io.ringfire.app.config.Numbers.wholeNumber;

/** The keys of {@code telegram}. None of them decides anything. */
final class TelegramKeys {
    private static final int MOST_CHATS = 16;
    private static final int MOST_TRADERS = 64;
    private static final long MOST_ID = 9_999_999_999_999_999L;
    private static final int HOUR_SECONDS = 3_600;
    private static final int MOST_CONFIRM_SECONDS = 300;

    private TelegramKeys() {}

    static void addTo(KeyTable table) {
        add(
                table,
                "telegram.chats",
                new ListKind<>("chats", longNumber("", -MOST_ID, MOST_ID), 0, MOST_CHATS),
                "Ids of the chats that the bot speaks to and listens in, and no other; [] = no Telegram",
                "[]");
        add(
                table,
                "telegram.traders",
                new ListKind<>("users", longNumber("", 1, MOST_ID), 0, MOST_TRADERS),
                "Ids of the users who may command there; [] = the bot only tells",
                "[]");
        add(table, "telegram.baseUrl", AlertKeys.url(), "Where Telegram's API is", "https://api.telegram.org");
        add(
                table,
                "telegram.lateAfterSeconds",
                wholeNumber("seconds", 5, HOUR_SECONDS),
                "Age of a command in seconds beyond which it is not done",
                "60");
        add(
                table,
                "telegram.confirmSeconds",
                wholeNumber("seconds", 5, MOST_CONFIRM_SECONDS),
                "Seconds for which a question can be confirmed",
                "30");
        add(
                table,
                "telegram.fillsPerMinute",
                wholeNumber("messages", 1, 60),
                "Fills and closes a minute beyond which they are told together",
                "10");
    }

    private static <T> void add(KeyTable table, String name, Kind<T> kind, String meaning, String fallback) {
        table.add(key(name, kind, meaning).byDefault(fallback).decidesNothing());
    }
}
