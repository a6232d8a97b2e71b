package io.ringfire.app.service;

import io.ringfire.adapters.http.TlsFiles;
import io.ringfire.adapters.http.TlsKeys;
import io.ringfire.app.pulse.PulseFinding;
import io.ringfire.app.pulse.PulseState;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.agrona.concurrent.Agent;
import org.agrona.concurrent.NanoClock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has the console show another certificate once its files have changed. What cannot be used is told, and the one before stays. */
final class CertificateWatch implements Agent {
    private static final Logger LOG = LoggerFactory.getLogger(CertificateWatch.class);
    private static final long EVERY_NS = TimeUnit.SECONDS.toNanos(2);

    private final TlsFiles files;
    private final Consumer<TlsKeys> show;
    private final Path data;
    private final NanoClock clock;
    private long lookedNs;
    private String told = "";

    /**
     * Watches.
     *
     * @param show has the console show it from the next connection on
     * @param data where commands of this machine find it
     */
    CertificateWatch(TlsFiles files, Consumer<TlsKeys> show, Path data, NanoClock clock) {
        this.files = files;
        this.show = show;
        this.data = data;
        this.clock = clock;
        this.lookedNs = clock.nanoTime();
    }

    @Override
    public int doWork() throws IOException {
        if (clock.nanoTime() - lookedNs < EVERY_NS) {
            return 0;
        }
        lookedNs = clock.nanoTime();
        var changed = files.look();
        if (changed.isPresent()) {
            show.accept(changed.get());
            OperatorAccess.leaveCertificate(data, changed);
            LOG.info("the console shows another certificate: {}", describe(changed.get()));
        }
        String trouble = files.trouble();
        if (!trouble.equals(told) && !trouble.isEmpty()) {
            LOG.warn(
                    "the console's certificate has changed and cannot be used, so the one before is shown: {}",
                    trouble);
        }
        told = trouble;
        return 1;
    }

    private static String describe(TlsKeys keys) {
        return keys.certificate().getSubjectX500Principal().getName() + ", valid until "
                + keys.certificate().getNotAfter().toInstant();
    }

    /** For the pulse. Any thread. */
    PulseFinding finding() {
        String trouble = files.trouble();
        return trouble.isEmpty()
                ? PulseFinding.healthy(PulseFinding.UNKNOWN, PulseFinding.UNKNOWN)
                : new PulseFinding(
                        PulseState.DEGRADED,
                        PulseFinding.UNKNOWN,
                        PulseFinding.UNKNOWN,
                        "the certificate before is shown, since " + trouble);
    }

    @Override
    public String roleName() {
        return "ringfire-certificate";
    }
}
