package io.ringfire.adapters.mt5;

import io.ringfire.adapters.mt5.Mt5Counters.Count;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZEvent;
import org.zeromq.ZMQ;
import org.zeromq.ZMQException;
import org.zeromq.ZMonitor;

/**
 * The sockets that terminals connect to. One thread owns them. They are bound once and never again, however quiet it is: a socket
 * that is taken down with its queue loses what it holds.
 */
final class Mt5Sockets implements CommandSocket, AutoCloseable {
    private static final int HANDSHAKE_MS = 300;
    private static final int HEARTBEAT_MS = 5_000;
    private static final int HEARTBEAT_TIMEOUT_MS = 15_000;
    private static final int QUEUED_IN = 100_000;
    private static final int QUEUED_OUT = 1_000;
    private static final int LINGER_MS = 200;

    /** Visits of our own at once; what comes beyond counts as a stranger's. */
    private static final int MOST_OWN = 16;

    private static final int MOST_BYTES = 64 * 1_024;
    private static final String ZAP_ENDPOINT = "inproc://zeromq.zap.01";
    private static final String ZAP_DOMAIN = "ringfire";
    private static final int MONITORED = ZMQ.EVENT_ACCEPTED | ZMQ.EVENT_DISCONNECTED | ZMQ.EVENT_CLOSED;

    private final ZContext context = new ZContext(1);
    private final Mt5Counters counters;
    private final List<Cidr> allowFrom;
    private final ZMQ.Socket zap;
    private final ZMQ.Socket commands;
    private final ZMQ.Socket market;
    private final ZMQ.Socket confirmations;
    private final ZMQ.Socket commandMonitor;
    private final ZMQ.Socket confirmationMonitor;
    private final OwnVisits visits;
    private final Set<SocketChannel> ownChannels = new HashSet<>();
    private int marketWaitMs = -1; // of JeroMQ: for ever
    private long connections;
    private long denied;

    /**
     * Binds.
     *
     * @param visits connections that are no terminal's
     * @throws IllegalStateException naming the endpoint that cannot be bound, and what to do
     */
    Mt5Sockets(Mt5Endpoints endpoints, Mt5Counters counters, OwnVisits visits) {
        this.counters = counters;
        this.visits = visits;
        this.allowFrom = endpoints.allowFrom().stream().map(Cidr::parse).toList();
        try {
            zap = allowFrom.isEmpty() ? null : context.createSocket(SocketType.ROUTER);
            if (zap != null) {
                zap.bind(ZAP_ENDPOINT);
            }
            commands = socket(SocketType.ROUTER, endpoints);
            commands.setRouterMandatory(true);
            commands.setRouterHandover(true);
            market = socket(SocketType.PULL, endpoints);
            confirmations = socket(SocketType.PULL, endpoints);
            commandMonitor = monitor(commands, "commands");
            confirmationMonitor = monitor(confirmations, "confirmations");
            bind(commands, "mt5.commands", endpoints.commands());
            bind(market, "mt5.market", endpoints.market());
            bind(confirmations, "mt5.confirmations", endpoints.confirmations());
        } catch (RuntimeException | Error e) {
            context.close();
            throw e;
        }
    }

    ZMQ.Socket commands() {
        return commands;
    }

    ZMQ.Socket market() {
        return market;
    }

    /** How long a receive of market data that waits does so at most. */
    void waitForMarketAtMost(int ms) {
        if (ms != marketWaitMs) {
            market.setReceiveTimeOut(ms);
            marketWaitMs = ms;
        }
    }

    ZMQ.Socket confirmations() {
        return confirmations;
    }

    /** Addresses turned away. */
    long denied() {
        return denied;
    }

    @Override
    public boolean send(byte[] identity, byte[] command, int length) {
        try {
            // no body when the identity frame fails: it would go out as an identity
            return commands.send(identity, 0, identity.length, ZMQ.DONTWAIT | ZMQ.SNDMORE)
                    && commands.send(command, 0, length, ZMQ.DONTWAIT);
        } catch (ZMQException e) {
            return false;
        }
    }

    @Override
    public long connections() {
        drain(commandMonitor);
        drain(confirmationMonitor);
        return connections;
    }

    /** Answers who may connect. Returns how many were asked about. */
    int poll() {
        connections();
        int asked = 0;
        while (zap != null && answerZap()) {
            asked++;
        }
        return asked;
    }

    private void drain(ZMQ.Socket monitor) {
        ZEvent event = ZEvent.recv(monitor, ZMQ.DONTWAIT);
        while (event != null) {
            if (!isOwn(event)) {
                connections++;
                counters.increment(Count.RECONNECTS);
            }
            event = ZEvent.recv(monitor, ZMQ.DONTWAIT);
        }
    }

    /** Of a visit of our own. By the channel from there on, since an address may be somebody else's later. */
    private boolean isOwn(ZEvent event) {
        Object value = event.getValue();
        if (!(value instanceof SocketChannel channel)) {
            return false;
        }
        if (event.getEvent() != ZMonitor.Event.ACCEPTED) {
            return ownChannels.remove(channel);
        }
        InetAddress address = channel.socket().getInetAddress();
        return address != null
                && visits.isOwn(new InetSocketAddress(address, channel.socket().getPort()))
                && ownChannels.size() < MOST_OWN
                && ownChannels.add(channel);
    }

    private ZMQ.Socket monitor(ZMQ.Socket socket, String name) {
        String endpoint = "inproc://ringfire-monitor-" + name;
        if (!socket.monitor(endpoint, MONITORED)) {
            throw new IllegalStateException("the connections of the " + name + " socket cannot be watched");
        }
        ZMQ.Socket pair = context.createSocket(SocketType.PAIR);
        pair.setRcvHWM(0);
        pair.connect(endpoint);
        return pair;
    }

    private ZMQ.Socket socket(SocketType type, Mt5Endpoints endpoints) {
        ZMQ.Socket socket = context.createSocket(type);
        socket.setHandshakeIvl(HANDSHAKE_MS);
        socket.setHeartbeatIvl(HEARTBEAT_MS);
        socket.setHeartbeatTimeout(HEARTBEAT_TIMEOUT_MS);
        socket.setTCPKeepAlive(1);
        socket.setRcvHWM(QUEUED_IN);
        socket.setSndHWM(QUEUED_OUT);
        socket.setLinger(LINGER_MS);
        socket.setMaxMsgSize(MOST_BYTES);
        if (!allowFrom.isEmpty()) {
            socket.setZapDomain(ZAP_DOMAIN);
        }
        if (endpoints.curveSecretKey().length > 0) {
            socket.setCurveServer(true);
            socket.setCurveSecretKey(endpoints.curveSecretKey());
        }
        return socket;
    }

    private static void bind(ZMQ.Socket socket, String key, String endpoint) {
        try {
            socket.bind(endpoint.endsWith(":0") ? endpoint.substring(0, endpoint.length() - 1) + "*" : endpoint);
        } catch (ZMQException e) {
            throw new IllegalStateException(
                    key + ": " + endpoint + " cannot be bound (" + e.getMessage()
                            + "); stop what listens there, or choose another port",
                    e);
        }
    }

    /** ZAP 1.0 (RFC 27): request frames are version, id, domain, address, identity, mechanism. */
    private boolean answerZap() {
        byte[] envelope = zap.recv(ZMQ.DONTWAIT);
        if (envelope == null) {
            return false;
        }
        List<byte[]> frames = new java.util.ArrayList<>();
        while (zap.hasReceiveMore()) {
            frames.add(zap.recv());
        }
        int first = !frames.isEmpty() && frames.get(0).length == 0 ? 1 : 0;
        if (frames.size() < first + 4) {
            return true;
        }
        String address = new String(frames.get(first + 3), java.nio.charset.StandardCharsets.US_ASCII);
        boolean isAllowed = allowFrom.stream().anyMatch(network -> network.contains(address));
        if (!isAllowed) {
            denied++;
            counters.increment(Count.REFUSED);
        }
        zap.send(envelope, ZMQ.SNDMORE);
        if (first == 1) {
            zap.send(new byte[0], ZMQ.SNDMORE);
        }
        zap.send("1.0", ZMQ.SNDMORE);
        zap.send(frames.get(first + 1), ZMQ.SNDMORE);
        zap.send(isAllowed ? "200" : "400", ZMQ.SNDMORE);
        zap.send(isAllowed ? "OK" : "address not allowed", ZMQ.SNDMORE);
        zap.send("", ZMQ.SNDMORE);
        zap.send(new byte[0], 0);
        return true;
    }

    @Override
    public void close() {
        context.close();
    }
}
