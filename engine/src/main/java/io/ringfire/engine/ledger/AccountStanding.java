package io.ringfire.engine.ledger;

/**
 * What limits on losses measure from, as a run takes it over from the one before. Money in micros of the account's currency.
 *
 * @param limitPeakMicros highest equity since the account was opened or resumed
 * @param dayStartNs when its day began, epoch ns; 0 for an account that is new
 * @param dayBaseMicros the greater of balance and equity as that day began
 * @param dayRealisedMicros realised since
 * @param lossesInRow trades lost one after the other
 * @param lastLossNs when a trade was last lost, epoch ns; 0 for never
 */
public record AccountStanding(
        long limitPeakMicros,
        long dayStartNs,
        long dayBaseMicros,
        long dayRealisedMicros,
        int lossesInRow,
        long lastLossNs) {
    /** Of an account that is new: its peak is its balance. */
    public static final AccountStanding NEW = new AccountStanding(0, 0, 0, 0, 0, 0);

    long peakMicros(long balanceMicros) {
        return dayStartNs == 0 ? balanceMicros : limitPeakMicros;
    }
}
