package io.ringfire.benchmarks;

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
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code bench make-ticks}: the same files several times over as one segment, each copy two weeks after the one before, so
 * that time only rises and the days of the week stay what they were. For measuring; the prices of a copy are no history.
 */
@Command(
        name = "make-ticks",
        description = "Imports Lean tick files several times over, each copy shifted by 14 days, as one segment.",
        mixinStandardHelpOptions = true)
final class MakeTicks implements Callable<Integer> {
    private static final String FORMAT = "lean";
    private static final long SHIFT_NS = TimeUnit.DAYS.toNanos(14);
    private static final int NO_ACCOUNT = 0xFFFF;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--from",
            required = true,
            arity = "1..*",
            paramLabel = "DIR|FILE",
            description = "Lean zip files, or a folder of them.")
    private List<Path> from;

    @Option(
            names = "--data",
            required = true,
            paramLabel = "DIR",
            description = "Data directory that gets the segment.")
    private Path data;

    @Option(names = "--copies", description = "How many times over; default: ${DEFAULT-VALUE}.")
    private int copies = 10;

    @Option(names = "--symbol", description = "Symbol; default: ${DEFAULT-VALUE}.")
    private String symbol = "XAUUSD";

    @Option(names = "--digits", description = "Decimals of the prices; default: ${DEFAULT-VALUE}.")
    private int digits = 3;

    @Override
    public Integer call() throws ImportException, IOException {
        if (copies < 1) {
            throw new IllegalArgumentException("--copies " + copies + " is not at least 1");
        }
        List<Path> files = files();
        ImportRequest request = new ImportRequest(FORMAT, symbol, digits, null, files);
        SegmentSpec segmentSpec = new SegmentSpec(symbol, digits, FORMAT, "UTC", seals(files));
        try (SegmentWriter writer = SegmentWriter.begin(new Segments(new DataDirectory(data)), segmentSpec, true)) {
            writeInstrument(writer, BenchInstrument.metal(symbol, digits));
            Counts counts = new Counts();
            for (int copy = 0; copy < copies; copy++) {
                counts.add(write(request, writer, copy * SHIFT_NS));
            }
            Segment segment = writer.finish(counts.sum());
            spec.commandLine().getOut().printf("%s: %,d ticks in %s%n", segment.id(), writer.ticks(), data);
        }
        return 0;
    }

    private static ImportResult write(ImportRequest request, SegmentWriter writer, long shiftNs)
            throws ImportException {
        return QuoteImport.run(
                request,
                (venueNs, bid, ask, bidVolume, askVolume, flags) ->
                        writer.writeTick(venueNs + shiftNs, bid, ask, bidVolume, askVolume, flags),
                ProgressListener.NONE);
    }

    private List<Path> files() throws IOException {
        List<Path> files = new ArrayList<>();
        for (Path given : from) {
            if (!Files.isDirectory(given)) {
                files.add(given);
                continue;
            }
            try (Stream<Path> listed = Files.list(given)) {
                listed.filter(file -> file.toString().endsWith(".zip")).sorted().forEach(files::add);
            }
        }
        if (files.isEmpty()) {
            throw new IllegalArgumentException("--from " + from + " holds no .zip file");
        }
        for (Path file : files) {
            if (!Files.isReadable(file)) {
                throw new IllegalArgumentException("--from: '" + file + "' is not a file that can be read");
            }
        }
        return files;
    }

    /** Every copy counts as a source, so that this is another segment than a plain import of the files. */
    private List<FileSeal> seals(List<Path> files) {
        List<FileSeal> once = files.stream()
                .map(Path::toAbsolutePath)
                .map(file -> FileSeal.of(file.getParent(), file))
                .toList();
        return Collections.nCopies(copies, once).stream().flatMap(List::stream).toList();
    }

    private static void writeInstrument(SegmentWriter writer, Instrument instrument) {
        FactSlot slot = new EngineEvent().inbound();
        InstrumentDefinedEncoder encoder = new InstrumentDefinedEncoder();
        instrument.into(slot.open(encoder, 0, 0, 0, NO_ACCOUNT));
        slot.commit(encoder);
        RecordFrame.seal(slot.buffer(), 0);
        writer.writeInstrument(slot.buffer(), 0, slot.length());
    }

    /** What the copies were, together. */
    private static final class Counts {
        private long rows;
        private long accepted;
        private final Map<String, Long> flagged = new TreeMap<>();
        private final Map<String, Long> refused = new TreeMap<>();

        void add(ImportResult copy) {
            rows += copy.rows();
            accepted += copy.accepted();
            copy.flagged().forEach((reason, count) -> flagged.merge(reason, count, Long::sum));
            copy.refused().forEach((reason, count) -> refused.merge(reason, count, Long::sum));
        }

        ImportCounts sum() {
            return new ImportCounts(rows, accepted, flagged, refused);
        }
    }
}
