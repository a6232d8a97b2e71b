package io.ringfire.adapters.mt5;

import io.ringfire.adapters.mt5.Mt5Counters.Count;
import io.ringfire.engine.order.SessionEvent;
import io.ringfire.engine.order.SessionRefusal;
import java.util.List;

/**
 * Who the terminals are. An identity is learned from what comes over the command socket, never computed; it is bound to uuid,
 * server, login and node id. Only configured accounts are let in; a second claimant to a live one is refused, and while there is
 * one nothing is sent. An engine that starts anew takes a node that an earlier run knew as it was, once a heartbeat agrees.
 */
final class Sessions {
    private static final long TELL_EVERY_NS = 10_000_000_000L;
    private static final long CONTEST_NS = 60_000_000_000L;

    private final Session[] sessions;
    private final Mt5Rules rules;
    private final SessionReports reports;
    private final ClockCheck clockCheck;
    private final Mt5Counters counters;
    private long unknownToldNs = Session.NEVER;

    Sessions(List<TerminalAccount> accounts, Mt5Rules rules, SessionReports reports, Mt5Counters counters) {
        this.sessions = accounts.stream().map(Session::new).toArray(Session[]::new);
        this.rules = rules;
        this.reports = reports;
        this.counters = counters;
        this.clockCheck = new ClockCheck(sessions, reports);
    }

    Session[] all() {
        return sessions;
    }

    Session ofAccount(int accountId) {
        for (Session session : sessions) {
            if (session.account.accountId() == accountId) {
                return session;
            }
        }
        return null;
    }

    ClockCheck clockCheck() {
        return clockCheck;
    }

    /** The session that a message belongs to by its uuid; null, and counted, for none. */
    Session find(EaJson json) {
        int field = json.find(EaKeys.USER_UUID);
        if (field < 0) {
            field = json.find(EaKeys.TARGET_UUID);
        }
        if (field < 0) {
            field = json.find(EaKeys.UUID);
        }
        if (field >= 0) {
            for (Session session : sessions) {
                if (isText(json, field, session.uuid)) {
                    return session;
                }
            }
        }
        counters.increment(Count.UNKNOWN_UUID);
        return null;
    }

    /** Says, at most every so often, that somebody came whom no account is configured for. */
    void tellUnknown(EaJson json, long nowNs) {
        if (nowNs - unknownToldNs > TELL_EVERY_NS) {
            unknownToldNs = nowNs;
            counters.increment(Count.REFUSED);
            String uuid = json.string(EaKeys.TARGET_UUID) + json.string(EaKeys.USER_UUID);
            reports.unknown(uuid, Math.max(0, json.wholeNumber(EaKeys.ACCOUNT_LOGIN)), json.string(EaKeys.NODE_ID));
        }
    }

    /** @param isNews false when it was delivered long after it was said: then it tells who it is, not that it is there */
    void onHello(Session session, EaJson json, byte[] identity, int identityLength, boolean isNews, long nowNs) {
        String node = json.string(EaKeys.NODE_ID);
        long login = json.wholeNumber(EaKeys.ACCOUNT_LOGIN);
        SessionRefusal refusal = check(session, login, json.string(EaKeys.BROKER), json);
        if (refusal == SessionRefusal.NONE && isIdentityOfAnother(session, identity, identityLength, nowNs)) {
            refusal = SessionRefusal.IDENTITY_IN_USE;
        }
        if (refusal != SessionRefusal.NONE) {
            refuse(session, refusal, login, node, nowNs);
            return;
        }
        boolean isOther = node.equals(session.nodeId()) && isOtherIdentity(session, identity, identityLength, nowNs);
        if (isOther) {
            contest(session, node, nowNs);
        } else if (claim(session, node, nowNs)) {
            session.identity(identity, identityLength);
            session.version(json.string(EaKeys.VERSION));
            session.loginProven();
            if (isNews) {
                heard(session, nowNs, true);
            }
        } else {
            session.claimIdentity = java.util.Arrays.copyOf(identity, identityLength);
            session.claimVersion = json.string(EaKeys.VERSION);
            session.isClaimProven = true;
        }
    }

    /** @param isNews as of {@link #onHello} */
    void onHandshake(Session session, EaJson json, boolean isNews, long nowNs) {
        String node = json.string(EaKeys.NODE_ID);
        long login = json.wholeNumber(EaKeys.ACCOUNT);
        SessionRefusal refusal = check(session, login, json.string(EaKeys.SERVER), json);
        if (refusal != SessionRefusal.NONE) {
            refuse(session, refusal, login, node, nowNs);
            return;
        }
        String chart = SessionReports.cut(json.string(EaKeys.CHART_SYMBOL), 32);
        if (claim(session, node, nowNs)) {
            session.chart(chart);
            session.loginProven();
            if (isNews) {
                heard(session, nowNs, false);
            }
        } else {
            session.claimChart = chart;
            session.isClaimProven = true;
        }
    }

    /** The heartbeat of the command socket: keeps the identity up to date. Returns whether it is the bound node's. */
    boolean onHeartbeat(Session session, EaJson json, byte[] identity, int identityLength, boolean isNews, long nowNs) {
        boolean namesLogin = json.has(EaKeys.ACCOUNT_LOGIN);
        if (isIdentityOfAnother(session, identity, identityLength, nowNs)
                || !fits(session, json, namesLogin ? EaKeys.ACCOUNT_LOGIN : null, nowNs)) {
            return false;
        }
        if (!namesLogin && isUnprovenNewcomer(session, json, nowNs)) {
            // it may be the terminal, started anew: its market heartbeat will name the account
            remember(session, json.string(EaKeys.NODE_ID));
            session.claimIdentity = java.util.Arrays.copyOf(identity, identityLength);
            counters.increment(Count.FOREIGN_NODE);
            return false;
        }
        if (!isBound(session, json, nowNs)) {
            return false;
        }
        if (isOtherIdentity(session, identity, identityLength, nowNs)) {
            contest(session, session.nodeId(), nowNs);
            return false;
        }
        session.identity(identity, identityLength);
        if (namesLogin) {
            session.loginProven();
        }
        if (isNews) {
            heard(session, nowNs, true);
        }
        return true;
    }

    /** The heartbeat of the market socket, which names the account. */
    boolean onMarketHeartbeat(Session session, EaJson json, boolean isNews, long nowNs) {
        if (!fits(session, json, EaKeys.ACCOUNT, nowNs) || !isBound(session, json, nowNs)) {
            return false;
        }
        session.loginProven();
        if (isNews) {
            heard(session, nowNs, false);
        }
        return true;
    }

    void onDisconnect(Session session, EaJson json, long nowNs) {
        if (session.isSenderOf(json)) {
            session.left();
            session.isKnown = false;
            session.isFresh = false;
            reports.state(
                    session, SessionEvent.LEFT, SessionRefusal.NONE, session.account.login(), session.nodeId(), "");
        }
    }

    /** Whether a message is of the node that is bound, or of one that may be bound now. Counts it otherwise. */
    boolean isBound(Session session, EaJson json, long nowNs) {
        if (!json.has(EaKeys.NODE_ID)) {
            counters.increment(Count.MALFORMED);
            return false;
        }
        if (session.isSenderOf(json)) {
            return true;
        }
        if (claim(session, json.string(EaKeys.NODE_ID), nowNs)) {
            return true;
        }
        counters.increment(Count.FOREIGN_NODE);
        return false;
    }

    /**
     * Whether quotes of a message's node are taken: it is bound, or no bound one is alive. An unknown node may tick; by that alone
     * it becomes nobody.
     */
    boolean mayQuote(Session session, EaJson json, long nowNs) {
        if (session.isSenderOf(json)) {
            session.heardNs = nowNs;
            return true;
        }
        if (!session.isAlive(nowNs)) {
            return true;
        }
        counters.increment(Count.FOREIGN_NODE);
        return false;
    }

    /** The market socket said something new of a node that is bound. */
    void heardMarket(Session session, long nowNs) {
        session.heardNs = nowNs;
        session.marketHeardNs = nowNs;
    }

    /** Looks who has become known, fresh or stale. */
    void update(long nowNs) {
        for (Session session : sessions) {
            boolean isContested = nowNs < session.contestedUntilNs;
            if (!session.isKnown && session.isComplete() && !isContested) {
                session.isKnown = true;
                tell(session, SessionEvent.KNOWN);
            }
            boolean isFresh = session.isKnown
                    && !isContested
                    && nowNs - session.commandHeardNs <= rules.sessionFreshNs()
                    && nowNs - session.marketHeardNs <= rules.sessionFreshNs();
            if (isFresh != session.isFresh) {
                session.isFresh = isFresh;
                tell(session, isFresh ? SessionEvent.FRESH : SessionEvent.STALE);
            }
        }
        clockCheck.update(nowNs);
    }

    /** Takes over what an earlier run of the engine knew. */
    void restore(int accountId, String node, String chart, String version) {
        Session session = ofAccount(accountId);
        if (session != null && !node.isEmpty()) {
            session.restore(node, chart, version);
            tell(session, SessionEvent.RESTORED);
        }
    }

    private void tell(Session session, SessionEvent event) {
        reports.state(session, event, SessionRefusal.NONE, session.account.login(), session.nodeId(), "");
    }

    private void heard(Session session, long nowNs, boolean isCommandSocket) {
        session.heardNs = nowNs;
        if (isCommandSocket) {
            session.commandHeardNs = nowNs;
        } else {
            session.marketHeardNs = nowNs;
        }
    }

    private boolean claim(Session session, String node, long nowNs) {
        if (node.isEmpty()) {
            return false;
        }
        if (node.equals(session.nodeId())) {
            return true;
        }
        if (session.isAlive(nowNs)) {
            remember(session, node);
            contest(session, node, nowNs);
            return false;
        }
        session.bind(node);
        session.contestedUntilNs = Session.NEVER;
        session.heardNs = nowNs;
        return true;
    }

    private static void remember(Session session, String node) {
        if (!node.equals(session.claimNode)) {
            session.claimNode = node;
            session.isClaimProven = false;
            session.claimChart = "";
            session.claimIdentity = null;
        }
    }

    /** Somebody else speaks for a live terminal: for a while nothing is sent. */
    private void contest(Session session, String node, long nowNs) {
        session.contestedUntilNs = nowNs + CONTEST_NS;
        if (nowNs - session.claimToldNs > TELL_EVERY_NS) {
            session.claimToldNs = nowNs;
            reports.state(session, SessionEvent.CLAIMED, SessionRefusal.UUID_IN_USE, session.account.login(), node, "");
        }
    }

    /** A node that would take the place of a silent one, and has not said which account it is of. */
    private static boolean isUnprovenNewcomer(Session session, EaJson json, long nowNs) {
        return json.has(EaKeys.NODE_ID)
                && session.hasNode()
                && !session.isAlive(nowNs)
                && !session.isSenderOf(json)
                && !(session.isClaimProven && json.string(EaKeys.NODE_ID).equals(session.claimNode));
    }

    /** An EA keeps the identity that it gives itself; one that the socket makes, which begins with 0, changes with connections. */
    private static boolean isOtherIdentity(Session session, byte[] identity, int length, long nowNs) {
        byte[] known = session.identity();
        return known != null
                && known.length > 0
                && known[0] != 0
                && session.isAlive(nowNs)
                && !session.hasIdentity(identity, length);
    }

    /** Whether a heartbeat is of the configured account. One that is known has said its currency and leverage before. */
    private boolean fits(Session session, EaJson json, byte[] loginKey, long nowNs) {
        long login = loginKey == null ? session.account.login() : json.wholeNumber(loginKey);
        SessionRefusal refusal = SessionRefusal.NONE;
        if (login != session.account.login()) {
            refusal = SessionRefusal.WRONG_LOGIN;
        } else if (!session.isKnown && json.has(EaKeys.CURRENCY) && !hasCurrency(session, json)) {
            refusal = SessionRefusal.WRONG_CURRENCY;
        } else if (!session.isKnown
                && json.has(EaKeys.LEVERAGE)
                && json.wholeNumber(EaKeys.LEVERAGE) != session.account.leverage()) {
            refusal = SessionRefusal.WRONG_LEVERAGE;
        }
        if (refusal == SessionRefusal.NONE) {
            return true;
        }
        refuse(session, refusal, login, json.string(EaKeys.NODE_ID), nowNs);
        return false;
    }

    private static boolean hasCurrency(Session session, EaJson json) {
        return json.string(EaKeys.CURRENCY).equals(session.account.currency());
    }

    private SessionRefusal check(Session session, long login, String server, EaJson json) {
        TerminalAccount account = session.account;
        if (login != account.login()) {
            return SessionRefusal.WRONG_LOGIN;
        }
        if (!server.equals(account.server())) {
            return SessionRefusal.WRONG_SERVER;
        }
        if (!hasCurrency(session, json)) {
            return SessionRefusal.WRONG_CURRENCY;
        }
        return json.wholeNumber(EaKeys.LEVERAGE) == account.leverage()
                ? SessionRefusal.NONE
                : SessionRefusal.WRONG_LEVERAGE;
    }

    private void refuse(Session session, SessionRefusal reason, long login, String node, long nowNs) {
        counters.increment(Count.REFUSED);
        if (nowNs - session.refusalToldNs > TELL_EVERY_NS) {
            session.refusalToldNs = nowNs;
            reports.state(session, SessionEvent.REFUSED, reason, Math.max(0, login), node, "");
        }
    }

    private boolean isIdentityOfAnother(Session session, byte[] identity, int length, long nowNs) {
        for (Session other : sessions) {
            if (other != session && other.hasIdentity(identity, length) && other.isAlive(nowNs)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isText(EaJson json, int field, byte[] text) {
        return java.util.Arrays.equals(json.bytes(), json.start(field), json.end(field), text, 0, text.length);
    }
}
