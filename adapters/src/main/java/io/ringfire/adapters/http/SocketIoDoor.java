package io.ringfire.adapters.http;

import io.ringfire.adapters.http.HttpRefusals.Reason;
import io.ringfire.adapters.http.OperatorTokens.Role;
import io.ringfire.adapters.socketio.Access;
import io.ringfire.adapters.socketio.Door;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Counts wrong tokens and commands of Socket.IO with those of requests: the same callers, the same limits, the same metrics. */
final class SocketIoDoor implements Door {
    private static final String WRONG_TOKENS = "console.limits.wrongTokensPerMinute";

    private final OperatorTokens tokens;
    private final Callers callers;
    private final HttpRefusals refusals;
    private final LongSupplier nanoTime;

    /** @param nanoTime of a clock that does not step */
    SocketIoDoor(OperatorTokens tokens, Callers callers, HttpRefusals refusals, LongSupplier nanoTime) {
        this.tokens = tokens;
        this.callers = callers;
        this.refusals = refusals;
        this.nanoTime = nanoTime;
    }

    @Override
    public Shown show(String address, String token) {
        Optional<Access> access = tokens.accessOf(token);
        if (access.isPresent()) {
            return new Shown(access, Optional.empty());
        }
        long waitNs = callers.wrongToken(address, nanoTime.getAsLong());
        if (waitNs == 0) {
            refusals.count(Reason.TOKEN);
            return new Shown(access, Optional.empty());
        }
        refusals.count(Reason.GUESSES);
        return new Shown(
                access, Optional.of(new TooOften(Admission.TOO_MANY_GUESSES, WRONG_TOKENS, Callers.secondsOf(waitNs))));
    }

    @Override
    public void nothingShown() {
        refusals.count(Reason.TOKEN);
    }

    @Override
    public Optional<TooOften> command(String address, Access access, boolean isHalt) {
        Callers.Kind kind = isHalt ? Callers.Kind.HALTS : Callers.Kind.COMMANDS;
        Role role = access == Access.TRADE ? Role.TRADE : Role.VIEW;
        long waitNs = callers.take(address, Optional.of(role), kind, nanoTime.getAsLong());
        if (waitNs == 0) {
            return Optional.empty();
        }
        refusals.count(kind.reason());
        return Optional.of(new TooOften(kind.problem(), kind.limit(), Callers.secondsOf(waitNs)));
    }

    @Override
    public void mayOnlyLook() {
        refusals.count(Reason.ROLE);
    }
}
