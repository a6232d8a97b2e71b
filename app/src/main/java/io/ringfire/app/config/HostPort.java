package io.ringfire.app.config;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A host (name, IPv4 address, {@code [IPv6 address]} or {@code *} for every interface) and a port; port 0 = any free one. */
public record HostPort(String host, int port) {
    private static final Pattern SYNTAX =
            Pattern.compile("(\\*|[A-Za-z0-9]([A-Za-z0-9._-]*)|\\[[0-9A-Fa-f:.]+]):([0-9]{1,5})");
    private static final String TCP = "tcp://";
    private static final int HIGHEST_PORT = 65_535;

    /** Reads {@code host:port}. Throws {@link IllegalArgumentException} for anything else. */
    public static HostPort parse(String text) {
        Matcher matcher = SYNTAX.matcher(text);
        if (!matcher.matches()) {
            throw new Misfit("is no host and port");
        }
        int port = Integer.parseInt(matcher.group(3));
        if (port > HIGHEST_PORT) {
            throw new Misfit("has a port above " + HIGHEST_PORT);
        }
        return new HostPort(matcher.group(1), port);
    }

    static HostPort parseTcp(String text) {
        if (!text.startsWith(TCP)) {
            throw new Misfit("does not begin with " + TCP);
        }
        return parse(text.substring(TCP.length()));
    }

    /** Whether nobody but this host reaches it. */
    public boolean isLoopback() {
        return host.equals("localhost") || host.equals("[::1]") || host.matches("127(\\.[0-9]{1,3}){3}");
    }

    /** The address as ZeroMQ writes it, {@code tcp://host:port}. */
    public String tcp() {
        return TCP + this;
    }

    /** {@code host:port}. */
    @Override
    public String toString() {
        return host + ":" + port;
    }
}
