package io.ringfire.engine.route;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class GateTest {
    private final Gate gate = new Gate();

    @Test
    void shouldBeOpenUntilItIsShut() {
        assertTrue(gate.isOpenForEntries());
        assertTrue(gate.isOpenForExits());
        assertNull(gate.reason());
    }

    @Test
    void shouldLetExitsThroughUnlessNothingCanBeWrittenDown() {
        gate.shut(Gate.Reason.STAGE_FAILED);
        assertFalse(gate.isOpenForEntries());
        assertTrue(gate.isOpenForExits());
        gate.shut(Gate.Reason.JOURNAL_FAILED);
        assertFalse(gate.isOpenForExits());
    }

    @Test
    void shouldKeepTheFirstReasonButForADeadJournal() {
        gate.shut(Gate.Reason.OPERATOR);
        gate.shut(Gate.Reason.STAGE_FAILED);
        assertEquals(Gate.Reason.OPERATOR, gate.reason());
        gate.shut(Gate.Reason.JOURNAL_FAILED);
        gate.shut(Gate.Reason.STOPPING);
        assertEquals(Gate.Reason.JOURNAL_FAILED, gate.reason());
    }
}
