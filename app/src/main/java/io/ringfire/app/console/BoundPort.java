package io.ringfire.app.console;

import io.ringfire.adapters.mt5.OwnVisits;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;

/**
 * A port that this service listens on.
 *
 * @param name its key in the configuration
 * @param at where it is reached from this machine
 * @param visits who is to know of a look at it
 */
public record BoundPort(String name, InetSocketAddress at, OwnVisits visits) {
    private static final String TCP = "tcp://";

    /**
     * A port of all addresses is looked for on loopback.
     *
     * @param host an address, a name or {@code *}
     * @throws IllegalArgumentException when there is no such host
     */
    public static BoundPort of(String name, String host, int port, OwnVisits visits) {
        try {
            InetAddress address = host.equals("*") ? InetAddress.getLoopbackAddress() : InetAddress.getByName(host);
            InetAddress reached = address.isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : address;
            return new BoundPort(name, new InetSocketAddress(reached, port), visits);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(name + ": " + host + " is no host", e);
        }
    }

    /** As the other, of an endpoint such as {@code tcp://127.0.0.1:5555}. */
    public static BoundPort of(String name, String endpoint, OwnVisits visits) {
        int colon = endpoint.lastIndexOf(':');
        return of(
                name, endpoint.substring(TCP.length(), colon), Integer.parseInt(endpoint.substring(colon + 1)), visits);
    }
}
