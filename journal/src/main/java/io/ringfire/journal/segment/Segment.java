package io.ringfire.journal.segment;

import io.ringfire.engine.record.JournalException;
import io.ringfire.engine.record.RecordFrame;
import io.ringfire.engine.record.RecordSource;
import io.ringfire.engine.sbe.InstrumentDefinedDecoder;
import io.ringfire.journal.layout.Json;
import io.ringfire.journal.reader.QueueRecordSource;
import java.nio.file.Path;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** An imported piece of history. Immutable; any thread may open it, each source belongs to one. */
public final class Segment {
    static final String MANIFEST = "manifest.json";
    static final String QUEUE = "queue";

    private final Path directory;
    private final SegmentManifest manifest;

    private Segment(Path directory, SegmentManifest manifest) {
        this.directory = directory;
        this.manifest = manifest;
    }

    static Segment at(Path directory) {
        return new Segment(directory, Json.read(directory.resolve(MANIFEST), SegmentManifest.class));
    }

    /** Name of its directory. */
    public String id() {
        return manifest.id();
    }

    /** What the import noted. */
    public SegmentManifest manifest() {
        return manifest;
    }

    /** Where it lies. */
    public Path directory() {
        return directory;
    }

    /** The queue that holds its records. */
    public Path queueDirectory() {
        return directory.resolve(QUEUE);
    }

    /**
     * Opens its ticks in file order, after checking that its files are what they were.
     *
     * @throws JournalException when a file differs, naming it
     */
    public RecordSource open() {
        VerifiedFiles.check(directory, manifest.files());
        return openChecked();
    }

    /** The first record: a sealed InstrumentDefined frame, from offset 0 on, as long as the buffer. */
    public DirectBuffer instrumentDefined() {
        try (QueueRecordSource source = openChecked()) {
            byte[] frame = new byte[source.length()];
            source.buffer().getBytes(source.offset(), frame);
            return new UnsafeBuffer(frame);
        }
    }

    /** A source that stands at the instrument's record, so that the next one is the first tick. */
    private QueueRecordSource openChecked() {
        QueueRecordSource source = QueueRecordSource.openClosed(queueDirectory());
        boolean begun = false;
        try {
            begun = source.next()
                    && RecordFrame.templateId(source.buffer(), source.offset()) == InstrumentDefinedDecoder.TEMPLATE_ID;
            if (!begun) {
                throw new JournalException("segment " + directory + " does not begin with its instrument");
            }
            return source;
        } finally {
            if (!begun) {
                source.close();
            }
        }
    }
}
