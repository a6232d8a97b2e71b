package io.ringfire.app.backtest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringfire.engine.fakes.AllocationMeter;
import io.ringfire.engine.fakes.TradingEngine;
import io.ringfire.engine.record.RecordLog;
import io.ringfire.engine.ring.EngineCounters.Counter;
import io.ringfire.journal.queue.ChronicleRecordLog;
import java.nio.file.Path;
import org.agrona.DirectBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * With both journals on disk, from ingress to gateway offer, nothing is allocated: 0 bytes over {@value #WINDOW} facts, every one
 * of them appended. Other windows may hold the moment at which a queue maps its next block or writes an index, which is for
 * Chronicle to say. The control is the same run with 24 bytes an append.
 */
class JournalAllocationTest {
    private static final int WARM_UP = 150_000;
    private static final int WINDOW = 10_000; // short, so that some hold no change of a journal block
    private static final int WINDOWS = 20;
    private static final int BLOCK_BYTES = 64 << 20;

    private final AllocationMeter meter = new AllocationMeter(WARM_UP, WINDOWS, WINDOW);

    @TempDir
    private Path directory;

    @Test
    void shouldAllocateNothingWithTheRealJournals() {
        long orders = trade(false);

        assertTrue(orders > 10_000);
        assertEquals(0, meter.leastBytes(), meter::toString);
    }

    @Test
    void shouldSeeAJournalThatAllocates() {
        trade(true);

        assertTrue(meter.leastBytes() > WINDOW / 2, meter::toString);
    }

    private long trade(boolean allocates) {
        try (RecordLog inbound = open("inbound");
                RecordLog fires = open("fires")) {
            RecordLog log = allocates ? new AllocatingLog(inbound) : inbound;
            TradingEngine engine = new TradingEngine(log, fires, false, (buffer, offset, length) -> true, null);
            engine.trade(meter.lastCount(), meter);
            return engine.counters().get(Counter.ORDERS);
        }
    }

    private RecordLog open(String name) {
        return ChronicleRecordLog.openSingleFile(directory.resolve(name), BLOCK_BYTES);
    }

    /** Allocates 24 bytes an append. */
    private static final class AllocatingLog implements RecordLog {
        private final RecordLog log;
        private byte[] sink;

        AllocatingLog(RecordLog log) {
            this.log = log;
        }

        @Override
        public void append(DirectBuffer buffer, int offset, int length, long eventNs) {
            sink = new byte[1];
            log.append(buffer, offset + sink.length - 1, length, eventNs);
        }

        @Override
        public void force() {
            log.force();
        }

        @Override
        public void close() {
            log.close();
        }
    }
}
