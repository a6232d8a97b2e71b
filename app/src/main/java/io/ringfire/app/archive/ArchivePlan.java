package io.ringfire.app.archive;

import io.ringfire.journal.reader.QueueFiles;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What may leave a journal at a cut. Runs leave whole: the first that stays is the newest that began before the cut, or the newest in which
 * anything happened, which the next start folds. The file that it begins in holds the end of the run before, so that one is copied and stays.
 * Files stay, too, that a staying run, or the next start, is warmed up with.
 *
 * @param leaving runs that leave, oldest first
 * @param firstStaying the first run that stays; null where there is none at all
 * @param copyThrough last file to be copied; empty for none
 * @param firstNeeded first file that stays; empty where there is none
 * @param why why what is older than the cut stays; empty where nothing is
 */
record ArchivePlan(List<RunStart> leaving, RunStart firstStaying, String copyThrough, String firstNeeded, String why) {
    /** Nothing leaves. */
    static final ArchivePlan NOTHING = new ArchivePlan(List.of(), null, "", "", "");

    /**
     * What is asked for.
     *
     * @param cut files of days before it may go
     * @param firstOpenFile name of the first file that may still be written to, in either queue: from there on nothing goes
     * @param newestFiles so many of the newest files stay, whatever they hold
     * @param nextWarmUpFromNs ticks from here on the next start wants; 0 for none
     */
    record Request(LocalDate cut, String firstOpenFile, int newestFiles, long nextWarmUpFromNs) {}

    static ArchivePlan of(RunStarts.Journal journal, Request request) {
        List<RunStart> runs = journal.runs();
        if (runs.isEmpty()) {
            return NOTHING;
        }
        int staying = firstStaying(runs, request);
        RunStart first = runs.get(staying);
        String needed = first.fileName();
        String why = "run " + first.number() + " began there"
                + (staying == runs.size() - 1 ? " and is the newest" : " and went on beyond");
        for (RunStart run : runs.subList(staying, runs.size())) {
            Optional<String> warmUp =
                    fileOf(runs, run.warmUpFromNs()).filter(file -> file.compareTo(first.fileName()) < 0);
            if (warmUp.isPresent() && warmUp.get().compareTo(needed) < 0) {
                needed = warmUp.get();
                why = "run " + run.number() + " was warmed up with what began there";
            }
        }
        Optional<String> next = fileOf(runs, request.nextWarmUpFromNs);
        if (next.isPresent() && next.get().compareTo(needed) < 0) {
            needed = next.get();
            why = "the next start is warmed up with what began there";
        }
        List<String> files = journal.files();
        int newest = Math.max(0, files.size() - request.newestFiles);
        if (newest < files.size() && files.get(newest).compareTo(needed) < 0) {
            needed = files.get(newest);
            why = "the newest " + request.newestFiles + " days always stay";
        }
        List<RunStart> leaving = new ArrayList<>(runs.subList(0, staying));
        boolean isKeptBeyond = day(needed).isBefore(request.cut);
        return new ArchivePlan(
                leaving, first, copyThrough(files, leaving, first, needed), needed, isKeptBeyond ? why : "");
    }

    private static int firstStaying(List<RunStart> runs, Request request) {
        int newestBegun = 0;
        for (int i = 0; i < runs.size(); i++) {
            newestBegun = runs.get(i).hasBegun() ? i : newestBegun;
        }
        int staying = 0;
        for (int i = 1; i <= newestBegun; i++) {
            String file = runs.get(i).fileName();
            if (day(file).isBefore(request.cut) && file.compareTo(request.firstOpenFile) < 0) {
                staying = i;
            }
        }
        return staying;
    }

    /** With the end of the last run that leaves; where none does, what is left over from a round that was broken off, or was put back. */
    private static String copyThrough(List<String> files, List<RunStart> leaving, RunStart first, String needed) {
        if (!leaving.isEmpty()) {
            return first.fileName();
        }
        return files.stream()
                .filter(file -> file.compareTo(needed) < 0)
                .reduce((one, next) -> next)
                .orElse("");
    }

    /** File of the run that was going on at an instant; of the first where all are later. */
    private static Optional<String> fileOf(List<RunStart> runs, long instantNs) {
        if (instantNs == 0) {
            return Optional.empty();
        }
        RunStart covering = runs.get(0);
        for (RunStart run : runs) {
            covering = run.startNs() <= instantNs ? run : covering;
        }
        return Optional.of(covering.fileName());
    }

    static LocalDate day(String fileName) {
        return QueueFiles.dayOf(Path.of(fileName));
    }

    /** When the run behind one started, epoch ns. */
    long endOf(RunStart run) {
        int next = leaving.indexOf(run) + 1;
        return next < leaving.size() ? leaving.get(next).startNs() : firstStaying.startNs();
    }

    /** Number of the newest run that leaves; 0 for none. */
    long lastLeaving() {
        return leaving.isEmpty() ? 0 : leaving.get(leaving.size() - 1).number();
    }
}
