package io.ringfire.app.assembly;

import io.ringfire.adapters.file.ImportException;
import io.ringfire.adapters.file.ImportRequest;
import io.ringfire.adapters.file.ImportResult;
import io.ringfire.adapters.file.ProgressListener;
import io.ringfire.adapters.file.QuoteImport;
import io.ringfire.engine.instrument.Instrument;
import io.ringfire.engine.record.RecordFrame;
import io.ringfire.engine.ring.EngineEvent;
import io.ringfire.engine.ring.FactSlot;
import io.ringfire.engine.sbe.InstrumentDefinedEncoder;
import io.ringfire.journal.layout.DataDirectory;
import io.ringfire.journal.layout.FileSeal;
import io.ringfire.journal.segment.ImportCounts;
import io.ringfire.journal.segment.Segment;
import io.ringfire.journal.segment.SegmentSpec;
import io.ringfire.journal.segment.SegmentWriter;
import io.ringfire.journal.segment.Segments;
import java.util.List;
import java.util.Optional;

/** Reads price files into a segment. */
public final class SegmentImport {
    /** What was read, and the segment that holds it; none when no quote was accepted. */
    public record Outcome(ImportResult result, Optional<Segment> segment) {}

    private SegmentImport() {}

    /**
     * Imports.
     *
     * @param instrument at the digits of the files
     * @param force replaces a segment of the same files
     * @throws ImportException naming a file that cannot be read, or is torn; no segment is left then
     */
    public static Outcome run(
            DataDirectory data, ImportRequest request, Instrument instrument, boolean force, ProgressListener progress)
            throws ImportException {
        String zone = QuoteImport.zone(request).toString();
        List<FileSeal> sources = ImportSources.seals(request.files());
        SegmentSpec spec = new SegmentSpec(request.symbol(), request.digits(), request.format(), zone, sources);
        try (SegmentWriter writer = SegmentWriter.begin(new Segments(data), spec, force)) {
            writeInstrument(writer, instrument);
            ImportResult result = QuoteImport.run(request, writer::writeTick, progress);
            if (result.accepted() == 0) {
                return new Outcome(result, Optional.empty());
            }
            Segment segment = writer.finish(
                    new ImportCounts(result.rows(), result.accepted(), result.flagged(), result.refused()));
            return new Outcome(result, Optional.of(segment));
        }
    }

    private static void writeInstrument(SegmentWriter writer, Instrument instrument) {
        FactSlot slot = new EngineEvent().inbound();
        InstrumentDefinedEncoder encoder = new InstrumentDefinedEncoder();
        instrument.withId(0).into(slot.open(encoder, 0, 0, 0, 0xFFFF));
        slot.commit(encoder);
        RecordFrame.seal(slot.buffer(), 0);
        writer.writeInstrument(slot.buffer(), 0, slot.length());
    }
}
