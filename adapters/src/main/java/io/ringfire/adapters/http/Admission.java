package io.ringfire.adapters.http;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpResponseException;
import io.ringfire.adapters.http.OperatorTokens.Role;
import java.util.Arrays;
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
    private static final Set<String> FOR_EVERYONE =
            Set.of("/", "/demo", "/healthz", "/readyz", "/metrics", "/openapi.json");

    private static final String PAGE_FILES = "/page/";

    /** What a browser's WebSocket can carry a token in; the first protocol named is the one that is spoken. */
    static final String PROTOCOL = "ringfire";

    private static final String TOKEN_PROTOCOL = "token.";

    private static final String BEARER = "Bearer ";
    private static final String TRUSTED = "ringfire.trusted";

    private final OperatorTokens tokens;
    private final Set<String> hosts;

    /** @param host where it listens; loopback's names are good beside it */
    Admission(OperatorTokens tokens, String host) {
        this.tokens = tokens;
        this.hosts = new HashSet<>(List.of("127.0.0.1", "localhost", "[::1]", host));
    }

    /** Whether a path needs no token. */
    static boolean isForEveryone(String path) {
        return FOR_EVERYONE.contains(path) || path.startsWith(PAGE_FILES);
    }

    /** Answers whoever is not let in, and then nothing else does. */
    void admit(Context ctx) {
        String name = hostName(ctx.header("Host"));
        if (!hosts.contains(name)) {
            refuse(ctx, 421, notThisHost(name));
            return;
        }
        Optional<String> header = Optional.ofNullable(ctx.header("Authorization"));
        Optional<Role> role = header.filter(text -> text.startsWith(BEARER))
                .flatMap(text -> tokens.roleOf(text.substring(BEARER.length()).strip()));
        ctx.attribute(TRUSTED, role.isPresent());
        boolean isForEveryone = ctx.method() == HandlerType.GET && isForEveryone(ctx.path());
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

    /**
     * Lets a WebSocket begin, or throws. A browser lets every page of every site open one to anywhere, so what names another
     * origin than this host is turned away; and it can send no header, so the token may come as a protocol.
     */
    void admitSocket(Context ctx) {
        String host = ctx.header("Host");
        if (!hosts.contains(hostName(host))) {
            throw new HttpResponseException(421, notThisHost(hostName(host)));
        }
        String origin = ctx.header("Origin");
        if (origin != null && !origin.equals("http://" + host) && !origin.equals("https://" + host)) {
            throw new HttpResponseException(403, "a page of another origin may not listen here");
        }
        Optional<String> token = Optional.ofNullable(ctx.header("Authorization"))
                .filter(text -> text.startsWith(BEARER))
                .map(text -> text.substring(BEARER.length()).strip())
                .or(() -> protocolToken(ctx.header("Sec-WebSocket-Protocol")));
        if (token.flatMap(tokens::roleOf).isEmpty()) {
            throw new HttpResponseException(
                    401,
                    "send 'Authorization: Bearer <token>', or the protocols '" + PROTOCOL + "' and '" + TOKEN_PROTOCOL
                            + "<token>'; the tokens are in operator.token of the data directory");
        }
    }

    private static Optional<String> protocolToken(String protocols) {
        return protocols == null
                ? Optional.empty()
                : Arrays.stream(protocols.split(","))
                        .map(String::strip)
                        .filter(each -> each.startsWith(TOKEN_PROTOCOL))
                        .map(each -> each.substring(TOKEN_PROTOCOL.length()))
                        .findFirst();
    }

    private static String hostName(String header) {
        String host = header == null ? "" : header;
        int colon = host.lastIndexOf(':');
        return colon > host.lastIndexOf(']') ? host.substring(0, colon) : host;
    }

    private static String notThisHost(String name) {
        return "this is not " + name + "; ask by the address that it listens on";
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
