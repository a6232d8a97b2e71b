package io.ringfire.engine.detect;

import io.ringfire.engine.order.Intent;
import io.ringfire.engine.order.Side;
import io.ringfire.engine.strategy.Entry;

/** What a strategy wishes, on its way into a slot. Made once and filled again and again. */
final class Wish {
    private static final int ALL_ACCOUNTS = 0xFFFF;

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
    int scorePermille;
    int sizePermille;
    long signalId;

    /** An entry on all accounts, full score and full size. */
    void entry(int itsStrategyId, Entry entry, boolean sized, long itsAtrMicroPoints) {
        strategyId = itsStrategyId;
        instrumentId = entry.instrument().id();
        accountId = ALL_ACCOUNTS;
        side = entry.side();
        intent = Intent.ENTRY;
        positionId = 0;
        quantityMicroLots = entry.quantityMicroLots();
        stopPoints = entry.stopPoints();
        targetPoints = entry.targetPoints();
        isSized = sized;
        atrMicroPoints = itsAtrMicroPoints;
        confidencePermille = entry.confidencePermille();
        causeStartNs = entry.causeStartNs();
        causeEndNs = entry.causeEndNs();
        scorePermille = SignalWriter.FULL_PERMILLE;
        sizePermille = SignalWriter.FULL_PERMILLE;
    }

    /** A close of one position, by an order of this side. */
    void exit(
            int itsStrategyId, int itsInstrumentId, int itsAccountId, Side itsSide, long itsPositionId, long quantity) {
        strategyId = itsStrategyId;
        instrumentId = itsInstrumentId;
        accountId = itsAccountId;
        side = itsSide;
        intent = Intent.EXIT;
        positionId = itsPositionId;
        quantityMicroLots = quantity;
        stopPoints = 0;
        targetPoints = 0;
        isSized = false;
        atrMicroPoints = 0;
        confidencePermille = 0;
        causeStartNs = 0;
        causeEndNs = 0;
        scorePermille = SignalWriter.FULL_PERMILLE;
        sizePermille = SignalWriter.FULL_PERMILLE;
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
        exit(itsStrategyId, itsInstrumentId, itsAccountId, itsSide, itsPositionId, 0);
        intent = Intent.MODIFY;
        stopPoints = stop;
        targetPoints = target;
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
