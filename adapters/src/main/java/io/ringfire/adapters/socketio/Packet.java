package io.ringfire.adapters.socketio;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;

/**
 * A packet of Socket.IO as a client sends it, behind the {@code 4} of Engine.IO's message: a digit, the namespace and a comma where it
 * is not {@code /}, a number where an acknowledgement is asked for, JSON. Numbers are exact.
 *
 * @param number of the acknowledgement that is asked for; {@link #NONE} where none is
 * @param data missing where there is none
 */
record Packet(Type type, String namespace, int number, JsonNode data) {
    /** What a client may send. Binary is for nothing that is said here. */
    enum Type {
        /** Begins; with what shows who it is. */
        CONNECT,
        /** Ends. */
        DISCONNECT,
        /** A name and what is said. */
        EVENT,
        /** Answers an event of ours; none of ours asks. */
        ACK
    }

    static final String ROOT = "/";
    static final int NONE = -1;

    static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final int MOST_DIGITS = 9;

    /** Reads one. */
    static Packet parse(String text) throws BadPacketException {
        int digit = text.isEmpty() ? NONE : text.charAt(0) - '0';
        if (digit < 0 || digit >= Type.values().length) {
            throw new BadPacketException("0, 1, 2 or 3 begins a packet of text");
        }
        int at = 1;
        String namespace = ROOT;
        if (at < text.length() && text.charAt(at) == '/') {
            int comma = text.indexOf(',', at);
            int end = comma < 0 ? text.length() : comma;
            int query = text.indexOf('?', at);
            namespace = text.substring(at, query >= 0 && query < end ? query : end);
            at = comma < 0 ? end : comma + 1;
        }
        int digits = at;
        while (digits < text.length() && isDigit(text.charAt(digits))) {
            digits++;
        }
        if (digits - at > MOST_DIGITS) {
            throw new BadPacketException("an acknowledgement has at most " + MOST_DIGITS + " digits");
        }
        int number = digits == at ? NONE : Integer.parseInt(text.substring(at, digits));
        return new Packet(Type.values()[digit], namespace, number, json(text.substring(digits)));
    }

    private static boolean isDigit(char letter) {
        return letter >= '0' && letter <= '9';
    }

    private static JsonNode json(String text) throws BadPacketException {
        if (text.isEmpty()) {
            return MissingNode.getInstance();
        }
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new BadPacketException("that is no JSON: " + e.getOriginalMessage());
        }
    }

    /** An event's name; empty where it has none. */
    String event() {
        return data.path(0).asText();
    }

    /** What an event says beside its name; an empty object where it says nothing. */
    ObjectNode said() throws BadPacketException {
        JsonNode said = data.path(1);
        if (said.isMissingNode()) {
            return MAPPER.createObjectNode();
        }
        if (data.size() > 2 || !(said instanceof ObjectNode object)) {
            throw new BadPacketException("an event says one object");
        }
        return object;
    }

    static String connected(String id) {
        return "40" + text(MAPPER.createObjectNode().put("sid", id));
    }

    static String notConnected(String namespace, String why) {
        return "44" + (namespace.equals(ROOT) ? "" : namespace + ",")
                + text(MAPPER.createObjectNode().put("message", why));
    }

    /** As {@link #notConnected}, and what a client's library gives as {@code data} of its error. */
    static String notConnected(String why, ObjectNode data) {
        ObjectNode said = MAPPER.createObjectNode().put("message", why);
        said.set("data", data);
        return "44" + text(said);
    }

    static String event(String name, String json) {
        return "42[\"" + name + "\"," + json + "]";
    }

    static String acknowledged(int number, String json) {
        return "43" + number + "[" + json + "]";
    }

    /** As JSON. */
    static String text(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
