package io.ringfire.adapters.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.websocket.WsConfig;
import io.javalin.websocket.WsContext;
import io.ringfire.adapters.socketio.Done;
import io.ringfire.adapters.socketio.Frames;
import io.ringfire.adapters.socketio.SocketIo;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;

/** {@code /socket.io}: hands requests and frames of Engine.IO's version 4 to {@link SocketIo}, those that may come in at all. */
final class SocketIoRoutes {
    static final String PATH = "/socket.io";

    private static final String VERSION = "4";
    private static final String POLLING = "polling";
    private static final String WEBSOCKET = "websocket";
    private static final int TRY_LATER = 1013;

    /** Longer than a client may be silent: that is seen by its pongs. */
    private static final Duration IDLE = Duration.ofSeconds(60);

    /** What a request can be wrong in, by the protocol's own numbers. */
    private enum Wrong {
        TRANSPORT(0, "transport: polling or websocket is needed"),
        ID(1, "there is no such client, or it does not poll"),
        BEGIN(2, "a client begins with GET"),
        FULL(4, "there are as many clients as may be: close one"),
        PROTOCOL(5, "EIO=4 is spoken: use socket.io-client 3 or 4");

        private final int code;
        private final String text;

        Wrong(int code, String text) {
            this.code = code;
            this.text = text;
        }
    }

    /** A WebSocket, and whose it is. */
    private static final class Line implements Frames {
        private final Session session;
        private volatile String id = "";

        Line(Session session) {
            this.session = session;
        }

        @Override
        public void send(String text, Done done) {
            session.sendText(text, Callback.from(() -> done.sent(true), error -> done.sent(false)));
        }

        @Override
        public void close(int code, String why) {
            session.close(code, why, Callback.NOOP);
        }

        @Override
        public void disconnect() {
            session.disconnect();
        }
    }

    private final SocketIo socketIo;
    private final Admission admission;
    private final Map<Session, Line> lines = new ConcurrentHashMap<>();

    SocketIoRoutes(SocketIo socketIo, Admission admission) {
        this.socketIo = socketIo;
        this.admission = admission;
    }

    void addTo(RoutesConfig routes) {
        routes.get(PATH, this::get);
        routes.post(PATH, this::post);
        routes.wsBeforeUpgrade(PATH, this::beforeUpgrade);
        routes.ws(PATH, this::configure);
    }

    private void get(Context ctx) throws IOException {
        if (!isRight(ctx, POLLING)) {
            return;
        }
        String id = ctx.queryParam("sid");
        if (id == null) {
            Optional<String> greeting = socketIo.open(
                    ctx.req().getRemoteAddr(), admission.access(ctx).orElse(null), System.nanoTime());
            greeting.ifPresentOrElse(
                    text -> ctx.contentType(LongPoll.TEXT).result(text), () -> refuse(ctx, 503, Wrong.FULL));
        } else if (!socketIo.isPolled(id)) {
            refuse(ctx, 400, Wrong.ID);
        } else {
            LongPoll.open(ctx, poll -> socketIo.poll(id, poll, System.nanoTime()));
        }
    }

    private void post(Context ctx) {
        if (!isRight(ctx, POLLING)) {
            return;
        }
        String id = ctx.queryParam("sid");
        if (id == null) {
            refuse(ctx, 400, Wrong.BEGIN);
        } else if (socketIo.post(id, ctx.body(), System.nanoTime())) {
            ctx.contentType("text/html").result("ok");
        } else {
            refuse(ctx, 400, Wrong.ID);
        }
    }

    private static boolean isRight(Context ctx, String transport) {
        if (!VERSION.equals(ctx.queryParam("EIO"))) {
            refuse(ctx, 400, Wrong.PROTOCOL);
            return false;
        }
        if (!transport.equals(ctx.queryParam("transport"))) {
            refuse(ctx, 400, Wrong.TRANSPORT);
            return false;
        }
        return true;
    }

    private static void refuse(Context ctx, int status, Wrong wrong) {
        Replies.send(
                ctx,
                status,
                Replies.MAPPER
                        .createObjectNode()
                        .put("code", wrong.code)
                        .put("message", wrong.text)
                        .put("problem", wrong.text));
    }

    /** Refuses what cannot become a client before it is a WebSocket. */
    private void beforeUpgrade(Context ctx) {
        if (!VERSION.equals(ctx.queryParam("EIO"))) {
            throw new HttpResponseException(400, Wrong.PROTOCOL.text);
        }
        if (!WEBSOCKET.equals(ctx.queryParam("transport"))) {
            throw new HttpResponseException(400, Wrong.TRANSPORT.text);
        }
        String id = ctx.queryParam("sid");
        if (id != null && !socketIo.isPolled(id)) {
            throw new HttpResponseException(400, Wrong.ID.text);
        }
        if (id == null && !socketIo.makeRoom(admission.access(ctx).isEmpty())) {
            throw new HttpResponseException(503, Wrong.FULL.text);
        }
    }

    private void configure(WsConfig ws) {
        ws.onConnect(this::open);
        ws.onMessage(ctx -> {
            Line line = lines.get(ctx.session);
            if (line != null) {
                socketIo.onFrame(line.id, line, ctx.message(), System.nanoTime());
            }
        });
        ws.onBinaryMessage(ctx -> ctx.session.disconnect());
        ws.onClose(this::closed);
        ws.onError(this::closed);
    }

    private void open(WsContext ctx) {
        Line line = new Line(ctx.session);
        lines.put(ctx.session, line);
        ctx.session.setMaxTextMessageSize(socketIo.limits().mostChars());
        ctx.session.setIdleTimeout(IDLE);
        String id = ctx.queryParam("sid");
        if (id == null) {
            Optional<String> opened = socketIo.open(
                    ctx.attribute(Admission.ADDRESS),
                    admission.accessOf(ctx.header("Authorization")).orElse(null),
                    line,
                    System.nanoTime());
            if (opened.isEmpty()) {
                line.close(TRY_LATER, Wrong.FULL.text);
                return;
            }
            line.id = opened.get();
        } else if (socketIo.probe(id, line)) {
            line.id = id;
        } else {
            line.close(TRY_LATER, Wrong.ID.text);
        }
    }

    private void closed(WsContext ctx) {
        Line line = lines.remove(ctx.session);
        if (line != null) {
            socketIo.onClosed(line.id, line, System.nanoTime());
        }
    }
}
