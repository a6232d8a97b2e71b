package io.ringfire.app.command;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringfire.adapters.file.ImportException;
import io.ringfire.adapters.file.ImportRequest;
import io.ringfire.adapters.file.ImportResult;
import io.ringfire.adapters.file.ProgressListener;
import io.ringfire.adapters.file.RefusedRow;
import io.ringfire.adapters.file.SourceZone;
import io.ringfire.app.assembly.InstrumentCatalog;
import io.ringfire.app.assembly.SegmentImport;
import io.ringfire.app.config.ConfigurationException;
import io.ringfire.app.config.Purpose;
import io.ringfire.app.config.Settings;
import io.ringfire.engine.instrument.Instrument;
import io.ringfire.journal.layout.DataDirectory;
import io.ringfire.journal.segment.Segment;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code import}: files to a segment. */
@Command(
        name = "import",
        description = "Imports price files as a read-only segment of the data directory.",
        mixinStandardHelpOptions = true)
public final class ImportCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private ConfigOptions options;

    @Mixin
    private Output output;

    @Option(names = "--format", required = true, description = "One of the formats of docs/import.md.")
    private String format;

    @Option(names = "--symbol", required = true, description = "Symbol, as in instruments.yaml.")
    private String symbol;

    @Option(names = "--zone", description = "Zone of local times: an IANA name, UTC±h or NY+7. Default: the format's.")
    private String zone;

    @Option(names = "--digits", description = "Decimals of the file's prices; default: the instrument's.")
    private Integer digits;

    @Option(names = "--force", description = "Import files again that are imported already.")
    private boolean force;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Files; gz and zip are opened.")
    private List<Path> files;

    @Override
    public Integer call() throws ImportException {
        PrintWriter err = spec.commandLine().getErr();
        Settings settings =
                ConfigOptions.load(options.loader(Purpose.IMPORT), err).settings();
        InstrumentCatalog catalog = new InstrumentCatalog(settings.instruments());
        Instrument terms = catalog.find(symbol)
                .orElseThrow(() -> new ConfigurationException(List.of("--symbol " + symbol + " is not in "
                        + catalog.file() + "; known are "
                        + String.join(", ", catalog.all().keySet()))));
        Instrument instrument = digits == null ? terms : withDigits(terms);
        ImportRequest request = new ImportRequest(
                format, symbol, instrument.digits(), zone == null ? null : SourceZone.parse(zone), files);
        SegmentImport.Outcome outcome;
        try (ProgressBar bar = output.isJson() ? null : progressBar()) {
            ProgressListener progress = bar == null
                    ? ProgressListener.NONE
                    : (read, total) -> bar.maxHint(total).stepTo(read);
            outcome = SegmentImport.run(new DataDirectory(settings.data()), request, instrument, force, progress);
        }
        outcome.result().examples().forEach(row -> err.println(describe(row)));
        if (output.isJson()) {
            Output.print(spec.commandLine().getOut(), toJson(outcome));
        } else {
            print(spec.commandLine().getOut(), outcome);
        }
        return ExitCode.DONE;
    }

    private Instrument withDigits(Instrument terms) {
        if (digits < terms.digits() || digits > 9) {
            throw new ConfigurationException(List.of(
                    "--digits " + digits + " is not from " + terms.digits() + " (the digits of " + symbol + ") to 9"));
        }
        return terms.withDigits(digits);
    }

    private static ProgressBar progressBar() {
        return new ProgressBarBuilder()
                .setTaskName("import")
                .setUnit(" MiB", 1 << 20)
                .setStyle(ProgressBarStyle.ASCII)
                .build();
    }

    private static String describe(RefusedRow row) {
        return "refused " + row.reason() + ": " + row.place() + ": " + row.text();
    }

    private static ObjectNode toJson(SegmentImport.Outcome outcome) {
        ImportResult result = outcome.result();
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("segment", outcome.segment().map(Segment::id).orElse(null))
                .put("rows", result.rows())
                .put("accepted", result.accepted());
        ObjectNode flagged = json.putObject("flagged");
        result.flagged().forEach(flagged::put);
        ObjectNode refused = json.putObject("refused");
        result.refused().forEach(refused::put);
        json.put("firstTime", time(result, result.firstVenueNs()));
        json.put("lastTime", time(result, result.lastVenueNs()));
        return json;
    }

    private void print(PrintWriter out, SegmentImport.Outcome outcome) {
        ImportResult result = outcome.result();
        out.printf(
                "%s: %,d rows, %,d quotes accepted, %,d rows refused%n",
                outcome.segment().map(Segment::id).orElse("no segment"),
                result.rows(),
                result.accepted(),
                result.refusedRows());
        out.printf(
                "from %s to %s, zone %s%n",
                time(result, result.firstVenueNs()), time(result, result.lastVenueNs()), result.zone());
        result.flagged().forEach((reason, count) -> out.printf("  flagged %-14s %,12d%n", reason, count));
        result.refused().forEach((reason, count) -> out.printf("  refused %-14s %,12d%n", reason, count));
        out.flush();
    }

    private static String time(ImportResult result, long epochNs) {
        return result.accepted() == 0 ? null : Instant.ofEpochSecond(0, epochNs).toString();
    }
}
