package io.ringfire.adapters.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.Javalin;
import io.javalin.config.RoutesConfig;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HttpResponseException;
import io.javalin.websocket.WsContext;
import io.ringfire.adapters.metrics.MetricsPage;
import io.ringfire.adapters.socketio.CommandPort;
import io.ringfire.adapters.socketio.SocketIoLimits;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.ClosedChannelException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.ServerConnector;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves the operator: commands in, what the engine publishes out. Every request but a few needs a token; one for another host's name
 * is turned away, so that no page of a stranger's can use a browser that sits here.
 */
public final class OperatorServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OperatorServer.class);
    private static final int MOST_BODY_BYTES = 16 * 1_024;
    private static final int MOST_ITEMS = 1_000;
    private static final int USUAL_ITEMS = 100;
    private static final String LIMIT = "limit";
    private static final int MOST_MINUTES = 240;
    private static final int USUAL_HOURS = 24;
    private static final int MOST_HOURS = 7 * 24;
    private static final int USUAL_MINUTES = 120;

    /** A WebSocket's code for: the server failed. */
    private static final int FAILED = 1011;

    /** Answers that take their time, and hold no thread meanwhile but for a report, of which there is one at once. */
    private static final Set<String> LONG =
            Set.of("/api/stream/dashboard", SocketIoRoutes.PATH, SocketIoRoutes.PATH + "/", "/api/report");

    /** Nothing but what this server itself sends, no script in a page's text, and no page of another's around it. */
    private static final String CONTENT_SECURITY_POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; "
            + "img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static final String FAILED_INSIDE =
            "this failed inside, and may be half done: look at the state, and at the service's log";

    /** Commands that have a shorter path beside their own. */
    static final List<String> SHORT_COMMANDS = List.of("fire", "close", "close-all", "halt", "resume", "risk");

    private static final byte[] OPENAPI = openApi();
    private static final PageFiles PAGE = new PageFiles();

    private final OperatorApi api;
    private final ConsoleApi console;
    private final Streams streams;
    private final HttpRefusals refusals = new HttpRefusals();
    private final ConnectionGuard guard;
    private final Javalin javalin;
    private volatile ServerConnector connector;

    private OperatorServer(
            Listening where,
            OperatorApi api,
            ConsoleApi console,
            OperatorTokens tokens,
            StreamLimits limits,
            SocketIoLimits bounds) {
        this.api = api;
        this.console = console;
        Callers callers = new Callers(where.limits());
        Admission admission = new Admission(tokens, where.hosts(), callers, refusals, System::nanoTime);
        SocketIoDoor door = new SocketIoDoor(tokens, callers, refusals, System::nanoTime);
        this.streams = Streams.start(console, limits, this::command, door, bounds);
        guard = new ConnectionGuard(where.limits(), refusals, OperatorServer::isLong);
        SocketIoRoutes socketIo = new SocketIoRoutes(streams.socketIo, admission);
        javalin = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.http.maxRequestSize = MOST_BODY_BYTES;
            config.http.prefer405over404 = true;
            config.jetty.modifyHttpConfiguration(http -> http.addCustomizer(guard));
            config.jetty.addConnector((jetty, http) -> connector = HttpPort.open(jetty, http, where, guard));
            config.routes.before(OperatorServer::harden);
            config.routes.before(admission::admit);
            for (String path : List.of("/api/*", "/market-data", "/market-data/*")) {
                config.routes.before(path, this::refuseWhileStopping);
            }
            route(config.routes);
            config.routes.wsBeforeUpgrade(admission::admitSocket);
            config.routes.wsBeforeUpgrade("/ws", streams.sockets::makeRoom);
            config.routes.ws("/ws", streams.sockets::configure);
            socketIo.addTo(config.routes);
            config.routes.exception(
                    HttpResponseException.class, (e, ctx) -> Replies.problem(ctx, e.getStatus(), e.getMessage()));
            config.routes.exception(ClosedChannelException.class, OperatorServer::gone);
            config.routes.exception(EOFException.class, OperatorServer::gone);
            config.routes.exception(Exception.class, OperatorServer::fail);
            config.routes.wsException(Exception.class, OperatorServer::fail);
        });
        try {
            javalin.start();
            guard.start();
        } catch (RuntimeException e) {
            streams.close();
            throw e;
        }
    }

    /**
     * Binds and serves plain HTTP, with the usual limits.
     *
     * @param port 0 for any free one
     * @throws RuntimeException when it cannot be bound
     */
    public static OperatorServer start(
            String host, int port, OperatorApi api, ConsoleApi console, OperatorTokens tokens) {
        return start(Listening.plain(host, port), api, console, tokens);
    }

    /**
     * Binds and serves.
     *
     * @throws RuntimeException when it cannot be bound
     */
    public static OperatorServer start(Listening where, OperatorApi api, ConsoleApi console, OperatorTokens tokens) {
        return start(where, api, console, tokens, StreamLimits.USUAL, SocketIoLimits.USUAL);
    }

    static OperatorServer start(
            Listening where,
            OperatorApi api,
            ConsoleApi console,
            OperatorTokens tokens,
            StreamLimits limits,
            SocketIoLimits bounds) {
        return new OperatorServer(where, api, console, tokens, limits, bounds);
    }

    /** How many clients were cut off since they did not read. */
    long clientsCut() {
        return streams.dashboard.counts.cutSoFar()
                + streams.sockets.counts.cutSoFar()
                + streams.socketIoCounts.cutSoFar();
    }

    /** Whether the thread that feeds the streams is alive. */
    public boolean isStreaming() {
        return streams.isAlive();
    }

    /** Shows another certificate from the next connection on; those that are open stay. Any thread. */
    public void show(TlsKeys keys) {
        HttpPort.show(connector, keys);
    }

    /** Where it listens. */
    public int port() {
        return javalin.port();
    }

    /** What it answers: method and path, sorted, as {@code GET /api/status}. */
    public List<String> routes() {
        Set<String> routes = new TreeSet<>();
        javalin.unsafe.internalRouter.allHttpHandlers().stream()
                .map(each -> each.endpoint)
                .filter(endpoint -> endpoint.method.isHttpMethod())
                .forEach(endpoint -> routes.add(endpoint.method.name() + " " + endpoint.path));
        return List.copyOf(routes);
    }

    private void route(RoutesConfig routes) {
        get(routes, "/healthz", Set.of(), ctx -> Replies.send(ctx, console.health()));
        get(routes, "/readyz", Set.of(), ctx -> Replies.send(ctx, console.readiness()));
        get(routes, "/metrics", Set.of(), this::metrics);
        get(
                routes,
                "/openapi.json",
                Set.of(),
                ctx -> ctx.contentType("application/json").result(OPENAPI));
        routes.post("/api/commands/{name}", ctx -> posted(ctx, body -> api.command(ctx.pathParam("name"), body)));
        for (String name : SHORT_COMMANDS) {
            routes.post("/api/" + name, ctx -> posted(ctx, body -> api.command(name, body)));
        }
        get(routes, "/api/status", Set.of(), ctx -> Replies.send(ctx, 200, api.status()));
        get(routes, "/api/state", Set.of(), ctx -> Replies.send(ctx, 200, api.state()));
        list(routes, "/api/accounts", ConsoleApi.Listing.ACCOUNTS);
        list(routes, "/api/positions", ConsoleApi.Listing.POSITIONS);
        list(routes, "/api/quotes", ConsoleApi.Listing.QUOTES);
        list(routes, "/api/fires", ConsoleApi.Listing.FIRES);
        list(routes, "/api/signals", ConsoleApi.Listing.SIGNALS);
        list(routes, "/api/missions", ConsoleApi.Listing.MISSIONS);
        get(routes, "/api/alerts", Set.of(LIMIT), ctx -> Replies.send(ctx, console.alerts(limit(ctx))));
        routes.post("/api/alerts/{id}/ack", ctx -> posted(ctx, body -> console.acknowledge(ctx.pathParam("id"), body)));
        get(routes, "/api/log", Set.of(), ctx -> Replies.send(ctx, console.log()));
        routes.post("/api/log", ctx -> posted(ctx, console::changeLog));
        get(routes, "/api/system/health", Set.of(), ctx -> Replies.send(ctx, console.systemHealth()));
        get(routes, "/api/system/health/pulse", Set.of(), ctx -> Replies.send(ctx, console.pulse()));
        get(
                routes,
                "/api/system/health/module/{name}",
                Set.of(),
                ctx -> Replies.send(ctx, console.module(ctx.pathParam("name"))));
        get(routes, "/api/journal/stat", Set.of(), ctx -> Replies.send(ctx, console.journalStat()));
        get(routes, "/api/report", Set.of("hours"), this::report);
        get(routes, "/api/candles", Set.of("symbol", "minutes"), this::candles);
        MarketDataRoutes.route(routes, console.marketData());
        get(routes, "/api/stream/dashboard", Set.of(), streams.dashboard::open);
        get(routes, "/", Set.of(), ctx -> PAGE.send(ctx, "index.html"));
        get(routes, "/demo", Set.of(), ctx -> PAGE.send(ctx, "demo.html"));
        get(routes, "/page/{file}", Set.of(), ctx -> PAGE.send(ctx, ctx.pathParam("file")));
    }

    private static boolean isLong(Request request) {
        return request.getMethod().equals("GET") && LONG.contains(Request.getPathInContext(request));
    }

    /** For Socket.IO: no status of HTTP goes before it there. */
    private CommandPort.Answer command(String name, ObjectNode body) {
        if (console.isStopping()) {
            return new CommandPort.Answer(
                    503, Replies.MAPPER.createObjectNode().put("problem", "the engine is stopping: nothing happened"));
        }
        try {
            OperatorApi.Reply reply = api.command(name, body);
            return new CommandPort.Answer(reply.status(), reply.body());
        } catch (RuntimeException e) {
            LOG.error("Socket.IO's {} failed", name, e);
            return new CommandPort.Answer(
                    CommandPort.FAILED, Replies.MAPPER.createObjectNode().put("problem", FAILED_INSIDE));
        }
    }

    private void report(Context ctx) {
        Replies.send(ctx, console.report(number(ctx, "hours", USUAL_HOURS, MOST_HOURS)));
    }

    private void candles(Context ctx) {
        String symbol = ctx.queryParam("symbol");
        if (symbol == null || symbol.isEmpty()) {
            throw new BadRequestResponse("symbol: one is needed, such as EURUSD");
        }
        Replies.send(ctx, console.candles(symbol, number(ctx, "minutes", USUAL_MINUTES, MOST_MINUTES)));
    }

    private void list(RoutesConfig routes, String path, ConsoleApi.Listing listing) {
        get(routes, path, Set.of(LIMIT), ctx -> Replies.send(ctx, console.list(listing, limit(ctx))));
    }

    /** One that is asked with a parameter which it does not know was meant otherwise. */
    static void get(RoutesConfig routes, String path, Set<String> parameters, Handler handler) {
        routes.get(path, ctx -> {
            for (String name : ctx.queryParamMap().keySet()) {
                if (!parameters.contains(name)) {
                    throw new BadRequestResponse("this takes no parameter of that name"
                            + (parameters.isEmpty() ? "" : "; it takes " + String.join(", ", parameters)));
                }
            }
            handler.handle(ctx);
        });
    }

    private static int limit(Context ctx) {
        return number(ctx, LIMIT, USUAL_ITEMS, MOST_ITEMS);
    }

    private static int number(Context ctx, String name, int usual, int most) {
        String written = ctx.queryParam(name);
        if (written == null) {
            return usual;
        }
        int number = written.matches("[0-9]{1,4}") ? Integer.parseInt(written) : 0;
        if (number < 1 || number > most) {
            throw new BadRequestResponse(name + ": a whole number from 1 to " + most + " is needed");
        }
        return number;
    }

    private void refuseWhileStopping(Context ctx) {
        if (console.isStopping()) {
            Replies.problem(ctx, 503, "the engine is stopping: nothing happened");
            ctx.skipRemainingHandlers();
        }
    }

    private void metrics(Context ctx) {
        MetricsPage page = new MetricsPage();
        console.metrics(page, Admission.isTrusted(ctx));
        streams.addTo(page);
        refusals.addTo(page);
        ctx.contentType(MetricsPage.CONTENT_TYPE).result(page.text());
    }

    /** Answers with what is made of a body that is one JSON object. */
    static void posted(Context ctx, Function<ObjectNode, OperatorApi.Reply> answer) {
        JsonNode body;
        try {
            body = Replies.MAPPER.readTree(ctx.body());
        } catch (JsonProcessingException e) {
            Replies.problem(ctx, 400, "the body is no JSON: " + e.getOriginalMessage());
            return;
        }
        if (!(body instanceof ObjectNode object)) {
            Replies.problem(ctx, 400, "the body is no JSON object");
            return;
        }
        Replies.send(ctx, answer.apply(object));
    }

    /** What it says is of this moment and for whoever asked. */
    private static void harden(Context ctx) {
        ctx.header("Cache-Control", "no-store");
        ctx.header("X-Content-Type-Options", "nosniff");
        ctx.header("Content-Security-Policy", CONTENT_SECURITY_POLICY);
        ctx.header("Referrer-Policy", "no-referrer");
        ctx.header("X-Frame-Options", "DENY");
    }

    /** What failed is for the log: it may name files, and whoever asks cannot mend it. */
    private static void fail(Exception error, Context ctx) {
        LOG.error("{} {} failed", ctx.method(), ctx.path(), error);
        Replies.problem(ctx, 500, FAILED_INSIDE);
    }

    /** Who left, or was too slow, is counted; a line of log for each would be a flood of its own. */
    private static void gone(Exception error, Context ctx) {
        LOG.debug("{} {} ended before it was whole", ctx.method(), ctx.path(), error);
    }

    private static void fail(Exception error, WsContext ctx) {
        LOG.error("a WebSocket of {} failed", ctx.session.getRemoteSocketAddress(), error);
        ctx.closeSession(FAILED, FAILED_INSIDE);
    }

    private static byte[] openApi() {
        try (InputStream in = OperatorServer.class.getResourceAsStream("openapi.json")) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new IllegalStateException("openapi.json is not in the build", e);
        }
    }

    @Override
    public void close() {
        streams.close();
        guard.close();
        javalin.stop();
    }
}
