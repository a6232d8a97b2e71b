package io.ringfire.adapters.socketio;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The clients. Their requests and frames come on any thread; one thread calls {@link #look}, which waits for nobody. Until a client has
 * shown a token nothing is done for it, and few of those are there at once.
 */
public final class SocketIo {
    private static final int GOING_AWAY = 1001;
    private static final int NORMAL = 1000;
    /** Between packets of one request or answer. */
    static final String SEPARATOR = "\u001e";

    private final Events events;
    private final PublishedState state;
    private final SocketIoLimits limits;
    private final Tally tally;
    private final StateBoard board = new StateBoard();
    private final Map<String, Connection> clients = new HashMap<>();
    private boolean isClosed;

    /**
     * Connects the parts.
     *
     * @param door who is let in
     */
    public SocketIo(CommandPort desk, Door door, PublishedState state, SocketIoLimits limits, Tally tally) {
        this.events = new Events(desk, door, state.namespaces());
        this.state = state;
        this.limits = limits;
        this.tally = tally;
    }

    /** Clients that are there. */
    public synchronized int clients() {
        return clients.size();
    }

    /** Whether one more may come; one who may not is counted. */
    public boolean makeRoom(boolean isStranger) {
        boolean hasRoom = hasRoom(isStranger);
        if (!hasRoom) {
            tally.refused();
        }
        return hasRoom;
    }

    private synchronized boolean hasRoom(boolean isStranger) {
        if (isClosed || clients.size() >= limits.mostClients()) {
            return false;
        }
        return !isStranger
                || clients.values().stream()
                                .filter(each -> each.access() == null)
                                .count()
                        < limits.mostStrangers();
    }

    /** The bounds that it keeps. */
    public SocketIoLimits limits() {
        return limits;
    }

    /**
     * A client begins by polling. Returns what to answer; empty where there is no room.
     *
     * @param address where it comes from
     * @param access of the token that came with it; null where none did
     */
    public Optional<String> open(String address, Access access, long nowNs) {
        return add(address, access, null, nowNs).map(client -> greeting(client, "[\"websocket\"]"));
    }

    /** A client begins on a WebSocket. Returns its id; empty where there is no room. */
    public Optional<String> open(String address, Access access, Frames frames, long nowNs) {
        Optional<Connection> client = add(address, access, frames, nowNs);
        client.ifPresent(each -> each.offer(greeting(each, "[]"), nowNs));
        return client.map(Connection::id);
    }

    private Optional<Connection> add(String address, Access access, Frames frames, long nowNs) {
        Connection client = new Connection(events.newId(), address, limits, access, frames, nowNs);
        synchronized (this) {
            if (hasRoom(access == null)) {
                clients.put(client.id(), client);
                return Optional.of(client);
            }
        }
        tally.refused();
        return Optional.empty();
    }

    private String greeting(Connection client, String upgrades) {
        return "0{\"sid\":\"" + client.id() + "\",\"upgrades\":" + upgrades + ",\"pingInterval\":"
                + limits.pingEveryMs() + ",\"pingTimeout\":" + limits.pongMs() + ",\"maxPayload\":"
                + limits.mostChars() + "}";
    }

    /** Whether there is a client of that id which polls. */
    public boolean isPolled(String id) {
        Connection client = find(id);
        return client != null && client.isPolled();
    }

    /** A client polls. Returns false where there is none of that id, or it may not poll now. */
    public boolean poll(String id, Poll poll, long nowNs) {
        Connection client = find(id);
        return client != null && client.poll(poll, nowNs);
    }

    /** A client posts packets. Returns false where there is none of that id that polls. Heeds commands before it returns. */
    public boolean post(String id, String payload, long nowNs) {
        Connection client = find(id);
        if (client == null || !client.isPolled()) {
            return false;
        }
        for (String packet : payload.split(SEPARATOR, -1)) {
            receive(client, packet, nowNs);
        }
        return true;
    }

    /** A WebSocket is to take the place of a client's polls. Returns false where it may not. */
    public boolean probe(String id, Frames frames) {
        Connection client = find(id);
        return client != null && client.probe(frames);
    }

    /** A frame came. Heeds a command before it returns. */
    public void onFrame(String id, Frames from, String text, long nowNs) {
        Connection client = find(id);
        if (client == null) {
            from.close(Connection.POLICY, "there is no such client any more");
        } else if (client.takesFrame(from, text, nowNs)) {
            receive(client, text, nowNs);
        }
    }

    /** A WebSocket is gone. */
    public void onClosed(String id, Frames frames, long nowNs) {
        Connection client = find(id);
        if (client != null) {
            client.closed(frames, nowNs);
            forgetIfOver(client);
        }
    }

    private void receive(Connection client, String packet, long nowNs) {
        if (client.isOver()) {
            return;
        }
        try {
            switch (packet.isEmpty() ? ' ' : packet.charAt(0)) {
                case '4' -> events.onPacket(client, Packet.parse(packet.substring(1)), nowNs);
                case '3' -> client.pong(nowNs);
                case '1' -> client.end(NORMAL, "it said so", nowNs);
                case '6' -> {
                    // nothing is meant by it
                }
                default -> throw new BadPacketException("1, 3, 4 or 6 begins a packet of a client");
            }
        } catch (BadPacketException e) {
            client.end(Connection.PROTOCOL_ERROR, reason(e.getMessage()), nowNs);
        }
    }

    /** As much as a WebSocket's close can carry. */
    private static String reason(String text) {
        String ascii = text.replaceAll("[^ -~]", "?");
        return ascii.length() <= 100 ? ascii : ascii.substring(0, 100);
    }

    private synchronized Connection find(String id) {
        return clients.get(id);
    }

    private synchronized void forgetIfOver(Connection client) {
        if (client.isOver()) {
            clients.remove(client.id());
        }
    }

    private synchronized void forget(Connection client) {
        clients.remove(client.id());
    }

    /** Sends what is new, asks who lives, and lets go of who does not read. */
    public void look(long nowNs) {
        List<Connection> all;
        synchronized (this) {
            all = new ArrayList<>(clients.values());
        }
        Set<String> namespaces = new HashSet<>();
        all.forEach(client -> client.subscriptions().addNamespacesTo(namespaces));
        board.look(state, namespaces);
        for (Connection client : all) {
            look(client, nowNs);
        }
    }

    private void look(Connection client, long nowNs) {
        for (int sent = client.refill(board, nowNs); sent > 0; sent--) {
            tally.sent();
        }
        client.ping(nowNs);
        client.pump(nowNs);
        String complaint = client.complaint(nowNs);
        if (!complaint.isEmpty()) {
            tally.cut(client, complaint);
            client.end(Connection.POLICY, complaint, nowNs);
        } else if (client.isSilent(nowNs)) {
            client.end(Connection.POLICY, "it did not say in time who it is, or that it lives", nowNs);
        }
        if (client.isGone(nowNs)) {
            forget(client);
        }
    }

    /** Ends them all; nobody new comes in. */
    public void close() {
        List<Connection> all;
        synchronized (this) {
            isClosed = true;
            all = new ArrayList<>(clients.values());
            clients.clear();
        }
        all.forEach(client -> client.end(GOING_AWAY, "the engine is stopping", System.nanoTime()));
    }
}
