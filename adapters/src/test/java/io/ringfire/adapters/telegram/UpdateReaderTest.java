package io.ringfire.adapters.telegram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Seen failing with a reader that takes a forwarded text for the forwarder's own, and with one that takes an id that does not fit. */
class UpdateReaderTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String TEXT =
            "{\"update_id\":6,\"message\":{\"date\":77,\"text\":\"/halt\",\"from\":{\"id\":42},\"chat\":{\"id\":-5}%s}}";
    private static final List<String> NAMES = List.of(
            "update_id",
            "message",
            "callback_query",
            "from",
            "chat",
            "id",
            "date",
            "text",
            "data",
            "username",
            "is_bot",
            "sender_chat",
            "forward_origin");

    private static Optional<Update> read(String json) throws IOException {
        return UpdateReader.read(MAPPER.readTree(json));
    }

    @Test
    void shouldUseOnlyWhatAPersonTyped() throws IOException {
        assertTrue(read(String.format(TEXT, "")).orElseThrow().isUsable());
        for (String secondHand : List.of(
                ",\"forward_origin\":{}",
                ",\"forward_date\":1",
                ",\"via_bot\":{\"id\":1}",
                ",\"sender_chat\":{\"id\":-5}")) {
            Update update = read(String.format(TEXT, secondHand)).orElseThrow();
            assertFalse(update.isUsable(), secondHand);
            assertEquals(6, update.id(), "its id counts, so that it does not come again");
        }
        assertFalse(read(String.format(TEXT, "").replace("\"id\":42", "\"id\":42,\"is_bot\":true"))
                .orElseThrow()
                .isUsable());
        assertFalse(read(String.format(TEXT, "").replace("message", "channel_post"))
                .orElseThrow()
                .isUsable());
        assertFalse(read(String.format(TEXT, "").replace("message", "edited_message"))
                .orElseThrow()
                .isUsable());
        assertFalse(read(String.format(TEXT, "").replace("-5", "99999999999999999999"))
                .orElseThrow()
                .isUsable());
        assertFalse(read(String.format(TEXT, "").replace(":42", ":\"42\""))
                .orElseThrow()
                .isUsable());
        assertEquals(Optional.empty(), read(String.format(TEXT, "").replace(":6", ":99999999999999999999")));
        assertEquals(Optional.empty(), read(String.format(TEXT, "").replace(":6", ":-6")));
        assertEquals(Optional.empty(), read("[]"));
    }

    /** Values of every shape in every place, from a seed: it says what is usable, and never throws. */
    @Test
    void shouldTakeAnyJson() {
        Random random = new Random(20261121);
        int usable = 0;
        for (int i = 0; i < 60_000; i++) {
            ObjectNode json = JsonNodeFactory.instance.objectNode();
            json.set("update_id", random.nextInt(4) == 0 ? value(random, 2) : JsonNodeFactory.instance.numberNode(i));
            ObjectNode of = json.putObject(random.nextBoolean() ? "message" : "callback_query");
            if (random.nextInt(3) > 0) {
                fillAlmostRight(of, random);
            } else {
                of.setAll(object(random, 3));
            }
            Optional<Update> update = UpdateReader.read(json);
            if (update.isPresent() && update.get().isUsable()) {
                usable++;
                assertTrue(update.get().userId() > 0);
                assertTrue(update.get().text().length() <= 4_096);
                assertTrue(update.get().userName().length() <= 64);
            }
        }
        assertTrue(usable > 1_000, "the generator reaches what is usable: " + usable);
    }

    private static void fillAlmostRight(ObjectNode of, Random random) {
        of.put("date", 77).put("text", "/halt").put("id", "q").put("data", "y:1");
        of.putObject("chat").put("id", -5);
        of.putObject("from").put("id", 42).put("username", "ann");
        of.putObject("message").putObject("chat").put("id", -5);
        String name = NAMES.get(random.nextInt(NAMES.size()));
        if (random.nextInt(3) == 0) {
            of.set(name, value(random, 2));
        } else if (random.nextInt(3) == 0) {
            ((ObjectNode) of.get("from")).set(name, value(random, 2));
        }
    }

    private static ObjectNode object(Random random, int depth) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        for (int i = random.nextInt(6); i > 0; i--) {
            object.set(NAMES.get(random.nextInt(NAMES.size())), value(random, depth - 1));
        }
        return object;
    }

    private static JsonNode value(Random random, int depth) {
        return switch (random.nextInt(depth > 0 ? 10 : 8)) {
            case 0 -> JsonNodeFactory.instance.nullNode();
            case 1 -> JsonNodeFactory.instance.booleanNode(random.nextBoolean());
            case 2 -> JsonNodeFactory.instance.numberNode(random.nextLong());
            case 3 -> JsonNodeFactory.instance.numberNode(random.nextDouble() * 1e30);
            case 4 -> JsonNodeFactory.instance.numberNode(new BigInteger(200, random));
            case 5 -> JsonNodeFactory.instance.textNode("x".repeat(random.nextInt(5_000)));
            case 6 -> JsonNodeFactory.instance.textNode("\u0000\ud800/halt\u202e");
            case 7 -> JsonNodeFactory.instance.numberNode(random.nextInt(100) - 50);
            case 8 -> {
                ArrayNode array = JsonNodeFactory.instance.arrayNode();
                array.add(value(random, depth - 1));
                yield array;
            }
            default -> object(random, depth);
        };
    }
}
