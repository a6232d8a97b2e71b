package io.ringfire.app.replaycheck;

/**
 * A run that was replayed.
 *
 * @param wasOver whether it was over by then, so that there will be no more of it to compare
 * @param timeNs when that was done, epoch ns
 */
public record CheckedRun(long runNumber, boolean wasOver, Finding finding, long timeNs) {
    /** Whether there is no more to be found. */
    boolean isDone() {
        return wasOver && finding.verdict() != Verdict.FAILED;
    }
}
