package io.ringfire.engine.ledger;

import io.ringfire.engine.ring.RecordHash;

/** One account's money, in micros of its currency. Changed by the ledger alone. */
public final class Account {
    private final int id;
    private final String name;
    private final int currency;
    private final int leverage;
    private final boolean isNetting;
    private long balanceMicros;
    private long commissionMicros;
    private long swapMicros;
    private long profitMicros;
    private long cashFlowMicros;
    private long openProfitMicros;
    private long peakEquityMicros;
    private long maxDrawdownMicros;

    Account(int id, String name, int currency, int leverage, boolean isNetting, long balanceMicros) {
        this.id = id;
        this.name = name;
        this.currency = currency;
        this.leverage = leverage;
        this.isNetting = isNetting;
        this.balanceMicros = balanceMicros;
        this.peakEquityMicros = balanceMicros;
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

    void book(long commission, long swap, long profit, long cashFlow) {
        commissionMicros += commission;
        swapMicros += swap;
        profitMicros += profit;
        cashFlowMicros += cashFlow;
        balanceMicros = Math.addExact(balanceMicros, commission + swap + profit + cashFlow);
    }

    void moveOpenProfit(long change) {
        openProfitMicros += change;
    }

    /** Looks at equity as it is now; between a fill and its valuation it would mislead. */
    void trackDrawdown() {
        long equity = balanceMicros + openProfitMicros;
        if (equity > peakEquityMicros) {
            peakEquityMicros = equity;
        } else if (peakEquityMicros - equity > maxDrawdownMicros) {
            maxDrawdownMicros = peakEquityMicros - equity;
        }
    }

    long foldState(long hash) {
        long folded = RecordHash.mix(hash, balanceMicros);
        folded = RecordHash.mix(folded, openProfitMicros);
        folded = RecordHash.mix(folded, peakEquityMicros);
        return RecordHash.mix(folded, maxDrawdownMicros);
    }
}
