package io.ringfire.app.backup;

/**
 * How it stands with the backups.
 *
 * @param lastNs when the latest one was made, by its name, epoch ns; 0 for none
 * @param problem why the latest attempt failed; empty where it did not
 * @param made what the latest one that this run made holds, for a person; empty before the first
 */
public record BackupStatus(long lastNs, String problem, String made) {}
