package io.ringfire.journal.archive;

import io.ringfire.engine.record.JournalException;
import io.ringfire.journal.layout.DataDirectory;
import io.ringfire.journal.layout.Json;
import io.ringfire.journal.reader.QueueFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * {@code journal/archived.json}: which days and runs left the journal, and where they are now. Written before a file goes, so that none
 * is missing without a note; a day that is noted may still be here. In an archive it says what was deleted from it.
 *
 * @param formatVersion {@link #FORMAT_VERSION}
 * @param checkedTime when it was looked last what may go, ISO in UTC; empty for never
 * @param runs runs that are whole in an archive and not, or not whole, here; oldest first
 * @param days days that left, oldest first
 * @param deletedThroughRun number of the newest run of which something was deleted, if only what it was warmed up with; 0 for none
 * @param deletedThroughDay the newest day that was deleted, ISO; empty for none
 * @param deletedUntilNs when the first run that was left whole there started, epoch ns; 0 for none
 */
public record ArchivedDays(
        int formatVersion,
        String checkedTime,
        List<Run> runs,
        List<Day> days,
        long deletedThroughRun,
        String deletedThroughDay,
        long deletedUntilNs) {
    /** Written by this build. */
    public static final int FORMAT_VERSION = 1;

    /** Nothing was archived. */
    static final ArchivedDays NONE = new ArchivedDays(FORMAT_VERSION, "", List.of(), List.of(), 0, "", 0);

    private static final String FILE = "archived.json";

    /**
     * A run that is over.
     *
     * @param number counted in the data directory
     * @param fileName file that it begins in
     * @param startNs event time of its RunStarted, epoch ns
     * @param endNs when the next one started, epoch ns
     * @param archive directory that it is in
     */
    public record Run(long number, String fileName, long startNs, long endNs, String archive) {}

    /**
     * A day whose files left.
     *
     * @param day ISO
     * @param archivedTime when, ISO in UTC
     * @param archive directory that it is in
     */
    public record Day(String day, String archivedTime, String archive) {}

    /** Keeps its own copies. */
    public ArchivedDays {
        runs = List.copyOf(runs);
        days = List.copyOf(days);
    }

    /**
     * The note of a data directory; one without runs and days where nothing was archived.
     *
     * @throws JournalException when another build's format is there
     */
    public static ArchivedDays of(DataDirectory data) {
        Path file = file(data);
        if (!Files.exists(file)) {
            return NONE;
        }
        ArchivedDays days = Json.read(file, ArchivedDays.class);
        if (days.formatVersion != FORMAT_VERSION) {
            throw new JournalException(file + ": format " + days.formatVersion + "; this build reads format "
                    + FORMAT_VERSION + ": use the build that wrote it");
        }
        return days;
    }

    /** Notes that it was looked what may go, whether anything did or not. */
    public static void noteChecked(DataDirectory data, Instant now) {
        of(data).checked(now.toString()).write(data);
    }

    /** When it was looked last what may go; the epoch for never. */
    public Instant checked() {
        return checkedTime.isEmpty() ? Instant.EPOCH : Instant.parse(checkedTime);
    }

    /** Where it lies. */
    public static Path file(DataDirectory data) {
        return data.ticks().resolveSibling(FILE);
    }

    void write(DataDirectory data) {
        Json.write(file(data), this);
    }

    /** The noted days whose files are not here: what was noted and did not leave yet is left out. */
    public List<Day> absentFrom(DataDirectory data) {
        List<String> here = Stream.of(data.ticks(), data.fires())
                .flatMap(queue -> QueueFiles.of(queue).stream())
                .map(file -> QueueFiles.dayOf(file).toString())
                .toList();
        return days.stream().filter(day -> !here.contains(day.day())).toList();
    }

    /** The run of this number, if it was archived. */
    public Optional<Run> run(long number) {
        return runs.stream().filter(run -> run.number() == number).findFirst();
    }

    /** Where to look for a run that is not here; empty where nothing is known of it. */
    public Optional<String> placeOf(long runNumber) {
        Optional<String> place = run(runNumber)
                .map(run ->
                        "run " + runNumber + " is in the archive " + run.archive() + ": use --data " + run.archive());
        return runNumber <= deletedThroughRun
                ? place.or(() ->
                        Optional.of("run " + runNumber + " was archived and deleted since, by archive.deleteAfterDays"))
                : place;
    }

    /**
     * The archived runs that were going on within a time and are not here.
     *
     * @param fromNs first instant, epoch ns
     * @param toNs instant behind the last
     * @param hereFromNs event time of the first RunStarted that is here of that time, or of any later
     */
    public List<Run> missing(long fromNs, long toNs, long hereFromNs) {
        return runs.stream()
                .filter(run -> run.endNs() > fromNs && run.startNs() < Math.min(toNs, hereFromNs))
                .toList();
    }

    /**
     * Says where to look for what is missing of a time, for a person; empty where nothing is.
     *
     * @param fromNs first instant, epoch ns
     * @param toNs instant behind the last
     * @param hereFromNs event time of the first RunStarted that is here of that time, or of any later
     */
    public Optional<String> wordOfMissing(long fromNs, long toNs, long hereFromNs) {
        List<Run> missing = missing(fromNs, toNs, hereFromNs);
        if (!missing.isEmpty()) {
            Run last = missing.get(missing.size() - 1);
            String which = missing.size() == 1
                    ? "run " + last.number() + " is"
                    : "runs " + missing.get(0).number() + " to " + last.number() + " are";
            String where = String.join(
                    ", ", missing.stream().map(Run::archive).distinct().toList());
            return Optional.of(
                    which + " archived, up to " + Instant.ofEpochSecond(0, last.endNs()) + ": use --data " + where);
        }
        return fromNs < Math.min(deletedUntilNs, hereFromNs)
                ? Optional.of("days through " + deletedThroughDay
                        + " were archived and deleted since, by archive.deleteAfterDays")
                : Optional.empty();
    }

    ArchivedDays checked(String time) {
        return new ArchivedDays(formatVersion, time, runs, days, deletedThroughRun, deletedThroughDay, deletedUntilNs);
    }

    ArchivedDays with(List<Run> moreRuns, List<Day> moreDays) {
        List<Run> allRuns = new ArrayList<>(moreRuns);
        runs.stream()
                .filter(run -> moreRuns.stream().noneMatch(more -> more.number() == run.number()))
                .forEach(allRuns::add);
        allRuns.sort(Comparator.comparingLong(Run::startNs));
        List<Day> allDays = new ArrayList<>(moreDays);
        days.stream()
                .filter(day -> moreDays.stream().noneMatch(more -> more.day().equals(day.day())))
                .forEach(allDays::add);
        allDays.sort(Comparator.comparing(Day::day));
        return new ArchivedDays(
                formatVersion, checkedTime, allRuns, allDays, deletedThroughRun, deletedThroughDay, deletedUntilNs);
    }

    ArchivedDays without(List<String> daysThatAreBack, List<String> filesThatAreBack) {
        return new ArchivedDays(
                formatVersion,
                checkedTime,
                runs.stream()
                        .filter(run -> !filesThatAreBack.contains(run.fileName()))
                        .toList(),
                days.stream()
                        .filter(day -> !daysThatAreBack.contains(day.day()))
                        .toList(),
                deletedThroughRun,
                deletedThroughDay,
                deletedUntilNs);
    }

    ArchivedDays deleted(long throughRun, String throughDay, long untilNs) {
        return new ArchivedDays(
                formatVersion,
                checkedTime,
                runs.stream().filter(run -> run.startNs() >= untilNs).toList(),
                days.stream().filter(day -> day.day().compareTo(throughDay) > 0).toList(),
                Math.max(deletedThroughRun, throughRun),
                deletedThroughDay.compareTo(throughDay) > 0 ? deletedThroughDay : throughDay,
                Math.max(deletedUntilNs, untilNs));
    }
}
