package io.ringfire.engine.venue;

import io.ringfire.engine.instrument.Instrument;
import io.ringfire.engine.money.MarginBook;
import io.ringfire.engine.money.QuoteBoard;
import io.ringfire.engine.money.Valuation;
import io.ringfire.engine.order.Side;

/** One account at the venue: its money, its margin and its positions in the order in which they were opened. */
final class VenueAccount {
    private final int id;
    private final int currency;
    private final int leverage;
    private final boolean isNetting;
    private final int stopOutLevelPpm;
    private final int marginCallLevelPpm;
    private final long unitMicros;
    private final MarginBook margin;
    private final PositionList positions = new PositionList();
    private final VenuePosition[] netPositions = new VenuePosition[QuoteBoard.MAX_INSTRUMENTS];
    private long balanceMicros;
    private long openProfitMicros;
    private int unvaluedCount;

    /** Equity at or below which it is stopped out. */
    private long stopOutAtMicros = Long.MIN_VALUE;

    private long marginCallAtMicros = Long.MIN_VALUE;
    private boolean wasCalled;
    private long marginCalls;

    VenueAccount(int id, int currency, int leverage, boolean isNetting, long balanceMicros, VenueSettings settings) {
        if (leverage < 1) {
            throw new IllegalArgumentException("leverage=" + leverage + " of account " + id + " is below 1");
        }
        this.id = id;
        this.currency = currency;
        this.leverage = leverage;
        this.isNetting = isNetting;
        this.balanceMicros = balanceMicros;
        this.unitMicros = Valuation.unitOf(currency);
        this.margin = new MarginBook(unitMicros);
        this.stopOutLevelPpm = settings.stopOutLevelPpm();
        this.marginCallLevelPpm = settings.marginCallLevelPpm();
    }

    /** Money came or went. */
    void book(long micros) {
        balanceMicros = Math.addExact(balanceMicros, micros);
    }

    /** Takes a new position in, empty still. */
    void open(VenuePosition position) {
        positions.add(position);
        unvaluedCount++;
        if (isNetting) {
            netPositions[position.instrument().id()] = position;
        }
    }

    /** Lets a position go, whose volume and margin are out already. */
    void remove(VenuePosition position) {
        positions.remove(position);
        openProfitMicros -= position.profitMicros();
        if (!position.isValued()) {
            unvaluedCount--;
        }
        if (isNetting) {
            netPositions[position.instrument().id()] = null;
        }
    }

    /** So much volume and margin came to a position, or went when negative. */
    void changeMargin(VenuePosition position, long quantity, long marginMicros) {
        position.bind(position.marginMicros() + marginMicros);
        volume(position, quantity, marginMicros);
    }

    /** So much volume came to a position whose margin is not known yet, or went when negative. */
    void changeVolume(VenuePosition position, long quantity) {
        volume(position, quantity, 0);
    }

    /** A position is worth this at this price. */
    void revalue(VenuePosition position, long profitMicros, long closePoints) {
        if (!position.isValued()) {
            unvaluedCount--;
        }
        openProfitMicros += profitMicros - position.profitMicros();
        position.value(profitMicros, closePoints);
    }

    /**
     * Whether equity is at or below the stop-out level of the margin used, where positions that bind none are stopped out at
     * an equity of zero. Not before every position can be valued.
     */
    boolean isStoppedOut() {
        return equityMicros() <= stopOutAtMicros && positions.size() > 0 && unvaluedCount == 0;
    }

    /** Counts each fall of equity to the margin call level or below. */
    void watchMarginCall() {
        boolean isNow = isCalled();
        if (isNow && !wasCalled) {
            marginCalls++;
        }
        wasCalled = isNow;
    }

    /** Whether neither margin call nor stop-out is near: nothing to count or to close while equity is as much as this, or more. */
    boolean isCalmAt(long worstEquityMicros) {
        boolean isBelow = worstEquityMicros <= stopOutAtMicros || worstEquityMicros <= marginCallAtMicros;
        return !wasCalled && !(isBelow && positions.size() > 0 && unvaluedCount == 0);
    }

    /** The open position that loses most, the one opened first among equals; null for none. */
    VenuePosition worst() {
        VenuePosition worst = null;
        for (int i = 0; i < positions.size(); i++) {
            VenuePosition position = positions.get(i);
            if (worst == null || position.profitMicros() < worst.profitMicros()) {
                worst = position;
            }
        }
        return worst;
    }

    /** What would be left free of equity, after costs (negative), if this volume came on top. */
    long freeWith(Instrument instrument, Side side, long quantity, long marginMicros, long costMicros) {
        return equityMicros() + costMicros - margin.totalWith(instrument, side, quantity, marginMicros);
    }

    /** The one position of a netting account in an instrument; null for none. */
    VenuePosition netPosition(int instrumentId) {
        return netPositions[instrumentId];
    }

    PositionList positions() {
        return positions;
    }

    int id() {
        return id;
    }

    int currency() {
        return currency;
    }

    int leverage() {
        return leverage;
    }

    boolean isNetting() {
        return isNetting;
    }

    /** Smallest amount of its currency. */
    long unitMicros() {
        return unitMicros;
    }

    long balanceMicros() {
        return balanceMicros;
    }

    long equityMicros() {
        return balanceMicros + openProfitMicros;
    }

    long usedMarginMicros() {
        return margin.totalMicros();
    }

    /** Whether equity is at or below the margin call level of what open positions bind. */
    boolean isCalled() {
        return equityMicros() <= marginCallAtMicros && positions.size() > 0 && unvaluedCount == 0;
    }

    long marginCalls() {
        return marginCalls;
    }

    /** Whether profit and margin of every position are known. */
    boolean isValued() {
        return unvaluedCount == 0;
    }

    private void volume(VenuePosition position, long quantity, long marginMicros) {
        margin.change(position.instrument(), position.side(), quantity, marginMicros);
        stopOutAtMicros = levelMicros(stopOutLevelPpm);
        marginCallAtMicros = levelMicros(marginCallLevelPpm);
    }

    private long levelMicros(int levelPpm) {
        return levelPpm == 0 ? Long.MIN_VALUE : MarginBook.equityAtLevel(margin.totalMicros(), levelPpm);
    }
}
