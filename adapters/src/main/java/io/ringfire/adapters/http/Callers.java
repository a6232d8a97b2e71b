package io.ringfire.adapters.http;

import io.ringfire.adapters.http.HttpRefusals.Reason;
import io.ringfire.adapters.http.OperatorTokens.Role;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * What each caller has left of its limits. Those who show a token do not share with those who show none, so that nobody at the same end of
 * a tunnel uses up what the operator has; of IPv6 the network counts, which is what one caller is given. Bounded: whoever was silent longest
 * is forgotten, and begins anew. Any thread.
 */
final class Callers {
    /** What is counted apart. */
    enum Kind {
        /** Whatever changes nothing. */
        READS(Reason.READS, "console.limits.readsPerSecond", "requests; ask less often (%s), or use a stream"),
        /** What changes something. */
        COMMANDS(Reason.COMMANDS, "console.limits.commandsPerSecond", "commands; halt has a limit of its own (%s)"),
        /** {@code halt}: nothing else may use it up. */
        HALTS(Reason.HALTS, "console.limits.commandsPerSecond", "halts; one is enough (%s)");

        private final Reason reason;
        private final String limit;
        private final String problem;

        Kind(Reason reason, String limit, String problem) {
            this.reason = reason;
            this.limit = limit;
            this.problem = "nothing happened: too many " + String.format(Locale.ROOT, problem, limit);
        }

        /** Under which it is counted that there were too many. */
        Reason reason() {
            return reason;
        }

        /** Key of the configuration. */
        String limit() {
            return limit;
        }

        /** What is said to who asks too often. */
        String problem() {
            return problem;
        }
    }

    static final int MOST_CALLERS = 4_096;
    private static final long NS_PER_SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final long MINUTE_NS = TimeUnit.MINUTES.toNanos(1);
    private static final int NETWORK_BYTES = 8;
    private static final int IPV4_BYTES = 4;

    private final HttpLimits limits;
    private final Map<String, Caller> callers = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Caller> eldest) {
            return size() > MOST_CALLERS;
        }
    };

    Callers(HttpLimits limits) {
        this.limits = limits;
    }

    private static final class Caller {
        final Map<Kind, Bucket> buckets = new EnumMap<>(Kind.class);
        int wrongTokens;
        long wrongSinceNs;
        boolean isShutOut;
    }

    /**
     * Takes one of a caller's allowance.
     *
     * @param role of its token; empty for none
     * @return 0, or how long to wait, in ns
     */
    synchronized long take(String address, Optional<Role> role, Kind kind, long nowNs) {
        Caller caller = caller(address, role.map(Role::name).orElse(""));
        return caller.buckets
                .computeIfAbsent(kind, none -> new Bucket(limit(kind), nowNs))
                .take(nowNs);
    }

    /**
     * Notes a wrong token.
     *
     * @return 0, or for how long further ones will not even be called wrong, in ns
     */
    synchronized long wrongToken(String address, long nowNs) {
        Caller caller = caller(address, "");
        if (nowNs - caller.wrongSinceNs > MINUTE_NS || caller.wrongTokens == 0) {
            caller.wrongTokens = 0;
            caller.wrongSinceNs = nowNs;
            caller.isShutOut = false;
        }
        if (!caller.isShutOut && caller.wrongTokens++ >= limits.wrongTokensPerMinute()) {
            caller.isShutOut = true;
            caller.wrongSinceNs = nowNs; // a minute from now on
        }
        return caller.isShutOut ? MINUTE_NS - (nowNs - caller.wrongSinceNs) : 0;
    }

    synchronized int size() {
        return callers.size();
    }

    /** A time to wait in whole seconds: no less. */
    static long secondsOf(long waitNs) {
        return waitNs / NS_PER_SECOND + 1;
    }

    private RateLimit limit(Kind kind) {
        return kind == Kind.READS ? limits.reads() : limits.commands();
    }

    private Caller caller(String address, String role) {
        return callers.computeIfAbsent(network(address) + " " + role, none -> new Caller());
    }

    /** An IPv4 address, or the first half of an IPv6 one. */
    static String network(String address) {
        if (address.indexOf(':') < 0) {
            return address;
        }
        try {
            byte[] bytes = InetAddress.getByName(address).getAddress(); // written in figures: no name is looked up
            return bytes.length == IPV4_BYTES
                    ? InetAddress.getByAddress(bytes).getHostAddress()
                    : HexFormat.of().formatHex(bytes, 0, NETWORK_BYTES);
        } catch (UnknownHostException e) {
            return address;
        }
    }
}
