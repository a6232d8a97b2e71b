package io.ringfire.adapters.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.Javalin;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpResponseException;
import io.ringfire.adapters.http.OperatorTokens.Role;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves the operator's commands and state. Every request needs a token; one for another host's name is turned away, so that no
 * page of a stranger's can use a browser that sits here.
 */
public final class OperatorServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OperatorServer.class);
    private static final int MOST_BODY_BYTES = 16 * 1_024;
    private static final String BEARER = "Bearer ";

    private final ObjectMapper mapper = new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    private final OperatorApi api;
    private final OperatorTokens tokens;
    private final Javalin javalin;
    private final Set<String> hosts;

    private OperatorServer(String host, int port, OperatorApi api, OperatorTokens tokens) {
        this.api = api;
        this.tokens = tokens;
        this.hosts = new HashSet<>(List.of("127.0.0.1", "localhost", "[::1]", host));
        javalin = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.http.maxRequestSize = MOST_BODY_BYTES;
            config.routes.before(this::admit);
            config.routes.post("/api/commands/{name}", this::command);
            config.routes.get("/api/status", ctx -> reply(ctx, 200, api.status()));
            config.routes.get("/api/state", ctx -> reply(ctx, 200, api.state()));
            config.routes.exception(
                    HttpResponseException.class, (e, ctx) -> reply(ctx, e.getStatus(), problem(e.getMessage())));
            config.routes.exception(Exception.class, this::fail);
        });
        javalin.start(host.equals("*") ? "0.0.0.0" : host, port);
    }

    /**
     * Binds and serves.
     *
     * @param port 0 for any free one
     * @throws RuntimeException when it cannot be bound
     */
    public static OperatorServer start(String host, int port, OperatorApi api, OperatorTokens tokens) {
        return new OperatorServer(host, port, api, tokens);
    }

    /** Where it listens. */
    public int port() {
        return javalin.port();
    }

    private void admit(Context ctx) {
        String host = Optional.ofNullable(ctx.header("Host")).orElse("");
        int colon = host.lastIndexOf(':');
        String name = colon > host.lastIndexOf(']') ? host.substring(0, colon) : host;
        if (!hosts.contains(name)) {
            reply(ctx, 421, problem("this is not " + name + "; ask by the address that it listens on"));
            ctx.skipRemainingHandlers();
            return;
        }
        Optional<Role> role = Optional.ofNullable(ctx.header("Authorization"))
                .filter(header -> header.startsWith(BEARER))
                .flatMap(header ->
                        tokens.roleOf(header.substring(BEARER.length()).strip()));
        if (role.isEmpty()) {
            ctx.header("WWW-Authenticate", "Bearer");
            reply(
                    ctx,
                    401,
                    problem(
                            "send 'Authorization: Bearer <token>'; the tokens are in operator.token of the data directory"));
            ctx.skipRemainingHandlers();
        } else if (ctx.method() == HandlerType.POST && role.get() != Role.TRADE) {
            reply(ctx, 403, problem("this token may look, and not command; use the one of role trade"));
            ctx.skipRemainingHandlers();
        }
    }

    private void command(Context ctx) {
        JsonNode body;
        try {
            body = mapper.readTree(ctx.body());
        } catch (JsonProcessingException e) {
            reply(ctx, 400, problem("the body is no JSON: " + e.getOriginalMessage()));
            return;
        }
        if (!(body instanceof ObjectNode object)) {
            reply(ctx, 400, problem("the body is no JSON object"));
            return;
        }
        OperatorApi.Reply answer = api.command(ctx.pathParam("name"), object);
        reply(ctx, answer.status(), answer.body());
    }

    /** What failed is for the log: it may name files, and whoever asks cannot mend it. */
    private void fail(Exception error, Context ctx) {
        LOG.error("{} {} failed", ctx.method(), ctx.path(), error);
        reply(
                ctx,
                500,
                problem("this failed inside, and may be half done: look at the state, and at the service's log"));
    }

    private ObjectNode problem(String text) {
        return mapper.createObjectNode().put("problem", text);
    }

    private static void reply(Context ctx, int status, ObjectNode body) {
        ctx.status(status).contentType("application/json").result(body.toString());
    }

    @Override
    public void close() {
        javalin.stop();
    }
}
