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
    private boolean isClosingAll;
    private int accountId = ALL_ACCOUNTS;
    private ExecReason reason = ExecReason.CLOSE_ALL;

    Closer(Ledger ledger, DecisionWriter writer) {
        this.ledger = ledger;
        this.writer = writer;
    }

    /** Closes part or all of a position that is open. Returns false when there is no room for the order now. */
    boolean close(Position held, long signalId, int strategyId, long quantityMicroLots, ExecReason why) {
        if (!writer.hasRoomForOrder() || ledger.orders().isFull()) {
            return false;
        }
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
                0);
        return true;
    }

    /** From now on, until all that is open then is being closed. */
    void closeAll(int ofAccount, ExecReason why) {
        isClosingAll = true;
        accountId = ofAccount;
        reason = why;
    }

    /** Whether {@link #run} has more to do. */
    boolean isClosingAll() {
        return isClosingAll;
    }

    /** Goes on with a close of all. */
    void run() {
        for (int i = 0; isClosingAll && i < ledger.positions().count(); i++) {
            Position held = ledger.positions().at(i);
            if (held.state() == PositionState.OPEN && (accountId == ALL_ACCOUNTS || accountId == held.accountId())) {
                if (!close(held, 0, held.strategyId(), held.quantityMicroLots(), reason)) {
                    return;
                }
            }
        }
        isClosingAll = false;
    }
}
