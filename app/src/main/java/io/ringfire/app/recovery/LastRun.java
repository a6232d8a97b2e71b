package io.ringfire.app.recovery;

import io.ringfire.engine.market.DayStart;
import io.ringfire.engine.record.RecordSource;
import io.ringfire.engine.recovery.RunFold;
import io.ringfire.journal.layout.DataDirectory;
import io.ringfire.journal.reader.QueueRecordSource;
import java.util.Optional;

/**
 * The last run in which anything happened, folded, and the runs of the tick journal, by one pass through it where the fire journal tells where that run
 * begins.
 *
 * @param runs where the runs lie
 * @param run the run that was folded; empty when there is none
 * @param fold what became of it; null when there is none
 */
record LastRun(ServiceRuns runs, Optional<ServiceRun> run, RunFold fold) {
    /**
     * Reads both journals.
     *
     * @param begin where the fires of the newest run begin
     * @throws io.ringfire.engine.record.JournalException at what is no record, naming file and position
     */
    static LastRun of(DataDirectory data, DayStart dayStart, Optional<FireWalk.Begin> begin) {
        return begin.isEmpty() ? folded(new ServiceRuns(data), dayStart) : inOnePass(data, dayStart, begin.get());
    }

    /** The fire journal says where to begin, and nothing more: which run it is that is folded, the facts alone say. */
    private static LastRun inOnePass(DataDirectory data, DayStart dayStart, FireWalk.Begin begin) {
        ServiceRuns runs;
        try (WalkedJournal journal = new WalkedJournal(QueueRecordSource.openFrom(data.ticks(), begin.fileName()));
                RecordSource fires = RunRecords.fires(data, begin.fileName(), begin.eventNs())) {
            RecordSource facts = new RunRecords(journal, RunRecords::isRunStarted, begin.eventNs());
            RunFold fold = RunFold.ofFacts(dayStart, facts, fires);
            runs = new ServiceRuns(data, begin.fileName(), journal.finish());
            Optional<ServiceRun> run = runs.newestBegun();
            if (run.isPresent() && run.get().eventNs() == begin.eventNs()) {
                fold.finish(fires);
                return new LastRun(runs, run, fold);
            }
        }
        return folded(runs, dayStart);
    }

    private static LastRun folded(ServiceRuns runs, DayStart dayStart) {
        Optional<ServiceRun> run = runs.newestBegun();
        if (run.isEmpty()) {
            return new LastRun(runs, run, null);
        }
        try (RecordSource facts = runs.facts(run.get());
                RecordSource fires = runs.fires(run.get())) {
            return new LastRun(runs, run, new RunFold(dayStart, facts, fires));
        }
    }
}
