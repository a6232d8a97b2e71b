package io.ringfire.adapters.mt5;

import java.net.InetSocketAddress;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Connections that this process makes to its own sockets, to see that they are listened on. They are no terminal's: a ping's proof, which
 * stands on connections that stay as they are, is none the worse for them. Any thread.
 */
public final class OwnVisits {
    private final Set<InetSocketAddress> from = ConcurrentHashMap.newKeySet();

    /**
     * One begins. To be called before it connects.
     *
     * @param address its own end, which nobody else has at the time
     */
    public void begin(InetSocketAddress address) {
        from.add(address);
    }

    /** It is over. What the socket makes known of it later counts as a stranger's. */
    public void end(InetSocketAddress address) {
        from.remove(address);
    }

    boolean isOwn(InetSocketAddress address) {
        return from.contains(address);
    }
}
