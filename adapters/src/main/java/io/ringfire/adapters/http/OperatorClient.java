package io.ringfire.adapters.http;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Optional;

/** Posts commands to a running service, and asks it. */
public final class OperatorClient {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final ObjectMapper MAPPER =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    /** What the service answered. */
    public record Answer(int status, ObjectNode body) {}

    private final String address;
    private final String token;
    private final HttpClient http;

    /** Talks with one service in plain HTTP. */
    public OperatorClient(String address, String token) {
        this(address, token, Optional.empty());
    }

    /**
     * Talks with one service.
     *
     * @param address such as {@code http://127.0.0.1:8080}
     * @param token of role trade
     * @param certificate the only one that it may show, whatever names are in it; empty for plain HTTP
     */
    public OperatorClient(String address, String token, Optional<X509Certificate> certificate) {
        this.address = address;
        this.token = token;
        HttpClient.Builder builder = HttpClient.newBuilder();
        certificate.ifPresent(known -> builder.sslContext(OneCertificate.trusted(known)));
        http = builder.build();
    }

    /**
     * Posts a command.
     *
     * @throws IOException when it does not answer
     */
    public Answer post(String command, ObjectNode body) throws IOException, InterruptedException {
        return postTo("/api/commands/" + command, body);
    }

    /**
     * Posts to a path, such as {@code /api/log}.
     *
     * @throws IOException when it does not answer
     */
    public Answer postTo(String path, ObjectNode body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address + path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                .build();
        return send(request);
    }

    /**
     * Asks, such as {@code /readyz} or {@code /api/status}.
     *
     * @throws IOException when it does not answer
     */
    public Answer get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(address + path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + token)
                .build());
    }

    private Answer send(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        return new Answer(response.statusCode(), (ObjectNode) MAPPER.readTree(response.body()));
    }
}
