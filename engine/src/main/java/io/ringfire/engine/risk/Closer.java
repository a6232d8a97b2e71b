package io.ringfire.engine.risk;

import io.ringfire.engine.ledger.Ledger;
import io.ringfire.engine.ledger.Position;
import io.ringfire.engine.order.ExecReason;
import io.ringfire.engine.order.Intent;
import io.ringfire.engine.order.PositionState;

/** Writes orders that close: one position, or all. What does not fit in a slot goes on at the next Timer. */
final class Closer {
    /** Stands for all accounts. */
    static final int ALL_ACCOUNTS = 0xFFFF;

    private final Ledger ledger;
    private final DecisionWriter writer;

    /** A bit for each account whose positions are being closed. */
    private long closingAccounts;

    /** Positions up to this one have had their turn: a close that fails is told of, and not repeated for ever. */
    private long afterSerial;

    private ExecReason reason = ExecReason.CLOSE_ALL;

    Closer(Ledger ledger, DecisionWriter writer) {
        this.ledger = ledger;
        this.writer = writer;
    }

    /** Closes part or all of a position that is open. Returns false when there is no room for the order now. */
    boolean close(Position held, long signalId, int strategyId, long quantityMicroLots, ExecReason why) {
        if (!hasRoom()) {
            return false;
        }
        write(held, signalId, strategyId, quantityMicroLots, why);
        return true;
    }

    /** Whether the slot and the table of orders have room for one more. */
    boolean hasRoom() {
        return writer.hasRoomForOrder() && !ledger.orders().isFull();
    }

    /** As {@link #close}, where {@link #hasRoom} said so. */
    void write(Position held, long signalId, int strategyId, long quantityMicroLots, ExecReason why) {
        writer.order(
                ledger,
                signalId,
                strategyId,
                held.instrument().id(),
                held.accountId(),
                held.side().opposite(),
                Intent.EXIT,
                why,
                held.positionId(),
                quantityMicroLots,
                0,
                0,
                Long.MAX_VALUE);
    }

    /** From now on, until each position that is open then was tried. What is being closed already goes on beside it. */
    void closeAll(int ofAccount, ExecReason why) {
        closingAccounts |= ofAccount == ALL_ACCOUNTS ? -1 : 1L << ofAccount;
        afterSerial = 0;
        reason = why;
    }

    /** Whether {@link #run} has more to do. */
    boolean isClosingAll() {
        return closingAccounts != 0;
    }

    /** Whether a Timer would let it go on; with the table of orders full, only an answer does. */
    boolean wantsTimer() {
        return closingAccounts != 0 && !ledger.orders().isFull();
    }

    /** Goes on with a close of all. */
    void run() {
        for (int i = 0; i < ledger.positions().count(); i++) {
            Position held = ledger.positions().at(i);
            boolean isOfThem = (closingAccounts >>> held.accountId() & 1) != 0;
            if (isOfThem && held.serial() > afterSerial && held.state() == PositionState.OPEN) {
                if (!close(held, 0, held.strategyId(), held.quantityMicroLots(), reason)) {
                    return;
                }
                afterSerial = held.serial();
            }
        }
        closingAccounts = 0;
    }
}
