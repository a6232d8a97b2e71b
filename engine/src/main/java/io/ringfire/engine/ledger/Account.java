package io.ringfire.engine.ledger;

import io.ringfire.engine.money.Conversions;
import io.ringfire.engine.money.QuoteBoard;
import io.ringfire.engine.money.Valuation;
import io.ringfire.engine.order.Side;
import io.ringfire.engine.order.VenueKind;
import io.ringfire.engine.ring.RecordHash;
import java.util.Arrays;

/** One account's money, in micros of its currency. Changed by the ledger alone. */
public final class Account {
    private final int id;
    private final String name;
    private final int currency;
    private final int leverage;
    private final boolean isNetting;
    private final VenueKind venueKind;
    private final boolean isExclusive;
    private final boolean isManual;
    private final int sourceId;
    private final QuoteBoard quotes;
    private final Valuation valuation;
    private long balanceMicros;
    private long commissionMicros;
    private long swapMicros;
    private long profitMicros;
    private long cashFlowMicros;
    private long openProfitMicros;
    private long peakEquityMicros;
    private long maxDrawdownMicros;
    private long limitPeakMicros;
    private long dayStartNs;
    private long dayBaseMicros;
    private long dayRealisedMicros;
    private int lossesInRow;
    private long lastLossNs;
    private final int[] tradesOfDay = new int[QuoteBoard.MAX_INSTRUMENTS];

    Account(int id, AccountSpec spec, QuoteBoard quotes, Conversions conversions) {
        this.id = id;
        this.name = spec.name();
        this.currency = spec.currency();
        this.leverage = spec.leverage();
        this.isNetting = spec.isNetting();
        this.venueKind = spec.venueKind();
        this.isExclusive = spec.isExclusive();
        this.isManual = spec.isManual();
        this.sourceId = spec.sourceId();
        this.quotes = quotes;
        this.valuation = new Valuation(conversions, quotes);
        this.balanceMicros = spec.balanceMicros();
        this.peakEquityMicros = balanceMicros;
        this.limitPeakMicros = spec.standing().peakMicros(balanceMicros);
        this.dayStartNs = spec.standing().dayStartNs();
        this.dayBaseMicros = spec.standing().dayBaseMicros();
        this.dayRealisedMicros = spec.standing().dayRealisedMicros();
        this.lossesInRow = spec.standing().lossesInRow();
        this.lastLossNs = spec.standing().lastLossNs();
    }

    /** Place in configured order. */
    public int id() {
        return id;
    }

    /** Name in the configuration. */
    public String name() {
        return name;
    }

    /** Packed as {@link io.ringfire.engine.instrument.Currency}. */
    public int currency() {
        return currency;
    }

    /** 100 for 1:100. */
    public int leverage() {
        return leverage;
    }

    /** One position an instrument; else hedging, each entry a position of its own. */
    public boolean isNetting() {
        return isNetting;
    }

    /** Who fills its orders. */
    public VenueKind venueKind() {
        return venueKind;
    }

    /** Whether nobody else trades it, so that what its balance does tells of our own trades. */
    public boolean isExclusive() {
        return isExclusive;
    }

    /** Whether a person approves each entry. */
    public boolean isManual() {
        return isManual;
    }

    /** Source whose quotes hold for it; 0 for all. */
    public int sourceId() {
        return sourceId;
    }

    /** Whether quotes of this source hold for it. */
    public boolean takesQuotesOf(int source) {
        return sourceId == 0 || sourceId == source;
    }

    /** The latest quotes of the source that holds for it: it executes at these. */
    public QuoteBoard quotes() {
        return quotes;
    }

    /** At what a position of it would close now; at its opening price where there is no quote yet, as after a restart. */
    public long closingPoints(Position held) {
        int id = held.instrument().id();
        long quote = held.side() == Side.BUY ? quotes.bidPoints(id) : quotes.askPoints(id);
        return quote > 0 ? quote : held.openPricePoints();
    }

    /** Values by {@link #quotes}. */
    public Valuation valuation() {
        return valuation;
    }

    /** Money without open profit. */
    public long balanceMicros() {
        return balanceMicros;
    }

    /** Commission booked in this run; a cost is negative. */
    public long commissionMicros() {
        return commissionMicros;
    }

    /** Swap booked in this run. */
    public long swapMicros() {
        return swapMicros;
    }

    /** Profit realised in this run. */
    public long profitMicros() {
        return profitMicros;
    }

    /** Money that came or went in this run without a trade. */
    public long cashFlowMicros() {
        return cashFlowMicros;
    }

    /** Profit of the open positions at the latest quotes. */
    public long openProfitMicros() {
        return openProfitMicros;
    }

    /** Balance and open profit. */
    public long equityMicros() {
        return balanceMicros + openProfitMicros;
    }

    /**
     * Largest fall of equity below its running peak in this run. Definition: Magdon-Ismail and Atiya, "Maximum drawdown",
     * Risk 17(10), 2004.
     */
    public long maxDrawdownMicros() {
        return maxDrawdownMicros;
    }

    /** Highest equity since the account was opened or last resumed, runs before this one included; money paid in or out moves it. */
    public long limitPeakMicros() {
        return limitPeakMicros;
    }

    /** When its day began, epoch ns; 0 before the first event. */
    public long dayStartNs() {
        return dayStartNs;
    }

    /** The greater of balance and equity as the day began; money paid in or out since moves it. */
    public long dayBaseMicros() {
        return dayBaseMicros;
    }

    /** Realised since the day began, with commission and swap. */
    public long dayRealisedMicros() {
        return dayRealisedMicros;
    }

    /** Trades that were lost, one after the other, up to now: ended by a gain, by the next day, and by a person who resumes. */
    public int lossesInRow() {
        return lossesInRow;
    }

    /** When a trade was last lost, epoch ns; 0 for never. */
    public long lastLossNs() {
        return lastLossNs;
    }

    /** Entries in an instrument since the day began, but for those that came to nothing. */
    public int tradesOfDay(int instrumentId) {
        return tradesOfDay[instrumentId];
    }

    /** What of it outlives a run. */
    public AccountStanding standing() {
        return new AccountStanding(
                limitPeakMicros, dayStartNs, dayBaseMicros, dayRealisedMicros, lossesInRow, lastLossNs);
    }

    /** Begins a day, unless it is the one that has begun. */
    void beginDay(long startNs) {
        if (startNs == dayStartNs) {
            return;
        }
        dayStartNs = startNs;
        dayBaseMicros = Math.max(balanceMicros, equityMicros());
        dayRealisedMicros = 0;
        lossesInRow = 0;
        Arrays.fill(tradesOfDay, 0);
    }

    /** Counts an entry of the day, or takes one that came to nothing back. */
    void countTrade(int instrumentId, int change) {
        tradesOfDay[instrumentId] = Math.max(0, tradesOfDay[instrumentId] + change);
    }

    /** A position is through: what it earned, commission and swap included. */
    void endTrade(long resultMicros, long eventNs) {
        if (resultMicros < 0) {
            lossesInRow++;
            lastLossNs = eventNs;
        } else if (resultMicros > 0) {
            lossesInRow = 0;
        }
    }

    /** A person lets the account trade again: its peak is the equity of now, and no loss is counted. */
    void rearm() {
        limitPeakMicros = equityMicros();
        lossesInRow = 0;
        lastLossNs = 0;
    }

    void book(long commission, long swap, long profit, long cashFlow) {
        commissionMicros += commission;
        swapMicros += swap;
        profitMicros += profit;
        cashFlowMicros += cashFlow;
        // what was paid in or out is no gain and no loss: the peak goes with it
        peakEquityMicros += cashFlow;
        limitPeakMicros += cashFlow;
        dayBaseMicros += cashFlow;
        dayRealisedMicros += commission + swap + profit;
        balanceMicros = Math.addExact(balanceMicros, commission + swap + profit + cashFlow);
    }

    void moveOpenProfit(long change) {
        openProfitMicros += change;
    }

    /** Looks at equity as it is now; between a fill and its valuation it would mislead. */
    void trackDrawdown() {
        long equity = balanceMicros + openProfitMicros;
        if (equity > limitPeakMicros) {
            limitPeakMicros = equity;
        }
        if (equity > peakEquityMicros) {
            peakEquityMicros = equity;
        } else if (peakEquityMicros - equity > maxDrawdownMicros) {
            maxDrawdownMicros = peakEquityMicros - equity;
        }
    }

    /**
     * Whether the order in which equity comes to values between these bounds makes no difference to {@link #trackDrawdown}, so that
     * to look at the bounds is to look at all.
     *
     * @param isReached whether equity comes to both bounds; if not, they must make no difference at all
     */
    boolean isCalm(long lowestMicros, long highestMicros, boolean isReached) {
        boolean isDeeper = Math.max(peakEquityMicros, highestMicros) - lowestMicros > maxDrawdownMicros;
        boolean isHigher = highestMicros > peakEquityMicros;
        return isReached ? !isDeeper || !isHigher : !isDeeper && !isHigher && highestMicros <= limitPeakMicros;
    }

    /** Whether equity between these bounds may change what {@link #trackDrawdown} keeps. */
    boolean isNewExtreme(long lowestMicros, long highestMicros) {
        return highestMicros > peakEquityMicros
                || highestMicros > limitPeakMicros
                || peakEquityMicros - lowestMicros > maxDrawdownMicros;
    }

    long foldState(long hash) {
        long folded = RecordHash.mix(hash, balanceMicros);
        folded = RecordHash.mix(folded, openProfitMicros);
        folded = RecordHash.mix(folded, peakEquityMicros);
        folded = RecordHash.mix(folded, maxDrawdownMicros);
        folded = RecordHash.mix(folded, limitPeakMicros);
        folded = RecordHash.mix(folded, dayStartNs);
        folded = RecordHash.mix(folded, dayBaseMicros);
        folded = RecordHash.mix(folded, dayRealisedMicros);
        folded = RecordHash.mix(folded, lossesInRow);
        folded = RecordHash.mix(folded, lastLossNs);
        for (int trades : tradesOfDay) {
            folded = trades == 0 ? folded : RecordHash.mix(folded, trades);
        }
        return folded;
    }
}
