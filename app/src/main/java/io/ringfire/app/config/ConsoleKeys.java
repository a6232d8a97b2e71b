package io.ringfire.app.config;

import static io.ringfire.app.config.Key.key;
import static io.ringfire.app.config.Numbers.wholeNumber;
import static io.ringfire.app.config.Words.parsed;
import static io.ringfire.app.config.Words.pathFromItsFile;
import static io.ringfire.app.config.Words.text;

import java.util.List;
import java.util.Set;

/** The keys of {@code console}, and what binds them. None of them decides anything. */
final class ConsoleKeys {
    private static final String HTTP = "console.http";
    private static final String HOSTS = "console.hosts";
    private static final String CERTIFICATE = "console.tls.certificate";
    private static final String KEY = "console.tls.key";
    private static final Set<String> EVERYWHERE = Set.of("*", "0.0.0.0", "[::]");
    private static final int MOST_HOSTS = 16;
    private static final int MOST_A_SECOND = 1_000_000;

    private ConsoleKeys() {}

    static void addTo(KeyTable table) {
        table.add(key(
                        HTTP,
                        parsed("host:port, such as 127.0.0.1:8080", HostPort::parse),
                        "Where the console listens; port 0 = any free one")
                .byDefault("127.0.0.1:8080")
                .decidesNothing());
        table.add(key(
                        HOSTS,
                        new ListKind<>(
                                "hosts",
                                text(
                                        "a host's name or address, such as engine.example",
                                        "[A-Za-z0-9][A-Za-z0-9._-]*|\\[[0-9A-Fa-f:.]+\\]",
                                        "is no name of a host"),
                                0,
                                MOST_HOSTS),
                        "Names by which it may be addressed, beside that of http and loopback's")
                .byDefault("[]")
                .decidesNothing());
        table.add(key(CERTIFICATE, pathFromItsFile(), "Certificate for HTTPS, PEM, with those that vouch for it")
                .decidesNothing());
        table.add(key(KEY, pathFromItsFile(), "Its private key, PEM (PKCS 8), not encrypted")
                .decidesNothing());
        limit(table, "readsPerSecond", 1, MOST_A_SECOND, "Requests a second of one caller, in the long run", "50");
        limit(table, "readsBurst", 1, MOST_A_SECOND, "Requests of one caller at once", "100");
        limit(table, "commandsPerSecond", 1, MOST_A_SECOND, "Commands a second of one caller, in the long run", "5");
        limit(table, "commandsBurst", 1, MOST_A_SECOND, "Commands of one caller at once", "20");
        limit(table, "wrongTokensPerMinute", 1, 1_000, "Wrong tokens a minute from one address", "5");
        limit(table, "connections", 64, 10_000, "Connections at once; the one that waits longest makes room", "512");
        limit(table, "requestSeconds", 1, 60, "Seconds that a request may take to come, and its answer to go", "10");
        table.rule(ConsoleKeys::tlsIsWhole);
        table.rule(ConsoleKeys::isSafe);
    }

    private static void limit(KeyTable table, String name, int least, int most, String meaning, String fallback) {
        table.add(key("console.limits." + name, wholeNumber("", least, most), meaning)
                .byDefault(fallback)
                .decidesNothing());
    }

    private static void tlsIsWhole(Values values, ReadContext context) {
        boolean hasCertificate = values.get(CERTIFICATE) != null;
        if (hasCertificate != (values.get(KEY) != null)) {
            String there = hasCertificate ? CERTIFICATE : KEY;
            context.problem(values.place(there), there, "is of no use without " + (hasCertificate ? KEY : CERTIFICATE));
        }
    }

    /** Tokens and commands never pass a network in clear. */
    private static void isSafe(Values values, ReadContext context) {
        HostPort http = values.get(HTTP, HostPort.class);
        if (http == null || http.isLoopback()) {
            return;
        }
        if (values.get(CERTIFICATE) == null) {
            context.problem(
                    values.place(HTTP),
                    HTTP,
                    http + " can be reached from other hosts, and tokens would pass in clear; give console.tls a"
                            + " certificate and its key, or listen on 127.0.0.1 behind a tunnel");
        } else if (EVERYWHERE.contains(http.host()) && values.get(HOSTS) instanceof List<?> hosts && hosts.isEmpty()) {
            context.problem(
                    values.place(HTTP),
                    HTTP,
                    http + " is no name that a browser asks for; give console.hosts those that it does, such as"
                            + " [engine.example]");
        }
    }
}
