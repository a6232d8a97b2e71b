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
import io.ringfire.adapters.metrics.MetricsPage;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.component.LifeCycle;
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

    /** What the kernel may hold for a client that does not read; the default is megabytes each. */
    private static final int SEND_BUFFER_BYTES = 64 * 1_024;

    /** Nothing but what this server itself sends, no script in a page's text, and no page of another's around it. */
    private static final String CONTENT_SECURITY_POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; "
            + "img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static final byte[] OPENAPI = openApi();
    private static final PageFiles PAGE = new PageFiles();

    private final OperatorApi api;
    private final ConsoleApi console;
    private final Streams streams;
    private final Javalin javalin;

    private OperatorServer(
            String host, int port, OperatorApi api, ConsoleApi console, OperatorTokens tokens, StreamLimits limits) {
        this.api = api;
        this.console = console;
        this.streams = Streams.start(console, limits);
        Admission admission = new Admission(tokens, host);
        javalin = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.http.maxRequestSize = MOST_BODY_BYTES;
            config.http.prefer405over404 = true;
            config.jetty.modifyServer(OperatorServer::boundSocketBuffers);
            config.routes.before(OperatorServer::harden);
            config.routes.before(admission::admit);
            config.routes.before("/api/*", this::refuseWhileStopping);
            route(config.routes);
            config.routes.wsBeforeUpgrade(admission::admitSocket);
            config.routes.wsBeforeUpgrade("/ws", streams.sockets::makeRoom);
            config.routes.ws("/ws", streams.sockets::configure);
            config.routes.exception(
                    HttpResponseException.class, (e, ctx) -> Replies.problem(ctx, e.getStatus(), e.getMessage()));
            config.routes.exception(Exception.class, OperatorServer::fail);
        });
        try {
            javalin.start(host.equals("*") ? "0.0.0.0" : host, port);
        } catch (RuntimeException e) {
            streams.close();
            throw e;
        }
    }

    /**
     * Binds and serves.
     *
     * @param port 0 for any free one
     * @throws RuntimeException when it cannot be bound
     */
    public static OperatorServer start(
            String host, int port, OperatorApi api, ConsoleApi console, OperatorTokens tokens) {
        return start(host, port, api, console, tokens, StreamLimits.USUAL);
    }

    static OperatorServer start(
            String host, int port, OperatorApi api, ConsoleApi console, OperatorTokens tokens, StreamLimits limits) {
        return new OperatorServer(host, port, api, console, tokens, limits);
    }

    /** How many clients were cut off since they did not read. */
    long clientsCut() {
        return streams.dashboard.counts.cutSoFar() + streams.sockets.counts.cutSoFar();
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
        get(routes, "/api/journal/stat", Set.of(), ctx -> Replies.send(ctx, console.journalStat()));
        get(routes, "/api/report", Set.of("hours"), this::report);
        get(routes, "/api/candles", Set.of("symbol", "minutes"), this::candles);
        get(routes, "/api/stream/dashboard", Set.of(), streams.dashboard::open);
        get(routes, "/", Set.of(), ctx -> PAGE.send(ctx, "index.html"));
        get(routes, "/demo", Set.of(), ctx -> PAGE.send(ctx, "demo.html"));
        get(routes, "/page/{file}", Set.of(), ctx -> PAGE.send(ctx, ctx.pathParam("file")));
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
    private static void get(RoutesConfig routes, String path, Set<String> parameters, Handler handler) {
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
        ctx.contentType(MetricsPage.CONTENT_TYPE).result(page.text());
    }

    /** Answers with what is made of a body that is one JSON object. */
    private static void posted(Context ctx, Function<ObjectNode, OperatorApi.Reply> answer) {
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

    private static void boundSocketBuffers(Server server) {
        server.addEventListener(new LifeCycle.Listener() {
            @Override
            public void lifeCycleStarting(LifeCycle starting) {
                for (Connector connector : server.getConnectors()) {
                    if (connector instanceof ServerConnector listening) {
                        listening.setAcceptedSendBufferSize(SEND_BUFFER_BYTES);
                    }
                }
            }
        });
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
        Replies.problem(
                ctx, 500, "this failed inside, and may be half done: look at the state, and at the service's log");
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
        javalin.stop();
    }
}
