package io.ringfire.adapters.mt5;

import io.ringfire.adapters.mt5.Mt5Counters.Count;
import io.ringfire.engine.ingest.QuoteFlags;
import io.ringfire.engine.instrument.Instrument;
import io.ringfire.engine.sbe.EaBarEncoder;
import io.ringfire.engine.sbe.TickEncoder;

/** Makes facts of quotes and bars, and keeps each session's latest quotes for the gateway. Allocates nothing. */
final class MarketData {
    private static final int NO_ACCOUNT = 0xFFFF;

    private final FactOutlet outlet;
    private final Sessions sessions;
    private final Mt5Rules rules;
    private final Mt5Counters counters;
    private final TickEncoder tick = new TickEncoder();
    private final EaBarEncoder bar = new EaBarEncoder();

    MarketData(FactOutlet outlet, Sessions sessions, Mt5Rules rules, Mt5Counters counters) {
        this.outlet = outlet;
        this.sessions = sessions;
        this.rules = rules;
        this.counters = counters;
    }

    void onTick(Session session, EaJson json, long nowNs) {
        int name = json.find(EaKeys.SYMBOL);
        int time = json.find(EaKeys.TIMESTAMP);
        if (name < 0 || time < 0) {
            counters.increment(Count.MALFORMED);
            return;
        }
        if (!sessions.mayQuote(session, json, nowNs)) {
            return;
        }
        // quotes of a node that is nobody yet are facts, and say nothing of the terminal
        boolean isBound = session.isSenderOf(json);
        long localSeconds = BrokerClock.localSeconds(json.bytes(), json.start(time), json.end(time));
        if (localSeconds == EaJson.NONE) {
            counters.increment(Count.UNREADABLE_QUOTE);
            return;
        }
        long venueNs = session.clock.toUtcNs(localSeconds);
        boolean isNews = nowNs - venueNs <= rules.backlogAfterNs();
        if (isBound) {
            sessions.clockCheck().onQuote(session, localSeconds, nowNs);
        }
        if (isBound && isNews) {
            sessions.heardMarket(session, nowNs);
            if (session.isChart(json.bytes(), json.start(name), json.end(name))) {
                session.chartTickNs = nowNs;
            }
        }
        if (!isNews) {
            counters.increment(Count.BACKLOG);
        }
        Instrument instrument = session.symbols.find(json.bytes(), json.start(name), json.end(name));
        if (instrument == null) {
            counters.increment(Count.UNKNOWN_SYMBOL);
            return;
        }
        long bid = json.decimal(EaKeys.BID, instrument.digits());
        long ask = json.decimal(EaKeys.ASK, instrument.digits());
        if (bid == EaJson.NONE || ask == EaJson.NONE) {
            counters.increment(Count.UNREADABLE_QUOTE);
            return;
        }
        if (isBound && isNews && bid > 0 && ask > 0) {
            session.quotes.update(instrument.id(), bid, ask, nowNs);
        }
        outlet.open(tick, instrument.id(), NO_ACCOUNT)
                .venueNs(venueNs)
                .bidPoints(bid)
                .askPoints(ask)
                .sourceId(session.account.sourceId())
                .flags(isNews ? 0 : QuoteFlags.BACKLOG);
        if (outlet.market(tick)) {
            counters.increment(Count.TICKS);
        }
    }

    /** Minute bars alone: longer ones come by luck, and are built from quotes. */
    void onBar(Session session, EaJson json, long nowNs) {
        int name = json.find(EaKeys.SYMBOL);
        if (name < 0 || !json.is(EaKeys.TIMEFRAME, EaKeys.M1) || !sessions.mayQuote(session, json, nowNs)) {
            return;
        }
        Instrument instrument = session.symbols.find(json.bytes(), json.start(name), json.end(name));
        if (instrument == null) {
            counters.increment(Count.UNKNOWN_SYMBOL);
            return;
        }
        long localSeconds = json.wholeNumber(EaKeys.TIME);
        long open = json.decimal(EaKeys.OPEN, instrument.digits());
        long high = json.decimal(EaKeys.HIGH, instrument.digits());
        long low = json.decimal(EaKeys.LOW, instrument.digits());
        long close = json.decimal(EaKeys.CLOSE, instrument.digits());
        if (localSeconds < 0
                || localSeconds > Integer.MAX_VALUE * 2L
                || open <= 0
                || low <= 0
                || high < low
                || close <= 0) {
            counters.increment(Count.UNREADABLE_QUOTE);
            return;
        }
        outlet.open(bar, instrument.id(), NO_ACCOUNT)
                .venueNs(session.clock.toUtcNs(localSeconds))
                .openPoints(open)
                .highPoints(high)
                .lowPoints(low)
                .closePoints(close)
                .sourceId(session.account.sourceId())
                .minutes(1);
        if (outlet.market(bar)) {
            counters.increment(Count.BARS);
        }
    }
}
