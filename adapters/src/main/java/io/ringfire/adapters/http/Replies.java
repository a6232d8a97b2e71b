package io.ringfire.adapters.http;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.io.UncheckedIOException;

/** JSON in and out: numbers exact and plain. */
final class Replies {
    static final ObjectMapper MAPPER = new ObjectMapper()
            .configure(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN, true)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private Replies() {}

    static void send(Context ctx, OperatorApi.Reply reply) {
        send(ctx, reply.status(), reply.body());
    }

    static void send(Context ctx, int status, ObjectNode body) {
        ctx.status(status).contentType("application/json").result(text(body));
    }

    static String text(ObjectNode body) {
        try {
            return MAPPER.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An answer that says what is wrong, and what would be right. */
    static void problem(Context ctx, int status, String text) {
        send(ctx, status, MAPPER.createObjectNode().put("problem", text));
    }
}
