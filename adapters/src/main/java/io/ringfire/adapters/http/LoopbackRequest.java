package io.ringfire.adapters.http;

import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/**
 * Asks the console for {@code /healthz}, as a client does, on a connection that stays open, and waits for nothing: who asks looks later whether
 * the answer is there. One thread.
 */
public final class LoopbackRequest implements AutoCloseable {
    private final HttpClient.Builder builder;
    private final HttpRequest request;
    private HttpClient client;
    private CompletableFuture<HttpResponse<Void>> asked;

    /**
     * What came of a request.
     *
     * @param isAnswered whether anything was answered, whatever it says
     * @param isConnected whether somebody took the connection
     * @param reason why there is no answer; empty when there is
     */
    public record Outcome(boolean isAnswered, boolean isConnected, String reason) {}

    /**
     * Asks nothing yet.
     *
     * @param certificate the only one that it may show by then; empty for plain HTTP
     * @param patience after which an answer counts as missing
     */
    public LoopbackRequest(String url, Optional<Supplier<X509Certificate>> certificate, Duration patience) {
        builder = HttpClient.newBuilder().connectTimeout(patience);
        certificate.ifPresent(known -> builder.sslContext(OneCertificate.trusted(known)));
        request = HttpRequest.newBuilder(URI.create(url + "/healthz"))
                .timeout(patience)
                .build();
    }

    /** Makes the client, which takes tens of milliseconds, ahead of the first request: on the thread that asks, not on the one that starts the service. */
    public void prepare() {
        client = builder.build();
    }

    /** Whether it may ask. */
    public boolean isPrepared() {
        return client != null;
    }

    /** Asks. */
    public void send() {
        if (client == null) {
            prepare();
        }
        asked = client.sendAsync(request, HttpResponse.BodyHandlers.discarding());
    }

    /** What came of it, once; null while nothing did. */
    public Outcome poll() {
        if (asked == null || !asked.isDone()) {
            return null;
        }
        Throwable error = asked.handle((answer, thrown) -> thrown).join();
        asked = null;
        if (error == null) {
            return new Outcome(true, true, "");
        }
        Throwable cause = error instanceof CompletionException && error.getCause() != null ? error.getCause() : error;
        return new Outcome(
                false, !(cause instanceof ConnectException), cause.getClass().getSimpleName());
    }

    @Override
    public void close() {
        if (asked != null) {
            asked.cancel(true);
        }
    }
}
