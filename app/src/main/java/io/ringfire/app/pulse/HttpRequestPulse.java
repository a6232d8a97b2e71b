package io.ringfire.app.pulse;

import io.ringfire.adapters.http.LoopbackRequest;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Asks the console over loopback. Once a second, since each answer costs some tenths of a millisecond of processor time; between two of them
 * the last one stands.
 */
public final class HttpRequestPulse implements PulseModule {
    private static final long PATIENCE_NS = TimeUnit.SECONDS.toNanos(2);

    private final LoopbackRequest request;
    private final long everyNs;
    private final PulseLimits limits;
    private boolean isAsked;
    private long askedNs;
    private long answeredNs;
    private PulseFinding last = PulseFinding.healthy(PulseFinding.UNKNOWN, PulseFinding.UNKNOWN);

    /**
     * Asks.
     *
     * @param url where the console listens
     * @param certificate what it shows there by then; empty for plain HTTP
     * @param everyNs from one request to the next
     */
    public HttpRequestPulse(
            String url, Optional<Supplier<X509Certificate>> certificate, long everyNs, PulseLimits limits, long nowNs) {
        this.request = new LoopbackRequest(url, certificate, Duration.ofNanos(PATIENCE_NS));
        this.everyNs = everyNs;
        this.limits = limits;
        this.askedNs = nowNs - everyNs;
        this.answeredNs = nowNs;
    }

    @Override
    public String name() {
        return "http";
    }

    @Override
    public void follow(long nowNs) {
        LoopbackRequest.Outcome outcome = isAsked ? request.poll() : null;
        if (outcome == null) {
            return;
        }
        isAsked = false;
        if (outcome.isAnswered()) {
            answeredNs = nowNs;
            PulseState state = limits.of(nowNs - askedNs);
            last = new PulseFinding(
                    state, nowNs - askedNs, 0, state == PulseState.HEALTHY ? "" : "it is slow to answer");
        } else {
            last = new PulseFinding(
                    outcome.isConnected() ? PulseState.UNHEALTHY : PulseState.DISCONNECTED,
                    PulseFinding.UNKNOWN,
                    PulseFinding.UNKNOWN,
                    "no answer over loopback: " + outcome.reason());
        }
    }

    /** 503 is an answer: what it says is no matter of this module's. */
    @Override
    public PulseFinding look(long nowNs) {
        if (!request.isPrepared()) {
            request.prepare(); // the first look: it is asked at the next one, so that this does not count as its
            // latency
            return last;
        }
        follow(nowNs);
        if (!isAsked && nowNs - askedNs >= everyNs) {
            askedNs = nowNs;
            isAsked = true;
            request.send();
        }
        long waitedNs = isAsked ? nowNs - askedNs : 0;
        if (limits.of(waitedNs).compareTo(last.state()) > 0) {
            return new PulseFinding(limits.of(waitedNs), waitedNs, nowNs - answeredNs, "it does not answer");
        }
        return new PulseFinding(last.state(), last.latencyNs(), nowNs - answeredNs, last.reason());
    }
}
