package io.ringfire.engine.detect;

import io.ringfire.engine.number.Permille;
import io.ringfire.engine.order.Intent;
import io.ringfire.engine.order.Side;
import io.ringfire.engine.strategy.Entry;

/** What a strategy wishes, on its way into a slot. Made once and filled again and again. */
final class Wish {
    private static final int ALL_ACCOUNTS = 0xFFFF;

    /** What every wish begins as; never changed. */
    private static final Wish NOTHING = new Wish();

    int strategyId;
    int instrumentId;
    int accountId;
    Side side;
    Intent intent;
    long positionId;
    long quantityMicroLots;
    long stopPoints;
    long targetPoints;
    boolean isSized;
    long atrMicroPoints;
    int confidencePermille;
    long causeStartNs;
    long causeEndNs;
    int scorePermille = Permille.FULL;
    int sizePermille = Permille.FULL;
    long signalId;

    /** An entry on all accounts, full score and full size. */
    void entry(int itsStrategyId, Entry entry, boolean sized, long itsAtrMicroPoints) {
        begin(itsStrategyId, entry.instrument().id(), ALL_ACCOUNTS, entry.side(), Intent.ENTRY);
        quantityMicroLots = entry.quantityMicroLots();
        stopPoints = entry.stopPoints();
        targetPoints = entry.targetPoints();
        isSized = sized;
        atrMicroPoints = itsAtrMicroPoints;
        confidencePermille = entry.confidencePermille();
        causeStartNs = entry.causeStartNs();
        causeEndNs = entry.causeEndNs();
    }

    /** A close of one position, by an order of this side. */
    void exit(
            int itsStrategyId, int itsInstrumentId, int itsAccountId, Side itsSide, long itsPositionId, long quantity) {
        begin(itsStrategyId, itsInstrumentId, itsAccountId, itsSide, Intent.EXIT);
        positionId = itsPositionId;
        quantityMicroLots = quantity;
    }

    /** A change of stop and target of one position, which is of this side. */
    void modify(
            int itsStrategyId,
            int itsInstrumentId,
            int itsAccountId,
            Side itsSide,
            long itsPositionId,
            long stop,
            long target) {
        begin(itsStrategyId, itsInstrumentId, itsAccountId, itsSide, Intent.MODIFY);
        positionId = itsPositionId;
        stopPoints = stop;
        targetPoints = target;
    }

    private void begin(int itsStrategyId, int itsInstrumentId, int itsAccountId, Side itsSide, Intent itsIntent) {
        copy(NOTHING);
        strategyId = itsStrategyId;
        instrumentId = itsInstrumentId;
        accountId = itsAccountId;
        side = itsSide;
        intent = itsIntent;
    }

    /** Takes all of another. */
    void copy(Wish other) {
        strategyId = other.strategyId;
        instrumentId = other.instrumentId;
        accountId = other.accountId;
        side = other.side;
        intent = other.intent;
        positionId = other.positionId;
        quantityMicroLots = other.quantityMicroLots;
        stopPoints = other.stopPoints;
        targetPoints = other.targetPoints;
        isSized = other.isSized;
        atrMicroPoints = other.atrMicroPoints;
        confidencePermille = other.confidencePermille;
        causeStartNs = other.causeStartNs;
        causeEndNs = other.causeEndNs;
        scorePermille = other.scorePermille;
        sizePermille = other.sizePermille;
        signalId = other.signalId;
    }
}
