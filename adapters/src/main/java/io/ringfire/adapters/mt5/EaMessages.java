package io.ringfire.adapters.mt5;

import io.ringfire.adapters.mt5.Mt5Counters.Count;
import io.ringfire.engine.order.ReportKind;

/**
 * What a terminal says, handed to whoever deals with it. A message that nobody knows, or of a terminal that nobody knows, is counted and
 * changes nothing. By the agent's thread; allocates nothing for what terminals say all the time.
 */
final class EaMessages {
    private final Sessions sessions;
    private final SessionReports sessionReports;
    private final MarketData marketData;
    private final PositionList positionList;
    private final Confirmations confirmations;
    private final PulsePings pulsePings;
    private final Mt5Gateway gateway;
    private final Mt5Rules rules;
    private final Mt5Counters counters;
    private final EaJson json = new EaJson();

    EaMessages(
            Sessions sessions,
            SessionReports sessionReports,
            MarketData marketData,
            PositionList positionList,
            Confirmations confirmations,
            PulsePings pulsePings,
            Mt5Gateway gateway,
            Mt5Rules rules,
            Mt5Counters counters) {
        this.sessions = sessions;
        this.sessionReports = sessionReports;
        this.marketData = marketData;
        this.positionList = positionList;
        this.confirmations = confirmations;
        this.pulsePings = pulsePings;
        this.gateway = gateway;
        this.rules = rules;
        this.counters = counters;
    }

    /** Finds the object in a message: some EAs put a word before it. Returns whether there is one that says of what kind it is. */
    boolean read(byte[] message, int length) {
        int from = 0;
        int to = Math.min(length, message.length);
        while (from < to && from < 16 && message[from] != '{') {
            from++;
        }
        return length <= message.length && json.read(message, from, to) && json.has(EaKeys.TYPE);
    }

    /** What {@link #read} found came over the socket of commands, from the connection of this identity. */
    void onCommandMessage(byte[] identity, int identityLength, long nowNs) {
        boolean isHello = json.is(EaKeys.TYPE, EaKeys.HELLO);
        if (!isHello && !json.is(EaKeys.TYPE, EaKeys.HEARTBEAT)) {
            counters.increment(Count.UNKNOWN_TYPE);
            return;
        }
        Session session = sessions.find(json);
        if (session == null) {
            sessions.tellUnknown(json, nowNs);
            return;
        }
        long venueNs = session.venueNs(json, nowNs);
        boolean isNews = isNews(venueNs, nowNs);
        if (isHello) {
            sessions.onHello(session, json, identity, identityLength, isNews, nowNs);
            sessions.update(nowNs);
            if (isNews && session.isLoginProven() && session.isSenderOf(json)) {
                sessionReports.money(session, json, ReportKind.HELLO, venueNs);
            }
        } else if (sessions.onHeartbeat(session, json, identity, identityLength, isNews, nowNs)) {
            sessions.update(nowNs);
            if (isNews && session.isLoginProven()) {
                sessionReports.money(session, json, ReportKind.HEARTBEAT, venueNs);
                positionList.onHeartbeat(session, json, venueNs);
            }
        }
    }

    /** What {@link #read} found came over the socket of market data. */
    void onMarketMessage(long nowNs) {
        Session session = sessions.find(json);
        if (session == null) {
            return;
        }
        if (json.is(EaKeys.TYPE, EaKeys.TICK)) {
            marketData.onTick(session, json, nowNs);
        } else if (json.is(EaKeys.TYPE, EaKeys.OHLC)) {
            marketData.onBar(session, json, nowNs);
        } else if (json.is(EaKeys.TYPE, EaKeys.MARKET_HEARTBEAT)) {
            long venueNs = session.venueNs(json, nowNs);
            boolean isNews = isNews(venueNs, nowNs);
            if (sessions.onMarketHeartbeat(session, json, isNews, nowNs) && isNews) {
                sessions.update(nowNs);
                sessionReports.money(session, json, ReportKind.MARKET_HEARTBEAT, venueNs);
            }
        } else if (json.is(EaKeys.TYPE, EaKeys.HANDSHAKE)) {
            sessions.onHandshake(session, json, isNews(session.venueNs(json, nowNs), nowNs), nowNs);
            sessions.update(nowNs);
        } else if (json.is(EaKeys.TYPE, EaKeys.DISCONNECT)) {
            sessions.onDisconnect(session, json, nowNs);
        } else {
            counters.increment(Count.UNKNOWN_TYPE);
        }
    }

    /** What {@link #read} found came over the socket of confirmations. */
    void onConfirmationMessage(long nowNs) {
        Session session = sessions.find(json);
        if (session == null) {
            gateway.answerLost();
            return;
        }
        if (json.is(EaKeys.TYPE, EaKeys.CONFIRMATION)) {
            confirmations.onConfirmation(session, json, nowNs);
        } else if (json.is(EaKeys.TYPE, EaKeys.CLOSE_CONFIRMATION)) {
            confirmations.onCloseConfirmation(session, json, nowNs);
        } else if (json.is(EaKeys.TYPE, EaKeys.PONG)) {
            if (!pulsePings.onPong(session, json, nowNs)) {
                confirmations.onPong(session, json);
            }
        } else if (json.is(EaKeys.TYPE, EaKeys.POSITION_CLOSED) && maySayClosed(session)) {
            confirmations.onPositionClosed(session, json, nowNs);
        } else {
            counters.increment(Count.UNKNOWN_TYPE);
            gateway.answerLost();
        }
    }

    /** {@code position_closed} need not name its node. */
    private boolean maySayClosed(Session session) {
        return json.has(EaKeys.NODE_ID) ? session.isSenderOf(json) : session.isKnown;
    }

    private boolean isNews(long venueNs, long nowNs) {
        boolean isNews = nowNs - venueNs <= rules.backlogAfterNs();
        if (!isNews) {
            counters.increment(Count.BACKLOG);
        }
        return isNews;
    }
}
