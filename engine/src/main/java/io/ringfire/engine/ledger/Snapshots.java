package io.ringfire.engine.ledger;

import io.ringfire.engine.instrument.Currency;
import io.ringfire.engine.instrument.Instrument;
import io.ringfire.engine.order.ExecReason;
import io.ringfire.engine.order.Intent;
import io.ringfire.engine.order.OrderState;
import io.ringfire.engine.order.PositionState;
import io.ringfire.engine.order.Proof;
import io.ringfire.engine.order.Side;
import io.ringfire.engine.order.VenueKind;
import io.ringfire.engine.sbe.SnapshotAccountDecoder;
import io.ringfire.engine.sbe.SnapshotOrderDecoder;
import io.ringfire.engine.sbe.SnapshotPositionDecoder;
import java.nio.charset.StandardCharsets;

/** Reads what a run takes over from the one before. Allocates; off the path. */
final class Snapshots {
    private Snapshots() {}

    static AccountSpec account(SnapshotAccountDecoder snapshot) {
        byte[] currency = new byte[SnapshotAccountDecoder.currencyLength()];
        snapshot.getCurrency(currency, 0);
        return new AccountSpec(
                snapshot.name(),
                Currency.of(new String(currency, StandardCharsets.US_ASCII).replace("\0", "")),
                snapshot.leverage(),
                snapshot.positionMode() != 0,
                snapshot.balanceMicros(),
                VenueKind.of(snapshot.venueKind()),
                snapshot.exclusive() != 0,
                snapshot.manual() != 0,
                snapshot.sourceId(),
                new AccountStanding(
                        snapshot.limitPeakMicros(),
                        snapshot.dayStartNs(),
                        snapshot.dayBaseMicros(),
                        snapshot.dayRealisedMicros(),
                        snapshot.lossesInRow(),
                        snapshot.lastLossNs()));
    }

    static void restore(Position position, SnapshotPositionDecoder snapshot, Instrument instrument) {
        boolean isWhole = snapshot.openedMicroLots() == 0;
        position.accountId = snapshot.accountId();
        position.instrument = instrument;
        position.strategyId = snapshot.strategyId();
        position.positionId = snapshot.positionId();
        position.orderNumber = snapshot.orderNumber();
        position.orderTicket = snapshot.orderTicket();
        position.side = Side.of(snapshot.side());
        position.state = PositionState.of(snapshot.state());
        position.proof = Proof.of(snapshot.proof());
        position.quantityMicroLots = snapshot.quantityMicroLots();
        position.openedMicroLots = isWhole ? snapshot.quantityMicroLots() : snapshot.openedMicroLots();
        position.openValue = isWhole
                ? Math.multiplyExact(snapshot.openPricePoints(), snapshot.quantityMicroLots())
                : snapshot.openValue();
        // of an average price that was reduced since, only whole points are known
        position.heldValue = isWhole || snapshot.closedMicroLots() != 0
                ? Math.multiplyExact(snapshot.openPricePoints(), snapshot.quantityMicroLots())
                : snapshot.openValue();
        position.closedMicroLots = snapshot.closedMicroLots();
        position.closeValue = snapshot.closeValue();
        position.openNs = snapshot.openNs();
        position.stopPoints = snapshot.stopPoints();
        position.targetPoints = snapshot.targetPoints();
        position.commissionMicros = snapshot.commissionMicros();
        position.swapMicros = snapshot.swapMicros();
        position.profitMicros = snapshot.profitMicros();
    }

    static void restore(LedgerOrder order, SnapshotOrderDecoder snapshot) {
        order.orderNumber = snapshot.orderNumber();
        order.signalId = snapshot.signalId();
        order.positionId = snapshot.positionId();
        order.accountId = snapshot.accountId();
        order.instrumentId = snapshot.instrumentId();
        order.strategyId = snapshot.strategyId();
        order.side = Side.of(snapshot.side());
        order.intent = Intent.of(snapshot.intent());
        order.reason = ExecReason.of(snapshot.reason());
        order.state = OrderState.of(snapshot.state());
        order.quantityMicroLots = snapshot.quantityMicroLots();
        order.filledMicroLots = snapshot.filledMicroLots();
        order.filledValue = snapshot.filledValue();
        order.stopPoints = snapshot.stopPoints();
        order.targetPoints = snapshot.targetPoints();
        order.sendByNs = snapshot.sendByNs();
    }
}
