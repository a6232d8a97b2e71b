package io.ringfire.app.doctor;

import io.ringfire.adapters.http.TlsKeys;
import io.ringfire.app.config.ConsoleSettings;
import java.io.IOException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

/** Whether the console's certificate reads, fits its key, is valid now and for a while, and has the names that are asked for. */
final class CertificateCheck {
    private static final String NAME = "console.tls";
    private static final Duration SOON = Duration.ofDays(30);
    private static final String RENEW = "renew it and put both files in place (docs/runbook.md)";

    private CertificateCheck() {}

    static Check of(ConsoleSettings console, long nowNs) {
        ConsoleSettings.Tls files = console.tls().orElseThrow();
        try {
            return judge(
                    TlsKeys.read(files.certificate(), files.key()).certificate(),
                    console.hosts(),
                    Instant.ofEpochSecond(TimeUnit.NANOSECONDS.toSeconds(nowNs)));
        } catch (IOException e) {
            return Check.fail(NAME, e.getMessage(), "mend the file, or console.tls");
        }
    }

    private static Check judge(X509Certificate certificate, List<String> hosts, Instant now) {
        Instant from = certificate.getNotBefore().toInstant();
        Instant until = certificate.getNotAfter().toInstant();
        String found = certificate.getSubjectX500Principal().getName() + ", valid until " + until;
        if (now.isAfter(until)) {
            return Check.fail(NAME, found + ": it has expired", RENEW);
        }
        if (now.isBefore(from)) {
            return Check.fail(NAME, found + ", and not before " + from, "look at the clock, or " + RENEW);
        }
        List<String> unnamed = new ArrayList<>(hosts);
        unnamed.removeAll(names(certificate));
        if (!unnamed.isEmpty()) {
            return Check.warn(
                    NAME,
                    found + "; it does not name " + String.join(", ", unnamed),
                    "browsers will refuse it there: have it made for all of console.hosts");
        }
        return now.plus(SOON).isAfter(until)
                ? Check.warn(
                        NAME, found + ", in " + Duration.between(now, until).toDays() + " days", RENEW)
                : Check.ok(NAME, found);
    }

    private static TreeSet<String> names(X509Certificate certificate) {
        TreeSet<String> names = new TreeSet<>();
        try {
            if (certificate.getSubjectAlternativeNames() != null) {
                certificate.getSubjectAlternativeNames().forEach(name -> names.add(String.valueOf(name.get(1))));
            }
        } catch (CertificateParsingException e) {
            return names; // it names nothing that could be read
        }
        return names;
    }
}
