package io.ringfire.app.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * {@code console.*}: where the console listens, and what one caller may ask of it. Decides nothing.
 *
 * @param hosts names by which it may be addressed, beside that of {@code http} and loopback's
 * @param tls empty for plain HTTP, which is good on loopback alone
 */
public record ConsoleSettings(HostPort http, List<String> hosts, Optional<Tls> tls, Limits limits) {
    /** Keeps its own copy. */
    public ConsoleSettings {
        hosts = List.copyOf(hosts);
    }

    /** {@code console.tls.*}: PEM files. */
    public record Tls(Path certificate, Path key) {}

    /**
     * {@code console.limits.*}
     *
     * @param connections open at once
     * @param requestSeconds for which one request may be on its way
     */
    public record Limits(
            int readsPerSecond,
            int readsBurst,
            int commandsPerSecond,
            int commandsBurst,
            int wrongTokensPerMinute,
            int connections,
            int requestSeconds) {}
}
