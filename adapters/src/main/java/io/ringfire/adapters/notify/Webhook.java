package io.ringfire.adapters.notify;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Posts each message as JSON; 2xx takes it, 408, 429 and 5xx ask for another attempt, anything else refuses it. The same message has the
 * same {@code Idempotency-Key}. Redirects are not followed. The address is not logged: it may be a secret.
 */
public final class Webhook implements Channel {
    private static final int TIMEOUT = 408;
    private static final int TOO_MANY = 429;
    private static final int SERVER_ERROR = 500;

    private final URI url;
    private final Duration patience;
    private final HttpClient client;

    /**
     * Posts to an address of http or https.
     *
     * @param patience for which an answer is awaited
     */
    public Webhook(URI url, Duration patience) {
        this.url = url;
        this.patience = patience;
        this.client = HttpClient.newBuilder().connectTimeout(patience).build();
    }

    @Override
    public String name() {
        return "webhook";
    }

    @Override
    public void send(Notification notification, String target) throws DeliveryException {
        HttpRequest request = HttpRequest.newBuilder(url)
                .timeout(patience)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", notification.id())
                .POST(HttpRequest.BodyPublishers.ofString(notification.json()))
                .build();
        try {
            HttpResponse<Void> answer = client.send(request, HttpResponse.BodyHandlers.discarding());
            int status = answer.statusCode();
            if (status == TIMEOUT || status == TOO_MANY || status >= SERVER_ERROR) {
                throw DeliveryException.busy("it answered " + status, retryAfterNs(answer));
            }
            if (status < 200 || status >= 300) {
                throw DeliveryException.refused("it answered " + status);
            }
        } catch (IOException e) {
            throw DeliveryException.passing("no answer (" + e.getClass().getSimpleName() + ")");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw DeliveryException.passing("interrupted");
        }
    }

    /** In seconds; a date there is not read, and the usual wait holds. */
    private static long retryAfterNs(HttpResponse<?> answer) {
        return answer.headers()
                .firstValue("Retry-After")
                .filter(text -> text.matches("[0-9]{1,5}"))
                .map(text -> TimeUnit.SECONDS.toNanos(Long.parseLong(text)))
                .orElse(0L);
    }
}
