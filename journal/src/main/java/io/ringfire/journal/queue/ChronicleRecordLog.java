package io.ringfire.journal.queue;

import io.ringfire.engine.record.JournalException;
import io.ringfire.engine.record.RecordLog;
import io.ringfire.journal.reader.DocumentFileReader;
import io.ringfire.journal.reader.QueueFiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.openhft.chronicle.bytes.MappedBytes;
import net.openhft.chronicle.bytes.PointerBytesStore;
import net.openhft.chronicle.queue.ChronicleQueue;
import net.openhft.chronicle.queue.ExcerptAppender;
import net.openhft.chronicle.queue.RollCycles;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueueBuilder;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * A record log in Chronicle Queue files, one a UTC day of the event time, or one file in all. The documents are the bytes
 * given. One writer thread; an append allocates nothing. The directory must have no other writer: the caller's lock sees
 * to that.
 */
public final class ChronicleRecordLog implements RecordLog {
    /** Smallest block: a fourth of it must hold the largest document. */
    public static final int MIN_BLOCK_BYTES = 512 << 10;

    /** As there is no other writer, what is unfinished was left by one that died: the queue need not wait its ten seconds for it. */
    private static final long UNFINISHED_MS = 500;

    private static final long NS_PER_DAY = 86_400_000_000_000L;
    private static final long NO_DAY = Long.MIN_VALUE;

    private final EventClock clock = new EventClock();
    private final PointerBytesStore document = new PointerBytesStore();
    private final UnsafeBuffer staging =
            new UnsafeBuffer(ByteBuffer.allocateDirect(DocumentFileReader.MAX_DOCUMENT_BYTES));
    private final PageProbe pages = new PageProbe();
    private final AppendGauge gauge = new AppendGauge();
    private final Path directory;
    private final long blockBytes;
    private final boolean rollsDaily;
    private final ForceTarget forceTarget;
    private final BlockToucher toucher;
    private final ChronicleQueue queue;
    private final ExcerptAppender appender;
    private final int wipedBytes;
    private long lastEventNs;
    private long day = NO_DAY;
    private boolean failed;
    private boolean closed;

    private ChronicleRecordLog(Path directory, int blockBytes, boolean rollsDaily, long lastEventNs) {
        if (blockBytes < MIN_BLOCK_BYTES || blockBytes % 4096 != 0) {
            throw new IllegalArgumentException(
                    "blockBytes=" + blockBytes + " is not a multiple of 4096 from " + MIN_BLOCK_BYTES + " on");
        }
        this.directory = directory;
        this.blockBytes = blockBytes;
        this.rollsDaily = rollsDaily;
        this.lastEventNs = lastEventNs;
        this.forceTarget = new ForceTarget(directory);
        this.toucher = new BlockToucher("touch " + directory.getFileName(), blockBytes);
        this.wipedBytes = prepare(directory);
        clock.eventNs(rollsDaily ? Math.max(lastEventNs, 0) : 0);
        this.queue = build();
        this.appender = openAppender();
    }

    /**
     * Opens or creates a log of one file a UTC day.
     *
     * @param blockBytes by how much files grow; multiple of 4096, {@link #MIN_BLOCK_BYTES} at least
     * @param lastEventNs event time of the last record there, {@code Long.MIN_VALUE} when there is none
     * @throws JournalException when the directory cannot be written, saying why
     */
    public static ChronicleRecordLog openDaily(Path directory, int blockBytes, long lastEventNs) {
        AppendFailure.requireModuleFlags(directory);
        return new ChronicleRecordLog(directory, blockBytes, true, lastEventNs);
    }

    /** Opens or creates a log of a single file, whatever the event times. Otherwise as {@link #openDaily}. */
    public static ChronicleRecordLog openSingleFile(Path directory, int blockBytes) {
        AppendFailure.requireModuleFlags(directory);
        return new ChronicleRecordLog(directory, blockBytes, false, Long.MIN_VALUE);
    }

    private static int prepare(Path directory) {
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new JournalException("cannot create the journal directory " + directory + ": " + e, e);
        }
        List<Path> files = QueueFiles.of(directory);
        return files.isEmpty() ? 0 : TornTail.wipe(files.get(files.size() - 1));
    }

    private ChronicleQueue build() {
        try {
            return SingleChronicleQueueBuilder.binary(directory.toFile())
                    .rollCycle(RollCycles.FAST_DAILY)
                    .blockSize(blockBytes)
                    .timeProvider(clock)
                    .timeoutMS(UNFINISHED_MS)
                    .build();
        } catch (RuntimeException | Error e) {
            throw AppendFailure.explain(directory, blockBytes, e);
        }
    }

    private ExcerptAppender openAppender() {
        try {
            ExcerptAppender created = queue.createAppender();
            created.singleThreadedCheckDisabled(true);
            return created;
        } catch (RuntimeException | Error e) {
            queue.close();
            throw AppendFailure.explain(directory, blockBytes, e);
        }
    }

    @Override
    public void append(DirectBuffer buffer, int offset, int length, long eventNs) {
        requireUsable(length);
        if (eventNs < lastEventNs) {
            fail();
            throw new JournalException(
                    "event time stepped back in " + directory + ": " + eventNs + " ns after " + lastEventNs + " ns");
        }
        long eventDay = rollsDaily ? Math.floorDiv(eventNs, NS_PER_DAY) : 0;
        boolean newFile = eventDay != day;
        try {
            if (newFile) {
                toucher.release();
            }
            if (rollsDaily) {
                clock.eventNs(eventNs);
            }
            PointerBytesStore content = documentOf(buffer, offset, length);
            if (!newFile) {
                MappedBytes current = (MappedBytes) appender.wire().bytes();
                pages.prove(current.bytesStore(), current.writePosition(), length);
            }
            appender.writeBytes(content);
            onAppended(newFile, eventDay);
        } catch (RuntimeException | Error e) {
            fail();
            throw AppendFailure.explain(directory, blockBytes, e);
        }
        lastEventNs = eventNs;
        gauge.appended(length, eventNs);
    }

    private void fail() {
        failed = true;
        gauge.failed();
    }

    private void onAppended(boolean newFile, long eventDay) {
        MappedBytes current = (MappedBytes) appender.wire().bytes();
        long position = current.writePosition();
        if (newFile) {
            day = eventDay;
            forceTarget.onFile(appender.currentFile().toPath());
            pages.onFile(position);
            toucher.onFile(current, position);
        } else {
            toucher.onWritten(position);
        }
        forceTarget.onAppended();
    }

    private void requireUsable(int length) {
        if (failed || closed) {
            throw new JournalException(
                    "the journal " + directory + (closed ? " is closed" : " failed before and takes nothing more"));
        }
        if (length <= 0 || length > DocumentFileReader.MAX_DOCUMENT_BYTES) {
            throw new IllegalArgumentException("a document of " + length + " bytes; 1 to "
                    + DocumentFileReader.MAX_DOCUMENT_BYTES + " are possible");
        }
    }

    /** The bytes as the queue takes them: in place when they lie outside the heap, else through the staging buffer. */
    private PointerBytesStore documentOf(DirectBuffer buffer, int offset, int length) {
        buffer.boundsCheck(offset, length);
        if (buffer.byteArray() == null) {
            document.set(buffer.addressOffset() + offset, length);
        } else {
            staging.putBytes(0, buffer, offset, length);
            document.set(staging.addressOffset(), length);
        }
        return document;
    }

    @Override
    public void force() {
        try {
            forceTarget.force();
        } catch (JournalException e) {
            fail();
            throw e;
        }
    }

    /** Touches pages ahead of the writer, when something runs it; ends with this log. */
    public BlockToucher toucher() {
        return toucher;
    }

    /** What it has taken so far. Any thread. */
    public AppendGauge gauge() {
        return gauge;
    }

    /** Bytes of an unfinished document that were found and wiped when the log was opened. */
    public int wipedBytes() {
        return wipedBytes;
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            toucher.release();
            forceTarget.close();
            appender.close();
            queue.close();
        }
    }
}
