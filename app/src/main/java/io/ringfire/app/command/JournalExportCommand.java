package io.ringfire.app.command;

import io.ringfire.app.config.ConfigurationException;
import io.ringfire.app.config.Purpose;
import io.ringfire.journal.archive.ArchiveMark;
import io.ringfire.journal.archive.ArchivedDays;
import io.ringfire.journal.inspect.JournalExport;
import io.ringfire.journal.inspect.TickCsv;
import io.ringfire.journal.inspect.TickParquet;
import io.ringfire.journal.inspect.TickRows;
import io.ringfire.journal.layout.DataDirectory;
import io.ringfire.journal.reader.QueueRecordSource;
import io.ringfire.journal.segment.Segment;
import io.ringfire.journal.segment.Segments;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code journal export}. */
@Command(
        name = "export",
        description = {
            "Hands out what journals hold:",
            "--csv and --parquet: the ticks of --symbol, from its segments, or from the named segment or run;",
            "--raw: the record bytes of the named queue, back to back (--run N without --facts: its fire journal)."
        },
        mixinStandardHelpOptions = true)
public final class JournalExportCommand implements Callable<Integer> {
    /** What to write. */
    static final class Form {
        @Option(names = "--csv", description = "timeNs,symbol,bid,ask,bidVolume,askVolume,flags.")
        private boolean csv;

        @Option(names = "--parquet", description = "The same columns as a Parquet file; needs --out.")
        private boolean parquet;

        @Option(names = "--raw", description = "Record frames as they are.")
        private boolean raw;
    }

    @Spec
    private CommandSpec spec;

    @Mixin
    private ConfigOptions options;

    @Mixin
    private JournalPlace place;

    @ArgGroup(multiplicity = "1")
    private Form form;

    @Option(names = "--symbol", description = "Whose ticks; default: all.")
    private String symbol;

    @Option(names = "--facts", description = "With --raw: the inbound records instead of the fire journal.")
    private boolean facts;

    @Option(names = "--out", paramLabel = "FILE", description = "Where to; default: stdout.")
    private Path out;

    @Override
    public Integer call() throws IOException {
        DataDirectory data = new DataDirectory(
                options.loader(Purpose.BACKTEST).load().settings().data());
        if (form.parquet) {
            if (out == null) {
                throw new ConfigurationException(List.of("--parquet needs --out FILE"));
            }
            try (TickParquet parquet = new TickParquet(out)) {
                read(data, parquet);
                parquet.finish();
            }
            return ExitCode.DONE;
        }
        try (OutputStream stream = new BufferedOutputStream(out == null ? stdout() : Files.newOutputStream(out))) {
            if (form.raw) {
                exportRaw(data, stream);
            } else {
                TickCsv csv = new TickCsv(stream);
                read(data, csv);
                csv.finish();
            }
        }
        return ExitCode.DONE;
    }

    private void exportRaw(DataDirectory data, OutputStream stream) {
        Path queue = place.isSegment() ? place.queue(data) : place.queue(data, !facts);
        try (QueueRecordSource source = QueueRecordSource.open(queue)) {
            JournalExport.raw(source, stream);
        }
    }

    private void read(DataDirectory data, TickRows.Sink sink) {
        TickRows rows = new TickRows(name -> symbol == null || name.equals(symbol), sink);
        if (place.isSegment()) {
            rows.read(place.segment(data));
        } else if (place.isRun()) {
            try (QueueRecordSource source = QueueRecordSource.open(place.queue(data, false))) {
                readQueue(data, rows, source);
            }
        } else {
            readSegments(data, rows);
        }
    }

    private void readQueue(DataDirectory data, TickRows rows, QueueRecordSource source) {
        boolean isCutOff = place.isService()
                && (ArchiveMark.of(data).isPresent()
                        || !ArchivedDays.of(data).days().isEmpty()
                        || !ArchivedDays.of(data).deletedThroughDay().isEmpty());
        if (!isCutOff) {
            rows.read(source);
            return;
        }
        rows.readFromTheFirstRun(source);
        if (rows.headless() > 0) {
            spec.commandLine()
                    .getErr()
                    .printf(
                            Locale.ROOT,
                            "note: %,d ticks before the first run here are left out: the beginning of theirs was archived; journal"
                                    + " list says where to%n",
                            rows.headless());
        }
    }

    private void readSegments(DataDirectory data, TickRows rows) {
        List<Segment> segments = new Segments(data)
                .list().stream()
                        .filter(segment ->
                                symbol == null || segment.manifest().symbol().equals(symbol))
                        .sorted(Comparator.comparing(
                                        (Segment segment) -> segment.manifest().firstNs())
                                .thenComparing(Segment::id))
                        .toList();
        if (segments.isEmpty()) {
            throw new ConfigurationException(List.of((symbol == null ? "no segment" : "no segment of " + symbol)
                    + " in " + new Segments(data).history() + "; --run service exports recorded ticks"));
        }
        segments.forEach(rows::read);
    }

    /** Stdout, which is not this command's to close. */
    private static OutputStream stdout() {
        return new java.io.FilterOutputStream(System.out) {
            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                out.write(bytes, offset, length);
            }

            @Override
            public void close() throws IOException {
                flush();
            }
        };
    }
}
