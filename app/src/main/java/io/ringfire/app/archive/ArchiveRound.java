package io.ringfire.app.archive;

import io.ringfire.app.recovery.ServiceRuns;
import io.ringfire.app.recovery.WarmUp;
import io.ringfire.journal.archive.Archive;
import io.ringfire.journal.archive.ArchiveMark;
import io.ringfire.journal.archive.ArchiveSteps;
import io.ringfire.journal.archive.ArchivedDays;
import io.ringfire.journal.layout.DataDirectory;
import io.ringfire.journal.layout.Places;
import io.ringfire.journal.layout.QueueSeal;
import io.ringfire.journal.reader.QueueFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Rounds of one data directory: seals what is closed, plans, copies and proves, removes, and deletes what is too old in the archive. Whoever
 * calls holds the data directory's lock. One thread.
 */
public final class ArchiveRound {
    private static final String BEHIND_ALL = "~";

    private final DataDirectory data;
    private final ArchiveTerms terms;
    private final RunStarts starts = new RunStarts();
    private final RunStarts startsThere = new RunStarts();

    /** Rounds on these terms. */
    public ArchiveRound(DataDirectory data, ArchiveTerms terms) {
        Places.requireApart(data.root(), terms.to());
        this.data = data;
        this.terms = terms;
    }

    /**
     * Makes a round.
     *
     * @throws io.ringfire.engine.record.JournalException when a file is damaged, another's, or finds no room; what was not proven stays
     * @throws IllegalArgumentException when the archive cannot be where it is to be
     */
    public ArchiveResult run(Instant now, ArchiveSteps steps) {
        QueueSeal.sealClosedFiles(data.ticks());
        QueueSeal.sealClosedFiles(data.fires());
        ArchivePlan plan = plan(now);
        boolean hasWork =
                !plan.copyThrough().isEmpty() || Files.exists(terms.to().resolve("archive.json"));
        if (!hasWork) {
            if (Files.isDirectory(data.ticks())) {
                ArchivedDays.noteChecked(data, now);
            }
            return result(plan, List.of(), List.of(), List.of());
        }
        try (Archive archive = Archive.open(data, terms.to(), steps)) {
            List<String> copied = List.of();
            List<String> removed = List.of();
            if (!plan.copyThrough().isEmpty()) {
                copied = archive.take(plan.copyThrough(), plan.lastLeaving(), terms.keptFreeBytes());
                List<ArchivedDays.Run> runs = plan.leaving().stream()
                        .map(run -> new ArchivedDays.Run(
                                run.number(),
                                run.fileName(),
                                run.startNs(),
                                plan.endOf(run),
                                terms.to().toAbsolutePath().normalize().toString()))
                        .toList();
                removed = archive.release(plan.firstNeeded(), runs, now);
            }
            List<String> deleted = delete(archive, now);
            ArchivedDays.noteChecked(data, now);
            return result(plan, copied, removed, deleted);
        }
    }

    /** What a round would do; touches nothing. */
    public ArchiveResult rehearse(Instant now) {
        ArchivePlan plan = plan(now);
        DataDirectory there = new DataDirectory(terms.to());
        SortedSet<String> copied = new TreeSet<>();
        SortedSet<String> removed = new TreeSet<>();
        if (!plan.copyThrough().isEmpty()) {
            look(data.ticks(), there.ticks(), plan, copied, removed);
            look(data.fires(), there.fires(), plan, copied, removed);
        }
        List<String> deleted = terms.deleteAfterDays()
                .filter(days -> ArchiveMark.of(there).isPresent())
                .map(days -> {
                    ArchivePlan old = planThere(there, now, days);
                    return names(there).stream()
                            .filter(name -> name.compareTo(old.firstNeeded()) < 0)
                            .toList();
                })
                .orElse(List.of());
        return result(plan, List.copyOf(copied), List.copyOf(removed), deleted);
    }

    private static void look(
            Path here, Path there, ArchivePlan plan, SortedSet<String> copied, SortedSet<String> removed) {
        for (Path file : QueueFiles.of(here)) {
            String name = file.getFileName().toString();
            if (name.compareTo(plan.copyThrough()) <= 0 && !Files.exists(there.resolve(name))) {
                copied.add(name);
            }
            if (name.compareTo(plan.firstNeeded()) < 0) {
                removed.add(name);
            }
        }
    }

    /** Reads no record while no file is old enough to go. */
    private ArchivePlan plan(Instant now) {
        LocalDate cut = cut(now, terms.afterDays());
        if (QueueFiles.of(data.ticks()).stream()
                .noneMatch(file -> QueueFiles.dayOf(file).isBefore(cut))) {
            return ArchivePlan.NOTHING;
        }
        RunStarts.Journal journal = starts.of(data.ticks());
        ArchivePlan.Request request = new ArchivePlan.Request(
                cut,
                firstOpen(data),
                ServiceRuns.COMMAND_DAYS,
                WarmUp.fromNs(journal.lastEventNs(), terms.warmUpHours()));
        return ArchivePlan.of(journal, request);
    }

    private List<String> delete(Archive archive, Instant now) {
        if (terms.deleteAfterDays().isEmpty()) {
            return List.of();
        }
        ArchivePlan plan =
                planThere(archive.directory(), now, terms.deleteAfterDays().get());
        long untilNs = startsThere.of(archive.directory().ticks()).runs().stream()
                .filter(run -> run.fileName().compareTo(plan.firstNeeded()) >= 0)
                .mapToLong(RunStart::startNs)
                .findFirst()
                .orElse(0);
        return archive.delete(plan.firstNeeded(), plan.lastLeaving(), untilNs);
    }

    /** The newest run that is whole there stays until the next one is: some run is always there from its beginning. */
    private ArchivePlan planThere(DataDirectory there, Instant now, int days) {
        long lastWhole = ArchiveMark.of(there).map(ArchiveMark::lastWholeRun).orElse(0L);
        RunStarts.Journal all = startsThere.of(there.ticks());
        List<RunStart> whole =
                all.runs().stream().filter(run -> run.number() <= lastWhole).toList();
        return ArchivePlan.of(
                new RunStarts.Journal(whole, all.files(), all.lastEventNs()),
                new ArchivePlan.Request(cut(now, days), BEHIND_ALL, 0, 0));
    }

    /** A writer may be at the newest file of each queue; where a queue is empty, everything could come to be. */
    private static String firstOpen(DataDirectory data) {
        return Stream.of(data.ticks(), data.fires())
                .map(QueueFiles::of)
                .map(files -> files.isEmpty()
                        ? ""
                        : files.get(files.size() - 1).getFileName().toString())
                .min(String::compareTo)
                .orElse("");
    }

    private static LocalDate cut(Instant now, int days) {
        return now.atZone(ZoneOffset.UTC).toLocalDate().minusDays(days);
    }

    private static List<String> names(DataDirectory of) {
        return Stream.of(of.ticks(), of.fires())
                .flatMap(queue -> QueueFiles.of(queue).stream())
                .map(file -> file.getFileName().toString())
                .distinct()
                .sorted()
                .toList();
    }

    private static ArchiveResult result(
            ArchivePlan plan, List<String> copied, List<String> removed, List<String> deleted) {
        return new ArchiveResult(
                days(copied),
                days(removed),
                days(deleted),
                plan.leaving().stream().map(RunStart::number).toList(),
                plan.firstNeeded().isEmpty()
                        ? ""
                        : ArchivePlan.day(plan.firstNeeded()).toString(),
                plan.why());
    }

    private static List<String> days(List<String> fileNames) {
        return fileNames.stream().map(name -> ArchivePlan.day(name).toString()).toList();
    }
}
