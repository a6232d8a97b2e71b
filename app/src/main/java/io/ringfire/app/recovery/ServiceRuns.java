package io.ringfire.app.recovery;

import static io.ringfire.engine.record.RecordFrame.BLOCK_OFFSET;

import io.ringfire.engine.record.RecordFrame;
import io.ringfire.engine.record.RecordSource;
import io.ringfire.engine.sbe.OperatorCommandDecoder;
import io.ringfire.engine.sbe.RunEndedDecoder;
import io.ringfire.engine.sbe.RunStartedDecoder;
import io.ringfire.engine.simulation.Preamble;
import io.ringfire.journal.layout.DataDirectory;
import io.ringfire.journal.reader.QueueFiles;
import io.ringfire.journal.reader.QueueRecordSource;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The runs of a service, found by walking its tick journal backwards, file by file. Every record of a file that is looked at is
 * checked; what is no record stops the search with a JournalException that names file and position. One thread.
 */
public final class ServiceRuns {
    /** Journal days whose commands a start does not obey again. */
    public static final int COMMAND_DAYS = 2;

    private final DataDirectory data;
    private final List<Path> files;
    private final List<ServiceRun> newestFirst = new ArrayList<>();
    private final List<List<String>> commandIdsNewestFirst = new ArrayList<>();
    private final RunStartedDecoder decoder = new RunStartedDecoder();
    private final OperatorCommandDecoder command = new OperatorCommandDecoder();
    private int nextFile;
    private boolean isFollowed;
    private boolean isEndedLater;
    private long lastEventNs = Long.MIN_VALUE;
    private boolean hasTornTail;

    /** Looks at the newest file. */
    public ServiceRuns(DataDirectory data) {
        this.data = data;
        this.files = QueueFiles.of(data.ticks());
        this.nextFile = files.size() - 1;
        while (lastEventNs == Long.MIN_VALUE && nextFile >= 0) {
            walkNextFile();
        }
    }

    /** Event time of the last inbound record, {@code Long.MIN_VALUE} when there is none. */
    public long lastEventNs() {
        return lastEventNs;
    }

    /** Whether an append was under way when the last writer died. */
    public boolean hasTornTail() {
        return hasTornTail;
    }

    /** The newest run, begun or not. */
    public Optional<ServiceRun> newest() {
        while (newestFirst.isEmpty() && nextFile >= 0) {
            walkNextFile();
        }
        return newestFirst.stream().findFirst();
    }

    /** The newest run in which anything happened: a run that died among its snapshots changed nothing, and may lack some. */
    public Optional<ServiceRun> newestBegun() {
        Optional<ServiceRun> begun = firstBegun();
        while (begun.isEmpty() && nextFile >= 0) {
            walkNextFile();
            begun = firstBegun();
        }
        return begun;
    }

    /** The newest run that started at or before an instant, else the oldest of all. */
    public Optional<ServiceRun> coveringFrom(long instantNs) {
        while (nextFile >= 0 && oldestFound() > instantNs) {
            walkNextFile();
        }
        Optional<ServiceRun> covering =
                newestFirst.stream().filter(run -> run.eventNs() <= instantNs).findFirst();
        return covering.isPresent() || newestFirst.isEmpty()
                ? covering
                : Optional.of(newestFirst.get(newestFirst.size() - 1));
    }

    /** The run that covers an instant, see {@link #coveringFrom}, and those behind it, oldest first. */
    public List<ServiceRun> since(long instantNs) {
        Optional<ServiceRun> first = coveringFrom(instantNs);
        List<ServiceRun> oldestFirst = new ArrayList<>(first.map(newestFirst::indexOf)
                .map(index -> newestFirst.subList(0, index + 1))
                .orElse(List.of()));
        Collections.reverse(oldestFirst);
        return oldestFirst;
    }

    /** The run of this number; empty when no run in the journal has it. */
    public Optional<ServiceRun> numbered(long runNumber) {
        while (nextFile >= 0 && oldestNumberFound() > runNumber) {
            walkNextFile();
        }
        return newestFirst.stream().filter(run -> run.runNumber() == runNumber).findFirst();
    }

    /** All runs, oldest first: walks the whole journal. */
    public List<ServiceRun> all() {
        while (nextFile >= 0) {
            walkNextFile();
        }
        List<ServiceRun> oldestFirst = new ArrayList<>(newestFirst);
        Collections.reverse(oldestFirst);
        return oldestFirst;
    }

    /** A run's facts, from its RunStarted to its end, or to where the journal ends. */
    public RecordSource facts(ServiceRun run) {
        return new RunRecords(
                QueueRecordSource.openFrom(data.ticks(), run.fileName()),
                (buffer, offset) -> RecordFrame.templateId(buffer, offset) == RunStartedDecoder.TEMPLATE_ID,
                run.eventNs());
    }

    /** A run's outbound records; none when it died before the first. */
    public RecordSource fires(ServiceRun run) {
        return new RunRecords(
                QueueRecordSource.openFrom(data.fires(), run.fileName()), RunRecords::isFirstFire, run.eventNs());
    }

    /**
     * Opens a run's outbound records anew at each call, and none that is written from now on: a run that goes on decides meanwhile, by facts
     * that a reader of these has perhaps not read. The facts behind those that are there are in the journal by now.
     */
    public Supplier<RecordSource> firesSoFar(ServiceRun run) {
        long records = 0;
        try (RecordSource source = fires(run)) {
            while (source.next()) {
                records++;
            }
        }
        long count = records;
        return () -> new FirstRecords(fires(run), count);
    }

    /** Ids of the operators' commands in the newest files, oldest first: a command repeated across a restart is refused by them. */
    public List<String> commandIds(int newestFiles) {
        while (nextFile >= 0 && commandIdsNewestFirst.size() < newestFiles) {
            walkNextFile();
        }
        List<String> ids = new ArrayList<>();
        for (int i = Math.min(newestFiles, commandIdsNewestFirst.size()) - 1; i >= 0; i--) {
            ids.addAll(commandIdsNewestFirst.get(i));
        }
        return ids;
    }

    private Optional<ServiceRun> firstBegun() {
        return newestFirst.stream().filter(ServiceRun::hasBegun).findFirst();
    }

    private long oldestFound() {
        return newestFirst.isEmpty()
                ? Long.MAX_VALUE
                : newestFirst.get(newestFirst.size() - 1).eventNs();
    }

    private long oldestNumberFound() {
        return newestFirst.isEmpty()
                ? Long.MAX_VALUE
                : newestFirst.get(newestFirst.size() - 1).runNumber();
    }

    private void walkNextFile() {
        Path file = files.get(nextFile);
        boolean isNewest = nextFile == files.size() - 1;
        nextFile--;
        List<ServiceRun> found = new ArrayList<>();
        List<String> commandIds = new ArrayList<>();
        boolean isLedByRecords = false;
        boolean isLedByAnEnd = false;
        long fileLastNs = Long.MIN_VALUE;
        try (QueueRecordSource source = QueueRecordSource.openFile(file, false)) {
            while (source.next()) {
                int templateId = RecordFrame.templateId(source.buffer(), source.offset());
                fileLastNs = RecordFrame.eventNs(source.buffer(), source.offset());
                if (templateId == RunStartedDecoder.TEMPLATE_ID) {
                    found.add(read(file, source));
                } else if (!Preamble.isPartOf(templateId)) {
                    if (templateId == OperatorCommandDecoder.TEMPLATE_ID) {
                        addId(source, commandIds);
                    }
                    boolean isEnd = templateId == RunEndedDecoder.TEMPLATE_ID;
                    isLedByRecords |= found.isEmpty();
                    isLedByAnEnd |= found.isEmpty() && isEnd;
                    markLast(found, isEnd);
                }
            }
            hasTornTail |= isNewest && source.hasTornTail();
        }
        if (isFollowed) {
            markLast(found, isEndedLater);
        }
        isFollowed = isLedByRecords || isFollowed && found.isEmpty();
        isEndedLater = isLedByAnEnd || isEndedLater && found.isEmpty();
        for (int i = found.size() - 1; i >= 0; i--) {
            newestFirst.add(found.get(i));
        }
        commandIdsNewestFirst.add(commandIds);
        lastEventNs = Math.max(lastEventNs, fileLastNs);
    }

    /** Commands of the engine's own have none. */
    private void addId(RecordSource source, List<String> ids) {
        command.wrap(
                source.buffer(),
                source.offset() + BLOCK_OFFSET,
                RecordFrame.blockLength(source.buffer(), source.offset()),
                RecordFrame.version(source.buffer(), source.offset()));
        String id = command.commandId();
        if (!id.isEmpty()) {
            ids.add(id);
        }
    }

    private static void markLast(List<ServiceRun> runs, boolean isEnded) {
        int last = runs.size() - 1;
        if (last >= 0 && !runs.get(last).hasBegun()) {
            runs.set(last, runs.get(last).begun());
        }
        if (last >= 0 && isEnded) {
            runs.set(last, runs.get(last).ended());
        }
    }

    private ServiceRun read(Path file, RecordSource source) {
        decoder.wrap(
                source.buffer(),
                source.offset() + BLOCK_OFFSET,
                RecordFrame.blockLength(source.buffer(), source.offset()),
                RecordFrame.version(source.buffer(), source.offset()));
        byte[] installation = new byte[RunStartedDecoder.installationLength()];
        decoder.getInstallation(installation, 0);
        return new ServiceRun(
                file.getFileName().toString(),
                decoder.eventNs(),
                decoder.runNumber(),
                decoder.configHash(),
                new String(installation, StandardCharsets.US_ASCII),
                decoder.warmUpFromNs(),
                false,
                false);
    }
}
