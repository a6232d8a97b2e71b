package io.ringfire.app.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Twenty days of November; runs begin where a test says. */
class ArchivePlanTest {
    private static final long DAY_NS = RecordedDays.DAY_NS;

    private final List<RunStart> runs = new ArrayList<>();

    private ArchivePlanTest run(int day, int warmUpFromDay, boolean hasBegun) {
        runs.add(new RunStart(file(day), runs.size() + 1, day * DAY_NS, warmUpFromDay * DAY_NS, hasBegun));
        return this;
    }

    private static String file(int day) {
        return String.format("202611%02dF.cq4", day);
    }

    private ArchivePlan plan(int cutDay) {
        return plan(cutDay, 20, 2, 20);
    }

    private ArchivePlan plan(int cutDay, int firstOpenDay, int newestFiles, int nextWarmUpDay) {
        List<String> files =
                IntStream.rangeClosed(1, 20).mapToObj(ArchivePlanTest::file).toList();
        return ArchivePlan.of(
                new RunStarts.Journal(runs, files, 21 * DAY_NS),
                new ArchivePlan.Request(
                        LocalDate.of(2026, 11, cutDay), file(firstOpenDay), newestFiles, nextWarmUpDay * DAY_NS));
    }

    private static List<Long> numbers(ArchivePlan plan) {
        return plan.leaving().stream().map(RunStart::number).toList();
    }

    @Test
    void shouldKeepEveryDayOfAServiceThatWasNeverStartedAgainAndSayWhy() {
        run(1, 0, true);
        ArchivePlan plan = plan(15);
        assertEquals(List.of(), plan.leaving());
        assertEquals(file(1), plan.firstNeeded());
        assertEquals("", plan.copyThrough());
        assertEquals("run 1 began there and is the newest", plan.why());
    }

    /** Seen failing, with a run cut in two, where the first day that stays was taken from the cut. */
    @Test
    void shouldLetRunsLeaveAsAWholeWithTheEndOfTheLastCopied() {
        run(1, 0, true).run(5, 0, true).run(9, 0, true);
        ArchivePlan plan = plan(8);
        assertEquals(List.of(1L), numbers(plan));
        assertEquals(file(5), plan.copyThrough());
        assertEquals(file(5), plan.firstNeeded());
        assertEquals("run 2 began there and went on beyond", plan.why());
        assertEquals(List.of(1L, 2L), numbers(plan(10)));
        assertEquals(5 * DAY_NS, plan.endOf(runs.get(0)));
        assertEquals(List.of(1L), numbers(plan(9)), "the day of the cut itself is not old enough");
    }

    @Test
    void shouldKeepFromTheBeginningOfTheRunThatOthersWereWarmedUpWith() {
        run(1, 0, true).run(5, 0, true).run(9, 6, true).run(12, 0, true);
        ArchivePlan plan = plan(10);
        assertEquals(List.of(1L, 2L), numbers(plan));
        assertEquals(file(9), plan.copyThrough());
        assertEquals(file(5), plan.firstNeeded());
        assertEquals("run 3 was warmed up with what began there", plan.why());
        run(14, 2, true);
        assertEquals(file(1), plan(10).firstNeeded(), "a later run may have been warmed up with more");
    }

    /** What it folds, what it is warmed up with, and what it refuses to obey twice. */
    @Test
    void shouldKeepWhatTheNextStartNeedsThoughAllIsOld() {
        run(1, 0, true).run(5, 0, true).run(9, 0, false).run(10, 0, false);
        assertEquals(List.of(1L), numbers(plan(18)), "runs that died among their snapshots are not folded");
        runs.clear();
        run(1, 0, true).run(5, 0, true).run(9, 0, true);
        ArchivePlan plan = plan(18, 20, 2, 7);
        assertEquals(file(5), plan.firstNeeded());
        assertEquals("the next start is warmed up with what began there", plan.why());
        assertEquals(file(4), plan(18, 20, 17, 19).firstNeeded());
        assertEquals("the newest 17 days always stay", plan(18, 20, 17, 19).why());
    }

    /** In the fire journal, too: a run that decided nothing since may still write into an old file. Seen failing without the look at it. */
    @Test
    void shouldTakeNothingOfAFileThatMayStillBeWrittenTo() {
        run(1, 0, true).run(5, 0, true).run(9, 0, true);
        assertEquals(List.of(1L), numbers(plan(18, 9, 2, 19)));
        assertEquals(List.of(1L, 2L), numbers(plan(18, 10, 2, 19)));
    }
}
