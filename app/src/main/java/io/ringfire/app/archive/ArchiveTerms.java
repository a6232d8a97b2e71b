package io.ringfire.app.archive;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What a round is told.
 *
 * @param to the archive
 * @param afterDays days that are older may leave, in UTC days before today
 * @param deleteAfterDays archived days that are older are deleted; empty for never
 * @param warmUpHours hours of ticks that the next start wants
 * @param keptFreeBytes that stay free on the archive's disk
 */
public record ArchiveTerms(
        Path to, int afterDays, Optional<Integer> deleteAfterDays, int warmUpHours, long keptFreeBytes) {}
