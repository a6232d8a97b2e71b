package io.ringfire.adapters.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The description of the surface says what there is: no more, no less. */
@Timeout(60)
class OpenApiTest implements CommandsAlone {
    @TempDir
    private Path directory;

    @Override
    public Reply command(String name, ObjectNode body) {
        return new Reply(202, body);
    }

    /** Seen failing with /api/missions taken out of the description. */
    @Test
    void shouldDescribeEveryRouteOfTheServerAndNoOther() throws Exception {
        try (OperatorServer server = open()) {
            TreeSet<String> described = new TreeSet<>();
            described(server)
                    .path("paths")
                    .properties()
                    .forEach(path -> path.getValue()
                            .properties()
                            .forEach(method ->
                                    described.add(method.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey())));
            assertEquals(server.routes(), List.copyOf(described));
        }
    }

    @Test
    void shouldAskForATokenWhereTheServerDoes() throws Exception {
        try (OperatorServer server = open()) {
            JsonNode api = described(server);
            assertEquals("token", api.path("security").path(0).fieldNames().next());
            api.path("paths")
                    .properties()
                    .forEach(path -> path.getValue().forEach(method -> {
                        JsonNode security = method.path("security");
                        boolean isForEveryone = security.isArray()
                                && (security.isEmpty() || security.path(0).isEmpty());
                        assertEquals(Admission.isForEveryone(path.getKey()), isForEveryone, path.getKey());
                        assertTrue(method.path("responses").has("401"), path.getKey());
                    }));
        }
    }

    @Test
    void shouldReferToNothingThatIsNotThere() throws Exception {
        try (OperatorServer server = open()) {
            JsonNode api = described(server);
            List<String> references = api.findValuesAsText("$ref");
            assertFalse(references.isEmpty());
            for (String reference : references) {
                assertFalse(api.at(reference.substring(1)).isMissingNode(), reference);
            }
        }
    }

    private OperatorServer open() throws IOException {
        return OperatorServer.start(
                "127.0.0.1", 0, this, new FakeConsole(), OperatorTokens.open(directory.resolve("operator.token")));
    }

    private static JsonNode described(OperatorServer server) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/openapi.json"))
                .build();
        return new ObjectMapper()
                .readTree(HttpClient.newHttpClient()
                        .send(request, HttpResponse.BodyHandlers.ofString())
                        .body());
    }
}
