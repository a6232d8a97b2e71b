package io.ringfire.benchmarks.rig;

import io.ringfire.engine.ingress.FactWriter;
import io.ringfire.engine.record.DocumentBuilder;
import io.ringfire.engine.record.RecordFrame;
import io.ringfire.engine.sbe.MessageHeaderEncoder;
import io.ringfire.engine.sbe.RunEndedDecoder;
import io.ringfire.engine.sbe.TickEncoder;
import io.ringfire.journal.layout.Disk;
import io.ringfire.journal.queue.ChronicleRecordLog;
import io.ringfire.journal.reader.QueueRecordSource;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.SystemEpochNanoClock;
import org.agrona.concurrent.UnsafeBuffer;

/** Puts the journals of a run a day back, and lays ticks behind it, evenly up to now, as of a run that was killed then. */
final class DayOfTicks {
    private static final long DAY_NS = TimeUnit.DAYS.toNanos(1);
    private static final int BLOCK_BYTES = 16 << 20;
    private static final int SYMBOLS = 15;

    private final UnsafeBuffer frame = new UnsafeBuffer(ByteBuffer.allocateDirect(RecordFrame.MAX_LENGTH));
    private final TickEncoder tick = new TickEncoder();
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private long records;
    private long sequence = -1;
    private long eventNs = Long.MIN_VALUE;

    private DayOfTicks() {}

    /** Writes both journals anew; that of ticks holds so many facts then. */
    static void write(Path ticks, Path fires, long facts) throws IOException {
        new DayOfTicks().rewrite(fires, 0);
        new DayOfTicks().rewrite(ticks, facts);
    }

    private void rewrite(Path queue, long facts) throws IOException {
        Path before = queue.resolveSibling(queue.getFileName() + ".before");
        Files.move(queue, before);
        try (QueueRecordSource source = QueueRecordSource.open(before);
                ChronicleRecordLog log = ChronicleRecordLog.openDaily(queue, BLOCK_BYTES, Long.MIN_VALUE)) {
            DocumentBuilder documents = new DocumentBuilder(log);
            putBack(source, documents);
            layBehind(documents, facts - records);
            documents.flush();
        }
        Disk.deleteTree(before);
    }

    private void putBack(QueueRecordSource source, DocumentBuilder documents) {
        while (source.next()) {
            if (RecordFrame.templateId(source.buffer(), source.offset()) == RunEndedDecoder.TEMPLATE_ID) {
                return; // it goes on
            }
            records++;
            sequence = RecordFrame.sequence(source.buffer(), source.offset());
            eventNs = RecordFrame.eventNs(source.buffer(), source.offset()) - DAY_NS;
            frame.putBytes(0, source.buffer(), source.offset(), source.length());
            RecordFrame.eventNs(frame, 0, eventNs);
            documents.addAndSeal(frame, 0, source.length(), eventNs);
        }
    }

    private void layBehind(DocumentBuilder documents, long ticks) {
        long fromNs = eventNs;
        long spanNs = SystemEpochNanoClock.INSTANCE.nanoTime() - fromNs;
        RecordFrame.length(frame, 0, BareQueue.TICK_BYTES);
        for (long i = 1; i <= ticks; i++) {
            long atNs = fromNs + (long) (spanNs * (i / (double) ticks));
            tick.wrapAndApplyHeader(frame, RecordFrame.HEADER_OFFSET, header)
                    .sequence(sequence + i)
                    .eventNs(atNs)
                    .instrumentId((int) (i % SYMBOLS))
                    .accountId(FactWriter.NO_ACCOUNT)
                    .venueNs(atNs)
                    .bidPoints(110_000 + i % 50)
                    .askPoints(110_010 + i % 50)
                    .bidVolumeMicroLots(0)
                    .askVolumeMicroLots(0)
                    .sourceId(1)
                    .flags(0);
            documents.addAndSeal(frame, 0, BareQueue.TICK_BYTES, atNs);
        }
    }
}
