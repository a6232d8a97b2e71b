package io.ringfire.adapters.mt5;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringfire.adapters.mt5.Mt5Counters.Count;
import io.ringfire.engine.fakes.AllocationMeter;
import io.ringfire.engine.ingress.FactWriter;
import io.ringfire.engine.pipeline.FactPublisher;
import io.ringfire.engine.ring.EngineCounters;
import io.ringfire.engine.ring.EngineEvent;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/**
 * From the bytes of a terminal's tick to the slot of the ring nothing is allocated: the JSON is read, the session found, the fact made, handed
 * over and put into its slot. The control reads one field as text, which allocates. Seen failing with an iterator made for each fact, 32 bytes. What
 * JeroMQ allocates under it is its own.
 */
class TickAllocationTest {
    private static final int WARM_UP = 100_000;
    private static final int WINDOW = 50_000;
    private static final int WINDOWS = 10;
    private static final int POLL_LIMIT = 512;

    private final AllocationMeter meter = new AllocationMeter(WARM_UP, WINDOWS, WINDOW);
    private final Terminal terminal = new Terminal().ready();
    private final OneSlot slot = new OneSlot();
    private final FactWriter facts = new FactWriter(slot, new EngineCounters());
    private final byte[] message = ("{\"type\":\"TICK\",\"node_id\":\"" + Terminal.NODE + "\",\"user_uuid\":\""
                    + Terminal.UUID + "\",\"symbol\":\"EURUSD\",\"bid\":1.08420,\"ask\":1.08433,\"spread\":13.0,"
                    + "\"volume\":0,\"timestamp\":\"" + terminal.stamp() + "\"}")
            .getBytes(StandardCharsets.ISO_8859_1);
    private final int lastDigit = new String(message, StandardCharsets.ISO_8859_1).indexOf("1.08420") + 6;

    @Test
    void shouldAllocateNothingFromATicksBytesToItsSlot() {
        run(false);

        assertEquals(0, meter.leastBytes(), meter::toString);
        assertTrue(meter.allBytes() < AllocationMeter.JVM_BYTES, meter::toString);
    }

    @Test
    void shouldSeeAReaderThatAllocates() {
        run(true);

        assertTrue(meter.leastBytes() >= 24L * WINDOW, meter::toString);
    }

    private void run(boolean readsText) {
        long before = terminal.counters.get(Count.TICKS);
        for (long i = 0; i <= meter.lastCount(); i++) {
            meter.count();
            int digit = (int) (i % 10);
            message[lastDigit] = (byte) ('0' + digit);
            assertTrue(terminal.json.read(message, 0, message.length));
            terminal.marketData.onTick(terminal.sessions.find(terminal.json), terminal.json, terminal.nowNs);
            terminal.sessions.update(terminal.nowNs);
            if (readsText) {
                slot.text = terminal.json.string(EaKeys.SYMBOL);
            }
            while (terminal.market.hasFacts()) { // a poll ends where the inbox's memory does
                terminal.market.poll(facts, terminal.nowNs, POLL_LIMIT);
            }
            if (slot.bidPoints != 108_420 + digit) {
                throw new AssertionError("the slot holds " + slot.bidPoints);
            }
        }
        assertEquals(meter.lastCount() + 1, terminal.counters.get(Count.TICKS) - before);
    }

    /** One slot, whatever comes. */
    private static final class OneSlot implements FactPublisher {
        private final EngineEvent event = EngineEvent.factory().newInstance();
        private long sequence = -1;
        private long bidPoints;
        private String text = "";

        @Override
        public EngineEvent claim() {
            sequence++;
            return event;
        }

        @Override
        public long sequence() {
            return sequence;
        }

        @Override
        public void publish() {
            bidPoints = event.inbound().tick().bidPoints();
        }

        @Override
        public void close() {
            // nothing runs
        }
    }
}
