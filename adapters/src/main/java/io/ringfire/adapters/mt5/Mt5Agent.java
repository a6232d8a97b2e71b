package io.ringfire.adapters.mt5;

import io.ringfire.adapters.mt5.Mt5Counters.Count;
import io.ringfire.engine.ingress.FactInbox;
import io.ringfire.engine.route.Gate;
import io.ringfire.engine.route.OrderInbox;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.agrona.concurrent.Agent;
import org.agrona.concurrent.EpochNanoClock;
import org.zeromq.ZMQ;

/**
 * Talks with terminals: takes all that they say, always, since a socket that is not drained freezes its EA; and sends orders. Owns
 * its sockets; other threads reach it through {@link #requestPing} and read {@link #sessions} and {@link #counters}.
 */
public final class Mt5Agent implements Agent {
    private static final int COMMAND_LIMIT = 64;
    private static final int MARKET_LIMIT = 512;
    private static final int CONFIRMATION_LIMIT = 64;
    private static final int BUFFER_BYTES = 64 * 1_024;
    private static final int MOST_PINGS = 64;
    private static final long UPDATE_EVERY_NS = 50_000_000L;
    private static final long VIEW_EVERY_NS = 250_000_000L;

    /** An order that an earlier run left in doubt. */
    public record Doubt(
            io.ringfire.engine.ledger.LedgerOrder order,
            String orderId,
            int accountId,
            int instrumentId,
            int strategyId,
            String nodeId) {}

    private final Mt5Endpoints endpoints;
    private final EpochNanoClock clock;
    private final Mt5Counters counters = new Mt5Counters();
    private final FactOutlet outlet;
    private final Sessions sessions;
    private final Mt5Gateway gateway;
    private final PulsePings pulsePings;
    private final EaMessages messages;
    private final OwnVisits visits = new OwnVisits();
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private final byte[] held = new byte[BUFFER_BYTES];
    private final byte[] identity = new byte[256];
    private final Queue<String> pings = new ConcurrentLinkedQueue<>();
    private final CountDownLatch started = new CountDownLatch(1);
    private Mt5Sockets sockets;
    private volatile RuntimeException startFailure;
    private volatile List<SessionView> views = List.of();
    private volatile List<PongView> pongs = List.of();
    private volatile List<String> boundEndpoints = List.of();
    private long updatedNs = Session.NEVER;
    private long viewedNs = Session.NEVER;
    private long pingNumber;
    private boolean isAtWork;

    /** Length of the message of market data that was waited for; negative for none. */
    private int heldLength = -1;

    /**
     * Makes an agent that binds when it starts.
     *
     * @param orderIdPrefix what our order ids begin with
     */
    public Mt5Agent(
            Mt5Endpoints endpoints,
            List<TerminalAccount> accounts,
            Mt5Rules rules,
            FactInbox reports,
            FactInbox market,
            OrderInbox orders,
            Gate gate,
            EpochNanoClock clock,
            String orderIdPrefix) {
        this.endpoints = endpoints;
        this.clock = clock;
        outlet = new FactOutlet(reports, market, counters);
        SessionReports sessionReports = new SessionReports(outlet);
        sessions = new Sessions(accounts, rules, sessionReports, counters);
        GatewayReports gatewayReports = new GatewayReports(outlet);
        gateway = new Mt5Gateway(orders, gate, sessions, rules, new Sending(), gatewayReports, counters);
        pulsePings = new PulsePings(sessions, gateway, rules);
        messages = new EaMessages(
                sessions,
                sessionReports,
                new MarketData(outlet, sessions, rules, counters),
                new PositionList(outlet, orderIdPrefix, counters),
                new Confirmations(gateway, gatewayReports, sessionReports, counters),
                pulsePings,
                gateway,
                rules,
                counters);
    }

    /**
     * Asks each terminal for an answer now and then, while nothing else is under way there. Before the agent starts.
     *
     * @param periodNs least time between two such pings of one terminal; 0 = never, which is so unless this is called
     */
    public void pulseEvery(long periodNs) {
        pulsePings.everyNs(periodNs);
    }

    /**
     * Says how to make room for a report when there is none: for an agent that shares ingress's thread, which would else wait for
     * itself. Before the agent starts.
     */
    public void whenFull(Runnable work) {
        outlet.whenFull(work);
    }

    /** Takes over what an earlier run knew of a terminal. Before the agent starts. */
    public void restore(int accountId, String nodeId, String chartSymbol, String version) {
        sessions.restore(accountId, nodeId, chartSymbol, version);
    }

    /** Takes over an order in doubt. Before the agent starts. */
    public void restore(Doubt doubt) {
        gateway.restore(GatewayOrders.of(doubt), doubt.nodeId());
    }

    @Override
    public String roleName() {
        return "ringfire-mt5";
    }

    @Override
    public void onStart() {
        try {
            sockets = new Mt5Sockets(endpoints, counters, visits);
            boundEndpoints = List.of(
                    sockets.commands().getLastEndpoint(),
                    sockets.market().getLastEndpoint(),
                    sockets.confirmations().getLastEndpoint());
        } catch (RuntimeException e) {
            startFailure = e;
        } finally {
            started.countDown();
        }
    }

    /**
     * Waits until the sockets are bound, and says where: commands, market, confirmations.
     *
     * @throws IllegalStateException when one cannot be bound
     */
    public List<String> awaitBound() {
        try {
            started.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while sockets were bound", e);
        }
        if (startFailure != null) {
            throw startFailure;
        }
        return boundEndpoints;
    }

    @Override
    public int doWork() {
        if (sockets == null) {
            return 0;
        }
        if (isAtWork) {
            // the turn before ended half-way, with a message that nothing came of
            counters.increment(Count.FAILED_TURNS);
            gateway.answerLost();
        }
        isAtWork = true;
        long nowNs = clock.nanoTime();
        int work = pollConfirmations(nowNs) + pollCommands(nowNs) + pollMarket(nowNs);
        if (nowNs - updatedNs >= UPDATE_EVERY_NS || work > 0) {
            updatedNs = nowNs;
            sessions.update(nowNs);
        }
        work += sockets.poll();
        work += gateway.doWork(nowNs);
        sendPings();
        if (nowNs - viewedNs >= VIEW_EVERY_NS) {
            viewedNs = nowNs;
            pulsePings.doWork(nowNs);
            pongs = pulsePings.views(nowNs);
            views = SessionView.of(sessions, gateway, nowNs);
        }
        isAtWork = false;
        return work;
    }

    /**
     * Sends what waits, as {@link #doWork} does at its end: for an agent that shares the thread of the stages, so that an order leaves
     * in the turn that decided it. By the agent's thread.
     */
    public int sendOrders() {
        return sockets == null ? 0 : gateway.doWork(clock.nanoTime());
    }

    /**
     * Waits for market data, so many milliseconds at most; the next turn takes it. For a thread that has nothing else to do. It is a
     * receive that waits, and no selector on the sockets: JeroMQ wakes a selector before a receive that does not wait finds anything, and
     * such a thread turns in vain, up to 4 ms long. By the agent's thread.
     */
    public void awaitMarketData(int longestMs) {
        if (sockets != null && heldLength < 0) {
            sockets.waitForMarketAtMost(longestMs);
            heldLength = receive(sockets.market(), held, 0);
        }
    }

    @Override
    public void onClose() {
        if (sockets != null) {
            sockets.close();
        }
    }

    /**
     * Asks a terminal for an answer, which is counted when it comes. Any thread. Returns false when there is none to ask, or too many
     * wait.
     */
    public boolean requestPing(String uuid) {
        boolean isThere = views.stream()
                .anyMatch(view -> view.uuid().equals(uuid) && !view.state().equals("UNKNOWN"));
        return isThere && pings.size() < MOST_PINGS && pings.add(uuid);
    }

    /** The terminals, as of a moment ago. Any thread. */
    public List<SessionView> sessions() {
        return views;
    }

    /** What became of the pings of {@link #pulseEvery}, as of a moment ago. Any thread. */
    public List<PongView> pongs() {
        return pongs;
    }

    /** Where somebody says that a connection is no terminal's. Any thread. */
    public OwnVisits visits() {
        return visits;
    }

    /** What was counted. Any thread. */
    public Mt5Counters counters() {
        return counters;
    }

    private int pollCommands(long nowNs) {
        int polled = 0;
        while (polled < COMMAND_LIMIT) {
            int identityLength = sockets.commands().recv(identity, 0, identity.length, ZMQ.DONTWAIT);
            if (identityLength < 0) {
                break;
            }
            polled++;
            int length = -1;
            while (sockets.commands().hasReceiveMore()) {
                // an empty frame may stand between identity and text
                length = sockets.commands().recv(buffer, 0, buffer.length, ZMQ.DONTWAIT);
            }
            counters.increment(Count.MESSAGES);
            if (length <= 0 || identityLength > identity.length || !messages.read(buffer, length)) {
                counters.increment(Count.MALFORMED);
            } else {
                messages.onCommandMessage(identity, identityLength, nowNs);
            }
        }
        return polled;
    }

    private int pollMarket(long nowNs) {
        int polled = 0;
        while (polled < MARKET_LIMIT) {
            boolean isHeld = heldLength >= 0;
            int length = isHeld ? heldLength : receive(sockets.market(), buffer, ZMQ.DONTWAIT);
            heldLength = -1;
            if (length < 0) {
                break;
            }
            polled++;
            if (messages.read(isHeld ? held : buffer, length)) {
                messages.onMarketMessage(nowNs);
            } else {
                counters.increment(Count.MALFORMED);
            }
        }
        return polled;
    }

    private int pollConfirmations(long nowNs) {
        int polled = 0;
        while (polled < CONFIRMATION_LIMIT) {
            int length = receive(sockets.confirmations(), buffer, ZMQ.DONTWAIT);
            if (length < 0) {
                break;
            }
            polled++;
            if (messages.read(buffer, length)) {
                messages.onConfirmationMessage(nowNs);
            } else {
                counters.increment(Count.MALFORMED);
                gateway.answerLost();
            }
        }
        return polled;
    }

    /** The last frame of a message counts; terminals send one. */
    private int receive(ZMQ.Socket socket, byte[] into, int flags) {
        int length = socket.recv(into, 0, into.length, flags);
        if (length >= 0) {
            counters.increment(Count.MESSAGES);
            while (socket.hasReceiveMore()) {
                length = socket.recv(into, 0, into.length, ZMQ.DONTWAIT);
            }
        }
        return length;
    }

    private void sendPings() {
        String uuid = pings.poll();
        if (uuid == null) {
            return;
        }
        for (Session session : sessions.all()) {
            if (session.account.uuid().equals(uuid)) {
                gateway.ping(session, EaKeys.ascii("P-" + ++pingNumber));
            }
        }
    }

    /** Sends by the sockets, which exist once the agent has started. */
    private final class Sending implements CommandSocket {
        @Override
        public boolean send(byte[] to, byte[] command, int length) {
            return sockets.send(to, command, length);
        }

        @Override
        public long connections() {
            return sockets.connections();
        }
    }
}
