package io.ringfire.adapters.telegram;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.pengrad.telegrambot.TelegramBot;
import com.pengrad.telegrambot.model.LinkPreviewOptions;
import com.pengrad.telegrambot.model.request.InlineKeyboardButton;
import com.pengrad.telegrambot.model.request.InlineKeyboardMarkup;
import com.pengrad.telegrambot.request.AnswerCallbackQuery;
import com.pengrad.telegrambot.request.BaseRequest;
import com.pengrad.telegrambot.request.EditMessageText;
import com.pengrad.telegrambot.request.GetMe;
import com.pengrad.telegrambot.request.SendMessage;
import com.pengrad.telegrambot.response.BaseResponse;
import com.pengrad.telegrambot.response.GetMeResponse;
import com.pengrad.telegrambot.response.SendResponse;
import io.ringfire.adapters.notify.DeliveryException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import okhttp3.FormBody;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Speaks with Telegram's Bot API. A 429 asks to wait as long as it says, a 5xx or no answer to try again, anything else refuses for good.
 * Neither the token nor the address that holds it is ever in a message. Texts are plain: nothing in them is markup.
 */
public final class TelegramApi implements BotApi {
    /** Longest text that Telegram takes, in characters. */
    public static final int MOST_CHARACTERS = 4_096;

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int MOST_ANSWER = 200;
    private static final int MOST_UPDATES = 50;
    private static final long MOST_BYTES = 4L << 20;
    private static final int REQUEST_WRONG = 400;
    private static final int UNAUTHORIZED = 401;
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;
    private static final int TOO_MANY = 429;
    private static final int SERVER_ERROR = 500;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private static final long HEAD_BYTES = 64;
    private static final Pattern TAKEN = Pattern.compile("\\s*\\{\\s*\"ok\"\\s*:\\s*true\\b");

    /** Whether the last call of a thread was said to be done, whatever can be read of the rest. */
    private final ThreadLocal<Boolean> isTaken = ThreadLocal.withInitial(() -> false);

    private final TelegramBot bot;
    private final OkHttpClient polling;
    private final String updatesUrl;
    private volatile boolean isClosed;

    /**
     * Speaks as one bot.
     *
     * @param baseUrl without a slash at its end, such as {@code https://api.telegram.org}
     */
    public TelegramApi(String baseUrl, String token) {
        OkHttpClient calling = new OkHttpClient.Builder()
                .callTimeout(PATIENCE)
                .followRedirects(false)
                .addInterceptor(chain -> {
                    Response answer = chain.proceed(chain.request());
                    isTaken.set(answer.isSuccessful()
                            && TAKEN.matcher(answer.peekBody(HEAD_BYTES).string())
                                    .lookingAt());
                    return answer;
                })
                .build();
        bot = new TelegramBot.Builder(token)
                .apiUrl(baseUrl + "/bot")
                .okHttpClient(calling)
                .build();
        polling = new OkHttpClient.Builder()
                .followRedirects(false)
                .retryOnConnectionFailure(false)
                .build();
        updatesUrl = baseUrl + "/bot" + token + "/getUpdates";
    }

    @Override
    public String me() throws DeliveryException {
        GetMeResponse answer = ask(new GetMe());
        String name = answer.user() == null ? null : answer.user().username();
        if (name == null || name.isEmpty()) {
            throw DeliveryException.passing("an answer that names no bot");
        }
        return name;
    }

    @Override
    public int send(long chat, String text, List<Button> buttons) throws DeliveryException {
        SendMessage request = new SendMessage(chat, cut(text, MOST_CHARACTERS))
                .linkPreviewOptions(new LinkPreviewOptions().isDisabled(true));
        if (!buttons.isEmpty()) {
            request.replyMarkup(keyboard(buttons));
        }
        SendResponse answer = taken(request);
        if (answer != null) {
            require(answer);
        }
        return answer == null || answer.message() == null || answer.message().messageId() == null
                ? 0
                : answer.message().messageId();
    }

    @Override
    public void edit(long chat, int message, String text, List<Button> buttons) throws DeliveryException {
        EditMessageText request = new EditMessageText((Object) chat, message, cut(text, MOST_CHARACTERS))
                .linkPreviewOptions(new LinkPreviewOptions().isDisabled(true))
                .replyMarkup(keyboard(buttons));
        BaseResponse answer = taken(request);
        boolean isSame = answer != null
                && answer.errorCode() == REQUEST_WRONG
                && answer.description() != null
                && answer.description().contains("not modified");
        if (answer != null && !isSame) {
            require(answer);
        }
    }

    @Override
    public void answer(String pressId, String text) throws DeliveryException {
        ask(new AnswerCallbackQuery(pressId).text(cut(text, MOST_ANSWER)));
    }

    /**
     * By hand rather than by the library, whose reader drops a whole batch for one update that it does not understand: that one would
     * come again for ever, and everything behind it never.
     */
    @Override
    public List<Update> updates(long offset, int waitSeconds) throws DeliveryException {
        if (isClosed) {
            throw DeliveryException.passing("closed");
        }
        OkHttpClient client = polling.newBuilder()
                .callTimeout(PATIENCE.plusSeconds(waitSeconds))
                .readTimeout(PATIENCE.plusSeconds(waitSeconds))
                .build();
        FormBody.Builder form = new FormBody.Builder()
                .add("timeout", Integer.toString(waitSeconds))
                .add("limit", Integer.toString(MOST_UPDATES))
                .add("allowed_updates", "[\"message\",\"callback_query\"]");
        if (offset > 0) {
            form.add("offset", Long.toString(offset));
        }
        Request request =
                new Request.Builder().url(updatesUrl).post(form.build()).build();
        try (Response answer = client.newCall(request).execute()) {
            return read(answer);
        } catch (IOException | RuntimeException e) {
            throw noAnswer(e);
        }
    }

    private static List<Update> read(Response answer) throws DeliveryException, IOException {
        JsonNode json = json(answer.peekBody(MOST_BYTES).string());
        if (!json.path("ok").asBoolean()) {
            int code = json.path("error_code").asInt(answer.code());
            throw failure(code, json.path("parameters").path("retry_after").asLong());
        }
        List<Update> updates = new ArrayList<>();
        for (JsonNode each : json.path("result")) {
            UpdateReader.read(each).ifPresent(updates::add);
        }
        return updates;
    }

    private static JsonNode json(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            return MAPPER.missingNode(); // a proxy's page: its status says what to do
        }
    }

    /** Ends a wait for updates at once, and allows no other. Any thread. */
    public void close() {
        isClosed = true;
        polling.dispatcher().cancelAll();
    }

    private <T extends BaseRequest<T, R>, R extends BaseResponse> R ask(BaseRequest<T, R> request)
            throws DeliveryException {
        R answer = execute(request);
        require(answer);
        return answer;
    }

    /**
     * Calls what must not be done twice: null for what was done, and whose answer the library does not understand. Were that a failure, the
     * message would be sent again for ever.
     */
    private <T extends BaseRequest<T, R>, R extends BaseResponse> R taken(BaseRequest<T, R> request)
            throws DeliveryException {
        isTaken.set(false);
        try {
            return execute(request);
        } catch (DeliveryException e) {
            if (isTaken.get()) {
                return null;
            }
            throw e;
        }
    }

    private <T extends BaseRequest<T, R>, R extends BaseResponse> R execute(BaseRequest<T, R> request)
            throws DeliveryException {
        R answer;
        try {
            answer = bot.execute(request);
        } catch (RuntimeException e) {
            throw noAnswer(e); // none, or one that is not Telegram's
        }
        return Optional.ofNullable(answer).orElseThrow(() -> DeliveryException.passing("an empty answer"));
    }

    private static void require(BaseResponse answer) throws DeliveryException {
        if (!answer.isOk()) {
            Integer seconds =
                    answer.parameters() == null ? null : answer.parameters().retryAfter();
            throw failure(answer.errorCode(), seconds == null ? 0 : seconds);
        }
    }

    private static DeliveryException failure(int code, long retryAfterSeconds) {
        if (code == TOO_MANY) {
            return DeliveryException.busy("429", TimeUnit.SECONDS.toNanos(Math.max(0, retryAfterSeconds)));
        }
        if (code == CONFLICT) {
            return DeliveryException.passing("409: another process asks for this bot's messages, or it has a webhook");
        }
        if (code >= REQUEST_WRONG && code < SERVER_ERROR) {
            return DeliveryException.refused(code
                    + (code == UNAUTHORIZED || code == NOT_FOUND
                            ? ": the token is not one of a bot"
                            : ": is the bot let into the chat?"));
        }
        return DeliveryException.passing("it answered " + code);
    }

    /** What the failure itself says may hold the address, and with it the token. */
    private static DeliveryException noAnswer(Exception e) {
        return DeliveryException.passing(
                "no answer of Telegram's (" + e.getClass().getSimpleName() + ")");
    }

    private static InlineKeyboardMarkup keyboard(List<Button> buttons) {
        InlineKeyboardButton[] row = buttons.stream()
                .map(each -> new InlineKeyboardButton(each.text()).callbackData(each.data()))
                .toArray(InlineKeyboardButton[]::new);
        return row.length == 0 ? new InlineKeyboardMarkup() : new InlineKeyboardMarkup(row);
    }

    private static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        boolean isSplit = Character.isHighSurrogate(text.charAt(most - 1));
        return text.substring(0, isSplit ? most - 1 : most);
    }
}
