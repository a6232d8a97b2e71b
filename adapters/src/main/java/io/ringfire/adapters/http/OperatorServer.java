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
    private static final byte[] OPENAPI = openApi();

    private final OperatorApi api;
    private final ConsoleApi console;
    private final Javalin javalin;

    private OperatorServer(String host, int port, OperatorApi api, ConsoleApi console, OperatorTokens tokens) {
        this.api = api;
        this.console = console;
        Admission admission = new Admission(tokens, host);
        javalin = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.http.maxRequestSize = MOST_BODY_BYTES;
            config.http.prefer405over404 = true;
            config.routes.before(OperatorServer::harden);
            config.routes.before(admission::admit);
            config.routes.before("/api/*", this::refuseWhileStopping);
            route(config.routes);
            config.routes.exception(
                    HttpResponseException.class, (e, ctx) -> Replies.problem(ctx, e.getStatus(), e.getMessage()));
            config.routes.exception(Exception.class, OperatorServer::fail);
        });
        javalin.start(host.equals("*") ? "0.0.0.0" : host, port);
    }

    /**
     * Binds and serves.
     *
     * @param port 0 for any free one
     * @throws RuntimeException when it cannot be bound
     */
    public static OperatorServer start(
            String host, int port, OperatorApi api, ConsoleApi console, OperatorTokens tokens) {
        return new OperatorServer(host, port, api, console, tokens);
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
        String written = ctx.queryParam(LIMIT);
        if (written == null) {
            return USUAL_ITEMS;
        }
        int limit = written.matches("[0-9]{1,4}") ? Integer.parseInt(written) : 0;
        if (limit < 1 || limit > MOST_ITEMS) {
            throw new BadRequestResponse("limit: a whole number from 1 to " + MOST_ITEMS + " is needed");
        }
        return limit;
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

    /** What it says is of this moment and for whoever asked. */
    private static void harden(Context ctx) {
        ctx.header("Cache-Control", "no-store");
        ctx.header("X-Content-Type-Options", "nosniff");
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
        javalin.stop();
    }
}
