package io.ringfire.app.config;

import java.nio.file.Path;
import java.util.Optional;

/**
 * {@code archive.*}: which old days of the journals the running service moves to an archive, each day. Decides nothing.
 *
 * @param to the archive; empty for none
 * @param afterDays days that are older may go there; empty for never
 * @param at time of day, UTC
 * @param deleteAfterDays archived days that are older are deleted; empty for never
 */
public record ArchiveSettings(
        Optional<Path> to, Optional<Integer> afterDays, DayTime at, Optional<Integer> deleteAfterDays) {}
