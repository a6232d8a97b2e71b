package io.ringfire.adapters.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * Reads updates field by field, so that one that is not understood costs itself and none of its batch. What was not typed by the person
 * that it comes from is not usable: forwarded, sent through another bot, by a bot, or in a channel's or a group's name.
 */
final class UpdateReader {
    private static final int LONGEST_TEXT = 4_096;
    private static final int LONGEST_NAME = 64;
    private static final String[] SECOND_HAND = {"forward_origin", "forward_date", "via_bot", "sender_chat"};

    private UpdateReader() {}

    /** Empty where not even an id can be told. */
    static Optional<Update> read(JsonNode json) {
        JsonNode id = json.path("update_id");
        if (!id.isIntegralNumber() || !id.canConvertToLong() || id.asLong() < 0) {
            return Optional.empty();
        }
        if (json.path("callback_query").isObject()) {
            return Optional.of(press(id.asLong(), json.path("callback_query")));
        }
        return Optional.of(text(id.asLong(), json.path("message")));
    }

    private static Update text(long id, JsonNode message) {
        JsonNode text = message.path("text");
        JsonNode date = message.path("date");
        boolean isOwn = true;
        for (String field : SECOND_HAND) {
            isOwn &= !message.has(field);
        }
        if (!isOwn
                || !text.isTextual()
                || text.textValue().length() > LONGEST_TEXT
                || !date.isIntegralNumber()
                || !date.canConvertToLong()
                || !isPerson(message.path("from"))) {
            return Update.unusable(id);
        }
        return made(id, message.path("chat"), message.path("from"), date.asLong(), text.textValue(), Optional.empty());
    }

    private static Update press(long id, JsonNode query) {
        JsonNode pressId = query.path("id");
        JsonNode data = query.path("data");
        if (!pressId.isTextual() || !data.isTextual() || !isPerson(query.path("from"))) {
            return Update.unusable(id);
        }
        return made(
                id,
                query.path("message").path("chat"),
                query.path("from"),
                0,
                "",
                Optional.of(new Update.Press(pressId.textValue(), data.textValue())));
    }

    private static Update made(
            long id, JsonNode chat, JsonNode from, long sentSeconds, String text, Optional<Update.Press> press) {
        JsonNode chatId = chat.path("id");
        if (!chatId.isIntegralNumber() || !chatId.canConvertToLong()) {
            return Update.unusable(id);
        }
        return new Update(id, chatId.asLong(), from.path("id").asLong(), name(from), sentSeconds, text, press);
    }

    private static boolean isPerson(JsonNode from) {
        JsonNode id = from.path("id");
        return id.isIntegralNumber()
                && id.canConvertToLong()
                && id.asLong() > 0
                && !from.path("is_bot").asBoolean();
    }

    private static String name(JsonNode from) {
        String name = from.path("username").asText();
        String shown = name.isEmpty() ? from.path("first_name").asText() : name;
        return shown.substring(0, Math.min(shown.length(), LONGEST_NAME));
    }
}
