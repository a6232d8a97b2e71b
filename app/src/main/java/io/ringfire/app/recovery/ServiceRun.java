package io.ringfire.app.recovery;

/**
 * One run of the service and where it begins in the tick journal.
 *
 * @param fileName data file that holds its RunStarted; its fires begin in the file of the same name
 * @param eventNs event time of its RunStarted, epoch ns; no other run has the same
 * @param runNumber counted in this data directory
 * @param configHash names its configuration
 * @param installation six base-32 characters
 * @param warmUpFromNs ticks of earlier runs from here on warmed it up; 0 for none
 * @param hasBegun whether anything follows its definitions and snapshots; without that the run before is the one to fold
 * @param hasEnded whether its RunEnded is there; without that it was killed, or runs
 */
public record ServiceRun(
        String fileName,
        long eventNs,
        long runNumber,
        String configHash,
        String installation,
        long warmUpFromNs,
        boolean hasBegun,
        boolean hasEnded) {

    ServiceRun begun() {
        return new ServiceRun(fileName, eventNs, runNumber, configHash, installation, warmUpFromNs, true, hasEnded);
    }

    ServiceRun ended() {
        return new ServiceRun(fileName, eventNs, runNumber, configHash, installation, warmUpFromNs, hasBegun, true);
    }
}
