package io.ringfire.app.config;

import java.nio.file.Path;
import java.util.Optional;

/**
 * {@code backup.*}: what the running service copies by itself, each day. Decides nothing.
 *
 * @param to where they stand side by side; empty for none
 * @param at time of day, UTC
 * @param keep how many stay
 */
public record BackupSettings(Optional<Path> to, DayTime at, int keep) {}
