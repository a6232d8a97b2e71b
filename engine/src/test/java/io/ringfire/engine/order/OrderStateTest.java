package io.ringfire.engine.order;

import static io.ringfire.engine.order.OrderState.DONE;
import static io.ringfire.engine.order.OrderState.EXPIRED;
import static io.ringfire.engine.order.OrderState.FILLED;
import static io.ringfire.engine.order.OrderState.IN_DOUBT;
import static io.ringfire.engine.order.OrderState.JOURNALLED;
import static io.ringfire.engine.order.OrderState.NOT_SENT;
import static io.ringfire.engine.order.OrderState.PARTIALLY_FILLED;
import static io.ringfire.engine.order.OrderState.REJECTED;
import static io.ringfire.engine.order.OrderState.SENT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OrderStateTest {
    private static final Map<OrderState, Set<OrderState>> TABLE = new EnumMap<>(OrderState.class);

    static {
        TABLE.put(JOURNALLED, EnumSet.of(SENT, NOT_SENT, EXPIRED, IN_DOUBT));
        TABLE.put(SENT, EnumSet.of(FILLED, PARTIALLY_FILLED, REJECTED, IN_DOUBT, DONE));
        TABLE.put(IN_DOUBT, EnumSet.of(FILLED, PARTIALLY_FILLED, REJECTED, NOT_SENT, DONE));
        TABLE.put(PARTIALLY_FILLED, EnumSet.of(FILLED, REJECTED));
    }

    @Test
    void shouldKeepToTheTable() {
        for (OrderState from : OrderState.values()) {
            for (OrderState to : OrderState.values()) {
                assertEquals(TABLE.getOrDefault(from, Set.of()).contains(to), from.canBecome(to), from + " to " + to);
            }
        }
    }

    @Test
    void shouldBeFinalWhereNothingFollows() {
        for (OrderState state : OrderState.values()) {
            assertEquals(!TABLE.containsKey(state), state.isFinal(), state.name());
        }
    }

    @Test
    void shouldLetAPositionInDoubtComeBackOrGo() {
        Map<PositionState, Set<PositionState>> table = new EnumMap<>(PositionState.class);
        table.put(PositionState.OPEN, EnumSet.of(PositionState.CLOSING, PositionState.CLOSED));
        table.put(
                PositionState.CLOSING,
                EnumSet.of(PositionState.CLOSED, PositionState.OPEN, PositionState.CLOSE_IN_DOUBT));
        table.put(PositionState.CLOSE_IN_DOUBT, EnumSet.of(PositionState.OPEN, PositionState.CLOSED));
        for (PositionState from : PositionState.values()) {
            for (PositionState to : PositionState.values()) {
                assertEquals(table.getOrDefault(from, Set.of()).contains(to), from.canBecome(to), from + " to " + to);
            }
        }
    }

    /** Codes are in journals: a constant moved or taken out would read old records wrongly. */
    @Test
    void shouldKeepTheCodesThatJournalsHold() {
        assertEquals(4, FILLED.code());
        assertEquals(7, IN_DOUBT.code());
        assertEquals(8, DONE.code());
        assertEquals(2, Intent.MODIFY.code());
        assertEquals(7, ExecType.MODIFIED.code());
        assertEquals(3, PositionState.CLOSED.code());
        assertEquals(4, ExecType.CASH_FLOW.code());
        assertEquals(5, ExecReason.CLOSE_ALL.code());
        assertEquals(5, CommandKind.CLOSE_AT_END.code());
        assertEquals(21, RefusalReason.ARITHMETIC.code());
        assertEquals(2, SendOutcome.EXPIRED.code());
        for (OrderState state : OrderState.values()) {
            assertEquals(state, OrderState.of(state.code()));
        }
        assertThrows(IllegalArgumentException.class, () -> OrderState.of(9));
        assertThrows(IllegalArgumentException.class, () -> OrderState.of(-1));
    }
}
