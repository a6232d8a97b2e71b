package io.ringfire.journal.archive;

import io.ringfire.engine.record.JournalException;
import io.ringfire.journal.layout.DataDirectory;
import io.ringfire.journal.layout.DataLock;
import io.ringfire.journal.layout.FileSeal;
import io.ringfire.journal.layout.Places;
import io.ringfire.journal.reader.QueueFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * An archive of one data directory, itself laid out as one. Whole files of closed days go there, are read back and proven, and only then
 * leave the journal; killed at any step, each day is whole in one of the two or in both, and the next round goes on. Whoever uses it holds
 * the data directory's lock; it holds the archive's until {@link #close}. One thread.
 */
public final class Archive implements AutoCloseable {
    private static final long RESERVE_BYTES = 64L << 20;
    private static final long MIB = 1 << 20;

    private final DataDirectory data;
    private final DataDirectory place;
    private final ArchiveSteps steps;
    private final List<DayQueue> here;
    private final List<DayQueue> there;
    private final Set<Path> proven = new HashSet<>(); // asked by path, never walked
    private final DataLock lock;

    private Archive(DataDirectory data, DataDirectory place, ArchiveSteps steps, DataLock lock) {
        this.data = data;
        this.place = place;
        this.steps = steps;
        this.lock = lock;
        this.here = queues(data, steps);
        this.there = queues(place, steps);
    }

    /** Facts first: a run is found by them, and where they are gone nobody misses its fires. */
    private static List<DayQueue> queues(DataDirectory directory, ArchiveSteps steps) {
        return List.of(new DayQueue(directory.ticks(), steps), new DayQueue(directory.fires(), steps));
    }

    /**
     * Opens the archive of a data directory; makes it where there is nothing yet.
     *
     * @throws IllegalArgumentException when it lies in the data directory or around it, or holds what is no archive
     * @throws JournalException when it is another installation's, or in use
     */
    public static Archive open(DataDirectory data, Path to, ArchiveSteps steps) {
        Places.requireApart(data.root(), to);
        DataDirectory place = new DataDirectory(to);
        String installation = installation(data);
        ArchiveMark mark = ArchiveMark.of(place).orElse(null);
        if (mark == null) {
            requireNoOthers(to);
        } else if (!mark.installation().equals(installation)) {
            throw new JournalException(to + " is the archive of installation " + mark.installation() + ", made of "
                    + mark.source() + "; " + data.root() + " is " + installation + ": name another directory");
        }
        DataLock lock = DataLock.acquire(place.lockFile(), "archive " + to);
        try {
            Archive archive = new Archive(data, place, steps, lock);
            archive.prepare(mark, installation);
            return archive;
        } catch (RuntimeException | Error e) {
            lock.close();
            throw e;
        }
    }

    /** A lock alone is what a kill before the mark leaves. */
    private static void requireNoOthers(Path to) {
        if (!Files.exists(to)) {
            return;
        }
        try (Stream<Path> entries = Files.list(to)) {
            if (entries.anyMatch(entry -> !entry.getFileName().toString().equals("lock"))) {
                throw new IllegalArgumentException("the archive " + to
                        + " holds other things and is none; name a directory that is empty or not there yet");
            }
        } catch (IOException e) {
            throw new JournalException("cannot list " + to + ": " + e, e);
        }
    }

    private static String installation(DataDirectory data) {
        try {
            return Files.exists(data.installation())
                    ? Files.readString(data.installation()).trim()
                    : "";
        } catch (IOException e) {
            throw new JournalException("cannot read " + data.installation() + ": " + e, e);
        }
    }

    private void prepare(ArchiveMark mark, String installation) {
        try {
            if (mark == null) {
                steps.before("mark " + place.root());
                mark(installation, 0);
            }
            for (DayQueue queue : there) {
                Files.createDirectories(queue.directory());
                ProvenCopy.clearDrafts(queue.directory());
            }
            if (Files.exists(data.installation()) && !Files.exists(place.installation())) {
                Files.copy(data.installation(), place.installation());
            }
        } catch (IOException e) {
            throw new JournalException("cannot make the archive " + place.root() + ": " + e, e);
        }
    }

    private void mark(String installation, long lastWholeRun) {
        String source = data.root().toAbsolutePath().normalize().toString();
        new ArchiveMark(ArchiveMark.FORMAT_VERSION, source, installation, lastWholeRun).write(place);
    }

    /** Where it is. */
    public DataDirectory directory() {
        return place;
    }

    /**
     * Copies every file up to one, and the kept configurations. What is there already is not copied again.
     *
     * @param throughFile name of the last file
     * @param lastWholeRun number of the newest run that ends in these files
     * @param keptFreeBytes that stay free on the archive's disk, beside a reserve
     * @return names of the files that were copied, in order
     * @throws JournalException when a file is damaged, another's, or finds no room
     */
    public List<String> take(String throughFile, long lastWholeRun, long keptFreeBytes) {
        Predicate<String> wanted = name -> name.compareTo(throughFile) <= 0;
        requireSpace(wanted, keptFreeBytes);
        ProvenCopy copy = new ProvenCopy(steps);
        copy.unchanging(data.configFile("").getParent(), place.configFile("").getParent());
        SortedSet<String> copied = new TreeSet<>();
        for (int i = 0; i < here.size(); i++) {
            List<FileSeal> seals = here.get(i).sealsOf(wanted);
            for (FileSeal seal : seals) {
                Path target = there.get(i).directory().resolve(seal.name());
                boolean isNew = !Files.exists(target);
                if (isNew || !there.get(i).seals().contains(seal)) {
                    copy.sealed(seal, here.get(i).directory(), there.get(i).directory());
                    proven.add(target);
                }
                if (isNew) {
                    copied.add(seal.name());
                }
            }
            there.get(i).add(seals);
        }
        ArchiveMark mark = ArchiveMark.of(place).orElseThrow();
        if (lastWholeRun > mark.lastWholeRun()) {
            steps.before("mark run " + lastWholeRun);
            mark(mark.installation(), lastWholeRun);
        }
        return List.copyOf(copied);
    }

    private void requireSpace(Predicate<String> wanted, long keptFreeBytes) {
        long bytes = RESERVE_BYTES + keptFreeBytes;
        for (int i = 0; i < here.size(); i++) {
            for (FileSeal seal : here.get(i).sealsOf(wanted)) {
                bytes += Files.exists(there.get(i).directory().resolve(seal.name())) ? 0 : seal.bytes();
            }
        }
        try {
            long free = Files.getFileStore(place.root()).getUsableSpace();
            if (free < bytes) {
                throw new JournalException(place.root() + ": " + free / MIB + " MiB are free, the days may take "
                        + (bytes / MIB + 1) + " MiB; free some, or choose another disk");
            }
        } catch (IOException e) {
            throw new JournalException("cannot ask for the free space of " + place.root() + ": " + e, e);
        }
    }

    /**
     * Removes files from the journal, once each is proven in the archive; notes before where they are.
     *
     * @param beforeFile name of the first file that stays
     * @param runs runs that are whole in the archive by now
     * @return names of the files that went, in order
     * @throws JournalException when one is not, or not equal, in the archive; then none is removed
     */
    public List<String> release(String beforeFile, List<ArchivedDays.Run> runs, Instant now) {
        SortedSet<String> gone = new TreeSet<>();
        List<List<String>> names = new ArrayList<>();
        for (int i = 0; i < here.size(); i++) {
            List<FileSeal> seals = here.get(i).sealsOf(name -> name.compareTo(beforeFile) < 0);
            for (FileSeal seal : seals) {
                prove(seal, there.get(i));
            }
            names.add(seals.stream().map(FileSeal::name).sorted().toList());
            gone.addAll(names.get(i));
        }
        if (!gone.isEmpty()) {
            String archive = place.root().toAbsolutePath().normalize().toString();
            List<ArchivedDays.Day> days = gone.stream()
                    .map(name -> new ArchivedDays.Day(day(name), now.toString(), archive))
                    .toList();
            steps.before("note " + days.size() + " days");
            ArchivedDays.of(data).with(runs, days).write(data);
        }
        for (int i = 0; i < here.size(); i++) {
            here.get(i).remove(names.get(i));
        }
        return List.copyOf(gone);
    }

    private void prove(FileSeal seal, DayQueue queue) {
        if (!queue.seal(seal.name()).map(seal::equals).orElse(false)) {
            throw new JournalException(seal.name() + " is not sealed in " + queue.directory()
                    + " as it is in the journal; nothing is removed");
        }
        Path file = queue.directory().resolve(seal.name());
        if (!proven.contains(file)) {
            steps.before("prove " + file);
            seal.check(queue.directory());
            proven.add(file);
        }
    }

    /**
     * Deletes files from the archive for good; notes before, there and in the data directory, that they are gone.
     *
     * @param beforeFile name of the first file that stays
     * @param throughRun number of the newest run that is not whole any more, or lacks what it was warmed up with
     * @param untilNs when the first run that stays from its beginning on started, epoch ns
     * @return names of the files that went, in order
     */
    public List<String> delete(String beforeFile, long throughRun, long untilNs) {
        SortedSet<String> gone = new TreeSet<>();
        List<List<String>> names = new ArrayList<>();
        for (DayQueue queue : there) {
            names.add(queue.names().stream()
                    .filter(name -> name.compareTo(beforeFile) < 0)
                    .toList());
            gone.addAll(names.get(names.size() - 1));
        }
        if (!gone.isEmpty()) {
            steps.before("note " + gone.size() + " deleted days");
            ArchivedDays.of(data).deleted(throughRun, day(gone.last()), untilNs).write(data);
            ArchivedDays.of(place)
                    .deleted(throughRun, day(gone.last()), untilNs)
                    .write(place);
        }
        for (int i = 0; i < there.size(); i++) {
            there.get(i).remove(names.get(i));
        }
        return List.copyOf(gone);
    }

    private static String day(String fileName) {
        return QueueFiles.dayOf(Path.of(fileName)).toString();
    }

    @Override
    public void close() {
        lock.close();
    }
}
