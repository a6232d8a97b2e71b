package io.ringfire.app.archive;

import static io.ringfire.engine.record.RecordFrame.BLOCK_OFFSET;

import io.ringfire.engine.record.RecordFrame;
import io.ringfire.engine.record.RecordSource;
import io.ringfire.engine.sbe.RunStartedDecoder;
import io.ringfire.engine.simulation.Preamble;
import io.ringfire.journal.reader.QueueFiles;
import io.ringfire.journal.reader.QueueRecordSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The runs of a tick journal, oldest first. Remembers what closed files held, which does not change: so whoever asks every day reads a day,
 * and not the journal. One thread.
 */
final class RunStarts {
    private final RunStartedDecoder decoder = new RunStartedDecoder();
    private final Map<Path, InFile> closedFiles = new HashMap<>(); // asked by path; pruned to what is there

    /** Runs that begin in one file. */
    private record InFile(List<RunStart> runs, boolean isLedByRecords, long lastEventNs) {}

    /**
     * What a journal holds.
     *
     * @param runs its runs, oldest first
     * @param files names of its files, oldest first
     * @param lastEventNs event time of its last record, {@code Long.MIN_VALUE} for none
     */
    record Journal(List<RunStart> runs, List<String> files, long lastEventNs) {}

    /** Reads a queue of facts; every record of a file that is read is checked. */
    Journal of(Path ticks) {
        List<Path> files = QueueFiles.of(ticks);
        closedFiles.keySet().retainAll(files);
        List<RunStart> runs = new ArrayList<>();
        long lastEventNs = Long.MIN_VALUE;
        for (int i = 0; i < files.size(); i++) {
            boolean isClosed = i < files.size() - 1;
            InFile found = closedFiles.get(files.get(i));
            if (found == null) {
                found = read(files.get(i), isClosed);
                if (isClosed) {
                    closedFiles.put(files.get(i), found);
                }
            }
            if (found.isLedByRecords && !runs.isEmpty()) {
                runs.set(runs.size() - 1, runs.get(runs.size() - 1).begun());
            }
            runs.addAll(found.runs);
            lastEventNs = Math.max(lastEventNs, found.lastEventNs);
        }
        List<String> names =
                files.stream().map(file -> file.getFileName().toString()).toList();
        return new Journal(runs, names, lastEventNs);
    }

    private InFile read(Path file, boolean isClosed) {
        List<RunStart> runs = new ArrayList<>();
        boolean isLedByRecords = false;
        long lastEventNs = Long.MIN_VALUE;
        try (QueueRecordSource source = QueueRecordSource.openFile(file, isClosed)) {
            while (source.next()) {
                int templateId = RecordFrame.templateId(source.buffer(), source.offset());
                lastEventNs = RecordFrame.eventNs(source.buffer(), source.offset());
                int last = runs.size() - 1;
                if (templateId == RunStartedDecoder.TEMPLATE_ID) {
                    runs.add(start(file, source));
                } else if (!Preamble.isPartOf(templateId)) {
                    isLedByRecords |= runs.isEmpty();
                    if (last >= 0 && !runs.get(last).hasBegun()) {
                        runs.set(last, runs.get(last).begun());
                    }
                }
            }
        }
        return new InFile(runs, isLedByRecords, lastEventNs);
    }

    private RunStart start(Path file, RecordSource source) {
        decoder.wrap(
                source.buffer(),
                source.offset() + BLOCK_OFFSET,
                RecordFrame.blockLength(source.buffer(), source.offset()),
                RecordFrame.version(source.buffer(), source.offset()));
        return new RunStart(
                file.getFileName().toString(), decoder.runNumber(), decoder.eventNs(), decoder.warmUpFromNs(), false);
    }
}
