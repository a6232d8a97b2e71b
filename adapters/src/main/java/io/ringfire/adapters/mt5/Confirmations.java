package io.ringfire.adapters.mt5;

import io.ringfire.adapters.mt5.GatewayOrder.Stage;
import io.ringfire.adapters.mt5.Mt5Counters.Count;
import io.ringfire.engine.instrument.Instrument;
import io.ringfire.engine.order.Evidence;
import io.ringfire.engine.order.ExecReason;
import io.ringfire.engine.order.RefusalReason;
import io.ringfire.engine.order.ReportKind;
import io.ringfire.engine.order.SessionEvent;
import io.ringfire.engine.order.SessionRefusal;
import io.ringfire.engine.order.Side;
import org.agrona.collections.LongHashSet;

/**
 * Matches what terminals answer with what was sent: fires by id, uuid and node, closes by ticket. What fits nothing is counted and
 * never applied; an answer that leaves open what happened puts its order in doubt.
 */
final class Confirmations {
    private static final int MOST_REMEMBERED = 4_096;
    private static final int CONFIRMATION_DIGITS = 5;

    private final Mt5Gateway gateway;
    private final GatewayReports reports;
    private final SessionReports money;
    private final Mt5Counters counters;
    private final LongHashSet answered = new LongHashSet();
    private final byte[] notFound = EaKeys.ascii("Position not found");

    Confirmations(Mt5Gateway gateway, GatewayReports reports, SessionReports money, Mt5Counters counters) {
        this.gateway = gateway;
        this.reports = reports;
        this.money = money;
        this.counters = counters;
    }

    void onConfirmation(Session session, EaJson json, long nowNs) {
        int id = json.find(EaKeys.FIRE_ID);
        GatewayOrder order = id < 0 ? null : findEntry(session, json, id);
        if (order == null) {
            boolean isAnswered = id >= 0 && answered.contains(hash(json, id));
            counters.increment(isAnswered ? Count.DUPLICATE_CONFIRMATIONS : Count.UNMATCHED_CONFIRMATIONS);
            if (!isAnswered) {
                gateway.answerLost();
            }
            return;
        }
        if (!isOfNode(json, order.nodeId)) {
            counters.increment(Count.FOREIGN_CONFIRMATIONS);
            return;
        }
        counters.increment(Count.CONFIRMED);
        if (order.isOutstanding()) {
            session.answered(nowNs - order.sentNs, nowNs);
        }
        remember(hash(json, id));
        long venueNs = session.venueNs(json, nowNs);
        if (json.is(EaKeys.STATUS, EaKeys.SUCCESS)) {
            onSuccess(session, order, json, venueNs);
        } else {
            onFailure(order, json, venueNs);
        }
        money.money(session, json, ReportKind.CONFIRMATION, venueNs);
    }

    void onCloseConfirmation(Session session, EaJson json, long nowNs) {
        long ticket = json.wholeNumber(EaKeys.TICKET);
        GatewayOrder order = findExit(session, ticket);
        if (order == null || ticket <= 0) {
            counters.increment(Count.UNMATCHED_CONFIRMATIONS);
            return;
        }
        if (!isOfNode(json, order.nodeId)) {
            counters.increment(Count.FOREIGN_CONFIRMATIONS);
            return;
        }
        counters.increment(Count.CONFIRMED);
        long venueNs = session.venueNs(json, nowNs);
        int message = json.find(EaKeys.MESSAGE);
        boolean isGone =
                message >= 0 && Retcodes.indexOf(json.bytes(), json.start(message), json.end(message), notFound) >= 0;
        if (json.is(EaKeys.STATUS, EaKeys.SUCCESS)) {
            reports.closed(order, closingQuote(session, order), Evidence.CLOSE_ANSWER, venueNs);
            gateway.remove(order);
        } else if (isGone && !session.account.isNetting()) {
            reports.closed(order, closingQuote(session, order), Evidence.NOT_FOUND, venueNs);
            gateway.remove(order);
        } else if (json.is(EaKeys.STATUS, EaKeys.FAILED) && !isGone) {
            int retcode =
                    message < 0 ? Retcodes.NONE : Retcodes.of(json.bytes(), json.start(message), json.end(message));
            reports.rejected(order, retcode, RefusalReason.VENUE_REJECTED, venueNs);
            gateway.remove(order);
        } else {
            reports.inDoubt(order, Retcodes.NONE, 0, venueNs);
            gateway.doubt(order);
        }
        money.money(session, json, ReportKind.CONFIRMATION, venueNs);
    }

    void onPong(Session session, EaJson json) {
        int id = json.find(EaKeys.PING_ID);
        if (id < 0 || !session.isSenderOf(json)) {
            counters.increment(Count.UNMATCHED_CONFIRMATIONS);
            return;
        }
        counters.increment(Count.PONGS);
        session.pongs++;
        gateway.onPong(session, json.bytes(), json.start(id), json.end(id));
        money.state(session, SessionEvent.ANSWERED, SessionRefusal.NONE, session.account.login(), session.nodeId(), "");
    }

    /** A position that an EA of version 2.06H says is closed. */
    void onPositionClosed(Session session, EaJson json, long nowNs) {
        int name = json.find(EaKeys.SYMBOL);
        Instrument instrument = name < 0 ? null : session.symbols.find(json.bytes(), json.start(name), json.end(name));
        long ticket = json.wholeNumber(EaKeys.TICKET);
        if (instrument == null || ticket <= 0) {
            counters.increment(Count.UNMATCHED_CONFIRMATIONS);
            return;
        }
        long price = json.decimal(EaKeys.CLOSE_PRICE, instrument.digits());
        long profit = json.decimal(json.has(EaKeys.PNL) ? EaKeys.PNL : EaKeys.PROFIT, 6);
        if (price <= 0 || profit == EaJson.NONE) {
            counters.increment(Count.MALFORMED);
            return;
        }
        boolean wasLong = !json.is(EaKeys.DIRECTION, EaKeys.SELL);
        counters.increment(Count.CONFIRMED);
        reports.positionClosed(
                session.account.accountId(),
                instrument.id(),
                ticket,
                price,
                profit,
                (wasLong ? Side.SELL : Side.BUY).code(),
                reason(json).code(),
                session.venueNs(json, nowNs));
        GatewayOrder close = findExit(session, ticket);
        if (close != null && close.stage == Stage.DOUBTFUL) {
            gateway.remove(close);
        }
    }

    private static ExecReason reason(EaJson json) {
        byte[] key = json.has(EaKeys.CLOSE_REASON) ? EaKeys.CLOSE_REASON : EaKeys.REASON;
        if (json.is(key, EaKeys.TP_HIT)) {
            return ExecReason.TAKE_PROFIT;
        }
        if (json.is(key, EaKeys.SL_HIT)) {
            return ExecReason.STOP_LOSS;
        }
        return json.is(key, EaKeys.MARGIN_CALL) ? ExecReason.STOP_OUT : ExecReason.CLIENT;
    }

    private void onSuccess(Session session, GatewayOrder order, EaJson json, long venueNs) {
        long ticket = json.wholeNumber(EaKeys.TICKET);
        Instrument instrument = session.symbols.instrument(order.instrumentId);
        long price = instrument == null
                ? EaJson.NONE
                : json.decimal(EaKeys.PRICE, Math.max(CONFIRMATION_DIGITS, instrument.digits()));
        if (ticket <= 0 || price == EaJson.NONE || price <= 0) {
            reports.inDoubt(order, Retcodes.NONE, Math.max(0, ticket), venueNs);
            gateway.doubt(order);
            return;
        }
        reports.entered(order, ticket, toPoints(price, instrument), venueNs);
        gateway.remove(order);
    }

    private void onFailure(GatewayOrder order, EaJson json, long venueNs) {
        int message = json.find(EaKeys.MESSAGE);
        int status = json.find(EaKeys.STATUS);
        int from = message < 0 ? 0 : json.start(message);
        int to = message < 0 ? 0 : json.end(message);
        int retcode = Retcodes.of(json.bytes(), from, to);
        RefusalReason reason = Retcodes.refusal(retcode);
        if (reason == null && retcode == Retcodes.NONE) {
            reason = Retcodes.refusal(json.bytes(), from, to);
        }
        if (reason == null && retcode == Retcodes.NONE && status >= 0) {
            reason = Retcodes.refusal(json.bytes(), json.start(status), json.end(status));
        }
        if (reason == null) {
            reports.inDoubt(order, retcode, 0, venueNs);
            gateway.doubt(order);
        } else {
            reports.rejected(order, retcode, reason, venueNs);
            gateway.remove(order);
        }
    }

    /** A confirmation has five decimals whatever the symbol has; more than its own are rounded HALF_UP. */
    private static long toPoints(long price, Instrument instrument) {
        long factor = 1;
        for (int i = instrument.digits(); i < CONFIRMATION_DIGITS; i++) {
            factor *= 10;
        }
        return (price + factor / 2) / factor;
    }

    private GatewayOrder findEntry(Session session, EaJson json, int id) {
        for (GatewayOrder order : gateway.orders()) {
            if (order.stage != Stage.WAITING
                    && !order.isExit()
                    && order.accountId == session.account.accountId()
                    && order.hasId(json.bytes(), json.start(id), json.end(id))) {
                return order;
            }
        }
        return null;
    }

    private GatewayOrder findExit(Session session, long ticket) {
        for (GatewayOrder order : gateway.orders()) {
            if (order.stage != Stage.WAITING
                    && order.isExit()
                    && order.accountId == session.account.accountId()
                    && order.positionId == ticket) {
                return order;
            }
        }
        return null;
    }

    private static boolean isOfNode(EaJson json, String nodeId) {
        return json.string(EaKeys.NODE_ID).equals(nodeId);
    }

    private long closingQuote(Session session, GatewayOrder order) {
        int id = order.instrumentId;
        return order.side == Side.SELL ? session.quotes.bidPoints(id) : session.quotes.askPoints(id);
    }

    private void remember(long hash) {
        if (answered.size() >= MOST_REMEMBERED) {
            answered.clear();
        }
        answered.add(hash);
    }

    private static long hash(EaJson json, int field) {
        long hash = 1_125_899_906_842_597L;
        for (int i = json.start(field); i < json.end(field); i++) {
            hash = hash * 31 + json.bytes()[i];
        }
        return hash;
    }
}
