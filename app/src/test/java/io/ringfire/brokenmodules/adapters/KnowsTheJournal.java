package io.ringfire.brokenmodules.adapters;

/** Looks sideways. */
public final class KnowsTheJournal {
    io.ringfire.journal.layout.DataDirectory sideways;
}
