package io.ringfire.adapters.notify;

import com.pengrad.telegrambot.TelegramBot;
import com.pengrad.telegrambot.request.SendMessage;
import com.pengrad.telegrambot.response.SendResponse;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import okhttp3.OkHttpClient;

/**
 * Sends messages to chats of Telegram, as a bot. It sends and does nothing else: it asks for no updates. A 429 waits as long as it is told
 * to, a chat that is not there or does not want the bot refuses. Neither the token nor the address that holds it is ever in a message.
 */
public final class Telegram implements Channel {
    /** Longest text that Telegram takes, in characters. */
    static final int MOST_CHARACTERS = 4_096;

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int REQUEST_WRONG = 400;
    private static final int TOO_MANY = 429;
    private static final int SERVER_ERROR = 500;

    private final TelegramBot bot;

    /**
     * Speaks as one bot.
     *
     * @param baseUrl without a slash at its end, such as {@code https://api.telegram.org}
     */
    public Telegram(String baseUrl, String token) {
        bot = new TelegramBot.Builder(token)
                .apiUrl(baseUrl + "/bot")
                .okHttpClient(new OkHttpClient.Builder()
                        .callTimeout(PATIENCE)
                        .followRedirects(false)
                        .build())
                .build();
    }

    @Override
    public String name() {
        return "telegram";
    }

    @Override
    public void send(Notification notification, String target) throws DeliveryException {
        String text = notification.text();
        SendResponse answer;
        try {
            answer = bot.execute(new SendMessage(
                    Long.parseLong(target), text.substring(0, Math.min(text.length(), MOST_CHARACTERS))));
        } catch (RuntimeException e) {
            // no answer, or one that is not Telegram's; what it says may hold the address, and with it the token
            throw DeliveryException.passing(
                    "no answer of Telegram's (" + e.getClass().getSimpleName() + ")");
        }
        if (answer == null) {
            throw DeliveryException.passing("an empty answer");
        }
        if (answer.isOk()) {
            return;
        }
        int code = answer.errorCode();
        if (code == TOO_MANY) {
            Integer seconds =
                    answer.parameters() == null ? null : answer.parameters().retryAfter();
            throw DeliveryException.busy("429", TimeUnit.SECONDS.toNanos(seconds == null ? 0 : seconds));
        }
        if (code >= REQUEST_WRONG && code < SERVER_ERROR) {
            throw DeliveryException.refused(code + " for chat " + target
                    + (code == 401 || code == 404 ? ": the token is not one of a bot" : ": is the bot let into it?"));
        }
        throw DeliveryException.passing("it answered " + code);
    }
}
