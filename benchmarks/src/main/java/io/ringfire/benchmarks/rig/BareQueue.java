package io.ringfire.benchmarks.rig;

import io.ringfire.engine.record.RecordFrame;
import io.ringfire.engine.record.RecordLog;
import io.ringfire.engine.sbe.MessageHeaderEncoder;
import io.ringfire.engine.sbe.TickEncoder;
import io.ringfire.journal.layout.Disk;
import io.ringfire.journal.queue.ChronicleRecordLog;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import net.openhft.chronicle.bytes.Bytes;
import net.openhft.chronicle.bytes.PointerBytesStore;
import net.openhft.chronicle.core.time.SetTimeProvider;
import net.openhft.chronicle.queue.ChronicleQueue;
import net.openhft.chronicle.queue.ExcerptAppender;
import net.openhft.chronicle.queue.ExcerptTailer;
import net.openhft.chronicle.queue.RollCycles;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueueBuilder;
import org.agrona.concurrent.AgentRunner;
import org.agrona.concurrent.SleepingMillisIdleStrategy;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Chronicle Queue alone with the bytes of a tick's record: the same block, no clock, bytes outside the heap. Each append is to a new queue,
 * on memory never touched before; each tail reads what was just written.
 */
final class BareQueue {
    static final int TICK_BYTES = RecordFrame.BLOCK_OFFSET + TickEncoder.BLOCK_LENGTH + RecordFrame.CRC_LENGTH;

    private static final long EVENT_NS = 1_700_000_000_000_000_000L;
    private static final int RECORDS = RecordLog.MAX_RECORDS_PER_DOCUMENT;

    private final UnsafeBuffer ticks = new UnsafeBuffer(ByteBuffer.allocateDirect(RECORDS * TICK_BYTES));
    private final int blockBytes;

    BareQueue(int blockBytes) {
        this.blockBytes = blockBytes;
        for (int i = 0; i < RECORDS; i++) {
            int offset = i * TICK_BYTES;
            RecordFrame.length(ticks, offset, TICK_BYTES);
            new TickEncoder()
                    .wrapAndApplyHeader(ticks, offset + RecordFrame.HEADER_OFFSET, new MessageHeaderEncoder())
                    .eventNs(EVENT_NS)
                    .venueNs(EVENT_NS)
                    .bidPoints(110_000)
                    .askPoints(110_010);
            RecordFrame.seal(ticks, offset);
        }
    }

    /** Both costs of one queue. */
    record Costs(LoopCost append, LoopCost tail) {}

    /**
     * Appends and then reads so many records.
     *
     * @param aDocument records in a document, 1 to 64
     * @throws IllegalStateException when what is read is not as much as was written
     */
    Costs measure(long records, int aDocument) {
        Path directory = RigDirectory.make();
        long documents = records / aDocument;
        try (ChronicleQueue queue = SingleChronicleQueueBuilder.binary(directory.toFile())
                .rollCycle(RollCycles.FAST_DAILY)
                .blockSize(blockBytes)
                .timeProvider(new SetTimeProvider(EVENT_NS))
                .build()) {
            LoopCost append = LoopCost.of(documents * aDocument, () -> append(queue, documents, aDocument));
            long[] bytes = {0};
            LoopCost tail = LoopCost.of(documents * aDocument, () -> bytes[0] = tail(queue, aDocument));
            if (bytes[0] != documents * aDocument * TICK_BYTES) {
                throw new IllegalStateException("read " + bytes[0] + " bytes of " + documents + " documents");
            }
            return new Costs(append, tail);
        } finally {
            Disk.deleteTree(directory);
        }
    }

    private void append(ChronicleQueue queue, long documents, int aDocument) {
        PointerBytesStore document = new PointerBytesStore();
        document.set(ticks.addressOffset(), (long) aDocument * TICK_BYTES);
        try (ExcerptAppender appender = queue.createAppender()) {
            for (long i = 0; i < documents; i++) {
                appender.writeBytes(document);
            }
        }
    }

    private static long tail(ChronicleQueue queue, int aDocument) {
        long read = 0;
        Bytes<?> bytes = Bytes.allocateElasticDirect((long) aDocument * TICK_BYTES);
        try (ExcerptTailer tailer = queue.createTailer()) {
            while (tailer.readBytes(bytes.clear())) {
                read += bytes.readRemaining();
            }
        } finally {
            bytes.releaseLast();
        }
        return read;
    }

    /** One record a document through the engine's own log, with pages touched ahead by a thread beside. */
    LoopCost touchedAhead(long records) {
        Path directory = RigDirectory.make();
        try (ChronicleRecordLog log = ChronicleRecordLog.openDaily(directory, blockBytes, Long.MIN_VALUE);
                AgentRunner toucher = new AgentRunner(
                        new SleepingMillisIdleStrategy(1), Throwable::printStackTrace, null, log.toucher())) {
            AgentRunner.startOnThread(toucher);
            return LoopCost.of(records, () -> {
                for (long i = 0; i < records; i++) {
                    log.append(ticks, 0, TICK_BYTES, EVENT_NS);
                }
            });
        } finally {
            Disk.deleteTree(directory);
        }
    }
}
