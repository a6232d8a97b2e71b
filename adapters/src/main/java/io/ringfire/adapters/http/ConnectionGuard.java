package io.ringfire.adapters.http;

import io.ringfire.adapters.http.HttpRefusals.Reason;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.ssl.SslConnection;
import org.eclipse.jetty.server.ConnectionMetaData;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;

/**
 * Keeps those who are slow from keeping others out. The server's own timeout begins anew with every byte, so a header of a byte a second
 * would hold a connection for good, and a body or an answer a thread. Here a request has a time for all of it; and where connections or
 * threads run short, the one that has waited longest makes room: a request that comes at once finds a place in any flood.
 */
final class ConnectionGuard implements Connection.Listener, HttpConfiguration.Customizer, AutoCloseable {
    /** Requests that may hold a thread at once; the server has more threads. */
    static final int MOST_REQUESTS = 128;

    private static final long LOOK_NS = TimeUnit.MILLISECONDS.toNanos(250);

    private final int mostConnections;
    private final long patienceNs;
    private final HttpRefusals refusals;
    private final Predicate<Request> isLong;
    private final Map<EndPoint, Seat> seats = new HashMap<>();
    private final Thread thread = new Thread(this::run, "ringfire-http-guard");
    private volatile boolean isClosed;

    /** @param isLong whether a request's answer takes its time, and no thread */
    ConnectionGuard(HttpLimits limits, HttpRefusals refusals, Predicate<Request> isLong) {
        this.mostConnections = limits.mostConnections();
        this.patienceNs = TimeUnit.SECONDS.toNanos(limits.requestSeconds());
        this.refusals = refusals;
        this.isLong = isLong;
        thread.setDaemon(true);
    }

    private enum State {
        /** Nothing asked yet, or nothing more since the last answer. */
        WAITING,
        /** A request is being read, done and answered. */
        ASKING,
        /** It takes its time, under bounds of its own. */
        LONG
    }

    private static final class Seat {
        State state = State.WAITING;
        long sinceNs;

        /** What had come when the last answer was through: more is the next request's beginning. */
        long bytesIn;

        Connection connection;
    }

    void start() {
        thread.start();
    }

    @Override
    public void onOpened(Connection connection) {
        List<EndPoint> closing = new ArrayList<>();
        synchronized (seats) {
            EndPoint place = place(connection);
            Seat seat = seats.computeIfAbsent(place, none -> new Seat());
            boolean isHttp = connection instanceof ConnectionMetaData || connection instanceof SslConnection;
            seat.state = isHttp ? State.WAITING : State.LONG; // a WebSocket
            seat.sinceNs = System.nanoTime();
            seat.connection = connection;
            if (seats.size() > mostConnections) {
                closing.add(oldest(State.WAITING, place));
                seats.remove(closing.get(0));
            }
        }
        close(closing, Reason.CONNECTIONS);
    }

    @Override
    public void onClosed(Connection connection) {
        synchronized (seats) {
            Seat seat = seats.get(place(connection));
            if (seat != null && seat.connection == connection) {
                seats.remove(place(connection));
            }
        }
    }

    /** Called with each request, when its header is there. */
    @Override
    public Request customize(Request request, HttpFields.Mutable responseHeaders) {
        EndPoint place = place(request.getConnectionMetaData().getConnection());
        boolean takesItsTime = isLong.test(request);
        List<EndPoint> closing = new ArrayList<>();
        synchronized (seats) {
            Seat seat = seats.get(place);
            if (seat != null) {
                seat.state = takesItsTime ? State.LONG : State.ASKING;
                seat.sinceNs = System.nanoTime();
            }
            if (seats.values().stream()
                            .filter(each -> each.state == State.ASKING)
                            .count()
                    > MOST_REQUESTS) {
                closing.add(oldest(State.ASKING, place));
                seats.remove(closing.get(0));
            }
        }
        close(closing, Reason.CONNECTIONS);
        Request.addCompletionListener(request, failure -> answered(place));
        return request;
    }

    private void answered(EndPoint place) {
        synchronized (seats) {
            Seat seat = seats.get(place);
            if (seat != null && seat.connection instanceof ConnectionMetaData) {
                seat.state = State.WAITING;
                seat.sinceNs = System.nanoTime();
                seat.bytesIn = seat.connection.getBytesIn();
            }
        }
    }

    /** The one that is so for the longest time, but for {@code other}; that one where there is no other. Under the lock. */
    private EndPoint oldest(State state, EndPoint other) {
        EndPoint oldest = other;
        long sinceNs = Long.MAX_VALUE;
        for (Map.Entry<EndPoint, Seat> each : seats.entrySet()) {
            Seat seat = each.getValue();
            if (seat.state == state && !each.getKey().equals(other) && seat.sinceNs < sinceNs) {
                oldest = each.getKey();
                sinceNs = seat.sinceNs;
            }
        }
        return oldest;
    }

    private void run() {
        while (!isClosed) {
            look(System.nanoTime());
            LockSupport.parkNanos(LOOK_NS);
        }
    }

    /** Closes what takes too long. One that has asked once and is silent since is left to the server's own timeout. */
    private void look(long nowNs) {
        List<EndPoint> closing = new ArrayList<>();
        synchronized (seats) {
            seats.forEach((place, seat) -> {
                boolean isSilent =
                        seat.state == State.WAITING && seat.bytesIn > 0 && seat.connection.getBytesIn() == seat.bytesIn;
                if (isSilent) {
                    seat.sinceNs = nowNs; // its next request has not begun
                } else if (seat.state != State.LONG && nowNs - seat.sinceNs > patienceNs) {
                    closing.add(place);
                }
            });
            closing.forEach(seats::remove);
        }
        close(closing, Reason.SLOW);
    }

    private void close(List<EndPoint> closing, Reason reason) {
        for (EndPoint place : closing) {
            refusals.count(reason);
            place.close();
        }
    }

    /** The socket itself: TLS and HTTP are two connections on one. */
    private static EndPoint place(Connection connection) {
        EndPoint place = connection.getEndPoint();
        return place instanceof EndPoint.Wrapper wrapper ? wrapper.unwrap() : place;
    }

    @Override
    public void close() {
        isClosed = true;
        LockSupport.unpark(thread);
    }
}
