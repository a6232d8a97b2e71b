package io.ringfire.adapters.mt5;

import io.ringfire.adapters.mt5.GatewayOrder.Stage;
import java.util.ArrayList;
import java.util.List;

/**
 * Asks each terminal now and then for an answer, to prove that commands get through to it and back: at most so often, only while its
 * chart ticks, and only while no order of its account waits or is unanswered, since an EA reads one command a tick. Such an answer is no
 * fact: it proves nothing of an order, and closes no breaker. Adapter's thread.
 */
final class PulsePings {
    /** What an operator's pings and those behind orders never begin with. */
    private static final String PREFIX = "H-";

    private final Asked[] asked;
    private final Mt5Gateway gateway;
    private final Mt5Rules rules;
    private long everyNs;
    private long number;

    private static final class Asked {
        final Session session;
        String nodeId = "";
        String pingId = "";
        long sentNs = Session.NEVER;
        long unansweredNs = Session.NEVER;
        long answers;
        long answerNs = -1;

        Asked(Session session) {
            this.session = session;
        }
    }

    PulsePings(Sessions sessions, Mt5Gateway gateway, Mt5Rules rules) {
        this.asked = java.util.Arrays.stream(sessions.all()).map(Asked::new).toArray(Asked[]::new);
        this.gateway = gateway;
        this.rules = rules;
    }

    /** Asks from now on; 0 = never, as at first. */
    void everyNs(long periodNs) {
        everyNs = periodNs;
    }

    /** Asks whoever may be asked. */
    void doWork(long nowNs) {
        if (everyNs == 0) {
            return;
        }
        for (Asked each : asked) {
            if (!each.nodeId.equals(each.session.nodeId())) {
                // another start of the EA: it owes no answer to what the one before was asked
                each.nodeId = each.session.nodeId();
                each.unansweredNs = Session.NEVER;
            }
            if (nowNs - each.sentNs >= everyNs && mayBeAsked(each.session, nowNs)) {
                ask(each, nowNs);
            }
        }
    }

    private boolean mayBeAsked(Session session, long nowNs) {
        if (!session.isFresh || nowNs - session.chartTickNs > rules.chartTickNs()) {
            return false;
        }
        for (GatewayOrder order : gateway.orders()) {
            if (order.accountId == session.account.accountId() && order.stage != Stage.DOUBTFUL) {
                return false;
            }
        }
        return true;
    }

    private void ask(Asked each, long nowNs) {
        String pingId = PREFIX + ++number;
        each.sentNs = nowNs;
        if (gateway.ping(each.session, EaKeys.ascii(pingId))) {
            each.pingId = pingId;
            if (each.unansweredNs == Session.NEVER) {
                each.unansweredNs = nowNs;
            }
        }
    }

    /** Takes an answer to one of these pings; false when it is one to another. */
    boolean onPong(Session session, EaJson json, long nowNs) {
        String id = json.has(EaKeys.PING_ID) ? json.string(EaKeys.PING_ID) : "";
        if (!id.startsWith(PREFIX)) {
            return false;
        }
        for (Asked each : asked) {
            if (each.session == session && session.isSenderOf(json) && id.equals(each.pingId)) {
                each.answers++;
                each.answerNs = nowNs - each.sentNs;
                each.unansweredNs = Session.NEVER;
                each.pingId = "";
            }
        }
        return true;
    }

    /** For people, one for each account. */
    List<PongView> views(long nowNs) {
        List<PongView> views = new ArrayList<>();
        for (Asked each : asked) {
            views.add(new PongView(
                    each.session.account.uuid(),
                    each.answers,
                    each.answerNs,
                    each.unansweredNs == Session.NEVER ? -1 : nowNs - each.unansweredNs));
        }
        return List.copyOf(views);
    }
}
