package io.ringfire.engine.ring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.ringfire.engine.record.RecordFrame;
import io.ringfire.engine.sbe.RunStartedEncoder;
import io.ringfire.engine.sbe.StrategyDisabledEncoder;
import io.ringfire.engine.sbe.TickEncoder;
import org.junit.jupiter.api.Test;

class RecordHashTest {
    private final long eurusd = RecordHash.ofSymbol("EURUSD");

    private static FactSlot tick(int instrumentId) {
        FactSlot slot = EngineEvent.factory().newInstance().inbound();
        TickEncoder tick = new TickEncoder();
        slot.open(tick, 7, 1_000, instrumentId, 0xFFFF).bidPoints(108_421).askPoints(108_423);
        slot.commit(tick);
        RecordFrame.seal(slot.buffer(), 0);
        return slot;
    }

    private static FactSlot runStarted(long nextOrder, long runNumber, String configHash, String build) {
        FactSlot slot = EngineEvent.factory().newInstance().inbound();
        RunStartedEncoder started = new RunStartedEncoder();
        slot.open(started, 0, 1_000, -1, 0xFFFF)
                .nextOrderNumber(nextOrder)
                .mode((short) 'B')
                .runNumber(runNumber)
                .configHash(configHash);
        started.build(build);
        slot.commit(started);
        return slot;
    }

    private static long hash(FactSlot slot) {
        return RecordHash.of(slot.buffer(), 0, 0);
    }

    @Test
    void shouldTakeTheSymbolAndNotTheId() {
        assertEquals(
                RecordHash.of(tick(3).buffer(), 0, eurusd),
                RecordHash.of(tick(200).buffer(), 0, eurusd));
        assertNotEquals(
                RecordHash.of(tick(3).buffer(), 0, eurusd),
                RecordHash.of(tick(3).buffer(), 0, RecordHash.ofSymbol("EURUSE")));
    }

    @Test
    void shouldLeaveOutRunNumberConfigurationAndBuild() {
        long hash = hash(runStarted(1, 5, "a".repeat(64), "1.0 on a machine"));

        assertEquals(hash, hash(runStarted(1, 6, "b".repeat(64), "2.0 elsewhere")));
        assertNotEquals(hash, hash(runStarted(2, 5, "a".repeat(64), "1.0 on a machine")));
    }

    @Test
    void shouldLeaveOutTheChecksum() {
        FactSlot slot = tick(3);
        long hash = RecordHash.of(slot.buffer(), 0, eurusd);
        slot.buffer().putInt(slot.length() - RecordFrame.CRC_LENGTH, 0x1234);

        assertEquals(hash, RecordHash.of(slot.buffer(), 0, eurusd));
    }

    @Test
    void shouldChangeWithEveryBitOfTheBlockButTheId() {
        FactSlot slot = tick(3);
        long hash = RecordHash.of(slot.buffer(), 0, eurusd);
        int end = slot.length() - RecordFrame.CRC_LENGTH;
        for (int at = RecordFrame.BLOCK_OFFSET; at < end; at++) {
            boolean isInstrumentId = at >= RecordFrame.BLOCK_OFFSET + 16 && at < RecordFrame.BLOCK_OFFSET + 20;
            for (int bit = 0; bit < 8 && !isInstrumentId; bit++) {
                byte before = slot.buffer().getByte(at);
                slot.buffer().putByte(at, (byte) (before ^ 1 << bit));
                assertNotEquals(hash, RecordHash.of(slot.buffer(), 0, eurusd), "byte " + at + " bit " + bit);
                slot.buffer().putByte(at, before);
            }
        }
    }

    /** Every bit of the block, so that nothing is left out of a tick that passes without a slot. */
    @Test
    void shouldBeTheSameOfATickThatWasReadAsOfItsRecord() {
        FactSlot slot = tick(3);
        Tick tick = new Tick();
        for (int at = RecordFrame.BLOCK_OFFSET; at < slot.length() - RecordFrame.CRC_LENGTH; at++) {
            slot.buffer().putByte(at, (byte) (17 * at));
            tick.read(slot.buffer(), 0, RecordFrame.sequence(slot.buffer(), 0), 3);
            assertEquals(
                    RecordHash.of(slot.buffer(), 0, eurusd),
                    RecordHash.of(tick, tick.sourceFlags(), eurusd),
                    "byte " + at);
        }
        new TickEncoder().wrap(slot.buffer(), RecordFrame.BLOCK_OFFSET).flags(0xABCD);
        assertEquals(RecordHash.of(slot.buffer(), 0, eurusd), RecordHash.of(tick, 0xABCD, eurusd));
    }

    @Test
    void shouldChangeWithTextOfAnyLength() {
        long previous = 0;
        for (int length = 0; length <= 20; length++) {
            FactSlot slot = EngineEvent.factory().newInstance().inbound();
            StrategyDisabledEncoder disabled = new StrategyDisabledEncoder();
            slot.open(disabled, 0, 1_000, -1, 0xFFFF);
            disabled.errorClass("E".repeat(length));
            slot.commit(disabled);
            assertNotEquals(previous, hash(slot), "length " + length);
            previous = hash(slot);
        }
    }

    @Test
    void shouldDependOnOrderWhenMixed() {
        assertNotEquals(RecordHash.mix(RecordHash.mix(1, 2), 3), RecordHash.mix(RecordHash.mix(1, 3), 2));
    }
}
