package io.ringfire.journal.archive;

import io.ringfire.engine.record.JournalException;
import io.ringfire.journal.layout.DataDirectory;
import io.ringfire.journal.layout.FileSeal;
import io.ringfire.journal.reader.QueueFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Puts archived days back into the journal, byte for byte; they stay in the archive too. The journal is whole from a day on, never with
 * a hole: so days come back together with those between them and it. Whoever does it holds the data directory's lock. One thread.
 */
public final class Unarchive {
    private Unarchive() {}

    /**
     * Copies days back, the newest first.
     *
     * @param days which ones
     * @return days that came back, oldest first; those that were here already are not among them
     * @throws IllegalArgumentException when a day is not in the archive, or others would be missing behind it
     * @throws JournalException when that is no archive of this data directory, or a file of it has changed
     */
    public static SortedSet<LocalDate> run(
            DataDirectory data, Path from, Collection<LocalDate> days, ArchiveSteps steps) {
        if (ArchiveMark.of(new DataDirectory(from)).isEmpty()) {
            throw new IllegalArgumentException(from + " is no archive: archive.json is not there");
        }
        try (Archive archive = Archive.open(data, from, steps)) {
            DataDirectory place = archive.directory();
            require(data, place, days);
            ProvenCopy copy = new ProvenCopy(steps);
            copy.unchanging(
                    place.configFile("").getParent(), data.configFile("").getParent());
            SortedSet<LocalDate> back = new TreeSet<>();
            putBack(place.fires(), data.fires(), days, copy, steps); // a run is found by its facts: they come last
            back.addAll(putBack(place.ticks(), data.ticks(), days, copy, steps));
            note(data, steps);
            return back;
        }
    }

    private static void require(DataDirectory data, DataDirectory place, Collection<LocalDate> days) {
        SortedSet<LocalDate> archived = days(place);
        List<LocalDate> unknown =
                days.stream().filter(day -> !archived.contains(day)).sorted().toList();
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException(place.root() + " holds no day " + text(unknown) + "; it holds "
                    + (archived.isEmpty() ? "none" : archived.first() + " to " + archived.last()));
        }
        SortedSet<LocalDate> here = days(data);
        LocalDate first = new TreeSet<>(days).first();
        List<LocalDate> between = archived.stream()
                .filter(day -> day.isAfter(first) && !days.contains(day) && !here.contains(day))
                .toList();
        if (!between.isEmpty()) {
            throw new IllegalArgumentException(
                    "the journal would have a hole: name " + text(between) + " too, or leave out the days before");
        }
    }

    private static SortedSet<LocalDate> days(DataDirectory of) {
        SortedSet<LocalDate> days = new TreeSet<>();
        Stream.of(of.ticks(), of.fires())
                .flatMap(queue -> QueueFiles.of(queue).stream())
                .forEach(file -> days.add(QueueFiles.dayOf(file)));
        return days;
    }

    private static String text(List<LocalDate> days) {
        return String.join(" ", days.stream().map(LocalDate::toString).toList());
    }

    private static SortedSet<LocalDate> putBack(
            Path from, Path to, Collection<LocalDate> days, ProvenCopy copy, ArchiveSteps steps) {
        try {
            Files.createDirectories(to);
        } catch (IOException e) {
            throw new JournalException("cannot make " + to + ": " + e, e);
        }
        ProvenCopy.clearDrafts(to);
        List<FileSeal> seals = new DayQueue(from, steps)
                .sealsOf(name -> days.contains(QueueFiles.dayOf(Path.of(name)))).stream()
                        .sorted(Comparator.comparing(FileSeal::name).reversed())
                        .toList();
        SortedSet<LocalDate> back = new TreeSet<>();
        for (FileSeal seal : seals) {
            if (!Files.exists(to.resolve(seal.name()))) {
                back.add(QueueFiles.dayOf(Path.of(seal.name())));
            }
            copy.sealed(seal, from, to);
        }
        new DayQueue(to, steps).add(seals);
        return back;
    }

    private static void note(DataDirectory data, ArchiveSteps steps) {
        List<String> files = new DayQueue(data.ticks(), steps).names();
        steps.before("note what is back");
        ArchivedDays noted = ArchivedDays.of(data);
        noted.without(days(data).stream().map(LocalDate::toString).toList(), files)
                .write(data);
    }
}
