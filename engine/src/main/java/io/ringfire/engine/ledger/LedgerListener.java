package io.ringfire.engine.ledger;

import io.ringfire.engine.order.ExecReason;
import io.ringfire.engine.order.Proof;
import io.ringfire.engine.order.RefusalReason;

/** Hears what a fact changed in the ledger, in order, during the call that applies it. Objects are valid in the call only. */
public interface LedgerListener {
    /** An order moved to the state that it has now. Tickets are 0 where the fact has none. */
    void onOrderState(
            LedgerOrder order, Proof proof, RefusalReason reason, long positionId, long orderTicket, long dealTicket);

    /** A position is closed; what it earned and cost is final. */
    void onPositionClosed(Position position, ExecReason reason);
}
