package io.ringfire.adapters.http;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpResponseException;
import io.ringfire.adapters.http.HttpRefusals.Reason;
import io.ringfire.adapters.http.OperatorTokens.Role;
import io.ringfire.adapters.socketio.Access;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;

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

    /** Attribute of a WebSocket: where it comes from, as callers are known by. */
    static final String ADDRESS = "ringfire.address";

    private static final int TOO_MANY = 429;
    private static final Set<String> HALTS = Set.of("/api/commands/halt", "/api/halt");
    static final String TOO_MANY_GUESSES = "too many wrong tokens came from your address";

    private final OperatorTokens tokens;
    private final Set<String> hosts;
    private final Callers callers;
    private final HttpRefusals refusals;
    private final LongSupplier nanoTime;

    /**
     * Connects the parts.
     *
     * @param hosts what may be addressed
     * @param nanoTime of a clock that does not step
     */
    Admission(OperatorTokens tokens, Set<String> hosts, Callers callers, HttpRefusals refusals, LongSupplier nanoTime) {
        this.tokens = tokens;
        this.hosts = Set.copyOf(hosts);
        this.callers = callers;
        this.refusals = refusals;
        this.nanoTime = nanoTime;
    }

    /** Whether a path needs no token. */
    static boolean isForEveryone(String path) {
        return FOR_EVERYONE.contains(path) || path.startsWith(PAGE_FILES);
    }

    /** Answers whoever is not let in, and then nothing else does. */
    void admit(Context ctx) {
        String name = hostName(ctx.header("Host"));
        if (!hosts.contains(name)) {
            refuse(ctx, Reason.HOST, 421, notThisHost(name));
            return;
        }
        Optional<String> header = Optional.ofNullable(ctx.header("Authorization"));
        Optional<Role> role = header.filter(text -> text.startsWith(BEARER))
                .flatMap(text -> tokens.roleOf(text.substring(BEARER.length()).strip()));
        ctx.attribute(TRUSTED, role.isPresent());
        if (header.isPresent() && role.isEmpty() && isGuessing(ctx) || isTooMuch(ctx, role)) {
            return;
        }
        if (isSocketIo(ctx)) {
            admitSocketIo(ctx);
            return;
        }
        boolean isForEveryone = ctx.method() == HandlerType.GET && isForEveryone(ctx.path());
        if (role.isEmpty() && (header.isPresent() || !isForEveryone)) {
            ctx.header("WWW-Authenticate", "Bearer");
            refuse(
                    ctx,
                    Reason.TOKEN,
                    401,
                    "send 'Authorization: Bearer <token>'; the tokens are in operator.token of the data directory");
        } else if (ctx.method() != HandlerType.GET && !isForEveryone && role.get() != Role.TRADE) {
            refuse(ctx, Reason.ROLE, 403, "this token may look, and not command; use the one of role trade");
        }
    }

    /** Answers who has sent too many wrong tokens. A right one is let in all the same: else anybody beside its owner could shut him out. */
    private boolean isGuessing(Context ctx) {
        long waitNs = callers.wrongToken(ctx.req().getRemoteAddr(), nanoTime.getAsLong());
        if (waitNs > 0) {
            tellToWait(ctx, waitNs);
            refuse(ctx, Reason.GUESSES, TOO_MANY, TOO_MANY_GUESSES);
        }
        return waitNs > 0;
    }

    /** Answers who asks too often. */
    private boolean isTooMuch(Context ctx, Optional<Role> role) {
        Callers.Kind kind = kindOf(ctx);
        long waitNs = callers.take(ctx.req().getRemoteAddr(), role, kind, nanoTime.getAsLong());
        if (waitNs > 0) {
            tellToWait(ctx, waitNs);
            refuse(ctx, kind.reason(), TOO_MANY, kind.problem());
        }
        return waitNs > 0;
    }

    private static Callers.Kind kindOf(Context ctx) {
        if (ctx.method() == HandlerType.GET || ctx.method() == HandlerType.HEAD || isSocketIo(ctx)) {
            return Callers.Kind.READS;
        }
        return HALTS.contains(ctx.path()) ? Callers.Kind.HALTS : Callers.Kind.COMMANDS;
    }

    private static void tellToWait(Context ctx, long waitNs) {
        ctx.header("Retry-After", Long.toString(Callers.secondsOf(waitNs)));
    }

    /**
     * Socket.IO shows its token behind the first request, so what has none is let in; nothing is done for it until it has shown one.
     * What has a wrong one, or comes from a page of another origin, is turned away here.
     */
    private void admitSocketIo(Context ctx) {
        if (isForeign(ctx)) {
            refuse(ctx, Reason.ORIGIN, 403, "a page of another origin may not connect here");
        } else if (ctx.header("Authorization") != null && access(ctx).isEmpty()) {
            refuse(
                    ctx,
                    Reason.TOKEN,
                    401,
                    "this token is wrong; the tokens are in operator.token of the data directory");
        }
    }

    /** What the token in a request's header allows; empty where there is none, or a wrong one. */
    Optional<Access> access(Context ctx) {
        return accessOf(ctx.header("Authorization"));
    }

    /** The same of a header. */
    Optional<Access> accessOf(String authorization) {
        return Optional.ofNullable(authorization)
                .filter(text -> text.startsWith(BEARER))
                .flatMap(text -> tokens.accessOf(text.substring(BEARER.length()).strip()));
    }

    private static boolean isSocketIo(Context ctx) {
        return ctx.path().equals(SocketIoRoutes.PATH) || ctx.path().equals(SocketIoRoutes.PATH + "/");
    }

    private static boolean isForeign(Context ctx) {
        String origin = ctx.header("Origin");
        String host = ctx.header("Host");
        return origin != null && !origin.equals("http://" + host) && !origin.equals("https://" + host);
    }

    /**
     * Lets a WebSocket begin, or throws. A browser lets every page of every site open one to anywhere, so what names another
     * origin than this host is turned away; and it can send no header, so the token may come as a protocol.
     */
    void admitSocket(Context ctx) {
        ctx.attribute(ADDRESS, ctx.req().getRemoteAddr());
        String host = ctx.header("Host");
        if (!hosts.contains(hostName(host))) {
            throw refused(Reason.HOST, 421, notThisHost(hostName(host)));
        }
        if (isForeign(ctx)) {
            throw refused(Reason.ORIGIN, 403, "a page of another origin may not listen here");
        }
        Optional<String> token = Optional.ofNullable(ctx.header("Authorization"))
                .filter(text -> text.startsWith(BEARER))
                .map(text -> text.substring(BEARER.length()).strip())
                .or(() -> protocolToken(ctx.header("Sec-WebSocket-Protocol")));
        Optional<Role> role = token.flatMap(tokens::roleOf);
        String address = ctx.req().getRemoteAddr();
        long nowNs = nanoTime.getAsLong();
        long waitNs = token.isPresent() && role.isEmpty() ? callers.wrongToken(address, nowNs) : 0;
        if (waitNs > 0) {
            tellToWait(ctx, waitNs);
            throw refused(Reason.GUESSES, TOO_MANY, TOO_MANY_GUESSES);
        }
        waitNs = callers.take(address, role, Callers.Kind.READS, nowNs);
        if (waitNs > 0) {
            tellToWait(ctx, waitNs);
            throw refused(Reason.READS, TOO_MANY, Callers.Kind.READS.problem());
        }
        if (isSocketIo(ctx) && ctx.header("Authorization") == null) {
            return; // it shows its token later
        }
        if (role.isEmpty()) {
            throw refused(
                    Reason.TOKEN,
                    401,
                    "send 'Authorization: Bearer <token>', or the protocols '" + PROTOCOL + "' and '" + TOKEN_PROTOCOL
                            + "<token>'; the tokens are in operator.token of the data directory");
        }
    }

    private HttpResponseException refused(Reason reason, int status, String why) {
        refusals.count(reason);
        return new HttpResponseException(status, why);
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

    private void refuse(Context ctx, Reason reason, int status, String why) {
        refusals.count(reason);
        Replies.problem(ctx, status, why);
        ctx.skipRemainingHandlers();
    }
}
