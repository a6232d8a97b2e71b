package io.ringfire.journal.segment;

import io.ringfire.engine.record.DocumentBuilder;
import io.ringfire.engine.record.JournalException;
import io.ringfire.engine.record.RecordFrame;
import io.ringfire.engine.sbe.InstrumentDefinedDecoder;
import io.ringfire.engine.sbe.MessageHeaderEncoder;
import io.ringfire.engine.sbe.TickEncoder;
import io.ringfire.journal.layout.DataLock;
import io.ringfire.journal.layout.Disk;
import io.ringfire.journal.layout.FileSeal;
import io.ringfire.journal.layout.Json;
import io.ringfire.journal.layout.QueueSeal;
import io.ringfire.journal.queue.ChronicleRecordLog;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Writes one segment: the instrument first, then its ticks, then {@link #finish}. It grows out of sight and comes into
 * sight whole; closed before that, it leaves nothing. One thread; a tick allocates nothing.
 */
public final class SegmentWriter implements AutoCloseable {
    /** By how much the file grows unless told otherwise, in bytes. */
    public static final int BLOCK_BYTES = 64 << 20;

    private static final int TICK_BYTES = RecordFrame.BLOCK_OFFSET + TickEncoder.BLOCK_LENGTH + RecordFrame.CRC_LENGTH;
    private static final int NO_ACCOUNT = 65535;
    private static final int HISTORY_SOURCE = 0;
    private static final long NS_PER_SECOND = 1_000_000_000L;

    private final byte[] frameBytes = new byte[RecordFrame.MAX_LENGTH];
    private final UnsafeBuffer frame = new UnsafeBuffer(frameBytes);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final TickEncoder tick = new TickEncoder();
    private final MessageDigest content = FileSeal.newDigest();
    private final Segments segments;
    private final SegmentSpec spec;
    private final DataLock lock;
    private final Path draft;
    private final ChronicleRecordLog log;
    private final DocumentBuilder documents;
    private long ticks;
    private boolean hasInstrument;
    private long firstNs;
    private long lastNs;
    private long lastEventNs = Long.MIN_VALUE;
    private boolean closed;

    private SegmentWriter(Segments segments, SegmentSpec spec, DataLock lock, Path draft, int blockBytes) {
        this.segments = segments;
        this.spec = spec;
        this.lock = lock;
        this.draft = draft;
        this.log = ChronicleRecordLog.openSingleFile(draft.resolve(Segment.QUEUE), blockBytes);
        this.documents = new DocumentBuilder(log);
    }

    /**
     * Begins a segment.
     *
     * @param force replaces the segment that holds these sources, when {@link #finish} succeeds
     * @throws JournalException when they are imported already and {@code force} is not set, or are being imported
     */
    public static SegmentWriter begin(Segments segments, SegmentSpec spec, boolean force) {
        return begin(segments, spec, force, BLOCK_BYTES);
    }

    /** As the other, with the number of bytes by which the file grows. */
    public static SegmentWriter begin(Segments segments, SegmentSpec spec, boolean force, int blockBytes) {
        String name = ".import-" + spec.symbolInNames() + "-" + spec.sourceHash();
        DataLock lock = DataLock.acquire(
                segments.history().resolve(name + ".lock"), "the import of these files as " + spec.symbol());
        SegmentWriter writer = null;
        try {
            segments.holding(spec).filter(held -> !force).ifPresent(held -> {
                throw new JournalException("these files are imported already as segment " + held.id() + " (from "
                        + names(held.manifest().sources()) + "); --force imports them again");
            });
            Path draft = segments.history().resolve(name);
            Disk.deleteTree(draft);
            writer = new SegmentWriter(segments, spec, lock, draft, blockBytes);
            return writer;
        } finally {
            if (writer == null) {
                lock.close();
            }
        }
    }

    private static List<String> names(List<FileSeal> sources) {
        return sources.stream().map(FileSeal::name).toList();
    }

    /** Writes the instrument, the first record: a sealed InstrumentDefined frame. */
    public void writeInstrument(DirectBuffer buffer, int offset, int length) {
        if (hasInstrument
                || !RecordFrame.isPlausibleLength(length)
                || RecordFrame.length(buffer, offset) != length
                || RecordFrame.templateId(buffer, offset) != InstrumentDefinedDecoder.TEMPLATE_ID) {
            throw new IllegalArgumentException("not the one InstrumentDefined frame that a segment begins with");
        }
        buffer.getBytes(offset, frameBytes, 0, length);
        add(length, RecordFrame.eventNs(buffer, offset));
        hasInstrument = true;
    }

    /**
     * Writes one tick. Its event time is its venue time, or that of the tick before when it is earlier.
     *
     * @param flags bits of QuoteFlags
     */
    public void writeTick(
            long venueNs, long bidPoints, long askPoints, long bidVolumeMicroLots, long askVolumeMicroLots, int flags) {
        if (!hasInstrument) {
            throw new IllegalStateException("the instrument comes first");
        }
        long eventNs = ticks == 0 ? venueNs : Math.max(venueNs, lastEventNs);
        RecordFrame.length(frame, 0, TICK_BYTES);
        tick.wrapAndApplyHeader(frame, RecordFrame.HEADER_OFFSET, header)
                .sequence(ticks)
                .eventNs(eventNs)
                .instrumentId(0)
                .ordinal(0)
                .accountId(NO_ACCOUNT)
                .venueNs(venueNs)
                .bidPoints(bidPoints)
                .askPoints(askPoints)
                .bidVolumeMicroLots(bidVolumeMicroLots)
                .askVolumeMicroLots(askVolumeMicroLots)
                .sourceId(HISTORY_SOURCE)
                .flags(flags);
        RecordFrame.seal(frame, 0);
        firstNs = ticks == 0 ? venueNs : firstNs;
        lastNs = venueNs;
        ticks++;
        add(TICK_BYTES, eventNs);
    }

    private void add(int length, long eventNs) {
        content.update(frameBytes, 0, length);
        lastEventNs = eventNs;
        documents.add(frame, 0, length, eventNs);
    }

    /** Ticks written. */
    public long ticks() {
        return ticks;
    }

    /** Closes the file, writes the manifest, and puts the segment in its place. */
    public Segment finish(ImportCounts counts) {
        if (!hasInstrument) {
            throw new IllegalStateException("a segment without an instrument");
        }
        documents.flush();
        log.close();
        List<FileSeal> files = QueueSeal.close(draft.resolve(Segment.QUEUE), draft);
        String id = spec.symbolInNames() + "-" + firstDate() + "-" + spec.sourceHash();
        Json.write(
                draft.resolve(Segment.MANIFEST),
                new SegmentManifest(
                        SegmentManifest.FORMAT_VERSION,
                        id,
                        spec.symbol(),
                        spec.digits(),
                        spec.format(),
                        spec.zone(),
                        spec.sources(),
                        counts,
                        ticks + 1,
                        firstNs,
                        lastNs,
                        HexFormat.of().formatHex(content.digest()),
                        files));
        Disk.force(draft.resolve(Segment.QUEUE));
        Disk.force(draft);
        Segment segment = segments.publish(draft, spec, id);
        close();
        return segment;
    }

    private LocalDate firstDate() {
        Instant first = Instant.ofEpochSecond(Math.floorDiv(firstNs, NS_PER_SECOND));
        return LocalDate.ofInstant(first, ZoneOffset.UTC);
    }

    /** Leaves nothing behind unless {@link #finish} succeeded. */
    @Override
    public void close() {
        if (!closed) {
            closed = true;
            log.close();
            Disk.deleteTree(draft);
            lock.close();
        }
    }
}
