package io.ringfire.adapters.http;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.ringfire.adapters.http.OperatorTokens.Role;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Who is let in: what is addressed to this host, with a token of the role that it takes. A few paths are for everyone; a token that
 * is wrong is turned away there too.
 */
final class Admission {
    /** Paths that need no token. They tell of no money and no names. */
    static final Set<String> FOR_EVERYONE = Set.of("/healthz", "/readyz", "/metrics", "/openapi.json");

    private static final String BEARER = "Bearer ";
    private static final String TRUSTED = "ringfire.trusted";

    private final OperatorTokens tokens;
    private final Set<String> hosts;

    /** @param host where it listens; loopback's names are good beside it */
    Admission(OperatorTokens tokens, String host) {
        this.tokens = tokens;
        this.hosts = new HashSet<>(List.of("127.0.0.1", "localhost", "[::1]", host));
    }

    /** Answers whoever is not let in, and then nothing else does. */
    void admit(Context ctx) {
        String host = Optional.ofNullable(ctx.header("Host")).orElse("");
        int colon = host.lastIndexOf(':');
        String name = colon > host.lastIndexOf(']') ? host.substring(0, colon) : host;
        if (!hosts.contains(name)) {
            refuse(ctx, 421, "this is not " + name + "; ask by the address that it listens on");
            return;
        }
        Optional<String> header = Optional.ofNullable(ctx.header("Authorization"));
        Optional<Role> role = header.filter(text -> text.startsWith(BEARER))
                .flatMap(text -> tokens.roleOf(text.substring(BEARER.length()).strip()));
        ctx.attribute(TRUSTED, role.isPresent());
        boolean isForEveryone = ctx.method() == HandlerType.GET && FOR_EVERYONE.contains(ctx.path());
        if (role.isEmpty() && (header.isPresent() || !isForEveryone)) {
            ctx.header("WWW-Authenticate", "Bearer");
            refuse(
                    ctx,
                    401,
                    "send 'Authorization: Bearer <token>'; the tokens are in operator.token of the data directory");
        } else if (ctx.method() != HandlerType.GET && !isForEveryone && role.get() != Role.TRADE) {
            refuse(ctx, 403, "this token may look, and not command; use the one of role trade");
        }
    }

    /** Whether a request that was let in came with a token. */
    static boolean isTrusted(Context ctx) {
        return Boolean.TRUE.equals(ctx.attribute(TRUSTED));
    }

    private static void refuse(Context ctx, int status, String why) {
        Replies.problem(ctx, status, why);
        ctx.skipRemainingHandlers();
    }
}
