package io.ringfire.app.operator;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ringfire.adapters.http.OperatorServer;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The description of the HTTP surface has the commands that there are, with their fields. */
class CommandsDescribedTest {
    /** Seen failing with the field {@code tp} taken out of the description. */
    @Test
    void shouldDescribeEveryCommandWithItsFields() throws IOException {
        JsonNode api;
        try (InputStream in = OperatorServer.class.getResourceAsStream("openapi.json")) {
            api = new ObjectMapper().readTree(in);
        }
        Set<String> named = new TreeSet<>();
        api.at("/paths/~1api~1commands~1{name}/post/parameters/0/schema/enum")
                .forEach(name -> named.add(name.asText()));
        assertEquals(new TreeSet<>(CommandReader.FIELDS.keySet()), named);
        CommandReader.FIELDS.forEach((command, fields) -> {
            Set<String> expected = new HashSet<>(fields);
            expected.addAll(CommandReader.COMMON);
            Set<String> described = new HashSet<>();
            api.path("components")
                    .path("schemas")
                    .path("command." + command)
                    .path("properties")
                    .fieldNames()
                    .forEachRemaining(described::add);
            assertEquals(expected, described, command);
        });
    }
}
