package io.ringfire.app.recovery;

import io.ringfire.engine.record.RecordSource;
import io.ringfire.journal.layout.DataDirectory;
import io.ringfire.journal.reader.DocumentPlace;
import io.ringfire.journal.reader.QueueFiles;
import io.ringfire.journal.reader.QueueRecordSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
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
    private final NavigableMap<Long, DocumentPlace> places = new TreeMap<>();
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
        walkUntilARecord();
    }

    /**
     * Takes what was found from one file on.
     *
     * @param fileName of the oldest that was walked
     * @param walks by file; in one that is not there nothing was found
     */
    ServiceRuns(DataDirectory data, String fileName, Map<Path, FileWalk> walks) {
        this.data = data;
        this.files = QueueFiles.of(data.ticks());
        this.nextFile = files.size() - 1;
        while (nextFile >= 0 && files.get(nextFile).getFileName().toString().compareTo(fileName) >= 0) {
            Path file = files.get(nextFile);
            take(walks.getOrDefault(file, new FileWalk(file)));
        }
        walkUntilARecord();
    }

    private void walkUntilARecord() {
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
        return new RunRecords(from(run), RunRecords::isRunStarted, run.eventNs());
    }

    /** The tick journal from a run's start on, with what follows the run. */
    QueueRecordSource from(ServiceRun run) {
        DocumentPlace place = places.get(run.eventNs());
        return place == null
                ? QueueRecordSource.openFrom(data.ticks(), run.fileName())
                : QueueRecordSource.openAt(data.ticks(), place);
    }

    /**
     * A place in a run such that all of the run that comes before it happened before an instant; empty where none is known that is nearer than the run's
     * start.
     *
     * @param run the newest that started at or before the instant
     */
    Optional<DocumentPlace> shortlyBefore(long instantNs, ServiceRun run) {
        return Optional.ofNullable(places.lowerEntry(instantNs))
                .filter(before -> before.getKey() > run.eventNs())
                .map(Map.Entry::getValue);
    }

    /** A run's outbound records; none when it died before the first. */
    public RecordSource fires(ServiceRun run) {
        return RunRecords.fires(data, run.fileName(), run.eventNs());
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
        take(FileWalk.of(files.get(nextFile)));
    }

    /** Takes what was found in the next file. */
    private void take(FileWalk walk) {
        boolean isNewest = nextFile == files.size() - 1;
        nextFile--;
        List<ServiceRun> found = new ArrayList<>(walk.runs());
        hasTornTail |= isNewest && walk.hasTornTail();
        if (isFollowed) {
            FileWalk.mark(found, isEndedLater);
        }
        isFollowed = walk.isLedByRecords() || isFollowed && found.isEmpty();
        isEndedLater = walk.isLedByAnEnd() || isEndedLater && found.isEmpty();
        for (int i = found.size() - 1; i >= 0; i--) {
            newestFirst.add(found.get(i));
        }
        commandIdsNewestFirst.add(walk.commandIds());
        places.putAll(walk.places());
        lastEventNs = Math.max(lastEventNs, walk.lastEventNs());
    }
}
