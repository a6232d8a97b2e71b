package io.ringfire.adapters.http;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Where the console listens, and how.
 *
 * @param host name or address to bind; {@code *} for every interface
 * @param port 0 for any free one
 * @param names by which it may be addressed beside that host and loopback's
 * @param tls what it shows and keeps secret; empty for plain HTTP
 * @param limits what one caller may ask
 */
public record Listening(String host, int port, List<String> names, Optional<TlsFiles> tls, HttpLimits limits) {
    /** Keeps its own copy. */
    public Listening {
        names = List.copyOf(names);
    }

    /** Plain HTTP, with the usual limits. */
    public static Listening plain(String host, int port) {
        return new Listening(host, port, List.of(), Optional.empty(), HttpLimits.USUAL);
    }

    /** The same at another port. */
    public Listening at(int otherPort) {
        return new Listening(host, otherPort, names, tls, limits);
    }

    /** Everything that may stand in a request's Host header, without a port. */
    Set<String> hosts() {
        Set<String> hosts = new HashSet<>(List.of("127.0.0.1", "localhost", "[::1]", host));
        hosts.addAll(names);
        return hosts;
    }
}
