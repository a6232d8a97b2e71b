package io.ringfire.app.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ringfire.adapters.http.OperatorServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;

/**
 * Holds answers against the description of the surface: what must be there is, of its type, and nothing is there that is not
 * described. As much of JSON schema as the description uses.
 */
final class Described {
    private final JsonNode api;

    Described() {
        try (InputStream in = OperatorServer.class.getResourceAsStream("openapi.json")) {
            api = new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is wrong with an answer; empty when nothing is. */
    List<String> flaws(String path, int status, JsonNode answer) {
        JsonNode schema = api.path("paths")
                .path(path)
                .path("get")
                .path("responses")
                .path(Integer.toString(status))
                .path("content")
                .path("application/json")
                .path("schema");
        List<String> flaws = new ArrayList<>();
        if (schema.isMissingNode()) {
            flaws.add(path + " with " + status + " is not described");
        } else {
            check(path, schema, answer, flaws);
        }
        return flaws;
    }

    /** What is wrong with an object that is described under that name. */
    List<String> flawsOf(String schema, JsonNode object) {
        List<String> flaws = new ArrayList<>();
        check(schema, api.at("/components/schemas/" + schema), object, flaws);
        return flaws;
    }

    /** Paths that are read and answer JSON. */
    List<String> reads() {
        List<String> reads = new ArrayList<>();
        api.path("paths").properties().forEach(path -> {
            if (path.getValue().at("/get/responses/200/content").has("application/json")) {
                reads.add(path.getKey());
            }
        });
        return reads;
    }

    private void check(String place, JsonNode written, JsonNode value, List<String> flaws) {
        JsonNode schema =
                written.has("$ref") ? api.at(written.path("$ref").asText().substring(1)) : written;
        boolean fits = switch (schema.path("type").asText()) {
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "string" -> value.isTextual();
            case "integer" -> value.isIntegralNumber();
            case "number" -> value.isNumber();
            case "boolean" -> value.isBoolean();
            default -> false;
        };
        if (!fits) {
            flaws.add(place + " is no " + schema.path("type").asText() + ": " + value);
            return;
        }
        if (schema.has("enum") && !has(schema.path("enum"), value.asText())) {
            flaws.add(place + " is none of " + schema.path("enum") + ": " + value);
        }
        if (schema.path("format").asText().equals("date-time") && !isTime(value.asText())) {
            flaws.add(place + " is no time: " + value);
        }
        for (JsonNode item : value.isArray() ? value : List.<JsonNode>of()) {
            check(place + "[]", schema.path("items"), item, flaws);
        }
        if (value.isObject()) {
            checkFields(place, schema, value, flaws);
        }
    }

    private void checkFields(String place, JsonNode schema, JsonNode value, List<String> flaws) {
        schema.path("required").forEach(name -> {
            if (!value.has(name.asText())) {
                flaws.add(place + " has no " + name.asText());
            }
        });
        value.properties().forEach(field -> {
            JsonNode of = schema.path("properties").path(field.getKey());
            if (!of.isMissingNode()) {
                check(place + "." + field.getKey(), of, field.getValue(), flaws);
            } else if (schema.has("properties")
                    && !schema.path("additionalProperties").asBoolean()) {
                flaws.add(place + "." + field.getKey() + " is not described");
            }
        });
    }

    private static boolean has(JsonNode list, String text) {
        for (JsonNode item : list) {
            if (item.asText().equals(text)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isTime(String text) {
        try {
            Instant.parse(text);
            return true;
        } catch (DateTimeParseException e) {
            return false;
        }
    }
}
