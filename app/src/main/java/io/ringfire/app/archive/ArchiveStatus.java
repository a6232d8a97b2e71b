package io.ringfire.app.archive;

/**
 * How it stands with the archive.
 *
 * @param lastNs when the latest round was made, epoch ns; 0 for none
 * @param problem why the latest one failed; empty where it did not
 * @param days how many days left the journal in this run of the service
 */
public record ArchiveStatus(long lastNs, String problem, long days) {}
