package io.ringfire.adapters.mt5;

import static io.ringfire.adapters.mt5.EaKeys.ascii;
import static io.ringfire.engine.record.RecordFrame.BLOCK_OFFSET;

import io.ringfire.adapters.mt5.GatewayOrder.Stage;
import io.ringfire.adapters.mt5.Mt5Counters.Count;
import io.ringfire.engine.instrument.Instrument;
import io.ringfire.engine.money.StopRules;
import io.ringfire.engine.order.Intent;
import io.ringfire.engine.order.RefusalReason;
import io.ringfire.engine.order.SendOutcome;
import io.ringfire.engine.route.Gate;
import io.ringfire.engine.route.OrderInbox;
import io.ringfire.engine.sbe.OrderDecoder;
import java.util.ArrayList;
import java.util.List;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.MessageHandler;

/**
 * Sends orders to terminals, each at most once, ever. An order waits here while its session's places are taken, and is refused
 * with a reason at once when it could not be executed as it was meant. One that is not answered in time is in doubt; a ping sent
 * behind it then proves, if its pong comes first on the same connections, that it was not executed.
 */
final class Mt5Gateway {
    private static final int ORDER_LIMIT = 64;
    private static final int MOST_DOUBTFUL = 256;

    private final OrderInbox inbox;
    private final Gate gate;
    private final Sessions sessions;
    private final Mt5Rules rules;
    private final CommandSocket socket;
    private final GatewayReports reports;
    private final Mt5Counters counters;
    private final List<GatewayOrder> orders = new ArrayList<>();
    private final List<GatewayOrder> spare = new ArrayList<>();
    private final CommandText text = new CommandText();
    private final OrderDecoder decoder = new OrderDecoder();
    private final MessageHandler onOrder = this::onOrder;
    private long answersLost;
    private long nowNs;

    Mt5Gateway(
            OrderInbox inbox,
            Gate gate,
            Sessions sessions,
            Mt5Rules rules,
            CommandSocket socket,
            GatewayReports reports,
            Mt5Counters counters) {
        this.inbox = inbox;
        this.gate = gate;
        this.sessions = sessions;
        this.rules = rules;
        this.socket = socket;
        this.reports = reports;
        this.counters = counters;
    }

    /** Orders here, oldest first. */
    List<GatewayOrder> orders() {
        return orders;
    }

    /** Takes over an order that an earlier run of the engine left in doubt: a late answer may still tell. */
    void restore(GatewayOrder order, String nodeId) {
        order.stage = Stage.DOUBTFUL;
        order.nodeId = nodeId;
        orders.add(order);
    }

    int doWork(long atNs) {
        nowNs = atNs;
        int work = inbox.poll(onOrder, ORDER_LIMIT);
        for (int i = 0; i < orders.size(); i++) {
            GatewayOrder order = orders.get(i);
            if (order.isOutstanding()) {
                watch(order);
            }
        }
        return work + sendWaiting();
    }

    /** It is answered, or will never leave. */
    void remove(GatewayOrder order) {
        orders.remove(order);
        spare.add(order);
    }

    /** The answer to a ping: whether it proves that an order was not executed. */
    void onPong(Session session, byte[] bytes, int from, int to) {
        for (int i = 0; i < orders.size(); i++) {
            GatewayOrder order = orders.get(i);
            if (order.stage == Stage.FENCED
                    && order.accountId == session.account.accountId()
                    && order.hasId(bytes, from, to)) {
                if (isSamePipe(order, session)) {
                    reports.sendResult(order, SendOutcome.NOT_EXECUTED, RefusalReason.NOT_EXECUTED);
                    remove(order);
                } else {
                    order.stage = Stage.DOUBTFUL;
                }
                return;
            }
        }
    }

    /** An answer could not be read or applied: it may have been any order's, so no pong proves anything of those that are out. */
    void answerLost() {
        answersLost++;
    }

    private boolean isSamePipe(GatewayOrder order, Session session) {
        return order.connections == socket.connections()
                && order.answersLost == answersLost
                && order.nodeId.equals(session.nodeId());
    }

    /** Sends a ping that an operator asked for. Returns false when it did not leave. */
    boolean ping(Session session, byte[] pingId) {
        if (session.identity() == null) {
            return false;
        }
        text.ping(session.uuid, pingId);
        return socket.send(session.identity(), text.bytes(), text.length());
    }

    private void onOrder(int typeId, MutableDirectBuffer buffer, int index, int length) {
        decoder.wrap(buffer, index + BLOCK_OFFSET, OrderDecoder.BLOCK_LENGTH, OrderDecoder.SCHEMA_VERSION);
        GatewayOrder order = spare.isEmpty() ? new GatewayOrder() : spare.remove(spare.size() - 1);
        orders.add(order.read(decoder));
    }

    /** Looks whether an answer is late, and whether its fence is. */
    private void watch(GatewayOrder order) {
        if (order.stage == Stage.SENT && nowNs - order.sentNs > rules.answerWithinNs()) {
            reports.sendResult(order, SendOutcome.UNANSWERED, RefusalReason.UNANSWERED);
            fence(order);
        } else if (order.stage == Stage.FENCED && nowNs - order.pingedNs > rules.answerWithinNs()) {
            doubt(order);
        }
    }

    private void fence(GatewayOrder order) {
        Session session = sessions.ofAccount(order.accountId);
        if (session != null
                && isSamePipe(order, session)
                && ping(session, java.util.Arrays.copyOf(order.orderId, order.orderIdLength))) {
            order.stage = Stage.FENCED;
            order.pingedNs = nowNs;
        } else {
            doubt(order);
        }
    }

    /** Bounded: the oldest of too many is forgotten here; the ledger keeps it in doubt. */
    void doubt(GatewayOrder order) {
        order.stage = Stage.DOUBTFUL;
        int doubtful = 0;
        GatewayOrder oldest = null;
        for (int i = 0; i < orders.size(); i++) {
            if (orders.get(i).stage == Stage.DOUBTFUL) {
                doubtful++;
                oldest = oldest == null ? orders.get(i) : oldest;
            }
        }
        if (doubtful > MOST_DOUBTFUL) {
            remove(oldest);
        }
    }

    private int sendWaiting() {
        int work = 0;
        for (Session session : sessions.all()) {
            GatewayOrder next = nextOf(session);
            while (next != null) {
                work++;
                send(session, next);
                next = nextOf(session);
            }
        }
        return work;
    }

    /** What this session is to be sent now: refusals first, since they need no place. */
    private GatewayOrder nextOf(Session session) {
        int outstanding = 0;
        GatewayOrder best = null;
        for (int i = 0; i < orders.size(); i++) {
            GatewayOrder order = orders.get(i);
            if (order.accountId != session.account.accountId()) {
                continue;
            }
            if (order.isOutstanding()) {
                outstanding++;
            } else if (order.stage == Stage.WAITING) {
                if (isPast(session, order) || sessionRefusal(session, order) != RefusalReason.NONE) {
                    return order;
                }
                best = best == null || order.rank() < best.rank() ? order : best;
            }
        }
        return outstanding < rules.maxOutstanding() ? best : null;
    }

    /** One that may be executed after its signal's expiry must not leave any more. */
    private boolean isPast(Session session, GatewayOrder order) {
        return !order.isExit() && nowNs + 2 * session.answerNs(nowNs) > order.sendByNs;
    }

    private void send(Session session, GatewayOrder order) {
        if (order.intent == Intent.MODIFY) { // risk lets none come here: no EA would know it, and none may guess
            end(order, SendOutcome.NOT_SENT, RefusalReason.NOT_OFFERED);
            return;
        }
        if (isPast(session, order)) {
            end(order, SendOutcome.EXPIRED, RefusalReason.EXPIRED);
            return;
        }
        RefusalReason refusal = sessionRefusal(session, order);
        if (refusal == RefusalReason.NONE && !order.isExit()) {
            refusal = entryRefusal(session, order);
        }
        if (refusal != RefusalReason.NONE) {
            end(order, SendOutcome.NOT_SENT, refusal);
            return;
        }
        write(session, order);
        order.sentNs = nowNs;
        order.connections = socket.connections();
        order.answersLost = answersLost;
        order.nodeId = session.nodeId();
        order.stage = Stage.SENT; // before it is: whatever happens now, it is never sent again
        boolean mayHaveLeft = true;
        try {
            mayHaveLeft = socket.send(session.identity(), text.bytes(), text.length());
        } finally {
            if (mayHaveLeft) {
                counters.increment(Count.SENT);
                reports.sendResult(order, SendOutcome.SENT, RefusalReason.NONE);
            } else {
                counters.increment(Count.SEND_FAILED);
                end(order, SendOutcome.NOT_SENT, RefusalReason.SEND_FAILED);
            }
        }
    }

    private void write(Session session, GatewayOrder order) {
        if (order.isExit()) {
            text.close(session.uuid, order.positionId);
            return;
        }
        String name = session.symbols.nameOf(order.instrumentId);
        Instrument instrument = session.symbols.instrument(order.instrumentId);
        text.fire(
                session.uuid,
                order.orderId,
                order.orderIdLength,
                ascii(name),
                order.side,
                order.stopPoints,
                order.targetPoints,
                instrument.digits(),
                order.quantityMicroLots);
    }

    private void end(GatewayOrder order, SendOutcome outcome, RefusalReason reason) {
        reports.sendResult(order, outcome, reason);
        remove(order);
    }

    /** What keeps any command from being executed now, or from being executed soon. */
    private RefusalReason sessionRefusal(Session session, GatewayOrder order) {
        if (order.isExit() ? !gate.isOpenForExits() : !gate.isOpenForEntries()) {
            return RefusalReason.GATE_SHUT;
        }
        if (!session.isKnown) {
            return RefusalReason.SESSION_UNKNOWN;
        }
        if (!session.isFresh) {
            return RefusalReason.SESSION_STALE;
        }
        if (session.disagrees && !order.isExit()) {
            return RefusalReason.CLOCK_DISAGREES;
        }
        return nowNs - session.chartTickNs > rules.chartTickNs() ? RefusalReason.CHART_SILENT : RefusalReason.NONE;
    }

    private RefusalReason entryRefusal(Session session, GatewayOrder order) {
        int id = order.instrumentId;
        Instrument instrument = session.symbols.instrument(id);
        if (instrument == null) {
            return RefusalReason.UNKNOWN_INSTRUMENT;
        }
        if (!session.quotes.has(id)) {
            return RefusalReason.NO_QUOTE;
        }
        if (nowNs - session.quotes.eventNs(id) > rules.quoteFreshNs()) {
            return RefusalReason.STALE_QUOTE;
        }
        if (order.quantityMicroLots % instrument.volumeStepMicroLots() != 0) {
            return RefusalReason.VOLUME_OFF_STEP;
        }
        return StopRules.check(
                instrument,
                order.side,
                order.stopPoints,
                order.targetPoints,
                session.quotes.bidPoints(id),
                session.quotes.askPoints(id));
    }
}
