package io.ringfire.brokenmodules.journal;

/** Looks sideways. */
public final class KnowsTheAdapters {
    io.ringfire.adapters.file.SourceZone sideways;
}
