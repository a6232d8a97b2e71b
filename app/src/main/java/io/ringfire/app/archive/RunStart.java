package io.ringfire.app.archive;

/**
 * Where a run of a service begins, as far as an archive wants to know.
 *
 * @param fileName file that holds its RunStarted
 * @param number counted in the data directory
 * @param startNs event time of its RunStarted, epoch ns
 * @param warmUpFromNs ticks from here on warmed it up; 0 for none
 * @param hasBegun whether anything follows its definitions and snapshots
 */
record RunStart(String fileName, long number, long startNs, long warmUpFromNs, boolean hasBegun) {
    RunStart begun() {
        return new RunStart(fileName, number, startNs, warmUpFromNs, true);
    }
}
